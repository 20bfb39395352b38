"""The controls of the page Teach: whose digits, which network, how long, and what was kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Slot
from PySide6.QtWidgets import QLineEdit, QProgressBar, QWidget

from desktop.services.i18n import error_texts, translate
from desktop.services.numbers import thousands
from desktop.tabs.mydigits.teach import dialogs, texts
from desktop.tabs.mydigits.teach.presenter import TeachPresenter
from desktop.tabs.mydigits.teach.state import (
    FEWEST_STEPS,
    LONGEST_NAME,
    MOST_REHEARSAL,
    MOST_STEPS,
    Hand,
    TeachState,
)
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.choice_menus import NetworkMenu
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.layout_helpers import narrow
from desktop.widgets.input import Menu

TEST, APART = 10_000, 2_000
"""How many digits the test set has, and how many bundled ones are never learnt again."""


class TeachControls(QObject):
    """Shows and changes how a network is taught."""

    def __init__(self, form: Form, presenter: TeachPresenter) -> None:
        super().__init__(form)
        self._form, self._presenter = form, presenter
        self._held: QWidget | None = None
        form.follow(self._note_held)
        self._add_what()
        self._add_how()
        self._add_run()
        self._add_name()
        form.follow(self._hand_on)

    def _add_what(self) -> None:
        form, presenter = self._form, self._presenter
        self.hand = form.choice(
            self.tr("&Whose digits"),
            {
                Hand.MINE: self.tr("Mine, from the notebook"),
                Hand.ODD: self.tr("A made-up writer's"),
            },
            lambda state: state.hand,
            presenter.set_hand,
            hint=self.tr("The made-up writer writes some digits the wrong way round"),
        )
        self.base = NetworkMenu()
        form.named(
            self.tr("&Network to teach"),
            self.base,
            lambda state: self.base.show_networks(state.models, state.base),
            hint=self.tr("A copy of it learns; it stays as it is"),
        )
        self.base.picked.connect(presenter.set_base)
        self.bring_in, self.write = form.buttons(
            (
                self.tr("Import…"),
                self.tr(
                    "Add a network from a file: of Badak, the book's .pkl, PyTorch's .safetensors, "
                    "NumPy's .npz"
                ),
                self._bring_in,
            ),
            (
                self.tr("Export…"),
                self.tr("Write this network to a file: ONNX for other programs, .npz for NumPy"),
                self._write,
            ),
        )
        form.enabled(lambda state: not (state.running or state.reading), self.bring_in)
        form.enabled(lambda state: state.base, self.write)

    def _add_how(self) -> None:
        form, presenter = self._form, self._presenter
        self.steps = form.slider(
            self.tr("How &long, in batches"),
            lambda state: state.settings.steps,
            presenter.set_steps,
            FEWEST_STEPS,
            MOST_STEPS,
            step=10,
            whole=True,
            hint=self.tr("Number of batches of 32 digits that are learnt"),
        )
        form.note(texts.rounds)
        self.rehearsal = form.slider(
            self.tr("MN&IST in each batch"),
            lambda state: state.settings.batch_size - state.settings.mine,
            presenter.set_rehearsal,
            0,
            MOST_REHEARSAL,
            step=1,
            whole=True,
            hint=self.tr(
                "Bundled digits learnt along with the new ones, so that they are not forgotten"
            ),
        )
        self.mine_note = form.note(texts.mine)
        for slider in (self.steps, self.rehearsal):
            slider.name.setWordWrap(True)  # at the largest zoom it would widen the column
        still = (self.hand, self.base, self.steps, self.rehearsal)
        form.enabled(lambda state: not state.running, *still)

    def _add_run(self) -> None:
        form, presenter = self._form, self._presenter
        self.start, self.cancel = form.buttons(
            (self.tr("Teach"), self.tr("Let a copy of the network learn"), self._start),
            (self.tr("Cancel"), self.tr("Stop at once; nothing is kept"), presenter.cancel),
        )
        form.enabled(lambda state: state.ready, self.start)
        form.enabled(lambda state: state.running or state.reading, self.cancel)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(8)
        self.progress.setAccessibleName(translate("TeachWords", "Progress"))
        form.add(self.progress, self._show_progress)

    def _add_name(self) -> None:
        form, presenter = self._form, self._presenter
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setProperty("role", "field")
        form.named(
            self.tr("Na&me of the new network"),
            self.name,
            self._show_name,
            hint=self.tr("It appears under this name wherever networks are chosen"),
        )
        self.name.textEdited.connect(presenter.set_name)
        self.why = form.note(_why)
        self.keep, self.throw_away = form.buttons(
            (self.tr("Keep"), self.tr("Keep the taught network under this name"), presenter.keep),
            (self.tr("Throw away"), self.tr("Drop the taught network"), presenter.throw_away),
        )
        self.name.returnPressed.connect(self.keep.click)
        form.enabled(lambda state: _waiting(state) and state.refusal is None, self.keep)
        form.enabled(_waiting, self.throw_away)

    def _show_name(self, state: TeachState) -> None:
        if self.name.text() != state.name:
            with QSignalBlocker(self.name):
                self.name.setText(state.name)

    def _show_progress(self, state: TeachState) -> None:
        done = state.step.done if state.running and state.step is not None else 0.0
        self.progress.setValue(round(1000 * done))

    def _note_held(self, _state: TeachState) -> None:
        self._held = self._form.window().focusWidget()

    def _hand_on(self, _state: TeachState) -> None:
        held, keys = self._held, (self.start, self.cancel, self.keep, self.throw_away)
        if held in keys and not held.isEnabled():
            # Else Qt hands the keys to the next field, and a space would overwrite the name.
            order = (self.cancel, self.keep, self.start, self.hand)
            next(widget for widget in order if widget.isEnabled()).setFocus()

    def _bring_in(self) -> None:
        path = dialogs.ask_for_network(self._form, self._presenter.folder)
        if path is not None:
            self._presenter.bring_in(path)

    def _write(self) -> None:
        start = self._presenter.folder / self._presenter.state.base.lstrip("●")
        path = dialogs.ask_where_to_write(self._form, start)
        if path is not None:
            self._presenter.write(path)

    def _start(self) -> None:
        if settled(self._form.window(), self._presenter):
            self._presenter.start()


class KeptControls(QObject):
    """Where the test files are, and the networks that were kept."""

    def __init__(self, form: Form, presenter: TeachPresenter) -> None:
        super().__init__(form)
        self._form, self._presenter = form, presenter
        form.gap()
        form.note(self._measured_on)
        self.test, self.no_test = form.buttons(
            (
                self.tr("MNIST test set…"),
                self.tr("Choose the folder with the MNIST test files, if you have them"),
                self._choose_test,
            ),
            (
                self.tr("Leave it out"),
                self.tr("Measure on bundled digits only"),
                self._leave_test,
            ),
        )
        form.shown(lambda state: state.test_folder, self.no_test)
        form.enabled(lambda state: not state.running, self.test, self.no_test)
        self.own = Menu()
        narrow(self.own, 10)
        says = self.tr("Networks you have taught and kept, or brought in")
        name = form.named(self.tr("&Your networks"), self.own, self._list_own, hint=says)
        self.origin = form.note(self._origin)
        self.rename, self.delete = form.buttons(
            (self.tr("Rename…"), self.tr("Give this network another name"), self._rename),
            (self.tr("Delete…"), self.tr("Delete this network for ever"), self._delete),
        )
        form.shown(lambda state: state.own, name, self.own, self.rename, self.delete)
        self.own.currentIndexChanged.connect(self._chosen)
        presenter.networks.added.connect(self.own.setCurrentText)

    def _measured_on(self, state: TeachState) -> str:
        if state.test_folder:
            text = self.tr("Forgetting is measured on the MNIST test set, too: {count} digits.")
        else:
            text = self.tr("Forgetting is measured on {count} bundled MNIST training digits.")
        return text.format(count=thousands(TEST if state.test_folder else APART))

    def _list_own(self, state: TeachState) -> None:
        names = [network.name for network in state.own]
        if names == [self.own.itemText(place) for place in range(self.own.count())]:
            return
        with QSignalBlocker(self.own):
            chosen = self.own.currentText()
            self.own.clear()
            self.own.addItems(names)
            self.own.setCurrentIndex(max(0, self.own.findText(state.kept or chosen)))

    def _origin(self, state: TeachState) -> str:
        known = {network.name: network for network in state.own}
        chosen = known.get(self.own.currentText())
        return "" if chosen is None else texts.origin(chosen)

    @Slot()
    def _chosen(self) -> None:
        self.origin.setText(self._origin(self._presenter.state))

    def _choose_test(self) -> None:
        title = self.tr("Folder with the MNIST test files")
        folder = file_dialogs.folder_to_open(self._form, title)
        if folder is not None:
            self._presenter.set_test_folder(str(folder))

    def _leave_test(self) -> None:
        self._presenter.set_test_folder("")

    def _rename(self) -> None:
        old = self.own.currentText()
        new = dialogs.ask_for_name(self._form, self.tr("Rename “{name}”").format(name=old), old)
        if new and new != old:
            self._presenter.rename(old, new)

    def _delete(self) -> None:
        name = self.own.currentText()
        question = self.tr("Delete “{name}” for ever?").format(name=name)
        if dialogs.confirmed(self._form, question, self.tr("Delete"), self.tr("Cancel")):
            self._presenter.delete(name)


def settled(window: QWidget, presenter: TeachPresenter) -> bool:
    """Ask whether a taught network is kept; return whether none waits any more."""
    if not presenter.state.waits:
        return True
    choice = dialogs.ask(window, dialogs.keep_question(presenter.proposal))
    if choice is dialogs.Choice.KEEP:
        presenter.keep_anyway()
    elif choice is dialogs.Choice.THROW_AWAY:
        presenter.throw_away()
    return not presenter.state.waits


def _waiting(state: TeachState) -> bool:
    return state.waits and not state.running


def _why(state: TeachState) -> str:
    """Return why the name can't be used."""
    return "" if state.refusal is None else " ".join(filter(None, error_texts(state.refusal)))
