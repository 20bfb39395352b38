"""The sentences of the page Teach."""

from __future__ import annotations

from desktop.services import network_names
from desktop.services.i18n import translate
from desktop.services.numbers import percent, thousands
from desktop.tabs.mydigits.notebook_presenter import unread_sentence
from desktop.tabs.mydigits.teach.state import Hand, Origin, TeachState
from nn_core.errors import shown
from nn_core.models.own_digits import FEWEST
from nn_core.models.teaching_records import Answers, Marks, Phase, TeachResult


def share(answers: Answers | None) -> str:
    """Return the share of right answers; a dash where there is none."""
    return "–" if answers is None or answers.share is None else percent(answers.share, 1)


def rounds(state: TeachState) -> str:
    """Return how often each digit is met."""
    if not state.learnt:
        return ""
    text = translate("TeachControls", "Each digit learnt is met about {count} times.")
    return text.format(count=f"{state.rounds:.0f}")


def mine(state: TeachState) -> str:
    """Return how many digits of a batch are new."""
    settings = state.settings
    if settings.mine == settings.batch_size:
        return translate("TeachControls", "Only the new ones: watch what it forgets.")
    text = translate("TeachControls", "The other {mine} of each batch are the new ones.")
    return text.format(mine=settings.mine)


def sentence(state: TeachState) -> str:
    """Return the one sentence under the picture."""
    if state.running:
        return _running(state)
    if state.result is not None:
        return outcome(state.result)
    if state.kept:
        return translate(
            "TeachWords",
            "“{name}” is kept: choose it in the tab Digit and draw for it. The network it learnt "
            "from is as it was.",
        ).format(name=state.kept)
    if state.stopped:
        return translate("TeachWords", "Stopped. Nothing was kept, and no network has changed.")
    return _waiting(state)


def _running(state: TeachState) -> str:
    step = state.step
    if step is None or step.phase is Phase.BEFORE:
        return translate(
            "TeachWords", "First the network is tested on everything, before it learns."
        )
    if step.phase is Phase.AFTER:
        return translate(
            "TeachWords", "It has learnt; now it is tested on the same digits as before."
        )
    if sum(state.kept_back):
        text = translate(
            "TeachWords",
            "A copy of {base} learns: batch {step} of {steps}. The curve ● shows how it reads "
            "the digits that are kept back, which it never learns.",
        )
    else:
        text = translate(
            "TeachWords",
            "A copy of {base} learns: batch {step} of {steps}. No digit is kept back, so the curve "
            "only shows what it forgets.",
        )
    return text.format(base=network_names.short(state.base), step=step.step, steps=step.steps)


def _waiting(state: TeachState) -> str:
    if state.unread:
        return unread_sentence()
    if not state.total:
        return translate(
            "TeachWords",
            "There is nothing to learn yet. Draw digits in the tab Digit and say what they are, "
            "or try the hand of a made-up writer.",
        )
    if not sum(state.kept_back):
        return translate(
            "TeachWords",
            "With fewer than {fewest} of each digit, all are learnt and none can be kept back to "
            "test on: you will see what it forgets, not how well it reads you.",
        ).format(fewest=FEWEST)
    if state.hand is Hand.ODD:
        return translate(
            "TeachWords",
            "This writer writes 3, 4, 7 and 9 the wrong way round and crosses the 0: {learnt} "
            "digits are learnt, {kept} are kept back to test on.",
        ).format(learnt=state.learnt, kept=sum(state.kept_back))
    if state.met_before:
        text = translate(
            "TeachWords",
            "{base} has learnt {before} of your digits already. {learnt} are learnt now; {kept} "
            "are kept back, none of which it has ever learnt.",
        )
    else:
        text = translate(
            "TeachWords",
            "{learnt} of your digits are learnt; {kept} are kept back, so that the test shows "
            "more than learning by heart.",
        )
    return text.format(
        base=network_names.short(state.base),
        before=thousands(state.met_before),
        learnt=thousands(state.learnt),
        kept=thousands(sum(state.kept_back)),
    )


def warning(state: TeachState) -> str:
    """Return what makes the result less sure, or nothing."""
    return " ".join(filter(None, (missing(state), unrecorded(state))))


def unrecorded(state: TeachState) -> str:
    """Return a warning where it isn't known what the network has learnt before."""
    if state.recorded or not state.total:
        return ""
    return translate(
        "TeachWords",
        "Which digits {base} learnt earlier was not recorded: it may know some of those that are "
        "kept back.",
    ).format(base=network_names.short(state.base))


def missing(state: TeachState) -> str:
    """Return a warning where digits are missing; empty where all ten are there."""
    absent = [str(digit) for digit, number in enumerate(state.counts) if not number]
    if not absent or not state.total:
        return ""
    return translate(
        "TeachWords", "Missing: {digits}. It may come to see its new digits everywhere."
    ).format(digits=", ".join(absent))


def outcome(result: TeachResult) -> str:
    """Return what happened: on the user's digits, and on those of others."""
    mine = _mine(result.before, result.after, result.met.whole)
    return f"{mine} {_others(result.before, result.after)}"


def _mine(before: Marks, after: Marks, recorded: bool) -> str:
    if not len(before.held_out):
        return translate(
            "TeachWords",
            "No digit was kept back, so it is not known how well it reads others of this hand.",
        )
    digit, was, now, total = best_digit(before.held_out, after.held_out)
    if not recorded:
        text = translate(
            "TeachWords",
            "Of the digits kept back it read {was_all} of {all} before and {now_all} now; but it "
            "may have learnt some of them in an earlier round.",
        )
    elif now > was:
        text = translate(
            "TeachWords",
            "Of the digits kept back it read {was_all} of {all} before and {now_all} now; the "
            "digit {digit}: {was} of {total} before, {now} now.",
        )
    else:
        text = translate(
            "TeachWords",
            "Of the digits kept back it read {was_all} of {all} before and {now_all} now; no digit "
            "gained.",
        )
    return text.format(
        was_all=thousands(before.held_out.hits),
        now_all=thousands(after.held_out.hits),
        all=thousands(len(before.held_out)),
        digit=digit,
        was=was,
        now=now,
        total=total,
    )


def best_digit(before: Answers, after: Answers) -> tuple[int, int, int, int]:
    """Return the digit that gained most: itself, right before, right now, and how many."""
    gains = [(after.of_digit(d)[0] - before.of_digit(d)[0], -d) for d in range(10)]
    digit = -max(gains)[1]
    now, total = after.of_digit(digit)
    return digit, before.of_digit(digit)[0], now, total


def _others(before: Marks, after: Marks) -> str:
    if before.test is not None and after.test is not None:
        return translate(
            "TeachWords",
            "Of the {count} digits of the MNIST test set it forgot {lost} and reads {won} that it "
            "did not.",
        ).format(
            count=thousands(len(before.test)),
            lost=thousands(before.test.forgotten(after.test)),
            won=thousands(before.test.gained(after.test)),
        )
    return translate(
        "TeachWords",
        "Of {count} MNIST digits it forgot {lost} and reads {won} that it did not.",
    ).format(
        count=thousands(len(before.base)),
        lost=thousands(before.base.forgotten(after.base)),
        won=thousands(before.base.gained(after.base)),
    )


def origin(network: Origin) -> str:
    """Return where one of the user's networks comes from and how much it has learnt."""
    way = " › ".join(map(network_names.short, network.lineage)) or "?"
    if network.source and not network.lineage:
        text = translate("TeachWords", "Read from the file “{file}”.")
        return text.format(file=shown(network.source))
    if network.steps and not network.lineage:
        text = translate("TeachWords", "From Training, where it learnt {steps} steps.")
        if network.learnt:
            text = translate(
                "TeachWords",
                "From Training, where it learnt {steps} steps, {learnt} of your digits among "
                "others.",
            )
        return text.format(steps=thousands(network.steps), learnt=thousands(network.learnt))
    if not network.recorded:
        text = translate(
            "TeachWords", "From {way}. Which of your digits it learnt was not recorded."
        )
    else:
        text = translate("TeachWords", "From {way}. It has learnt {learnt} digits.")
    return text.format(way=way, learnt=thousands(network.learnt))
