"""Groups of cases as tables: shares of cases and money, rates beside the whole and a year before; provinces by one."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures.themes import DIMENSIONS, Theme
from analytics.standards import load_references
from pages.components import tables, theme_words
from pages.components.noted_tables import noted
from pages.components.rows import plain_name
from pages.components.sheets import Sheet

HEAD = (
    ("", "Nhóm việc"),
    ("so", "Số việc"),
    ("so", "% số việc"),
    ("so", "Số tiền (tỷ đồng)"),
    ("so", "% số tiền"),
    ("so", "Tỷ lệ xong về việc"),
    ("so", "So với toàn bộ (điểm %)"),
    ("so", "Tỷ lệ xong về tiền"),
    ("so", "So với toàn bộ (điểm %)"),
)


def table(found: Sequence[Theme], basis: str, caption: str) -> str:
    """One line a group."""
    rows = ((theme_words.group(each.group), _note(each, basis), _figures(each, basis)) for each in found)
    return noted(HEAD, rows, caption)


def across(found: Sequence[Theme], basis: str, caption: str) -> str:
    """One line a province."""
    rows = ((plain_name(each.unit), "", _figures(each, basis)) for each in found)
    return noted((("", "Đơn vị"), *HEAD[1:]), rows, caption)


def _figures(each: Theme, basis: str) -> tuple[str, ...]:
    lever = each.leverage(basis)
    amounts = numbers.integer(lever.part.cases), numbers.billion(lever.part.money).removesuffix(" tỷ đồng")
    rates = [words for name in DIMENSIONS for words in (_rate(each, name), tables.difference(each.difference(name)))]
    return (amounts[0], numbers.percent(lever.cases), amounts[1], numbers.percent(lever.money), *rates)


def _rate(each: Theme, dimension: str) -> str:
    result = each.own.get(dimension)
    return numbers.MISSING if result is None else numbers.percent(result.shown_rate)


def _note(each: Theme, basis: str) -> str:
    """Money of a case inside and outside, and the same months of the year before."""
    lever = each.leverage(basis)
    said = []
    if lever.per_case is not None:
        said.append(f"mỗi việc {theme_words.each_case(lever.per_case)}")
    if lever.elsewhere is not None:
        said.append(f"ngoài nhóm {theme_words.each_case(lever.elsewhere)}")
    return "; ".join([*said, *filter(None, (_last(each, name) for name in DIMENSIONS))])


def _last(each: Theme, dimension: str) -> str:
    now, last = each.own.get(dimension), each.last.get(dimension)
    if now is None or last is None or None in (now.rate, last.rate):
        return ""
    name = "việc" if dimension == "cases" else "tiền"
    return f"cùng kỳ về {name} {numbers.percent(last.rate)} ({numbers.points(now.rate - last.rate)})"


def sheet(found: Sequence[Theme], basis: str, name: str = "chuyen-de") -> Sheet:
    """Every group or province with whole việc and đồng."""
    header = (
        *("Đơn vị", "Nhóm việc", "Số việc (việc)", "Tỷ trọng số việc (%)", "Số tiền (đồng)", "Tỷ trọng số tiền (%)"),
        *("Tiền mỗi việc (đồng)", "Tỷ lệ về việc (%)", "Tỷ lệ về tiền (%)", "Nguồn"),
    )
    return Sheet(name=name, header=header, rows=tuple(_line(each, basis) for each in found))


def _line(each: Theme, basis: str) -> tuple:
    lever = each.leverage(basis)
    rates = (each.own[name].shown_rate if name in each.own else None for name in DIMENSIONS)
    sources = dict.fromkeys(source for result in each.own.values() for source in result.sources if source)
    place = (each.unit, theme_words.group(each.group))
    shares = (lever.part.cases, lever.cases, lever.part.money, lever.money)
    return (*place, *shares, lever.per_case, *rates, "; ".join(sources))


def references() -> Sheet:
    """Figures that sources print over spans that are no reporting period."""
    header = ("Nhóm việc", "Nơi", "Khoảng", "Số việc", "Số tiền", "Tỷ lệ", "Lời của nguồn", "Nguồn")
    rows = tuple(
        (
            *(theme_words.group(each.group), each.place, each.span, numbers.integer(each.cases)),
            *(numbers.billion(each.money), each.rates, each.remark, each.source.split(" – ")[0]),
        )
        for each in load_references()
    )
    return Sheet(name="moc-tham-chieu", header=header, rows=rows)
