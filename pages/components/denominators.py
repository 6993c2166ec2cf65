"""One piece of work over three denominators, and what a move between them would do to the rate."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from analytics import numbers
from analytics.catalog import Catalog, Dataset, Indicator
from analytics.measures import Result, Standing
from analytics.measures.decomposition import if_reclassified
from pages.components import clock, tables
from pages.components.rows import Row, plain_name

THREE = ("rate", "rate_must_enforce", "rate_less_delegated")
DONE = {"cases": "xong thêm việc nào", "money": "thu thêm đồng nào"}
MOST = 5
NAMES = ("Có điều kiện", "Phải thi hành", "Thụ lý trừ uỷ thác")
STEPS = {str(percent): f"{numbers.decimal(Fraction(percent), 1).removesuffix(',0')} %" for percent in
         ("0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5")}  # fmt: skip


def compared(rows: Sequence[Row], chosen: str | None, country: Sequence[Standing]) -> list[Result]:
    """The chosen unit, if it has figures, and the country; without either the first units there are."""
    own = [row.result for row in rows if row.unit_id == chosen]
    found = [each for each in (*own, *(standing.result for standing in country)) if each.rate is not None]
    return found or [row.result for row in rows if row.result.rate is not None][:MOST]


def table(results: Sequence[Result], catalog: Catalog, percent: str) -> str:
    """The three rates of each unit, and the first one if so many percent were moved out of its denominator."""
    indicators = [catalog.indicators[each] for each in THREE]
    dataset = catalog.datasets[results[0].dimension]
    header = ("Đơn vị", *(f"Trên số {name[0].lower()}{name[1:]}" for name in NAMES), f"Nếu chuyển {STEPS[percent]}")
    head = "".join(f'<th scope="col" class="{"so" if n else ""}">{escape(name)}</th>' for n, name in enumerate(header))
    body = "".join(f"<tr>{_line(result, indicators, dataset, Fraction(percent))}</tr>" for result in results)
    caption = "<caption>Cùng số xong trên ba mẫu số</caption>"
    shown = f'<table class="bang ba-mau-so">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return tables.scrolling(shown)


def _line(result: Result, indicators: Sequence[Indicator], dataset: Dataset, percent: Fraction) -> str:
    cells = [_rate(result, each, dataset) for each in indicators]
    after = if_reclassified(result, percent)
    moved = "" if after is None else numbers.points(after - result.rate)
    cells.append(f'<td class="so">{numbers.percent(after)}<small>{moved}</small></td>')
    return f'<th scope="row">{escape(plain_name(result.unit))}{clock.mark(result)}</th>{"".join(cells)}'


def _rate(result: Result, indicator: Indicator, dataset: Dataset) -> str:
    top, bottom = result.total(indicator.numerator), result.total(indicator.denominator)
    counts = f"{tables.amount(top, dataset)}/{tables.amount(bottom, dataset)}" if bottom else "chưa có mẫu số này"
    return f'<td class="so">{numbers.percent(result.value(indicator))}<small>{counts}</small></td>'


def said(results: Sequence[Result], percent: str) -> str:
    """What the move would do to the last unit, the country where it is known: nothing more finished, a higher rate."""
    if not results or percent == "0":
        return "Chọn mức chuyển để thấy tỷ lệ đổi bao nhiêu khi không xong thêm gì."
    result, share = results[-1], STEPS[percent]
    after = if_reclassified(result, Fraction(percent))
    if after is None or after == result.rate:
        return f"Chuyển {share} số có điều kiện không làm đổi tỷ lệ của {plain_name(result.unit)}."
    return (
        f"Nếu chuyển {share} số có điều kiện sang chưa có điều kiện, tỷ lệ của {plain_name(result.unit)} từ "
        f"{numbers.percent(result.rate)} thành {numbers.percent(after)}, cao thêm "
        f"{numbers.decimal(after - result.rate, 2)} điểm %, dù không {DONE[result.dimension]}."
    )
