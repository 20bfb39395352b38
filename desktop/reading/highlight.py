"""Colour Python source with Pygments in the colours of the theme."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from desktop.style.theme import Theme


@lru_cache(maxsize=64)
def highlighted(source: str, tokens: Theme) -> str:
    """Return ``source`` as HTML.

    Blue and vermillion mean 1 and 0 everywhere, so code makes do with ink: keywords are bold,
    numbers carry the accent, comments and docstrings step back.
    """
    # Imported late: the first formula or lesson must not wait for a lexer.
    from pygments.lexers.python import PythonLexer

    pieces = []
    for kind, text in PythonLexer(stripnl=False).get_tokens(source):
        style = _style(str(kind), tokens)
        piece = escape(text)
        pieces.append(f'<span style="{style}">{piece}</span>' if style else piece)
    body = "".join(pieces).rstrip("\n")
    return f'<pre style="color:{tokens.ink}; white-space:pre-wrap;">{body}</pre>'


def page_style(tokens: Theme) -> str:
    """Return a style sheet for a page of text.

    A palette would not do: the application's own is set after the pages have heard of the theme.
    """
    return (
        f"QTextEdit {{ background: {tokens.paper}; color: {tokens.ink}; border: none;"
        f" selection-background-color: {tokens.accent};"
        f" selection-color: {tokens.on_accent}; }}"
    )


def _style(kind: str, tokens: Theme) -> str:
    if "Comment" in kind or "String.Doc" in kind:
        return f"color:{tokens.muted};"  # not slanted: Hangul has no italics
    if "Keyword" in kind or "Operator.Word" in kind:
        return "font-weight:600;"
    if "Number" in kind:
        return f"color:{tokens.accent};"
    if "String" in kind:
        return f"color:{tokens.muted};"
    if "Name.Function" in kind or "Name.Class" in kind:
        return f"color:{tokens.accent}; font-weight:600;"
    return ""
