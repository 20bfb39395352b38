"""The command line: the same core and the same rasteriser as the window, without the window."""

from desktop.cli.entry import main

__all__ = ["main"]
