"""The three short lists of the overview: below target, falling, silent."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures import Reporting
from pages.components import places, tables, text
from pages.components.rows import Row, plain_name

LENGTH = 5
NOBODY_SILENT = "Mọi tỉnh đã có số liệu."


def three(rows: Sequence[Row], reporting: Sequence[Reporting], dimension: str, year: int) -> str:
    """Furthest below target, fallen most since the same period last year, not reported yet."""
    about = text.about(dimension)
    lists = [
        tables.short_list(f"Thấp hơn chỉ tiêu nhiều nhất {about}", below(rows), _nobody_below(rows)),
        tables.short_list(f"Giảm nhiều nhất so với cùng kỳ {about}", fallen(rows), _nobody_fell(rows)),
        tables.short_list(
            f"Chưa có số liệu đầy đủ {about}", silent(reporting, dimension, year), "Mọi tỉnh đã có số liệu."
        ),
    ]
    return f'<div class="ba-danh-sach">{"".join(lists)}</div>'


def onward(missing: str, presenting: str) -> str:
    """Where the question that follows from the lists is answered, and where it is shown to a hall; both are links."""
    return (
        f'<p class="loi-di">{missing} để đạt chỉ tiêu, và nhanh chậm thế nào so với tiến độ · {presenting} kỳ này</p>'
    )


def below(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Units under their target, the furthest first, with the gap and what it rests on."""
    missed = sorted((row for row in rows if row.met is False and row.gap is not None), key=lambda row: row.gap)
    return [(row.unit, tables.difference(row.gap, row.met, row.is_sure), basis(row)) for row in missed[:LENGTH]]


def fallen(rows: Sequence[Row]) -> list[tuple[str, str, str]]:
    """Units whose rate fell, the most first, with the change and what it rests on."""
    down = sorted((row for row in rows if row.change is not None and row.change < 0), key=lambda row: row.change)
    return [(row.unit, tables.difference(row.change), basis(row)) for row in down[:LENGTH]]


def basis(row: Row) -> str:
    """How many a rate is counted over, and the places it supports."""
    if row.denominator is None:
        return text.PUBLISHED_ONLY
    counted = (
        numbers.billion(row.denominator, 0)
        if row.result.dimension == "money"
        else f"{numbers.integer(row.denominator)} việc"
    )
    return counted if row.rank is None else f"{counted} · hạng {places.span(row)}"


def silent(reporting: Sequence[Reporting], dimension: str, year: int) -> list[tuple[str, str]]:
    """Provinces without complete figures, with the newest period they have; the last line counts the rest."""
    missing = [row for row in reporting if not getattr(row, dimension)]
    lines = [(plain_name(row.unit), _latest(row, year)) for row in missing[:LENGTH]]
    if len(missing) > LENGTH:
        lines[-1] = (f"và {len(missing) - LENGTH + 1} tỉnh khác", "")
    return lines


def _latest(row: Reporting, year: int) -> str:
    """The newest period, short: "5 tháng" of the year shown, else only its year."""
    if row.latest is None:
        return ""
    return text.months(row.latest[1]).lower() if row.latest[0] == year else f"năm {row.latest[0]}"


def _nobody_below(rows: Sequence[Row]) -> str:
    if any(row.gap is not None for row in rows):
        return "Không tỉnh nào thấp hơn chỉ tiêu."
    return "Chưa có chỉ tiêu của tỉnh nào cho năm này; nạp tệp Chỉ tiêu để so."


def _nobody_fell(rows: Sequence[Row]) -> str:
    if any(row.change is not None for row in rows):
        return "Không tỉnh nào giảm so với cùng kỳ."
    return "Chưa tỉnh nào có số liệu cùng kỳ năm trước để so."
