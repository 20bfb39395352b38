"""What the tests of the page Training > Digits have in common."""

from __future__ import annotations

from patient import PatientBot

from desktop.tabs.training.digits.presenter import DigitsPresenter


def ready(qtbot: PatientBot, presenter: DigitsPresenter) -> DigitsPresenter:
    """Wait until the digits have been read."""
    presenter.enter()
    qtbot.waitUntil(lambda: presenter.state.learnt > 0 and not presenter.state.loading)
    return presenter


def gone_to(qtbot: PatientBot, presenter: DigitsPresenter, step: int) -> DigitsPresenter:
    """Wait until the run is at a step, and all that follows from it is known."""
    presenter.run.go_to(step)
    qtbot.waitUntil(lambda: presenter.run.state.step == step and not presenter.context.busy)
    return presenter
