"""The sentences of the page Accuracy."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.services import network_names
from desktop.services.numbers import percent
from desktop.tabs.mydigits import unread
from desktop.tabs.mydigits.accuracy.state import AccuracyState
from desktop.widgets.controls.number_text import grouped
from nn_core.digits.confusion import worst_pair


def sentence(state: AccuracyState) -> str:
    """Return the one sentence under the matrix."""
    score = state.shown
    if state.unread:
        return unread.sentence()
    if not state.labelled:
        return QCoreApplication.translate(
            "AccuracyPage",
            "Label some digits first: then every network is tested on them, and you see which "
            "digits it mistakes for which.",
        )
    if score is not None and not score.total and score.left_out:
        text = QCoreApplication.translate(
            "AccuracyPage",
            "{name}: all of your digits have been learnt, so none is left to test it on. "
            "Draw some more.",
        )
        return text.format(name=network_names.short(score.name))
    if score is None or not score.total:
        text = QCoreApplication.translate(
            "AccuracyPage", "Labelled digits: {count}. Test the networks on them."
        )
        return text.format(count=grouped(state.labelled))
    pair = worst_pair(score.confusion)
    values: dict[str, str] = {
        "name": network_names.short(score.name),
        "right": grouped(score.total - score.wrong),
        "total": grouped(score.total),
        "share": percent(score.accuracy, 1),
    }
    if pair is None:
        text = QCoreApplication.translate(
            "AccuracyPage", "{name} read all {total} correctly: everything lies on the diagonal."
        )
        return text.format(**values)
    if pair[2] == 1:
        text = QCoreApplication.translate(
            "AccuracyPage",
            "{name} read {right} of {total} correctly ({share}). Once, for example, it took your "
            "{was} for {read}. Click a cell to look at its digits.",
        )
        return text.format(**values, was=pair[0], read=pair[1])
    text = QCoreApplication.translate(
        "AccuracyPage",
        "{name} read {right} of {total} correctly ({share}). Most often it took your {was} for "
        "{read} (×{times}). Click a cell to look at its digits.",
    )
    if (score.confusion == pair[2])[~np.eye(10, dtype=bool)].sum() > 1:
        text = QCoreApplication.translate(
            "AccuracyPage",
            "{name} read {right} of {total} correctly ({share}). Several mistakes are equally "
            "frequent (×{times}), such as your {was} taken for {read}. Click a cell to look at "
            "its digits.",
        )
    return text.format(**values, was=pair[0], read=pair[1], times=grouped(pair[2]))


def which(state: AccuracyState) -> str:
    """Return on which digits the networks are compared."""
    score = state.shown
    if state.same:
        text = QCoreApplication.translate(
            "AccuracyPage", "{total} digits that none has learnt; {out} are left out."
        )
        total, out = (0, 0) if score is None else (score.total, score.left_out)
        return text.format(total=grouped(total), out=grouped(out))
    if state.alike:
        return ""
    return QCoreApplication.translate(
        "AccuracyPage", "Each is tested on what it has not learnt: not on the same digits."
    )
