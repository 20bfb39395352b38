"""Build a network of arrays alone: their shapes tell the layers, and digits tell the rest.

Which activation stands between the layers, how a convolution is padded and where there is pooling
is in no array. So what fits the shapes is tried on digits that are known, and the best is taken.
"""

from __future__ import annotations

import math
import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from nn_core.arrays import Array, FloatArray, Labels
from nn_core.errors import QT_TRANSLATE_NOOP, ModelFileError, Phrase
from nn_core.layers import Activate, Affine, BatchNorm, Conv2D, Flatten, Layer, MaxPool2D, ReLU
from nn_core.layers.batchnorm import EPSILON
from nn_core.losses import SoftmaxWithLoss
from nn_core.network import Network

SIDE, PIXELS, CLASSES = 28, 784, 10
ACTIVATIONS = ("relu", "sigmoid", "tanh", "leaky_relu", "elu", "gelu", "silu", "softplus")
SCALES = ((0.0, 1.0), (0.1307, 0.3081), (0.5, 0.5))
"""Mean and deviation that the pixels may have been brought to: none, MNIST's own, and -1 … 1."""
MOST_GEOMETRIES = 60
"""Ways to pad and to pool that are tried."""
BATCHES = (50, 500)
"""Digits between two yields: of a network of convolutions, and of another, which is quicker."""
FIRST, THEN = 100, 500
"""Digits on which the ways are tried, and on which the best of them are compared."""
MOST_LISTED = 60_000
KEPT = 3
SURE = 0.95
"""Share that a network of convolutions must read so that nothing else is tried."""
ALIKE = 0.03
"""Shares that differ less are told apart by their loss."""
USUAL = 0.97
"""Part of its loss that counts for ReLU: a leaky one hardly differs from it."""
ENOUGH = 0.5
"""Share that must be read; what reads less is another network, or none."""
MOST_LAYERS = 40
_NUMBERED = re.compile(r"(?P<role>[A-Za-z]+)_?(?P<number>\d+)")
_ROLES = {
    **dict.fromkeys(("weight", "W", "w", "kernel"), "W"),
    **dict.fromkeys(("bias", "b"), "b"),
    **dict.fromkeys(("running_mean", "mean", "moving_mean"), "mean"),
    **dict.fromkeys(("running_var", "var", "moving_variance"), "var"),
    **{"gamma": "gamma", "beta": "beta"},
}
_LISTED = re.compile(r"(?:arr_)?\d+")
"""What arrays are called that were saved without names."""
MOST_NAMED = 5


@dataclass
class _Group:
    """The arrays of one layer.

    A full layer of PyTorch has a row for each output, one of the book a column: then ``torch``.
    """

    name: str
    arrays: dict[str, Array] = field(default_factory=dict)
    torch: bool = False

    @property
    def order(self) -> list[tuple[int, object]]:
        """A key by which fc2 comes before fc10."""
        parts = re.split(r"(\d+)", self.name)
        return [(1, int(p)) if p.isdigit() else (0, p) for p in parts if p]

    @property
    def is_norm(self) -> bool:
        return "mean" in self.arrays or "gamma" in self.arrays


@dataclass(frozen=True)
class _Way:
    """What no array says."""

    pads: tuple[int, ...] = ()
    pools: tuple[bool, ...] = ()
    activation: str = "relu"
    scale: tuple[float, float] = SCALES[0]


Work = Generator[None, None, tuple[float, _Way] | None]


def finding(
    arrays: Mapping[str, Array], images: Array, labels: Labels, name: str = ""
) -> Generator[None, None, tuple[Network, tuple[Phrase, ...]]]:
    """Return the network that arrays are the weights of, and what was found out by trying.

    Parameters
    ----------
    arrays : mapping of str to array
        As the book names them (W1, b1 …), or PyTorch (fc1.weight, fc1.bias …).
    images : array of uint8, shape (N, 28, 28)
        Digits that are known.
    labels : array of int, shape (N,)
    name : str
        Of the file, for errors.

    Yields every few milliseconds.

    Raises
    ------
    ModelFileError
        If the shapes fit no network for digits, or what is built reads none.
    """
    groups, aside = _groups(arrays, name)
    chain = _chain(groups)
    if chain is None:
        groups, aside = _groups(_by_kind(arrays), name)
        chain = _chain(groups)
    if chain is None:
        raise _no_network(name, arrays)
    pictures = images.astype(np.float32) / 255
    spread = np.linspace(0, len(pictures) - 1, min(THEN, len(pictures))).astype(int)
    pictures, wanted = pictures[spread], labels[spread]
    found = yield from _best(chain, pictures, wanted)
    if found is None or found[0] < ENOUGH:
        raise _reads_nothing(name)
    way = found[1]
    network = _built(chain, way)
    return network, (*_told(chain, way, network), *_left_out(aside))


def _chain(groups: list[_Group]) -> list[_Group] | None:
    """Return the layers in an order in which they fit; None if there is none."""
    if not 0 < len(groups) <= MOST_LAYERS:
        return None
    found = next(_chains(groups, [], 1, convolving=True), None)
    return found or next(_chains(groups, [], PIXELS, convolving=False), None)


def _by_kind(arrays: Mapping[str, Array]) -> dict[str, Array]:
    """Return arrays of any names called W1, b1 …: matrices in their order, and their biases.

    A matrix with one column, or row, more than the layer before gives holds its biases in it, as in
    Ng's course.
    """
    matrices = [a for a in arrays.values() if a.ndim in (2, 4) and 1 not in a.shape[:2]]
    vectors = [a for a in arrays.values() if a.size > 1 and a.size == max(a.shape, default=0)]
    if all(PIXELS + 1 in a.shape for a in matrices[:1]):
        return _with_biases_inside(matrices)
    named = {f"W{number}": array for number, array in enumerate(matrices, 1)}
    if vectors and len(vectors) != len(matrices):
        return {}  # whose they are can't be known
    if vectors:
        named |= {f"b{number}": array.ravel() for number, array in enumerate(vectors, 1)}
    return named


def _with_biases_inside(matrices: list[Array]) -> dict[str, Array]:
    named: dict[str, Array] = {}
    size = PIXELS
    for number, array in enumerate(matrices, 1):
        rows = array.T if array.shape[1] == size + 1 else array
        named |= {f"W{number}": rows[1:], f"b{number}": rows[0]}
        size = rows.shape[1]
    return named


def _groups(arrays: Mapping[str, Array], name: str) -> tuple[list[_Group], list[str]]:
    """Return the arrays of each layer together, in the order of their names, and what is none's."""
    groups: dict[str, _Group] = {}
    aside: list[str] = []
    for key, value in _with_names(arrays).items():
        before, role, torch = _parted(key)
        if role is None:
            aside.append(key)
            continue
        if value.dtype.kind not in "fiu" or not value.size:
            raise _no_network(name, arrays)
        with np.errstate(over="ignore"):
            array = value.astype(np.float32)
        if not np.isfinite(array).all():
            raise _not_finite(name, key)
        if role == "b" and array.ndim == 2 and 1 in array.shape:
            array = array.ravel()  # a row or a column of them, as many write it
        group = groups.setdefault(before, _Group(before))
        group.arrays[role] = array
        group.torch = group.torch or torch
    for group in groups.values():
        _as_norm(group)
    return sorted(groups.values(), key=lambda group: group.order), aside


def _with_names(arrays: Mapping[str, Array]) -> Mapping[str, Array]:
    """Return arrays by names; in a list each matrix is followed by its bias, where it has one."""
    if not all(_LISTED.fullmatch(key) for key in arrays):
        return arrays
    named: dict[str, Array] = {}
    number = 0
    for value in arrays.values():
        number += value.ndim != 1
        named[f"{'b' if value.ndim == 1 else 'W'}{number}"] = value
    return named


def _parted(key: str) -> tuple[str, str | None, bool]:
    """Return the layer and the role in a name, and whether it is one of PyTorch's."""
    before, _, last = key.replace("/", ".").rpartition(".")
    numbered = _NUMBERED.fullmatch(last)
    if numbered and numbered["role"] in _ROLES:
        role = _ROLES[numbered["role"]]
        is_norm = role in ("gamma", "beta", "mean", "var")
        return f"{before}{numbered['number']}{'n' if is_norm else ''}", role, False
    return before, _ROLES.get(last), last in ("weight", "bias")


def _as_norm(group: _Group) -> None:
    """Call the weights of a normalisation gamma and beta, as PyTorch doesn't."""
    arrays = group.arrays
    if "W" in arrays and arrays["W"].ndim == 1:
        arrays["gamma"] = arrays.pop("W")
        arrays["beta"] = arrays.pop("b", np.zeros_like(arrays["gamma"]))


def _chains(
    left: list[_Group], done: list[_Group], size: int, convolving: bool
) -> Iterator[list[_Group]]:
    """Yield orders in which what comes out of each layer fits into the next one."""
    if not left:
        if size == CLASSES and not convolving:
            yield done
        return
    for place, group in enumerate(left):
        if group.is_norm and (not done or done[-1].is_norm):
            continue
        for laid, size_after, still in _after(group, size, convolving, bool(done)):
            rest = [*left[:place], *left[place + 1 :]]
            yield from islice(_chains(rest, [*done, laid], size_after, still), 1)


def _after(
    group: _Group, size: int, convolving: bool, begun: bool
) -> Iterator[tuple[_Group, int, bool]]:
    """Yield how a layer lies, what size comes out of it, and whether that is still pictures."""
    if group.is_norm:
        if "gamma" in group.arrays and all(a.shape == (size,) for a in group.arrays.values()):
            yield group, size, convolving
        return
    W, b = group.arrays.get("W"), group.arrays.get("b")
    if W is None:
        return
    if W.ndim == 4 and convolving and W.shape[1] == size and W.shape[2] == W.shape[3]:
        if b is None or b.shape == (len(W),):
            yield group, W.shape[0], True
    elif W.ndim == 2:
        for torch in (group.torch, not group.torch):
            inputs, outputs = W.shape[::-1] if torch else W.shape
            fits = inputs % size == 0 and math.isqrt(inputs // size) ** 2 * size == inputs
            ends = b is None or b.shape == (outputs,)
            if ends and ((inputs == size and not convolving) or (convolving and begun and fits)):
                yield replace(group, torch=torch), outputs, False


def _best(chain: list[_Group], pictures: FloatArray, labels: Labels) -> Work:
    """Return the way that reads most, and the share that it reads."""
    few = np.linspace(0, len(pictures) - 1, min(FIRST, len(pictures))).astype(int)
    ways = [_Way(pads, pools) for pads, pools in islice(_geometries(chain), MOST_GEOMETRIES)]
    if not ways:
        return None
    if len(ways) > KEPT:
        ways = yield from _most(chain, ways, pictures[few[::3]], labels[few[::3]])
        scaled = [replace(way, scale=scale) for way in ways for scale in SCALES]
        sure = (yield from _most(chain, scaled, pictures[few], labels[few]))[0]
        share, _ = yield from _tried(chain, sure, pictures, labels)
        if share >= SURE:
            return share, sure
    ways = [replace(w, activation=a, scale=s) for w in ways for a in ACTIVATIONS for s in SCALES]
    kept = yield from _most(chain, ways, pictures[few], labels[few])
    tried: list[tuple[float, float]] = []
    for way in kept:
        tried.append((yield from _tried(chain, way, pictures, labels)))
    best = _ranked(tried)[0]
    return tried[best][0], kept[best]


def _most(
    chain: list[_Group], ways: list[_Way], pictures: FloatArray, labels: Labels
) -> Generator[None, None, list[_Way]]:
    """Return the few ways that read most, the best first."""
    tried: list[tuple[float, float]] = []
    for way in ways:
        tried.append((yield from _tried(chain, way, pictures, labels)))
    return [ways[place] for place in _ranked(tried)[:KEPT]]


def _ranked(tried: list[tuple[float, float]]) -> list[int]:
    """Return the places of shares and losses, the best first.

    A network reads as much with GELU where ReLU was meant, but the loss is less with what it was
    trained with.
    """
    best = max(share for share, _ in tried)
    return sorted(
        range(len(tried)),
        key=lambda n: (0.0, tried[n][1]) if tried[n][0] >= best - ALIKE else (1 - tried[n][0], 0.0),
    )


def _tried(
    chain: list[_Group], way: _Way, pictures: FloatArray, labels: Labels
) -> Generator[None, None, tuple[float, float]]:
    """Return the share of pictures that the network reads, if built so, and its mean loss."""
    with np.errstate(all="ignore"):  # weights may be as large as numbers can be
        network = _built(chain, way)
    right, loss = 0, 0.0
    batch = batch_of(network)
    for start in range(0, len(pictures), batch):
        chosen = slice(start, start + batch)
        with np.errstate(all="ignore"):
            logits = network.forward(pictures[chosen])
        if not np.isfinite(logits).all():
            return 0.0, math.inf
        right += int((logits.argmax(axis=1) == labels[chosen]).sum())
        with np.errstate(all="ignore"):
            loss += SoftmaxWithLoss().forward(logits, labels[chosen]) * len(logits)
        yield
    usual = USUAL if way.activation == "relu" else 1
    return right / len(pictures), usual * loss / len(pictures)


def _geometries(chain: list[_Group]) -> Iterator[tuple[tuple[int, ...], tuple[bool, ...]]]:
    """Yield ways to pad and to pool that lead to what the first full layer takes.

    Those come first that do the same after each convolution, or after every second.
    """
    convolutions = [g.arrays["W"] for g in chain if not g.is_norm and g.arrays["W"].ndim == 4]
    if not convolutions:
        yield (), ()
        return
    full = next(g for g in chain if not g.is_norm and g.arrays["W"].ndim == 2)
    inputs = full.arrays["W"].shape[1 if full.torch else 0]
    wanted = math.isqrt(inputs // len(convolutions[-1]))
    fields = [W.shape[2] for W in convolutions]
    found = list(islice(_paddings(fields, SIDE, wanted), MOST_LISTED))
    yield from sorted(found, key=lambda way: _oddness(fields, *way))


def _paddings(
    fields: list[int], side: int, wanted: int
) -> Iterator[tuple[tuple[int, ...], tuple[bool, ...]]]:
    if not fields:
        if side == wanted:
            yield (), ()
        return
    for pad in dict.fromkeys((0, fields[0] // 2, fields[0] // 2 + 1)):
        for pool in (True, False):
            out = side + 2 * pad - fields[0] + 1
            out = out // 2 if pool else out
            if out >= max(1, wanted):
                for pads, pools in _paddings(fields[1:], out, wanted):
                    yield (pad, *pads), (pool, *pools)


def _oddness(fields: list[int], pads: tuple[int, ...], pools: tuple[bool, ...]) -> tuple[bool, int]:
    """Return how far a way is from one that is the same in all layers."""
    kinds = [pad - field // 2 if pad else None for pad, field in zip(pads, fields, strict=True)]
    first, second = ([n % 2 == start for n in range(len(pools))] for start in (0, 1))
    regular = all(pools) or list(pools) in (first, second)
    return not regular, len(set(kinds)) - 1 + sum(kind not in (0, None) for kind in kinds)


def _built(chain: list[_Group], way: _Way) -> Network:
    """Return the network with all its weights."""
    layers: list[Layer] = []
    number = 0
    last = max(place for place, group in enumerate(chain) if not group.is_norm)
    pooled = False
    for place, group in enumerate(chain):
        if not group.is_norm and group.arrays["W"].ndim == 4:
            layers.append(_convolution(group, way.pads[number]))
            pooled = way.pools[number]
            number += 1
        elif not group.is_norm:
            if number and not any(isinstance(layer, Flatten) for layer in layers):
                layers.append(Flatten())
            layers.append(_affine(group))
            pooled = False
        else:
            layers.append(_norm(group))
        normed = place + 1 < len(chain) and chain[place + 1].is_norm
        if not normed and place < last:
            layers.append(ReLU() if way.activation == "relu" else Activate(way.activation))
            layers += [MaxPool2D(2)] * pooled
    return Network(_scaled(layers, *way.scale))


def _affine(group: _Group) -> Affine:
    W = group.arrays["W"].T if group.torch else group.arrays["W"]
    layer = Affine(*W.shape)
    layer.params["W"][...] = W
    layer.params["b"][...] = group.arrays.get("b", 0)
    return layer


def _convolution(group: _Group, pad: int) -> Conv2D:
    W = group.arrays["W"]
    layer = Conv2D(W.shape[1], W.shape[0], W.shape[2], pad=pad)
    layer.params["W"][...] = W
    layer.params["b"][...] = group.arrays.get("b", 0)
    return layer


def _norm(group: _Group) -> BatchNorm:
    arrays = group.arrays
    layer = BatchNorm(len(arrays["gamma"]))
    layer.params["gamma"][...] = arrays["gamma"]
    layer.params["beta"][...] = arrays.get("beta", 0)
    layer.buffers["mean"][...] = arrays.get("mean", 0)
    layer.buffers["var"][...] = arrays.get("var", 1)
    return layer


def _scaled(layers: list[Layer], mean: float, deviation: float) -> list[Layer]:
    """Return layers that bring the pixels to another mean and deviation first."""
    if (mean, deviation) == SCALES[0]:
        return layers
    if isinstance(layers[0], Affine):
        W, b = layers[0].params["W"], layers[0].params["b"]
        W /= deviation
        b -= mean * W.sum(axis=0)
        return layers
    norm = BatchNorm(1)
    norm.buffers["mean"][...], norm.buffers["var"][...] = mean, deviation**2 - EPSILON
    return [norm, *layers]


def _told(chain: list[_Group], way: _Way, network: Network) -> tuple[Phrase, ...]:
    text = QT_TRANSLATE_NOOP(
        "nn_core",
        "Layers found by their shapes: {count} ({layers}); activation found by trying: {name}",
    )
    count = sum(not group.is_norm for group in chain)
    told = [Phrase(text, count=count, layers=outline(network), name=way.activation)]
    turned = sum(
        group.torch and group.arrays["W"].ndim == 2 for group in chain if "W" in group.arrays
    )
    if turned:
        text = QT_TRANSLATE_NOOP(
            "nn_core", "Matrices with a row for each output, transposed: {count}"
        )
        told.append(Phrase(text, count=turned))
    if way.scale != SCALES[0]:
        text = QT_TRANSLATE_NOOP("nn_core", "It takes pixels of mean {mean}, deviation {deviation}")
        told.append(Phrase(text, mean=way.scale[0], deviation=way.scale[1]))
    return tuple(told)


def _left_out(names: list[str]) -> tuple[Phrase, ...]:
    if not names:
        return ()
    listed = ", ".join(name[:40] for name in names[:MOST_NAMED])
    listed += " …" if len(names) > MOST_NAMED else ""
    text = QT_TRANSLATE_NOOP("nn_core", "Arrays that are no layer's, left out: {count} ({names})")
    return (Phrase(text, count=len(names), names=listed),)


def batch_of(network: Network) -> int:
    """Return how many digits a network reads in a few milliseconds."""
    return BATCHES[0] if network.takes_pictures else BATCHES[1]


def outline(network: Network) -> str:
    """Return the layers with weights by their sizes: 784-50-10, or 16@3×3-100-10."""
    parts: list[str] = []
    for layer in network.layers:
        W = layer.params.get("W")
        if W is not None and W.ndim == 4:
            parts.append(f"{W.shape[0]}@{W.shape[2]}×{W.shape[3]}")
        elif W is not None:
            parts += [str(W.shape[1])] if parts else [str(size) for size in W.shape]
    return "-".join(parts)


def _no_network(name: str, arrays: Mapping[str, Array]) -> ModelFileError:
    """Return the error for arrays that don't fit, which names the first few with their shapes."""
    listed = [f"{key[:40]} {'×'.join(map(str, value.shape))}" for key, value in arrays.items()]
    shapes = ", ".join(listed[:MOST_NAMED]) + " …" * (len(listed) > MOST_NAMED)
    return ModelFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "The arrays of “{name}” are no network that reads digits: {shapes}."
        ),
        QT_TRANSLATE_NOOP(
            "nn_core", "They must lead from 784 pixels or one picture to ten values: W1, b1 …"
        ),
        name=name,
        shapes=shapes or "—",
    )


def _not_finite(name: str, array: str) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP(
            "nn_core", "The array “{array}” of “{name}” holds values that are no finite numbers."
        ),
        QT_TRANSLATE_NOOP(
            "nn_core", "Its training has failed or the file is damaged; save an earlier state."
        ),
        name=name,
        array=array,
    )


def _reads_nothing(name: str) -> ModelFileError:
    return ModelFileError(
        QT_TRANSLATE_NOOP("nn_core", "The network of “{name}” reads no digits."),
        QT_TRANSLATE_NOOP(
            "nn_core", "Its layers fit, but no activation that is known makes it read."
        ),
        name=name,
    )
