"""Does one thing after the other at random: clicks, keys, wheels, drags, pages, looks, drawings."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from desktop.reading.dock import PAGES
from desktop.services import i18n
from desktop.shell.main_window import MainWindow
from desktop.style import theme
from desktop.widgets.canvas.digit_canvas import DigitCanvas
from nn_core.digits import Drawing, Stroke

REMEMBERED = 40
"""Events that are told when something was found."""
LOOK_AGAIN = 20
"""Events after which it looks anew which widgets there are."""
LARGEST = QSize(1400, 900)

Button, Key, Modifier = Qt.MouseButton, Qt.Key, Qt.KeyboardModifier
NONE, CONTROL, SHIFT = Modifier.NoModifier, Modifier.ControlModifier, Modifier.ShiftModifier
BUTTONS = (*[Button.LeftButton] * 12, Button.RightButton, Button.RightButton, Button.MiddleButton)
STRANGE = (Button.BackButton, Button.ForwardButton, Button.TaskButton)
MODIFIERS = (*[NONE] * 8, CONTROL, SHIFT, Modifier.AltModifier)
KEYS = (
    *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Tab, Key.Key_Backtab),
    *(Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace),
    *(Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_F2, Key.Key_Menu),
    *(Key.Key_0, Key.Key_1, Key.Key_7, Key.Key_9, Key.Key_Plus, Key.Key_Minus, Key.Key_Period),
    *(Key.Key_A, Key.Key_E, Key.Key_N, Key.Key_X, Key.Key_Z, Key.Key_F1, Key.Key_F9, Key.Key_Alt),
)
OFTEN = (
    *(Key.Key_Z, Key.Key_Z, Key.Key_Y, Key.Key_C, Key.Key_V, Key.Key_X, Key.Key_A),
    *(Key.Key_Tab, Key.Key_1, Key.Key_5),
)
"""Pressed with Ctrl."""
ZOOMS = Key.Key_Plus, Key.Key_Minus, Key.Key_0
"""Pressed with Ctrl, too, but seldom: the whole program is dressed anew, which takes long."""
TEXTS = (
    *("", " ", "7", "-1e308", "nan", "inf", "1,5", "1e-400", "0x1f", "٣", "½", "\0", "\ud7ff"),
    *("cat\t2.5\ndog\t1\n", "a;b\n1;2", "1\n2\n3\n" * 40, '{"strokes": [[[0.1, 0.2]]]}', "<svg/>"),
    *("가나다", "\u202e1", "x" * 5000, "1" * 400, "file:///etc/passwd", "<b>7</b>", "\\frac{1}{"),
)


class Monkey:
    """Uses a window.

    Parameters
    ----------
    window : MainWindow
        Shown, with a tab in front.
    chance : random.Random
        What it does follows from this.
    tell : callable, optional
        Hears of every event before it is done: a crash leaves nothing else behind.
    """

    def __init__(
        self,
        window: MainWindow,
        chance: random.Random,
        tell: Callable[[str], None] = lambda _said: None,
    ) -> None:
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self._window, self._chance, self._tell = window, chance, tell
        self._widgets: list[QWidget] = []
        self._done = 0
        acts: dict[Callable[[], None], int] = {
            self._click: 30,
            self._double_click: 5,
            self._drag: 14,
            self._move: 8,
            self._wheel: 7,
            self._key: 22,
            self._shortcut: 12,
            self._focus: 8,
            self._type: 3,
            self._draw: 3,
            self._copied: 3,
            self._page: 4,
            self._reading: 2,
            self._resize: 1,
            self._language: 1,
            self._theme: 1,
            self._tab: 1,
        }
        self._acts, self._weights = list(acts), list(acts.values())

    def step(self) -> None:
        """Do one thing, and let the program answer."""
        (act,) = self._chance.choices(self._acts, self._weights)
        self._done += 1
        if self._done % LOOK_AGAIN == 1:
            self._look()
        self._said = ""
        try:
            act()
        except RuntimeError as error:
            # A menu may be closed and deleted between the press and the release of one click.
            if not _of_this_file(error):
                raise
        finally:
            self.last.append(self._said)
        QApplication.processEvents()

    def _say(self, text: str) -> None:
        self._said += text
        self._tell(text)

    def _look(self) -> None:
        if self._front() is None and QApplication.focusWidget() is None:
            self._window.activateWindow()
        self._widgets = [
            widget
            for widget in (self._front() or self._window).findChildren(QWidget)
            # What is listed may be on its way out, such as the list of a page built again.
            if _alive(widget) and widget.isVisible() and not widget.visibleRegion().isEmpty()
        ]

    def _front(self) -> QWidget | None:
        """Return the menu, list or dialog that takes all events now, if there is one."""
        return QApplication.activePopupWidget() or QApplication.activeModalWidget()

    def _handle(self) -> QWindow:
        part = self._front()
        handle = part.window().windowHandle() if part is not None else None
        usable = handle is not None and _alive(handle) and handle.isVisible()
        return handle if usable else self._window.windowHandle()

    def _place(self) -> tuple[QPoint, str]:
        """Return a place in the window in front, and what is there."""
        front = self._front() or self._window
        if not any(_shown_in(widget, front) for widget in self._widgets):
            self._look()
        usable = [widget for widget in self._widgets if _shown_in(widget, front)]
        wide = not usable or self._chance.random() < 0.1
        widget = front if wide else self._chance.choice(usable)
        seen = widget.visibleRegion().boundingRect() & widget.rect()
        inside = QPoint(
            seen.left() + self._chance.randrange(max(seen.width(), 1)),
            seen.top() + self._chance.randrange(max(seen.height(), 1)),
        )
        place = widget.mapTo(widget.window(), inside)
        # A window that has just become smaller may not have placed its widgets anew.
        handle = widget.window().windowHandle()
        window = widget.window().rect()
        window = window if handle is None else window & QRect(QPoint(), handle.size())
        place = QPoint(min(place.x(), window.right()), min(place.y(), window.bottom()))
        return place, f"{_name(widget)} {place.x()},{place.y()}"

    def _button(self) -> Qt.MouseButton:
        strange = self._chance.random() < 0.04
        return self._chance.choice(STRANGE if strange else BUTTONS)

    def _click(self) -> None:
        place, name = self._place()
        button, modifiers = self._button(), self._chance.choice(MODIFIERS)
        self._say(f"click {button.name} {modifiers.name} {name}")
        QTest.mouseClick(self._handle(), button, modifiers, place)

    def _double_click(self) -> None:
        place, name = self._place()
        button = self._button()
        self._say(f"double click {button.name} {name}")
        QTest.mouseDClick(self._handle(), button, NONE, place)

    def _move(self) -> None:
        place, name = self._place()
        self._say(f"move {name}")
        QTest.mouseMove(self._handle(), place)

    def _drag(self) -> None:
        """Drag; sometimes another button, a key or a lost release comes in between."""
        (begin, name), (end, _), button = self._place(), self._place(), self._button()
        self._say(f"drag {button.name} {name} -> {end.x()},{end.y()}")
        handle, steps = self._handle(), self._chance.randint(1, 5)
        QTest.mousePress(handle, button, NONE, begin)
        for step in range(1, steps + 1):
            QTest.mouseMove(handle, begin + (end - begin) * step / steps)
        chance = self._chance.random()
        if chance < 0.1:
            self._shortcut()
        elif chance < 0.15:
            self._draw()
        elif chance < 0.25:
            self._say(" and never let go")
            return
        if _alive(handle):
            QTest.mouseRelease(handle, button, NONE, end)

    def _wheel(self) -> None:
        place, name = self._place()
        turn = QPoint(0, self._chance.choice((-1200, -120, -120, 15, 120, 120, 1200)))
        modifiers = self._chance.choice(MODIFIERS)
        self._say(f"wheel {turn.y()} {modifiers.name} {name}")
        handle = self._handle()
        event = QWheelEvent(
            QPointF(place),
            QPointF(handle.mapToGlobal(place)),
            QPoint(),
            turn,
            Button.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(handle, event)

    def _key(self) -> None:
        key, modifiers = self._chance.choice(KEYS), self._chance.choice(MODIFIERS)
        self._say(f"key {key.name} {modifiers.name} at {_name(QApplication.focusWidget())}")
        QTest.keyClick(self._handle(), key, modifiers)

    def _shortcut(self) -> None:
        key = self._chance.choice(ZOOMS if self._chance.random() < 0.04 else OFTEN)
        self._say(f"Ctrl + {key.name} at {_name(QApplication.focusWidget())}")
        QTest.keyClick(self._handle(), key, CONTROL)

    def _type(self) -> None:
        text = self._chance.choice(TEXTS)[:40]
        self._say(f"type {text!r} at {_name(QApplication.focusWidget())}")
        for letter in text:
            if letter.isascii() and letter.isprintable():
                QTest.keyClick(self._handle(), letter)

    def _focus(self) -> None:
        usable = [w for w in self._widgets if _shown_in(w, self._window) and _takes_keys(w)]
        if not usable:
            self._say("nothing to focus")
            return
        widget = self._chance.choice(usable)
        self._say(f"focus {_name(widget)}")
        widget.setFocus(self._chance.choice((Qt.FocusReason.TabFocusReason,)))

    def _draw(self) -> None:
        """Let the user's drawing be another one, as another tab would, or none any more."""
        strokes = tuple(
            Stroke(np.array([[self._chance.random() for _ in "xy"] for _ in range(n)]), 0.07)
            for n in (self._chance.choice((1, 2, 5)) for _ in range(self._chance.randrange(3)))
        )
        self._say(f"{len(strokes)} strokes are drawn")
        canvas = self._window.tabs.findChild(DigitCanvas)
        if canvas is not None:
            canvas.editor.replace(Drawing(strokes=strokes))
        else:
            self._window.shared.drawing.value = Drawing(strokes=strokes)

    def _copied(self) -> None:
        """Have something odd on the clipboard, and paste it."""
        text = self._chance.choice(TEXTS)
        self._say(f"paste {text[:40]!r} at {_name(QApplication.focusWidget())}")
        clipboard = QGuiApplication.clipboard()
        if self._chance.random() < 0.2:
            data = QMimeData()
            data.setImageData(QImage(self._chance.choice((1, 30)), 20, QImage.Format.Format_RGB32))
            clipboard.setMimeData(data)
        else:
            clipboard.setText(text)
        QTest.keyClick(self._handle(), Key.Key_V, CONTROL)

    def _page(self) -> None:
        from tab_pages import pages

        view = self._window.tabs.view()
        buttons = pages(view) if view is not None else []
        if not buttons or self._front() is not None:
            self._say("no page to go to")
            return
        number = self._chance.randrange(len(buttons))
        self._say(f"page {number}")
        buttons[number].click()

    def _reading(self) -> None:
        page = self._chance.choice(PAGES)
        self._say(f"reading page {page}")
        self._window.reading.prepare().set_page(page)

    def _resize(self) -> None:
        smallest = self._window.minimumSize()
        size = QSize(
            self._chance.randint(smallest.width(), LARGEST.width()),
            self._chance.randint(smallest.height(), LARGEST.height()),
        )
        self._say(f"resize to {size.width()} x {size.height()}")
        self._window.resize(size)

    def _language(self) -> None:
        language = self._chance.choice(list(i18n.LANGUAGES))
        self._say(f"language {language}")
        i18n.install(language)

    def _theme(self) -> None:
        look = self._chance.choice(list(theme.Appearance))
        self._say(f"theme {look}")
        theme.manager().set_appearance(look)

    def _tab(self) -> None:
        """Go to another tab, or hide this one for a moment."""
        tabs = self._window.tabs
        number = self._chance.randrange(tabs.count())
        self._say(f"tab {number}")
        if tabs.count() == 1:
            self._window.hide()
            self._window.show()
        tabs.setCurrentIndex(number)
        self._look()


def _of_this_file(error: RuntimeError) -> bool:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code.co_filename == __file__


def _alive(thing: object) -> bool:
    import shiboken6

    return shiboken6.isValid(thing)


def _shown_in(widget: QWidget, front: QWidget) -> bool:
    return _alive(widget) and widget.isVisible() and widget.window() is front.window()


def _takes_keys(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(widget, QTabBar)


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    if not _alive(widget):
        return "something gone"
    name = widget.accessibleName() or widget.objectName()
    return f"{type(widget).__name__} {name!r}"
