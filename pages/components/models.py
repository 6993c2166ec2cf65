"""Model units and the distance of others to them; the index of legal institutions with its national reference."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics import numbers
from analytics.measures import Exemplar, Gap, Index
from pages.components import canvas, movement_words, session, tables
from pages.components.sheets import Sheet
from pages.components.theme import Palette

STEPS = {"learning": "học tập", "caught_up": "bắt kịp", "surpassed": "vượt qua"}
NATION, HEIGHT = "toan-quoc", 240
STEP_RULE = "Bắt kịp là chênh dưới 1 điểm % so với điển hình; hơn thế là vượt qua, kém thế là học tập."
NO_RATES = "Chưa tính được khoảng cách tới điển hình: nguồn không nêu chỉ số để so, hoặc chưa có tỷ lệ của các đơn vị."
SCOPES = {"items": "chỉ tiêu của tỉnh", "provinces": "tỉnh, thành phố"}


def exemplars(found: Sequence[Exemplar]) -> Sheet:
    """Who is held up as a model in what."""
    rows = [(_name(e.unit_id), e.field, movement_words.choice("exemplars", "status", e.status)) for e in found]
    return Sheet(name="dien-hinh", header=("Đơn vị", "Điển hình về", "Tình trạng"), rows=tuple(rows))


def gaps(found: Sequence[Gap]) -> Sheet:
    """Every other unit beside its model."""
    header = ("Đơn vị", "Tỷ lệ (%)", "Điển hình", "Tỷ lệ của điển hình (%)", "Chênh (điểm %)", "Bước")
    rows = [
        (
            *(gap.result.unit, numbers.decimal(gap.result.rate, 2)),
            *(gap.model.unit, numbers.decimal(gap.model.rate, 2)),
            *(tables.difference(gap.points), STEPS[gap.step]),
        )
        for gap in found
    ]
    return Sheet(name="khoang-cach-dien-hinh", header=header, rows=tuple(rows))


def indices(found: Sequence[Index]) -> Sheet:
    """Every value with its rank and what that is a rank among."""
    header = ("Đơn vị", "Năm", "Bộ chỉ số", "Chỉ tiêu", "Giá trị (%)", "Lần trước (%)", "Thứ hạng")
    rows = [
        (
            *(_name(each.unit_id), str(each.year), each.family, each.item),
            *(_value(each.value), _value(each.value_before), rank(each)),
        )
        for each in found
    ]
    return Sheet(name="chi-so", header=header, rows=tuple(rows))


def rank(index: Index) -> str:
    """The place and what it is a place among: "2/16 chỉ tiêu của tỉnh"."""
    if index.rank is None:
        return ""
    of = "" if index.rank_of is None else f"/{index.rank_of}"
    return f"{index.rank}{of} {SCOPES.get(index.rank_scope, '')}".strip()


def said(found: Sequence[Index]) -> str:
    """The newest value of each province in a sentence, its change and its place beside it."""
    newest = {each.unit_id: each for each in sorted(found, key=lambda each: each.year) if each.unit_id != NATION}
    return " ".join(_sentence(each) for each in newest.values())


def figure(found: Sequence[Index], palette: Palette) -> go.Figure:
    """A small line per province; the nation as a dashed one with open circles."""
    ids = sorted({each.unit_id for each in found}, key=lambda unit_id: unit_id == NATION)
    lines = [
        _line([each for each in found if each.unit_id == one], one, place, palette) for place, one in enumerate(ids)
    ]
    years = sorted({each.year for each in found})
    return canvas.figure(
        lines,
        palette,
        HEIGHT,
        margin={"l": 8, "r": 8, "t": 26, "b": 8},
        xaxis={"tickvals": years, "range": [years[0] - 1.1, years[-1] + 1.1], "showgrid": False},
        yaxis={"title": "Giá trị (%)", "range": [50, 100], "nticks": 6},
    )


def _line(own: Sequence[Index], unit_id: str, place: int, palette: Palette) -> dict:
    known = sorted((each for each in own if each.value is not None), key=lambda each: each.year)
    hue = palette.quiet if unit_id == NATION else (palette.hue["cases"], *palette.series)[place % 6]
    look = {"color": hue, "width": 2, "dash": "dot" if unit_id == NATION else "solid"}
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [each.year for each in known],
        "y": [canvas.rounded(each.value) for each in known],
        "text": [f"{_name(unit_id)} {_value(each.value)}" for each in known],
        "textposition": "top center",
        "textfont": {"color": hue},
        "line": look,
        "marker": {"size": 9, "color": hue, "symbol": "circle-open" if unit_id == NATION else "circle"},
        "hoverinfo": "skip",
    }


def _sentence(index: Index) -> str:
    before = f" (lần trước {_value(index.value_before)} %)" if index.value_before is not None else ""
    place = f", thứ {rank(index)}" if index.rank is not None else ""
    return f"{_name(index.unit_id)} năm {index.year}: {_value(index.value)} %{before}{place}."


def _value(value) -> str:
    return "" if value is None else numbers.decimal(value, 0 if value == int(value) else 1)


def _name(unit_id: str) -> str:
    return session.units().get(unit_id).name
