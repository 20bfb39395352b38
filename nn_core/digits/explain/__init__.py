"""Why a network reads a digit: evidence in the picture, digits like it, and what would turn it."""

from nn_core.digits.explain.at_rest import at_rest, input_gradients
from nn_core.digits.explain.change import Change, Search, find_change
from nn_core.digits.explain.evidence import Evidence, Method, explain
from nn_core.digits.explain.film import Film, film_of
from nn_core.digits.explain.marks import Mark, drawn
from nn_core.digits.explain.nearest import HiddenSpace, Neighbours, nearest, signals
from nn_core.digits.explain.paths import stroke_paths

__all__ = [
    "Change",
    "Evidence",
    "Film",
    "HiddenSpace",
    "Mark",
    "Method",
    "Neighbours",
    "Search",
    "at_rest",
    "drawn",
    "explain",
    "film_of",
    "find_change",
    "input_gradients",
    "nearest",
    "signals",
    "stroke_paths",
]
