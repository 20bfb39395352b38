"""The page's sentences: what speaks for the answer, what is like it, what would turn it."""

from __future__ import annotations

from desktop.services.i18n import translate
from desktop.services.numbers import fixed, percent, plain, signed, significant, thousands
from desktop.tabs.digit.why.state import WhyState
from nn_core.explain import Method


def invitation(state: WhyState) -> str:
    """Return what an empty page says first."""
    if not state.models:
        return translate("WhyTab", "There is no network to ask: train one with “badak train”.")
    return translate(
        "WhyTab", "Draw a digit at the left (F8), or take one that comes with the program."
    )


def evidence_title(state: WhyState) -> str:
    """Return what the left picture is."""
    if state.digit is None:
        return translate("WhyTab", "Evidence")
    if state.rival is None:
        return translate("WhyTab", "Why {digit}?").format(digit=state.digit)
    return translate("WhyTab", "Why {digit}, not {rival}?").format(
        digit=state.digit, rival=state.rival
    )


def legend(state: WhyState) -> str:
    """Return what the signs and colours of the left picture mean, with the sum."""
    if state.evidence is None or state.digit is None:
        return translate("WhyTab", "reading…")
    if state.contributions is None:
        return translate("WhyTab", "turning one patch after another…")
    if state.rival is None:
        text = translate("WhyTab", "blue + for {digit}, vermillion − against; in all {sum}")
    else:
        text = translate("WhyTab", "blue + for {digit}, vermillion − for {rival}; in all {sum}")
    total = signed(state.evidence.total(state.method, state.digit, state.rival), 2)
    return text.format(digit=state.digit, rival=state.rival, sum=total)


def evidence_line(state: WhyState) -> str:
    """Return what the left picture says without being seen: the sum, and where most of it lies."""
    if state.blank:
        return translate("WhyTab", "Nothing is drawn")
    parts = [evidence_title(state), legend(state)]
    if state.contributions is not None:
        strongest = int(abs(state.contributions).argmax())
        parts.append(pixel_hint(state, *divmod(strongest, state.contributions.shape[1])))
    return "; ".join(parts)


def beside_line(state: WhyState) -> str:
    """Return what the right picture says without being seen."""
    if state.blank:
        return translate("WhyTab", "Nothing is drawn")
    parts = [beside_title(state), change_note(state)]
    if state.film is not None and state.beside is None:
        text = translate("WhyTab", "picture {number} of {count}")
        parts.append(text.format(number=state.frame + 1, count=len(state.film)))
    return "; ".join(filter(None, parts))


def beside_title(state: WhyState) -> str:
    """Return what the right picture is."""
    if state.beside is not None and state.neighbours is not None:
        return translate("WhyTab", "Like it: an MNIST digit, labelled {label}").format(
            label=int(state.neighbours.labels[state.beside])
        )
    if state.target is None:
        return translate("WhyTab", "What would change it?")
    return translate("WhyTab", "What would turn it into {target}?").format(target=state.target)


def change_note(state: WhyState) -> str:
    """Return how large the change is, or how far the search; of a neighbour, how far it is."""
    if state.beside is not None and state.neighbours is not None:
        distance = fixed(float(state.neighbours.distances[state.beside]))
        return translate("WhyTab", "distance {distance}").format(distance=distance)
    search, change = state.search, state.change
    if change is not None:
        parts = []
        if change.added >= 0.0005:
            parts.append(translate("WhyTab", "+ {share} ink").format(share=percent(change.added)))
        if change.removed >= 0.0005:
            parts.append(translate("WhyTab", "− {share} ink").format(share=percent(change.removed)))
        return "   ".join(parts)
    if search is None:
        return ""
    if not search.done:
        return translate("WhyTab", "searching, {count} pictures read").format(
            count=thousands(search.tried)
        )
    return translate("WhyTab", "none found in {count} pictures").format(
        count=thousands(search.tried)
    )


def neighbours_title(state: WhyState) -> str:
    """Return what the row of small pictures is."""
    near = state.neighbours
    if near is None:
        return translate("WhyTab", "Most like it: reading…")
    if state.read_share < 1:
        return translate("WhyTab", "Most like it, of {count} digits so far").format(
            count=thousands(near.among)
        )
    return translate("WhyTab", "Most like it, of {count} digits").format(
        count=thousands(near.among)
    )


def neighbour_hint(state: WhyState, index: int) -> str:
    """Return what a small picture is."""
    near = state.neighbours
    if near is None or not 0 <= index < len(near.labels):
        return ""
    label = int(near.labels[index])
    if label == state.answer:
        text = translate("WhyTab", "Labelled {label}, distance {distance}")
    else:
        text = translate(
            "WhyTab", "Labelled {label}, distance {distance}: not what the network answers"
        )
    return text.format(label=label, distance=fixed(float(near.distances[index])))


def pixel_hint(state: WhyState, row: int, column: int) -> str:
    """Return what a pixel or its patch contributes."""
    if state.contributions is None or state.image is None or state.digit is None:
        return ""
    value = float(state.contributions[row, column])
    if state.method is Method.GRADIENT:
        text = translate(
            "WhyTab", "Row {row}, column {column}: ink {ink}, contributes {value} to {score}"
        )
    elif value == 0:
        text = translate("WhyTab", "Row {row}, column {column}: changes nothing in {score}")
    else:
        text = translate(
            "WhyTab", "Row {row}, column {column}: as it is, it contributes {value} to {score}"
        )
    return text.format(
        row=row,
        column=column,
        ink=plain(float(state.image[row, column]), 2),
        value=signed(value, 2),
        score=score_name(state),
    )


def score_name(state: WhyState) -> str:
    """Return what the contributions add up to, in words."""
    if state.rival is None:
        return translate("WhyTab", "the score of {digit}").format(digit=state.digit)
    return translate("WhyTab", "the lead of {digit} over {rival}").format(
        digit=state.digit, rival=state.rival
    )


def sentence(state: WhyState) -> str:
    """Return the one sentence under the picture."""
    if not state.models:
        return invitation(state)
    if state.blank:
        return translate(
            "WhyTab",
            "Here you will see what speaks for an answer, which digits are like yours, and a "
            "small change that turns the answer.",
        )
    if state.evidence is None:
        return translate("WhyTab", "The network reads the picture…")
    if state.beside is not None:
        return _beside_sentence(state)
    if state.chosen_digit is not None or state.chosen_rival is not None:
        return _asked_sentence(state)
    return _refused_sentence(state) if state.refused else _change_sentence(state)


def _beside_sentence(state: WhyState) -> str:
    near = state.neighbours
    assert near is not None
    assert state.beside is not None
    label, same = int(near.labels[state.beside]), int((near.labels == state.answer).sum())
    values = {"same": same, "count": len(near.labels), "answer": state.answer, "label": label}
    if label == state.answer:
        text = translate(
            "WhyTab",
            "{same} of the {count} digits nearest before the last layer are labelled {answer}, "
            "like this one: what lies close together there is alike to the network.",
        )
    else:
        text = translate(
            "WhyTab",
            "This one is labelled {label}, {same} of the {count} nearest are labelled {answer}: "
            "where two digits meet before the last layer, an answer is easily wrong.",
        )
    return text.format(**values)


def _asked_sentence(state: WhyState) -> str:
    assert state.evidence is not None
    assert state.digit is not None
    score = state.evidence.score(state.digit, state.rival)
    values = {"digit": state.digit, "rival": state.rival, "score": significant(abs(score), 2)}
    if state.rival is None:
        text = translate(
            "WhyTab",
            "The score of {digit} is {score}: what is blue raises it, "
            "what is vermillion lowers it.",
        )
        values["score"] = significant(score, 2)
    elif score > 0:
        text = translate(
            "WhyTab",
            "{digit} leads {rival} by {score}: blue says {digit}, vermillion says {rival}.",
        )
    elif score == 0:
        text = translate(
            "WhyTab",
            "{digit} and {rival} have the same score: blue says {digit}, vermillion says {rival}.",
        )
    elif vermillion_outweighs(state):
        text = translate(
            "WhyTab",
            "{digit} is {score} behind {rival}: blue says {digit}, vermillion says {rival}, "
            "and that weighs more.",
        )
    else:
        text = translate(
            "WhyTab",
            "{digit} is {score} behind {rival}: blue says {digit}, vermillion says {rival}.",
        )
    return text.format(**values)


def vermillion_outweighs(state: WhyState) -> bool:
    """Return whether all that is shown adds up to less than nothing; biases are not shown."""
    if state.evidence is None or state.digit is None or state.contributions is None:
        return False
    return state.evidence.total(state.method, state.digit, state.rival) < 0


def _refused_sentence(state: WhyState) -> str:
    text = translate(
        "WhyTab",
        "To the network this is no digit. If it had to choose, it would take {answer} before "
        "{rival}: blue parts speak for {answer}, vermillion ones for {rival}.",
    )
    return text.format(answer=state.answer, rival=state.runner_up)


def _change_sentence(state: WhyState) -> str:
    values: dict[str, object] = {"answer": state.answer, "target": state.target}
    change, search = state.change, state.search
    if change is not None:
        values["share"] = percent(change.size)
        if change.added and not change.removed:
            text = translate(
                "WhyTab",
                "It reads {answer}. With ink where + stands, {share} of the drawing's, it is "
                "read as {target}; no smaller change was found.",
            )
        elif change.removed and not change.added:
            text = translate(
                "WhyTab",
                "It reads {answer}. Without the ink where − stands, {share} of the drawing's, it "
                "is read as {target}; no smaller change was found.",
            )
        else:
            text = translate(
                "WhyTab",
                "It reads {answer}. With ink where + stands and none where − stands, {share} of "
                "the drawing's, it is read as {target}; no smaller change was found.",
            )
    elif search is not None and search.done:
        text = translate(
            "WhyTab",
            "It reads {answer}, and no change of up to six strokes was found that turns it into "
            "{target}; there may be one all the same.",
        )
    else:
        text = translate(
            "WhyTab",
            "It reads {answer} rather than {target}: blue parts of the picture speak for "
            "{answer}, vermillion ones for {target}.",
        )
        values["target"] = state.runner_up
    return text.format(**values)
