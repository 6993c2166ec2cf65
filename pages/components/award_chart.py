"""From registration to decision: a hollow bar for what was registered, in it what became of it."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.measures.journeys import Journey
from pages.components import award_words, canvas
from pages.components.theme import Palette

ROW, FOOT, BROAD, THIN = 68, 40, 0.34, 0.18


def alt(found: Sequence[Journey]) -> str:
    """The figure in a sentence."""
    return "Từ đăng ký đến quyết định. " + ". ".join(f"{award_words.named(e)}: {award_words.said(e)}" for e in found)


def figure(found: Sequence[Journey], palette: Palette) -> go.Figure:
    """One row an honour, its name and its figures above its bars."""
    traces = [trace for place, each in enumerate(found) for trace in _bars(each, -place, palette)]
    return canvas.figure(
        traces,
        palette,
        ROW * len(found) + FOOT,
        barmode="overlay",
        annotations=[_name(each, -place, palette) for place, each in enumerate(found)],
        xaxis={"rangemode": "tozero", "title": "lượt", "tickformat": ",d"},
        yaxis={"visible": False, "range": [-len(found) + 0.55, 0.75]},
    )


def _bars(each: Journey, y: float, palette: Palette) -> list[dict]:
    hue, drawn = palette.hue["cases"], []
    if each.registered:
        look = {"color": "rgba(0,0,0,0)", "line": {"color": hue, "width": 1.5}}
        drawn.append(_bar(each, each.registered, y, BROAD, look))
    if each.decided:
        drawn.append(_bar(each, each.decided, y, THIN, {"color": hue}))
    if each.pending:
        pattern = {"shape": "/", "fgcolor": hue, "bgcolor": palette.paper, "size": 7}
        look = {"pattern": pattern, "line": {"color": hue, "width": 1}}
        drawn.append(_bar(each, each.pending, y, THIN, look) | {"base": [each.decided or 0]})
    return drawn


def _bar(each: Journey, length: int, y: float, width: float, look: dict) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length],
        "y": [y],
        "width": width,
        "marker": look,
        "hovertext": f"{award_words.named(each)}<br>{award_words.said(each)}",
        "hoverinfo": "text",
    }


def _name(each: Journey, y: float, palette: Palette) -> dict:
    words = f"<b>{award_words.named(each)}</b><br>{award_words.said(each)}"
    look = {"xanchor": "left", "yanchor": "bottom", "align": "left", "xref": "paper", "color": palette.ink}
    return canvas.note(words, 0, y + BROAD / 2, palette, **look)
