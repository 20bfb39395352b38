"""Activation functions, found by name in one registry.

To add one, write its function and its derivative in one of the files of this folder and append a
``register(Activation(...))`` below them. Nothing else: menus, plots, layers, formulas and the
parametrised tests (``pytest tests/nn_core/test_activations.py``) go by `names`.
"""

from __future__ import annotations

# The order of these imports is the order of registration, hence of menus.
from nn_core.activations import classic, rectifiers, smooth
from nn_core.activations.registry import (
    Activation,
    Elementwise,
    Parameter,
    get,
    known,
    make_by,
    names,
    register,
    unregister,
)

__all__ = [
    "Activation",
    "Elementwise",
    "Parameter",
    "classic",
    "get",
    "known",
    "make_by",
    "names",
    "rectifiers",
    "register",
    "smooth",
    "unregister",
]
