"""The limits the user has set for each network, kept in the settings."""

from __future__ import annotations

from math import isinf

from desktop.services.settings import Settings
from desktop.tabs.digit.read.state import ModelInfo
from nn_core.digits import Limits

STRANGE = "digit/{model}/strange above"
SURE = "digit/{model}/sure above"
REACH = 3.0
"""The slider of strangeness ends at this multiple of the network's own limit."""
LEAST_REACH = 3.0
"""It goes at least this far each way: digits lie about 0, a deviation to either side."""


def scale(own: Limits) -> tuple[float, float] | None:
    """Return start and end of the scale of strangeness; None where it is not known."""
    if isinf(own.strangeness):
        return None
    return -LEAST_REACH, max(LEAST_REACH, REACH * own.strangeness)


def remembered(settings: Settings, model: ModelInfo) -> Limits:
    """Return the user's limits for a network; its own where there are none or they are damaged."""
    own = model.limits or Limits()
    strange = settings.number(STRANGE.format(model=model.name), own.strangeness)
    sure = settings.number(SURE.format(model=model.name), own.confidence)
    known = scale(own)
    return Limits(
        strange if known and strange >= known[0] else own.strangeness,
        sure if 0 <= sure <= 1 else own.confidence,
    )


def rename(settings: Settings, old: str, new: str) -> None:
    """Keep the user's limits for a network that has another name now."""
    for key in (STRANGE, SURE):
        settings.set(key.format(model=new), settings.text(key.format(model=old)))
    forget(settings, old)


def forget(settings: Settings, name: str) -> None:
    """Forget the user's limits for a network that is gone; another may get its name."""
    for key in (STRANGE, SURE):
        if settings.has(key.format(model=name)):
            settings.set(key.format(model=name), "")


def remember(settings: Settings, model: ModelInfo, limits: Limits) -> None:
    """Keep the user's limits; what is the network's own is forgotten, so that it can change."""
    own = model.limits or Limits()
    for key, value, usual in (
        (STRANGE, limits.strangeness, own.strangeness),
        (SURE, limits.confidence, own.confidence),
    ):
        settings.set(key.format(model=model.name), "" if value == usual else value)
