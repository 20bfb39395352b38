"""A column of controls, each bound to one value of a state and to what changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.style import theme
from desktop.widgets.controls.layout_helpers import (
    GAP,
    bare,
    choices,
    narrow,
    row_of,
    small_label,
    tip,
)
from desktop.widgets.controls.moving_text import FixedLabel
from desktop.widgets.controls.number_field import NumberField
from desktop.widgets.controls.value_slider import FIELD_WIDTH, ValueSlider
from desktop.widgets.input import Menu

Read = Callable[[Any], Any]
"""Takes a state, returns what a control shows of it."""
TIGHT = 4
"""Pixels between a label and what it names."""


class Form(QWidget):
    """Adds controls one below the other; `show_state` brings all of them up to date.

    Texts are set once: in another language a form is built again. What a control calls may be a
    slot of a presenter or a function; the form connects only signals of its own children.

    - ``released``: called when a slider is let go.
    """

    def __init__(
        self, released: Callable[[], Any] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._released = released
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(TIGHT)
        outer.addLayout(self.column)
        # Beside a longer page a short one keeps to the top.
        outer.addStretch(1)
        self._shows: list[Callable[[Any], Any]] = []
        self._labels: dict[QWidget, QLabel] = {}
        self._fields: list[NumberField] = []
        self._names: list[QLabel] = []
        theme.manager().changed.connect(self._restyle)

    def heightForWidth(self, width: int) -> int:
        """Return what it takes; a stack of forms asks those behind, too, which take nothing."""
        return -1 if self.isHidden() else super().heightForWidth(width)

    def show_state(self, state: Any) -> None:
        """Show a state; emits nothing."""
        for show in self._shows:
            show(state)

    def follow(self, show: Callable[[Any], Any]) -> None:
        """Have ``show`` called with every state."""
        self._shows.append(show)

    def shown(self, wanted: Read, *widgets: QWidget) -> None:
        """Show these widgets, and what names them, only where ``wanted`` of the state is true."""
        labels = (self._labels[widget] for widget in widgets if widget in self._labels)
        every = (*widgets, *labels)

        def show(state: Any) -> None:
            visible = bool(wanted(state))
            for widget in every:
                if widget.isHidden() == visible:
                    widget.setVisible(visible)

        self.follow(show)

    def enabled(self, wanted: Read, *widgets: QWidget) -> None:
        """Enable these widgets only where ``wanted`` of the state is true."""

        def show(state: Any) -> None:
            for widget in widgets:
                widget.setEnabled(bool(wanted(state)))

        self.follow(show)

    def gap(self) -> None:
        """Leave room before the next control."""
        if self.column.count():
            self.column.addSpacing(GAP)

    def add(self, widget: QWidget, show: Callable[[Any], Any] | None = None) -> None:
        """Add a widget of one's own, with what shows it a state."""
        self.column.addWidget(widget)
        if show is not None:
            self.follow(show)

    def heading(self, text: str) -> QLabel:
        self.gap()
        made = QLabel(text)
        self.column.addWidget(made)
        self._names.append(made)
        return made

    def lone_names(self) -> set[QLabel]:
        """Return the labels below or beside which there is nothing that they could name."""
        found: set[QLabel] = set()
        above: set[QLabel] = set()
        for item in _items(self.column):
            widget, widgets = item.widget(), list(_widgets(item))
            labels = {one for one in widgets if isinstance(one, QLabel)}
            if isinstance(widget, QLabel) and widget in self._names:
                found, above = found | above, labels
            elif len(labels) < len(widgets) or widget is not None:
                above = set()
            elif item.layout() is not None:
                found |= labels  # beside nothing
        return found | above

    def note(self, read: Callable[[Any], str], *, often: bool = False) -> QLabel:
        """Add a small remark that follows the state; empty, it takes no room.

        One that changes ``often``, with every frame of a drag, has no layout follow it.
        """
        made = small_label()
        place = FixedLabel(made, 0) if often else made

        def show(state: Any) -> None:
            text = read(state)
            if text != made.text():
                place.set_text(text) if isinstance(place, FixedLabel) else made.setText(text)
            if place.isHidden() == bool(text):
                place.setVisible(bool(text))

        self.add(place, show)
        return made

    def slider(
        self,
        label: str,
        read: Read,
        changed: Callable[[float], Any],
        low: float,
        high: float,
        *,
        step: float = 0.1,
        decimals: int = 3,
        logarithmic: bool = False,
        whole: bool = False,
        hint: str = "",
        typed: Callable[[float], Any] | None = None,
    ) -> ValueSlider:
        """Add a slider with a number field; what is typed may be taken by ``typed`` instead."""
        made = ValueSlider(low, high, step, decimals=decimals, logarithmic=logarithmic, whole=whole)
        made.describe(label, hint)
        made.slid.connect(changed)
        made.typed.connect(typed or changed)
        if self._released is not None:
            made.released.connect(self._released)
        self.gap()
        self.add(made, lambda state: made.show_value(read(state)))
        return made

    def number(
        self,
        label: str,
        read: Read,
        changed: Callable[[float], Any],
        low: float,
        high: float,
        *,
        step: float = 1,
        decimals: int = 0,
        hint: str = "",
    ) -> NumberField:
        """Add a number field with its label before it."""
        made, name = NumberField(low, high, step, decimals), QLabel(label)
        self._labels[made] = name
        name.setBuddy(made)
        made.describe(bare(label), hint)
        made.value_changed.connect(changed)
        self.gap()
        row = row_of(name, made)
        row.setStretch(0, 1)
        self.column.addLayout(row)

        def show(state: Any) -> None:
            if read(state) != made.value():
                made.set_value(read(state))

        self.follow(show)
        self._fields.append(made)
        self._restyle()
        return made

    def choice(
        self,
        label: str,
        items: Mapping[str, str] | Callable[[Any], Mapping[str, str]],
        read: Read,
        chosen: Callable[[str], Any],
        *,
        hint: str = "",
        empty: str = "",
        beside: bool = False,
    ) -> QComboBox:
        """Add a drop-down list; ``items`` maps data to text, ``empty`` stands for none of them.

        Items that follow the state are read from it. The label stands above, or ``beside`` the list
        where several make one group.
        """
        made = Menu()
        narrow(made, 6 if beside else 8)
        made.setPlaceholderText(empty)
        made.activated.connect(lambda index: chosen(made.itemData(index)))
        if not callable(items):
            _refill(made, items)

        def show(state: Any) -> None:
            with QSignalBlocker(made):
                if callable(items):
                    _refill(made, items(state))
                made.setCurrentIndex(made.findData(read(state)))

        if beside:
            self._beside(label, made, hint)
            self.follow(show)
        else:
            self.named(label, made, show, hint=hint)
        return made

    def segments(
        self,
        label: str,
        items: Mapping[str, str],
        read: Read,
        chosen: Callable[[str], Any],
        *,
        tips: Mapping[str, str] | None = None,
        upright: bool = False,
        beside: bool = False,
    ) -> dict[str, QPushButton]:
        """Add buttons of which one is down, in a row or one above the other.

        The label stands above, or ``beside`` them; an empty one is left out.
        """
        group = QButtonGroup(self)
        made = {key: QPushButton(text) for key, text in items.items()}
        for key, button in made.items():
            tip(button, (tips or {}).get(key, ""))
            if label:
                button.setAccessibleName(f"{bare(label)}: {items[key]}")
        self.gap()
        row = choices(group, *made.values())
        if label and beside:
            row.insertWidget(0, QLabel(label), 1)
            for button in made.values():
                row.setStretchFactor(button, 0)
                button.setMinimumWidth(28)
                button.setMaximumWidth(44)
        elif label:
            name = QLabel(label)
            self.column.addWidget(name)
            self._names.append(name)
            self._labels |= dict.fromkeys(made.values(), name)
        if upright:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        self.column.addLayout(row)
        keys = list(made)
        group.idClicked.connect(lambda index: chosen(keys[index]))

        def show(state: Any) -> None:
            button = made.get(read(state))
            if button is not None:
                button.setChecked(True)

        self.follow(show)
        return made

    def tick(
        self, label: str, read: Read, changed: Callable[[bool], Any], *, hint: str = ""
    ) -> QCheckBox:
        made = QCheckBox(label)
        tip(made, hint)
        made.clicked.connect(changed)
        self.add(made, lambda state: made.setChecked(bool(read(state))))
        return made

    def buttons(self, *given: tuple[str, str, Callable[[], Any]]) -> list[QPushButton]:
        """Add a row of buttons: text, tip, and what a click does."""
        made = []
        for text, hint, clicked in given:
            button = QPushButton(text)
            tip(button, hint)
            button.clicked.connect(lambda _=False, act=clicked: act())
            made.append(button)
        self.gap()
        self.column.addLayout(row_of(*made))
        return made

    def button(self, text: str, hint: str, clicked: Callable[[], Any]) -> QPushButton:
        """Add one button, as wide as the column."""
        return self.buttons((text, hint, clicked))[0]

    def named(
        self, label: str, widget: QWidget, show: Callable[[Any], Any], *, hint: str = ""
    ) -> QLabel:
        """Add a widget with its label above it."""
        name = self._labels[widget] = self.heading(label)
        name.setBuddy(widget)
        tip(widget, hint)
        widget.setAccessibleName(bare(label))
        self.add(widget, show)
        return name

    def _beside(self, label: str, widget: QWidget, hint: str) -> None:
        name = QLabel(label)
        name.setBuddy(widget)
        tip(widget, hint)
        widget.setAccessibleName(bare(label))
        row = row_of(name, widget)
        # Shares and no sizes, so that the widgets of several rows begin at one line.
        row.setStretch(0, 1)
        row.setStretch(1, 3)
        self.column.addLayout(row)

    def _restyle(self, *_: object) -> None:
        for field in self._fields:
            field.setFixedWidth(round(theme.current().px(FIELD_WIDTH)))


def _items(layout: QLayout) -> Iterator[QLayoutItem]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is not None:
            yield item


def _widgets(item: QLayoutItem) -> Iterator[QWidget]:
    widget, layout = item.widget(), item.layout()
    if widget is not None:
        yield widget
    elif layout is not None:
        for part in _items(layout):
            yield from _widgets(part)


def _refill(box: QComboBox, items: Mapping[str, str]) -> None:
    if items != {box.itemData(place): box.itemText(place) for place in range(box.count())}:
        box.clear()
        for data, text in items.items():
            box.addItem(text, data)
