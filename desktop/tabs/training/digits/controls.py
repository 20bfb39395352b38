"""The controls of the page Digits: network, settings, digits, runs, and keeping."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from desktop.services import mnist_download
from desktop.tabs.training.digits import texts
from desktop.tabs.training.digits.own_digits import TenBoxes
from desktop.tabs.training.digits.presenter import STARTS, DigitsPresenter
from desktop.tabs.training.digits.state import MOST_MINE, Data, DigitsState, Mine
from desktop.tabs.training.texts import optimizer_names
from desktop.widgets.controls import file_dialogs
from desktop.widgets.controls.form import Form
from desktop.widgets.controls.transport_row import TransportRow
from nn_core.learning.digit_networks import OWN

LEAST_RATE, MOST_RATE = 1e-4, 100.0
MOST_BATCH = 1000
BOXES, DOWNLOAD, FOLDER, FILE = "boxes", "download", "folder", "file"


class DigitsControls(QObject):
    """Fills a form."""

    def __init__(self, form: Form, presenter: DigitsPresenter, parent: QWidget) -> None:
        super().__init__(form)
        self._form, self._presenter, self._parent = form, presenter, parent
        self.transport = TransportRow(presenter.run)
        form.add(self.transport)
        self.draw, self.sample = form.buttons(
            (
                self.tr("Draw your own"),
                self.tr("Empty the box and draw: it is read at every step"),
                presenter.draw_own,
            ),
            (
                self.tr("Other digit"),
                self.tr("Put one of the digits that come with the program into the box"),
                presenter.take_sample,
            ),
        )
        self._add_network()
        self._add_settings()
        self._add_layers()
        self._add_data()
        self._add_runs()

    def _add_network(self) -> None:
        form, presenter = self._form, self._presenter
        self.network = form.choice(
            self.tr("&Network"),
            texts.network_names(),
            lambda state: state.network,
            presenter.set_network,
            hint=self.tr("Begins anew, with the settings this network usually has"),
        )
        self.own = QLineEdit()
        self.own.setMaxLength(60)
        self.own.editingFinished.connect(self._own_written)
        name = form.named(
            self.tr("Hidden &layers"),
            self.own,
            lambda state: self.own.setText(state.own),
            hint=self.tr("Sizes of the hidden layers, such as 100, 50"),
        )
        form.shown(lambda state: state.network == OWN, name, self.own)

    def _add_settings(self) -> None:
        form, presenter = self._form, self._presenter
        self.optimizer = form.choice(
            self.tr("&Optimiser"),
            optimizer_names(),
            lambda state: state.setup.optimizer.name,
            lambda name: presenter.change(optimizer=name),
            hint=self.tr("How weights follow their gradients; another one begins without memory"),
            beside=True,
        )
        self.rate = form.slider(
            self.tr("&Rate η"),
            lambda state: state.setup.optimizer.lr,
            lambda rate: presenter.change(lr=rate),
            LEAST_RATE,
            MOST_RATE,
            logarithmic=True,
            hint=self.tr("η, the learning rate: how far a step goes against the gradient"),
        )
        self.batch = form.number(
            self.tr("&Batch"),
            lambda state: state.setup.batch_size,
            lambda size: presenter.change(batch_size=round(size)),
            1,
            MOST_BATCH,
            step=10,
            hint=self.tr("Digits that are learnt in one step"),
        )

    def _add_layers(self) -> None:
        form, presenter = self._form, self._presenter
        self.start = form.choice(
            self.tr("First &weights"),
            {key: texts.start_names()[key] for key in STARTS},
            lambda _: presenter.start,
            presenter.set_start,
            hint=self.tr("Begins anew with weights drawn in another way"),
            beside=True,
        )
        self.activation = form.choice(
            self.tr("&Activation"),
            texts.activation_names(),
            lambda state: state.setup.layers[0].activation,
            presenter.set_activation,
            hint=self.tr("Behind every hidden layer"),
            empty="–",
            beside=True,
        )
        form.shown(lambda state: bool(state.setup.layers[0].activation), self.activation)
        self.decay = form.choice(
            self.tr("Weight &decay"),
            {"0.0": "0", "0.0001": "0.0001", "0.001": "0.001", "0.01": "0.01", "0.1": "0.1"},
            lambda state: str(state.setup.weight_decay),
            lambda decay: presenter.change(weight_decay=float(decay)),
            hint=self.tr(
                "λ of chapter 6.4.1: half of λ times the squared weights is added to the loss"
            ),
            beside=True,
        )
        self.dropout = form.choice(
            self.tr("Dro&pout"),
            {"0.0": "0", "0.2": "0.2", "0.5": "0.5"},
            lambda state: str(state.setup.dropout),
            lambda ratio: presenter.change(dropout=float(ratio)),
            hint=self.tr("Share of the hidden neurons that each step leaves out, chapter 6.4.3"),
            beside=True,
        )
        self.norm = form.tick(
            self.tr("Batch normalisation"),
            lambda state: state.setup.batch_norm,
            lambda on: presenter.change(batch_norm=on),
            hint=self.tr("Each hidden layer is brought to mean 0 and deviation 1, chapter 6.3"),
        )

    def _add_data(self) -> None:
        form, presenter = self._form, self._presenter
        self.data = form.choice(
            self.tr("Di&gits to learn"),
            {
                Data.BUNDLED: self.tr("The bundled digits"),
                DOWNLOAD: self.tr("MNIST, downloaded"),
                FOLDER: self.tr("A folder…"),
                FILE: self.tr("A file…"),
            },
            _source,
            self._use,
            hint=self.tr(
                "Begins anew with other digits: MNIST (downloaded once, 11.6 MB, or your own "
                "folder), pictures in folders 0 to 9, tables, arrays, strokes"
            ),
        )
        form.note(texts.data_text)
        self.stop = form.button(
            self.tr("Stop the download"),
            self.tr("Files that are whole already stay"),
            presenter.stop_download,
        )
        form.shown(lambda state: state.fetched is not None, self.stop)
        self.mine = form.choice(
            self.tr("&Mine besides"),
            {
                Mine.NONE: self.tr("None of mine"),
                Mine.TEN: self.tr("Ten: one of each"),
                Mine.MOST: self.tr("All but a quarter"),
                BOXES: self.tr("Write ten now…"),
            },
            lambda state: state.mine,
            self.give,
            hint=self.tr("Your labelled digits of My digits, mixed into every batch from here on"),
        )
        self.share = form.slider(
            self.tr("of 100 in a batch"),
            lambda state: state.share,
            presenter.mine.set_share,
            1,
            MOST_MINE,
            whole=True,
            hint=self.tr("So many of 100 digits in a batch are yours, on average"),
        )
        form.shown(lambda state: state.mine is not Mine.NONE, self.share)

    def _add_runs(self) -> None:
        form, presenter = self._form, self._presenter
        form.heading(self.tr("Runs"))
        self.keep_run, self.forget = form.buttons(
            (
                self.tr("Keep this run"),
                self.tr("Its curve stays in the plot, to be compared"),
                presenter.keep_run,
            ),
            (self.tr("Forget"), self.tr("Take the kept curves away"), presenter.forget_runs),
        )
        form.note(texts.kept_runs)
        self.log = form.tick(
            self.tr("Logarithmic loss"),
            lambda state: state.log,
            presenter.set_log,
            hint=self.tr("Equal steps up are equal factors"),
        )
        self.keep = form.button(
            self.tr("Keep as a network…"),
            self.tr("Keep the network of this moment under a name, for the other tabs"),
            self._keep,
        )
        self.by_heart = form.button(
            self.tr("Can it learn ten by heart?"),
            self.tr("A fresh network of this kind learns ten digits for 200 steps: to loss 0?"),
            presenter.learn_by_heart,
        )

    def give(self, mine: str) -> None:
        """Give it some of the user's digits; where there are none, they are written first."""
        none_yet = not self._presenter.state.mine_there and mine != Mine.NONE
        if mine == BOXES or none_yet:
            if not self.write_ten():
                self._presenter.refuse_quietly()
                return
            mine = Mine.TEN if mine == BOXES else mine
        self._presenter.mine.give(mine)

    def write_ten(self) -> bool:
        """Ask for ten digits; return whether they are in the notebook now."""
        boxes = TenBoxes(self._parent)
        done = boxes.exec() == QDialog.DialogCode.Accepted
        kept = done and self._presenter.mine.add(boxes.drawings)
        boxes.deleteLater()
        return kept

    def _use(self, data: str) -> None:
        if data == DOWNLOAD:
            self._presenter.download()
            return
        if data == Data.BUNDLED:
            self._presenter.use(data)
        elif data == FOLDER:
            says = self.tr("Folder with MNIST's four files, or with pictures in folders 0 to 9")
            self._take(file_dialogs.folder_to_open(self._parent, says, Path.home()))
        else:
            says = self.tr("Table, arrays, strokes or archive of labelled digits")
            self._take(file_dialogs.file_to_open(self._parent, says, start=Path.home()))

    def _take(self, place: Path | None) -> None:
        if place is None:
            self._presenter.refuse_quietly()
        elif place.is_dir():
            self._presenter.use_folder(str(place))
        else:
            self._presenter.use(Data.FILES, str(place))

    def _keep(self) -> None:
        name, good = QInputDialog.getText(
            self._parent,
            self.tr("Keep as a network"),
            self.tr("Name:"),
            text=self._presenter.proposal,
        )
        if good:
            self._presenter.keep(name)

    @Slot()
    def _own_written(self) -> None:
        if self.own.text() != self._presenter.state.own or self.own.isModified():
            self.own.setModified(False)
            self._presenter.set_own(self.own.text())


def _source(state: DigitsState) -> str:
    """Return the entry of the menu: MNIST in the program's own folder is the downloaded one."""
    downloaded = state.data is Data.MNIST and state.place == str(mnist_download.folder())
    if downloaded or state.fetched is not None:
        return DOWNLOAD
    if state.data is Data.BUNDLED:
        return state.data
    return FOLDER if Path(state.place).is_dir() else FILE
