"""The country as tiles, or as the outlines an office brought, coloured by distance to target or by rate."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import plotly.graph_objects as go

from analytics import numbers
from pages.components import canvas, charts
from pages.components.geography import Area
from pages.components.rows import Row
from pages.components.shades import Scale, Shade, scale
from pages.components.theme import Palette

SQUARE, MANY = 5, 40
TILES = {(True, False): 33, (True, True): 26, (False, False): 46, (False, True): 38}
SHORT = {"TP. Hồ Chí Minh": "TP. HCM", "Thừa Thiên Huế": "T.T. Huế", "Bà Rịa – Vũng Tàu": "BR – VT"}
LEGEND_HEIGHT = 56
OUTLINE_HEIGHT = 760
WIDTH = 940
ARCHIPELAGO_PLACES = {"QĐ. Hoàng Sa<br>(Đà Nẵng)": (112.0, 16.5), "QĐ. Trường Sa<br>(Khánh Hòa)": (114.0, 9.4)}


def country(
    areas: Sequence[Area], ranked: Sequence[Row], dimension: str, is_small: bool, palette: Palette
) -> go.Figure:
    """The map of one dimension. Small tiles let the whole country stand beside the six figures."""
    rows = {row.unit_id: row for row in ranked}
    is_tiled = all(len(area.rings[0]) == SQUARE for area in areas)
    tile = 0 if not is_tiled else TILES[is_small, len(areas) > MANY]
    return figure(areas, rows, scale(ranked, dimension, palette), palette, tile)


def figure(areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale, palette: Palette, tile: int = 0) -> go.Figure:
    """``tile`` is the height of a tile in pixels; 0 means that the areas are outlines in degrees."""
    fills = _fills(areas, rows, shades, palette) if tile else _outlines(areas, rows, shades, palette)
    names = _names(areas, rows, shades, palette, tile)
    bare = {"visible": False, "showgrid": False}
    xs, ys = zip(*(point for area in areas for ring in area.rings for point in ring), strict=True)
    across = bare | {"range": [min(xs), max(xs)]} | ({} if tile else {"scaleanchor": "y", "scaleratio": 0.96})
    along = bare | {"range": [min(ys), max(ys)]}
    height = round((max(ys) - min(ys)) * tile) + LEGEND_HEIGHT if tile else OUTLINE_HEIGHT
    return canvas.figure(
        [*fills, names],
        palette,
        height,
        xaxis=across,
        yaxis=along,
        annotations=[] if tile else [canvas.note(words, *at, palette) for words, at in ARCHIPELAGO_PLACES.items()],
        showlegend=True,
        hoverdistance=40,
        legend={"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "font": {"size": 13}, "itemclick": False},
        margin={"l": 1, "r": 1, "t": 1, "b": LEGEND_HEIGHT},
    )


def _fills(areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale, palette: Palette) -> list[dict]:
    """One shape per shade, whatever the number of tiles."""
    mainland = [area for area in areas if not area.is_archipelago]
    present = [shade for shade in (*shades.shades, shades.silent) if _of(shade, mainland, rows, shades)]
    shapes = [_shape(shade, _of(shade, mainland, rows, shades), palette) for shade in present]
    return [*shapes, _islands([area for area in areas if area.is_archipelago], palette)]


def _islands(areas: Sequence[Area], palette: Palette) -> dict:
    shape = _shape(Shade(label="", fill=palette.paper), areas, palette)
    return shape | {"showlegend": False, "line": {"color": palette.quiet, "width": 1.5, "dash": "dot"}}


def _of(shade: Shade, areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale) -> list[Area]:
    return [area for area in areas if shades.shade(rows.get(area.unit_id)) == shade]


def _shape(shade: Shade, areas: Sequence[Area], palette: Palette) -> dict:
    points = [point for area in areas for ring in area.rings for point in (*ring, (None, None))]
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "name": shade.label,
        "x": [x for x, _ in points],
        "y": [y for _, y in points],
        "fillcolor": shade.fill,
        "line": {"color": palette.paper if shade.fill != palette.paper else palette.edge, "width": 1.5},
        "hoverinfo": "skip",
    }


def _outlines(areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale, palette: Palette) -> list[dict]:
    traces = []
    named: set[str] = set()
    for area in areas:
        shade = shades.shade(rows.get(area.unit_id))
        shape = _shape(shade, [area], palette) | {"showlegend": shade.label not in named}
        traces.append(shape | {"hoveron": "fills", "hoverinfo": "text", "text": _words(area, rows, "<br>")})
        named.add(shade.label)
    return traces


def _names(areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale, palette: Palette, tile: int) -> dict:
    labelled = areas if tile else []
    return {
        "type": "scatter",
        "mode": "text",
        "showlegend": False,
        "x": [area.centre[0] for area in labelled],
        "y": [area.centre[1] for area in labelled],
        "text": [_tile_text(area, rows, shades, tile) for area in labelled],
        "textfont": {
            "size": 13,
            "color": [_ink(area, rows, shades, palette) for area in labelled],
        },
        "hovertext": [_words(area, rows, "<br>") for area in labelled],
        "hoverinfo": "text",
    }


def _ink(area: Area, rows: Mapping[str, Row], shades: Scale, palette: Palette) -> str:
    shade = shades.shade(rows.get(area.unit_id))
    if area.is_archipelago or shade == shades.silent:
        return palette.quiet
    return palette.on(shade.fill)


def _tile_text(area: Area, rows: Mapping[str, Row], shades: Scale, tile: int) -> str:
    if area.is_archipelago:
        island, _, province = area.label.partition(" (")
        return f"{island}<br>({province}" if tile >= 32 else island
    row = rows.get(area.unit_id)
    value = None if row is None else getattr(row, shades.measure)
    if tile < 32 or value is None:
        return SHORT.get(area.label, area.label)
    return f"{SHORT.get(area.label, area.label)}<br>{_figure(value, shades.measure)}"


def _figure(value: Fraction, measure: str) -> str:
    if measure != "gap":
        return numbers.decimal(value, 1)
    decimals = 1 if numbers.rounded(value, 1) else 2
    return f"{'+' if value > 0 else '▼ '}{numbers.decimal(value, decimals)}"


def _words(area: Area, rows: Mapping[str, Row], separator: str) -> str:
    row = rows.get(area.unit_id)
    return f"<b>{area.label}</b>{separator}chưa có số liệu" if row is None else charts.hover(row)
