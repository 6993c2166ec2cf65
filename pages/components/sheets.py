"""The table behind each exhibit, for reading on screen and for taking away as a file."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics import periods
from analytics.catalog import Dataset, Indicator
from analytics.exports import Cell
from analytics.measures import Reporting, Result
from pages.components import clock, places, text
from pages.components.lines import Line
from pages.components.quadrant import Point
from pages.components.rows import Row


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Header and rows; ``name`` becomes the name of the file. ``results``: what each row was made of, where known."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    results: tuple[Result, ...] = ()


ENDS = ("Trạng thái", "Nguồn")


def ranking(rows: Sequence[Row], dataset: Dataset, indicator: Indicator, name: str = "xep-hang") -> Sheet:
    """Every unit of a ranking, with whole việc or đồng; rates in percent."""
    denominator = dataset.column(indicator.denominator[0].column).label
    header = (
        "Hạng",
        "Khoảng hạng",
        "Đơn vị",
        "Kỳ",
        "Số liệu đến",
        f"Xong ({dataset.unit})",
        f"{denominator} ({dataset.unit})",
        f"{indicator.short} (%)",
        "Tỷ lệ theo công bố (%)",
        "Chỉ tiêu (%)",
        "So với chỉ tiêu (điểm %)",
        "Đạt chỉ tiêu",
        "Cùng kỳ năm trước (%)",
        "So với cùng kỳ (điểm %)",
        "Ghi chú",
        *ENDS,
    )
    lines = tuple(_ranked(row) for row in rows)
    return Sheet(name=f"{name}-{dataset.id}", header=header, rows=lines, results=tuple(row.result for row in rows))


def _ranked(row: Row) -> tuple[Cell, ...]:
    result = row.result
    return (
        row.rank,
        None if row.rank is None else places.span(row),
        row.unit,
        periods.label(result.year, result.months),
        f"{periods.period_end(result.year, result.months):%d/%m/%Y}",
        row.numerator,
        row.denominator,
        row.value,
        result.published_rate,
        row.target,
        row.gap,
        _met(row),
        row.last,
        row.change,
        "; ".join(row.marks),
        *ends(result),
    )


def _met(row: Row) -> str | None:
    if row.met is None:
        return None
    said = "đạt" if row.met else "chưa đạt"
    return f"{said}, chưa đủ căn cứ" if row.is_sure is False else said


def ends(result: Result) -> tuple[Cell, ...]:
    """Status and sources: the end of every line."""
    vintage = text.VINTAGES.get(result.vintage, result.vintage)
    status = vintage if result.corrected_at is None else f"{vintage}, {clock.corrected(result.corrected_at)}"
    return status, "; ".join(result.sources)


def quadrant(points: Sequence[Point]) -> Sheet:
    """Both rates and both gaps of each unit."""
    header = (
        "Đơn vị",
        "Việc: tỷ lệ (%)",
        "Việc: so với chỉ tiêu (điểm %)",
        "Tiền: tỷ lệ (%)",
        "Tiền: so với chỉ tiêu (điểm %)",
        "Đạt",
        *ENDS,
    )
    rows = tuple(
        (point.row.unit, point.row.shown, point.x, point.other.shown, point.y, point.side, *ends(point.row.result))
        for point in points
    )
    return Sheet(name="viec-va-tien", header=header, rows=rows)


def series(lines: Sequence[Line], dataset: Dataset) -> Sheet:
    """Every figure of every line, oldest first."""
    header = (
        "Đơn vị",
        "Năm",
        "Số tháng",
        f"Xong ({dataset.unit})",
        f"Có điều kiện ({dataset.unit})",
        "Tỷ lệ xong (%)",
        "Tỷ lệ theo công bố (%)",
        "Chỉ tiêu (%)",
        *ENDS,
    )
    rows = tuple(_point(line, result) for line in lines for result in line.results)
    made_of = tuple(result for line in lines for result in line.results)
    return Sheet(name=f"xu-huong-{dataset.id}", header=header, rows=rows, results=made_of)


def _point(line: Line, result: Result) -> tuple[Cell, ...]:
    return (
        line.unit,
        result.year,
        result.months,
        result.numerator,
        result.denominator,
        result.rate,
        result.published_rate,
        result.target.pct if result.target else None,
        *ends(result),
    )


def reporting(found: Sequence[Reporting]) -> Sheet:
    """Who has reported cases and money, and the newest period of those who have not."""
    rows = tuple(
        (
            row.unit,
            "đủ" if row.cases else "chưa đủ",
            "đủ" if row.money else "chưa đủ",
            periods.label(*row.latest) if row.latest else None,
        )
        for row in found
    )
    return Sheet(name="bao-cao", header=("Đơn vị", "Về việc", "Về tiền", "Kỳ mới nhất đã có"), rows=rows)
