"""Random formulas and values for them, for tests of graphs."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = ("a", "b", "x1", "사과")
ONE = ("exp", "log", "sqrt", "sin", "cos", "tanh", "sigmoid", "relu", "abs")
LEAVES = st.one_of(
    st.sampled_from(NAMES),
    st.floats(0.1, 9, allow_nan=False).map(lambda value: repr(round(value, 2))),
)


def _longer(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda p: f"({p[0]}{p[1]}{p[2]})"),
        st.tuples(st.sampled_from(ONE), inner).map(lambda p: f"{p[0]}({p[1]})"),
        inner.map(lambda text: f"-{text}"),
        inner.map(lambda text: f"1/({text})"),
        st.tuples(inner, st.sampled_from(("2", "3", "-1", "b"))).map(lambda p: f"({p[0]})^{p[1]}"),
        st.tuples(inner, inner).map(lambda p: f"max({p[0]}, {p[1]})"),
    )


EXPRESSIONS = st.recursive(LEAVES, _longer, max_leaves=12)
VALUES = st.fixed_dictionaries(
    {name: st.floats(-3, 3).map(lambda v: round(v, 3)) for name in NAMES}
)
