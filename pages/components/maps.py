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

MANY = 40
TILES = {(True, False): 33, (True, True): 24, (False, False): 46, (False, True): 38}
SHORT = {"TP. Hồ Chí Minh": "TP. HCM", "Thừa Thiên Huế": "T.T. Huế", "Bà Rịa – Vũng Tàu": "BR – VT"}
LEGEND_HEIGHT = 56
OUTLINE_HEIGHTS = {True: 610, False: 760}
LONG_NAME = 10
TWO_LINES, CORNER = 32, (0.43, 0.36)
WIDTH = 940
ARCHIPELAGO_PLACES = {"QĐ. Hoàng Sa<br>(Đà Nẵng)": (112.0, 16.5), "QĐ. Trường Sa<br>(Khánh Hòa)": (114.0, 9.4)}


def country(
    areas: Sequence[Area], ranked: Sequence[Row], dimension: str, is_small: bool, palette: Palette
) -> go.Figure:
    """The map of one dimension. Small tiles let the whole country stand beside the six figures."""
    rows = {row.unit_id: row for row in ranked}
    tile = TILES[is_small, len(areas) > MANY] if is_tiled(areas) else 0
    return figure(areas, rows, scale(ranked, dimension, palette), palette, tile, OUTLINE_HEIGHTS[is_small])


def is_tiled(areas: Sequence[Area]) -> bool:
    """True for tiles, false for outlines in degrees."""
    return all(area.is_tile for area in areas)


def figure(
    areas: Sequence[Area], rows: Mapping[str, Row], shades: Scale, palette: Palette, tile: int, height: int
) -> go.Figure:
    """``tile`` is the height of a tile in pixels; 0 means outlines, drawn ``height`` pixels high."""
    fills = _fills(areas, rows, shades, palette) if tile else _outlines(areas, rows, shades, palette)
    names = [_names(areas, rows, shades, palette, tile)]
    if tile < TWO_LINES:
        names.append(_alarms(areas, rows, CORNER if tile else (0, 0), palette))
    bare = {"visible": False, "showgrid": False}
    xs, ys = zip(*(point for area in areas for ring in area.rings for point in ring), strict=True)
    across = bare | {"range": [min(xs), max(xs)]} | ({} if tile else {"scaleanchor": "y", "scaleratio": 0.96})
    along = bare | {"range": [min(ys), max(ys)]}
    height = round((max(ys) - min(ys)) * tile) + LEGEND_HEIGHT if tile else height
    return canvas.figure(
        [*fills, *names],
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


def _alarms(areas: Sequence[Area], rows: Mapping[str, Row], corner: tuple[float, float], palette: Palette) -> dict:
    """Where there is no room for the figure, a small mark says that the target is missed."""
    missed = [area for area in areas if not area.is_archipelago and area.unit_id in rows]
    missed = [area for area in missed if rows[area.unit_id].met is False]
    return {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [area.centre[0] + corner[0] for area in missed],
        "y": [area.centre[1] + corner[1] for area in missed],
        "marker": {"symbol": "triangle-down", "size": 6, "color": palette.ink},
        "hoverinfo": "skip",
    }


def _ink(area: Area, rows: Mapping[str, Row], shades: Scale, palette: Palette) -> str:
    shade = shades.shade(rows.get(area.unit_id))
    if area.is_archipelago or shade == shades.silent:
        return palette.quiet
    return palette.on(shade.fill)


def _tile_text(area: Area, rows: Mapping[str, Row], shades: Scale, tile: int) -> str:
    if area.is_archipelago:
        island, _, province = area.label.partition(" (")
        return f"{island}<br>({province}" if tile >= TWO_LINES else island
    row = rows.get(area.unit_id)
    value = None if row is None else getattr(row, shades.measure)
    if tile < TWO_LINES:
        return _abbreviated(area.label)
    if value is None:
        return SHORT.get(area.label, area.label)
    return f"{SHORT.get(area.label, area.label)}<br>{_figure(value, shades.measure)}"


def _abbreviated(name: str) -> str:
    """Quảng Ngãi → Q. Ngãi, as narrow tables write it."""
    first, space, rest = name.partition(" ")
    is_long = name not in SHORT and len(name) >= LONG_NAME and space
    return f"{first[0]}. {rest}" if is_long else SHORT.get(name, name)


def _figure(value: Fraction, measure: str) -> str:
    if measure != "gap":
        return numbers.decimal(value, 1)
    decimals = 1 if numbers.rounded(value, 1) else 2
    return f"{'+' if value > 0 else '▼ '}{numbers.decimal(value, decimals)}"


def _words(area: Area, rows: Mapping[str, Row], separator: str) -> str:
    row = rows.get(area.unit_id)
    return f"<b>{area.label}</b>{separator}chưa có số liệu" if row is None else charts.hover(row)
