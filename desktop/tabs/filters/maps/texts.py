"""The texts of the feature maps: layers, captions, and what the chosen map does, in numbers."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services import numbers
from desktop.services.i18n import translate
from desktop.tabs.filters.maps.presenter import MapsState
from desktop.tabs.filters.state import SIDE
from desktop.tabs.filters.texts import layer_kind
from nn_core.records.feature_maps import FeatureBlock


def layer_titles(blocks: Sequence[FeatureBlock]) -> dict[str, str]:
    """Return the entries of the list of layers, by their numbers from 0."""
    text = translate("FiltersTab", "{number}: {count} maps of {height}×{width}")
    titles = {}
    for layer, block in enumerate(blocks):
        count, height, width = block.maps.shape
        values = {"number": layer + 1, "count": count, "height": height, "width": width}
        titles[str(layer)] = text.format(**values)
    return titles


def way(block: FeatureBlock) -> str:
    """Return the layers of a block in order, and its receptive field."""
    _, channels, field, _ = block.conv.weights.shape
    kinds = " → ".join(layer_kind(kind) for kind in block.kinds if kind != "dropout")
    text = translate(
        "FiltersTab",
        "{kinds}; filters of {channels}×{field}×{field} weights. "
        "A value of a map sees {size}×{size} pixels, its neighbour {step} further on.",
    )
    if block.reach.size > SIDE:
        text = translate(
            "FiltersTab",
            "{kinds}; filters of {channels}×{field}×{field} weights. "
            "In the middle of a map a value sees the whole picture of {side}×{side} pixels "
            "({size}×{size} with the padding); its neighbour lies {step} further on.",
        )
    return text.format(
        kinds=kinds,
        field=field,
        channels=channels,
        size=block.reach.size,
        step=block.reach.step,
        side=SIDE,
    )


def map_name(state: MapsState) -> str:
    """Return which map is chosen."""
    text = translate("FiltersTab", "Map {number}")
    return text.format(number=state.map + 1)


def captions(state: MapsState) -> tuple[str, str, str]:
    """Return what stands above picture, map and filter."""
    picture = translate("FiltersTab", "Where it fires")
    if state.layer == 0:
        text = translate("FiltersTab", "Its filter w, {field}×{field}")
        field = 0 if state.block is None else state.block.conv.weights.shape[-1]
        return picture, map_name(state), text.format(field=field)
    text = translate("FiltersTab", "Channels that count most")
    return picture, map_name(state), text


def rest_text(state: MapsState, shown: int) -> str:
    """Return the share of the channels that are not listed."""
    rest = state.shares[shown:]
    if not rest:
        return ""
    text = translate("FiltersTab", "{count} others: {share}")
    return text.format(count=len(rest), share=numbers.percent(sum(share.share for share in rest)))


def tile_text(state: MapsState, number: int) -> str:
    """Return what a map of the layer does, for a tool tip."""
    block = state.block
    if block is None:
        return ""
    _, height, width = block.maps.shape
    text = translate(
        "FiltersTab", "Map {number}: fires at {firing} of {all} places, at most {most}"
    )
    return text.format(
        number=number + 1,
        firing=block.firing(number),
        all=height * width,
        most=numbers.plain(float(block.maps[number].max()), 2),
    )


def sentence(state: MapsState) -> str:
    """Return the one sentence under the picture: counted and measured, never guessed."""
    block, place = state.block, state.place
    if block is None:
        return translate(
            "FiltersTab",
            "Nothing is drawn yet; the book's example under “Patch by patch” needs no drawing.",
        )
    if place is None:
        text = translate("FiltersTab", "Map {number} rests: it fires nowhere on this picture.")
        return text.format(number=state.map + 1)
    values = {
        "number": state.map + 1,
        "firing": block.firing(state.map),
        "all": block.maps[state.map].size,
        # On the map: what one value depends on is the whole picture in deep layers.
        "where": where(place.row, place.column, *block.maps.shape[1:]),
        "value": numbers.plain(place.value, 2),
    }
    if state.cell is None:
        text = translate(
            "FiltersTab",
            "Map {number} fires at {firing} of {all} places, most {where}, with {value}.",
        )
    else:
        text = translate("FiltersTab", "Map {number} has {value} {where}.")
    return f"{text.format(**values)} {_why(state)}"


def _why(state: MapsState) -> str:
    """Return what the explained value was added up from."""
    cause, shares = state.cause, state.shares
    assert cause is not None
    if state.layer == 0:
        gain = float(cause.products[cause.products > 0].sum())
        loss = float(cause.products[cause.products < 0].sum())
        text = translate(
            "FiltersTab",
            "There ink on blue weights adds {gain}, ink on vermillion ones takes away {loss}.",
        )
        return text.format(gain=numbers.plain(gain, 2), loss=numbers.plain(-loss + 0.0, 2))
    if not shares[0].contribution:
        return translate("FiltersTab", "No map of the layer before adds anything to it.")
    text = translate(
        "FiltersTab",
        "Of all that was added or taken away for it, most, {share}, is from map {channel} of the "
        "layer before.",
    )
    return text.format(share=numbers.percent(shares[0].share), channel=shares[0].channel + 1)


def where(row: int, column: int, height: int, width: int) -> str:
    """Return in which ninth of a map a value lies."""
    ninths = (
        (
            translate("FiltersTab", "at the top left"),
            translate("FiltersTab", "at the top"),
            translate("FiltersTab", "at the top right"),
        ),
        (
            translate("FiltersTab", "at the left"),
            translate("FiltersTab", "in the middle"),
            translate("FiltersTab", "at the right"),
        ),
        (
            translate("FiltersTab", "at the bottom left"),
            translate("FiltersTab", "at the bottom"),
            translate("FiltersTab", "at the bottom right"),
        ),
    )
    return ninths[int((row + 0.5) / height * 3)][int((column + 0.5) / width * 3)]
