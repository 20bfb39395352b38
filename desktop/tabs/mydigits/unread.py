"""What the pages say where the notebook could not be read: nothing of what may be in it."""

from __future__ import annotations

from desktop.services.i18n import translate


def sentence() -> str:
    """Return the sentence under the picture; the bar above says why."""
    return translate(
        "MyDigits",
        "Your notebook could not be read, so its digits are not shown; nothing in it was changed. "
        "It is read again when you come back to this page.",
    )


def title() -> str:
    """Return what stands where the digits would be."""
    return translate("MyDigits", "Your digits cannot be shown now.")
