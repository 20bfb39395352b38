"""Names for the array types that the library passes around, and how a record is frozen."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
"""Any array; the docstring of each function says its shape and what it holds."""
FloatArray = npt.NDArray[np.floating[Any]]
"""An array of any float width."""
Labels = npt.NDArray[np.integer[Any]]
"""Class indices, shape (N,)."""

AnyArray = TypeVar("AnyArray", bound=npt.NDArray[Any])


def frozen(array: AnyArray) -> AnyArray:
    """Return a read-only copy of ``array``, safe to hand to another thread or a view."""
    copy = array.copy()
    copy.flags.writeable = False
    return copy
