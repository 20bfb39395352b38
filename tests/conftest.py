"""Makes every test independent of the machine: no display, no user's files, English."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hypothesis import settings

# How long an example takes says more of the machine than of the program.
settings.register_profile("badak", deadline=None)
settings.load_profile("badak")
# Before anything imports Qt: tests need no display and touch nobody's settings.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("BADAK_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = "en"
os.environ.pop("QT_SCALE_FACTOR", None)
# Two threads that wait for each other on a busy machine take many times as long as one.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_home = tempfile.TemporaryDirectory(prefix="badak-tests-")
os.environ["BADAK_HOME"] = str(Path(_home.name))
