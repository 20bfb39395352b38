"""Why a network reads a digit: evidence in the picture, digits like it, and what would turn it."""

from nn_core.explain.change import Change, Search, find_change
from nn_core.explain.evidence import Evidence, Method, explain
from nn_core.explain.film import Film, film_of
from nn_core.explain.inference_network import at_rest, input_gradients
from nn_core.explain.marks import Mark, drawn
from nn_core.explain.nearest import HiddenSpace, Neighbours, nearest, signals
from nn_core.explain.paths import stroke_paths

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
