"""The version of the program, as its metadata has it."""

from __future__ import annotations

VERSION = "0.8.0"
