"""The sentences of the page Browse: what to do, what is looked at, what was brought in."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QKeySequence

from desktop.services import network_names
from desktop.services.i18n import keys_text, phrase_text, translate
from desktop.services.numbers import thousands
from desktop.tabs.mydigits.browse.presenter import BrowseState, Label, Only
from desktop.tabs.mydigits.notebook_presenter import unread_sentence
from nn_core.data.notebook import Entry
from nn_core.data.notebook.transfer import Exported, Imported, Refusal
from nn_core.errors import shown


def labels(state: BrowseState) -> dict[str, str]:
    """Return what a digit may have been, with how many there are of each."""
    texts = {"": translate("BrowsePage", "any digit")}
    text = translate("BrowsePage", "{digit} ({count})")
    for digit, number in enumerate(state.counts):
        texts[str(digit)] = text.format(digit=digit, count=thousands(number))
    texts[Label.UNLABELLED] = translate("BrowsePage", "not labelled")
    if state.deleted or state.deleted_ones:
        text = translate("BrowsePage", "deleted ({count})")
        texts[Label.DELETED] = text.format(count=thousands(state.deleted))
    return texts


def what(only: Only | None) -> str:
    """Return what the digits of another page have in common."""
    if only is None:
        return ""
    text = translate("BrowsePage", "{name}: {was} read as {read}")
    return text.format(name=network_names.short(only.model), was=only.was, read=only.read)


def description(entry: Entry) -> str:
    """Return one digit in words, for a tool tip and a screen reader."""
    if entry.label is None:
        text = translate("BrowsePage", "Nobody has said what it was.")
    else:
        text = translate("BrowsePage", "It was a {label}.")
    if entry.answer is not None:
        text += " " + translate("BrowsePage", "{model} read {answer}.")
    elif entry.asked:
        text += " " + translate("BrowsePage", "{model} took it for no digit.")
    drawn_at = QDateTime.fromMSecsSinceEpoch(round(entry.drawn_at.timestamp() * 1000))
    when = QLocale().toString(drawn_at, QLocale.FormatType.ShortFormat)
    model = network_names.short(entry.model) or "–"
    text = text.format(label=entry.label, answer=entry.answer, model=model)
    return f"{text} {when}"


def sentence(state: BrowseState, chosen: int) -> str:
    """Return the one sentence under the grid."""
    if state.unread:
        text = unread_sentence()
    elif state.binned:
        text = _bin(chosen)
    elif state.emptied:
        text = translate(
            "BrowsePage",
            "Your notebook is empty now. Edit > Undo ({keys}) brings back what you deleted; so "
            "does “deleted” in the first list.",
        ).format(keys=keys_text(QKeySequence.StandardKey.Undo))
    elif not state.total:
        text = translate(
            "BrowsePage",
            "Your notebook is empty: the digits you draw and label will be kept here, so that "
            "networks can be tested on your hand and taught with it.",
        )
    elif chosen:
        text = translate(
            "BrowsePage",
            "Chosen: {chosen}. Press 0 to 9 to say what it was, Delete to take it out; "
            "both can be undone.",
        )
    elif not len(state.ids):
        text = translate(
            "BrowsePage", "None of your {total} digits is like that. Loosen the filter on the left."
        )
    elif state.only is not None:
        text = translate(
            "BrowsePage",
            "{what}: {found} of your {total}. Where the label is wrong, click the digit and press "
            "the right key.",
        )
    elif state.narrowed:
        text = translate("BrowsePage", "Digits like that: {found} of your {total}.")
    else:
        text = _overview(state)
    return text.format(
        chosen=thousands(chosen),
        found=thousands(len(state.ids)),
        total=thousands(state.total),
        labelled=thousands(state.labelled),
        what=what(state.only),
        right=thousands(state.right),
        wrong=thousands(state.wrong),
    )


def _bin(chosen: int) -> str:
    """Return what can be done with deleted digits."""
    if chosen:
        return translate(
            "BrowsePage", "Chosen: {chosen}. “Bring back” puts them into your notebook again."
        )
    return translate(
        "BrowsePage",
        "Deleted in the last 30 days: {found}. Choose those you want back.",
    )


def _overview(state: BrowseState) -> str:
    """Return what there is altogether, and what was read when the digits were drawn."""
    if state.wrong:
        return translate(
            "BrowsePage",
            "Your digits: {total}, labelled: {labelled}. Misread: {wrong}; a marked corner shows "
            "them, and below stands what it was × what was read.",
        )
    if state.right:
        return translate(
            "BrowsePage",
            "Your digits: {total}, labelled: {labelled}. When they were drawn, {right} were "
            "read, all correctly. Click a digit to correct its label.",
        )
    return translate(
        "BrowsePage",
        "Your digits: {total}, labelled: {labelled}. No network has read them yet; on the page "
        "Accuracy all of them do. Click a digit to correct its label.",
    )


def report(result: Imported | Exported) -> str:
    """Return what an import or export did, and what it left out and why."""
    if isinstance(result, Imported):
        text = translate("BrowsePage", "Digits added: {count}.")
        text = text.format(count=thousands(result.added))
    else:
        text = translate("BrowsePage", "Digits written to “{name}”: {count}.")
        names = ", ".join(path.name for path in result.paths)
        text = text.format(count=thousands(result.written), name=names)
    changes = result.changes if isinstance(result, Imported) else ()
    text = " ".join([text, *(f"{phrase_text(phrase)}." for phrase in changes)])
    if not result.refused:
        return text
    head = translate("BrowsePage", "Left out:")
    named = result.names or tuple((str(first),) for _, _, first in result.refused)
    pairs = zip(result.refused, named, strict=True)
    parts = "; ".join(_refusal(reason, count, names) for (reason, count, _), names in pairs)
    return f"{text} {head} {parts}."


def _refusal(reason: Refusal, count: int, names: tuple[str, ...]) -> str:
    why = {
        Refusal.NO_DRAWING: translate("BrowsePage", "without a drawing"),
        Refusal.BLANK: translate("BrowsePage", "without ink"),
        Refusal.NO_DIGIT: translate("BrowsePage", "with a label that is no digit"),
        Refusal.DOUBLE: translate("BrowsePage", "there already"),
        Refusal.UNLABELLED: translate("BrowsePage", "without a label"),
        Refusal.NO_PICTURE: translate("BrowsePage", "that are no pictures"),
        Refusal.NO_TIME: translate("BrowsePage", "with an impossible time"),
        Refusal.NO_TEXT: translate("BrowsePage", "with a name that is no text"),
        Refusal.DAMAGED: translate("BrowsePage", "cut short or damaged"),
    }[reason]
    if all(name.isdigit() for name in names):
        text = translate("BrowsePage", "{count} {why} (at number {names})")
    else:
        text = translate("BrowsePage", "{count} {why} ({names})")
    listed = ", ".join(str(shown(name)) for name in names) + (" …" if count > len(names) else "")
    return text.format(count=thousands(count), why=why, names=listed)
