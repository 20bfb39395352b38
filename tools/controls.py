"""Write down which pages and controls there are, and the glossary, in both languages.

Usage: ``python tools/controls.py``, after a control was added, named or renamed. Links and files of
tasks use these names; "Find" and the dialog for tasks show them without building a page.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "resources" / "controls.json"
LEFT_OUT = ("course.rows", "board.columns", "zoom.", "game.causes", "network.sum_line")
"""Parts whose names change with what they show."""


def found(language: str) -> dict[str, dict[str, str]]:
    """Return, for each page, what its controls are called."""
    from PySide6.QtCore import QCoreApplication

    from desktop.services import i18n
    from desktop.services.context import TabContext
    from desktop.tabs import registered
    from desktop.tabs.kit.names import controls, said
    from desktop.tabs.kit.tab import Tab

    i18n.install(language)
    tr, pages = QCoreApplication.translate, {}
    for spec in registered():
        tab = Tab(spec, TabContext())
        for page in spec.pages:
            tab.show_page(page.id)
            names = {name: said(widget) for name, widget in controls(tab.page()).items()}
            title = " · ".join(filter(None, (tr("tabs", spec.title), tr("tabs", page.title))))
            pages[f"{spec.id}/{page.id}"] = {"": title} | names
        tab.deleteLater()
    return pages


def terms() -> list[dict[str, str]]:
    """Return the words of the glossary."""
    file = ROOT / "docs" / "glossary.toml"
    found: list[dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))["term"]
    return found


def catalogue() -> str:
    """Return the text of the file."""
    english, korean = found("en"), found("ko")
    both = {
        place: {
            name: [text, korean[place][name]]
            for name, text in names.items()
            if not name or (len(text) > 1 and not name.startswith(LEFT_OUT))
        }
        for place, names in english.items()
    }
    both[""] = {term["en"]: [term["en"], term["ko"]] for term in terms()}
    lines = [
        f" {json.dumps(place)}: {{\n"
        + ",\n".join(
            f"  {json.dumps(name)}: {json.dumps(texts, ensure_ascii=False)}"
            for name, texts in names.items()
        )
        + "\n }"
        for place, names in both.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write the file."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["BADAK_HOME"] = home
        from PySide6.QtWidgets import QApplication

        application = QApplication(sys.argv[:1])
        FILE.write_text(catalogue(), encoding="utf-8", newline="\n")
        application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
