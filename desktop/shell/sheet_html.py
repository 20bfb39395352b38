"""A sheet as one HTML file that needs nothing beside it."""

from __future__ import annotations

import base64
import re
from html import escape

from desktop.services import i18n
from desktop.shell.exhibits import png
from desktop.shell.sheet import Drawing, Item, Sheet
from desktop.style.theme import LIGHT

STYLE = f"""
body {{ font: 15px/1.5 Pretendard, "Noto Sans KR", "Apple SD Gothic Neo",
  "Malgun Gothic", sans-serif; color: {LIGHT.ink}; background: #fff;
  max-width: 760px; margin: 0 auto; padding: 24px; }}
header {{ display: flex; justify-content: space-between;
  align-items: baseline; border-bottom: 1px solid {LIGHT.border}; }}
h1 {{ font-size: 16px; }} h2 {{ font-size: 22px; margin-top: 48px; }}
img, svg {{ max-width: 100%; height: auto; }}
table {{ border-collapse: collapse; margin: 8px 0; }}
th, td {{ border-bottom: 1px solid {LIGHT.grid}; padding: 2px 16px 2px 0; text-align: left; }}
pre {{ font: 13px/1.45 monospace; overflow-wrap: anywhere; }}
.small {{ color: {LIGHT.muted}; font-size: 13px; }} .formula {{ margin: 8px 0; }}
@media print {{ section + section {{ break-before: page; }}
  img, svg, tr {{ break-inside: avoid; }} }}
"""


def to_html(sheet: Sheet) -> bytes:
    """Return the file."""
    parts = "\n".join(f"<section>{''.join(map(_shown, part))}</section>" for part in sheet.parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{i18n.language()}"><head><meta charset="utf-8">'
        f"<title>{escape(sheet.title)}</title><style>{STYLE}</style></head><body>\n"
        f"<header><h1>{escape(sheet.title)}</h1><p>{escape(sheet.date)}</p></header>\n"
        f"{parts}\n</body></html>\n"
    ).encode(errors="replace")


def _shown(item: Item) -> str:
    if not isinstance(item, Drawing):
        return item
    says, wide = escape(item.says, quote=True), round(item.size.width())
    if item.image is None:
        assert isinstance(item.shapes, bytes)
        bare = re.sub(r'(width|height)="[^"]*" ', "", item.shapes.decode(), count=2)
        size = f'width="{wide}" height="{round(item.size.height())}"'
        svg = bare.replace("<svg ", f'<svg role="img" aria-label="{says}" {size} ', 1)
        return f'<div class="formula">{svg}</div>'
    data = base64.b64encode(png(item.image)).decode()
    return f'<p><img width="{wide}" alt="{says}" src="data:image/png;base64,{data}"></p>'
