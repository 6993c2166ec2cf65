"""An empty figure in the house style: quiet axes, Vietnamese separators, nothing that moves by accident."""

from typing import Any

import plotly.graph_objects as go

from pages.components.theme import FONT, SMALL_SIZE, TEXT_SIZE, Palette

STAMP_HEIGHT = 18
CONFIG = {"displayModeBar": False, "showTips": False, "doubleClick": False, "responsive": True}


class Drawing(go.Figure):
    """A figure that is spelled out once and then shown many times; it is not changed after it was first shown."""

    def to_dict(self) -> dict[str, Any]:
        """The figure as plain dicts, made when first asked for. Copying it anew costs most of showing a chart."""
        spelled_out = self.__dict__.get("_spelled_out")
        if spelled_out is None:
            spelled_out = self.__dict__["_spelled_out"] = super().to_dict()
        return spelled_out


def figure(traces: list[dict[str, Any]], palette: Palette, height: int, **layout: Any) -> go.Figure:
    """A figure of plain dicts. ``xaxis`` and ``yaxis`` are added to the house axes, other keys replace the layout's."""
    axes = {name: _axis(palette, **layout.pop(name, {})) for name in ("xaxis", "yaxis")}
    base = {
        "template": "none",
        "separators": ",.",
        "height": height,
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
        "showlegend": False,
        "dragmode": False,
        "hoverlabel": {
            "align": "left",
            "bgcolor": palette.paper,
            "bordercolor": palette.line,
            "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
        },
    }
    return Drawing(data=traces, layout=base | axes | layout)


def _axis(palette: Palette, title: str = "", tick_colour: str = "", **given: Any) -> dict[str, Any]:
    house = {
        "showgrid": True,
        "gridcolor": palette.grid,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"size": SMALL_SIZE, "color": tick_colour or palette.quiet},
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "rgba(0,0,0,0)",
        "title": {"text": title, "font": {"size": SMALL_SIZE, "color": palette.quiet}, "standoff": 8},
    }
    return house | given


def note(text: str, x: float, y: float, palette: Palette, **more: Any) -> dict[str, Any]:
    """Words written on a figure, in data coordinates unless ``xref`` and ``yref`` say otherwise."""
    font = {"size": SMALL_SIZE, "color": more.pop("color", palette.quiet)}
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": font} | more


def stamped(figure: go.Figure, words: str, palette: Palette) -> go.Figure:
    """The figure with words in its corner that stay with it wherever it is copied to."""
    margin, height = figure.layout.margin.t, figure.layout.height
    place = {"xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom", "yshift": margin - 2}
    figure.add_annotation(note(words, 1, 1, palette, **place))
    return figure.update_layout(margin_t=margin + STAMP_HEIGHT, height=height + STAMP_HEIGHT)


def rounded(value: Any, decimals: int = 4) -> float | None:
    """A number for drawing only, short on the wire."""
    return None if value is None else round(float(value), decimals)
