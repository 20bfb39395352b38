"""What the tests of the notebook share: drawings, entries and a notebook with some of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np

from nn_core.data.notebook import Entry
from nn_core.digits import Drawing, Stroke

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def stroke(seed=0, points=5, erase=False, pressed=False):
    rng = np.random.default_rng(seed)
    width = rng.uniform(0.03, 0.14, points) if pressed else 0.07
    return Stroke(rng.uniform(0.1, 0.9, (points, 2)), width, erase)


def drawn(seed=0, **facts):
    """Return an entry with strokes of its own."""
    facts.setdefault("drawn_at", NOON + timedelta(minutes=seed))
    return Entry.of(Drawing((stroke(seed),)), **facts)


def picture(seed=0):
    return np.random.default_rng(seed).integers(0, 256, (28, 28)).astype(np.uint8)


def seen(seed=0, **facts):
    """Return an entry of which only the picture is known; quick to make."""
    facts.setdefault("drawn_at", NOON + timedelta(minutes=seed))
    return Entry(picture(seed), **facts)
