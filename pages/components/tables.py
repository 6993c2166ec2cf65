"""Tables as a yearbook prints them: text to the left, figures to the right, one thin bar. Every cell is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from analytics import numbers
from analytics.catalog import Dataset, Indicator, Term
from pages.components import charts, links, places
from pages.components.links import Book
from pages.components.rows import Row, reported


def ranking(
    rows: Sequence[Row],
    dataset: Dataset,
    indicator: Indicator,
    pinned: str | None,
    caption: str,
    book: Book | None = None,
) -> str:
    """The ranking, the pinned unit first; units without a figure are left to the sentence under the table.

    A column that has nothing in any row (no targets, no last year) is not drawn. Figures read in a ``book`` lead to
    their passports.
    """
    shown = reported(rows)
    ordered = [row for row in shown if row.unit_id == pinned] + [row for row in shown if row.unit_id != pinned]
    scale = max((float(value or 0) for row in shown for value in (row.shown, row.target)), default=100.0)
    has_target, has_change = any(row.target is not None for row in shown), any(row.change is not None for row in shown)
    head = _head(dataset, indicator, has_target, has_change)
    lines = [(row, _cells(row, dataset, indicator, scale, has_target, has_change, book)) for row in ordered]
    body = "".join(f'<tr class="{"ghim" if row.unit_id == pinned else ""}">{cells}</tr>' for row, cells in lines)
    return scrolling(
        f'<table class="bang xep-hang {dataset.id}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def scrolling(table: str) -> str:
    """A wide table scrolls inside its own frame on a narrow screen, never the page; the keyboard reaches it."""
    return f'<div class="cuon" tabindex="0">{table}</div>'


def _head(dataset: Dataset, indicator: Indicator, has_target: bool, has_change: bool) -> str:
    denominator = dataset.column(indicator.denominator[0].column).label
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    columns = [
        ("so", "Hạng"),
        ("khoang-hang", "Khoảng hạng"),
        ("", "Đơn vị"),
        ("so phu", f"Xong ({unit})"),
        ("so phu", f"{denominator} ({unit})"),
        ("ty-le", indicator.short),
        *([("so", "Chỉ tiêu"), ("so", "So với chỉ tiêu")] if has_target else []),
        *([("so", "So với cùng kỳ")] if has_change else []),
    ]
    return "".join(f'<th scope="col" class="{kind}">{escape(name)}</th>' for kind, name in columns)


def _cells(
    row: Row,
    dataset: Dataset,
    indicator: Indicator,
    scale: float,
    has_target: bool,
    has_change: bool,
    book: Book | None,
) -> str:
    marks = "".join(f' <span class="dau">{escape(mark)}</span>' for mark in row.marks)
    cells = [
        _cell("so", numbers.integer(row.rank)),
        _range(row),
        f'<th scope="row">{escape(row.unit)}{marks}{_counts(row, dataset)}</th>',
        _amount(row, row.numerator, dataset, indicator.numerator, indicator, book),
        _amount(row, row.denominator, dataset, indicator.denominator, indicator, book),
        _bar(row, scale, links.figure(charts.percent(row), row.result, links.rate_of(row.result, indicator), book)),
    ]
    if has_target:
        cells.append(_cell("so", numbers.percent(row.target)))
        cells.append(_cell("so chua-dat" if row.met is False else "so", difference(row.gap, row.met, row.is_sure)))
    if has_change:
        cells.append(_cell("so", difference(row.change)))
    return "".join(cells)


def cells(words: Iterable[str]) -> str:
    """Plain cells, one for each text."""
    return "".join(_cell("", each) for each in words)


def _cell(kind: str, words: str) -> str:
    return f'<td class="{kind}">{escape(words)}</td>'


def _range(row: Row) -> str:
    """The places the figures support, as words and as a quiet band with the official place on it."""
    if row.low is None or not row.of:
        return _cell("khoang-hang", places.span(row))
    left, width, mark = (100 * part / row.of for part in (row.low - 1, row.high - row.low + 1, row.rank - 0.5))
    return (
        f'<td class="khoang-hang"><span>{places.span(row)}</span><span class="dai-hang" aria-hidden="true">'
        f'<b style="left:{left:.1f}%;width:{width:.1f}%"></b><i style="left:{mark:.1f}%"></i></span></td>'
    )


def _counts(row: Row, dataset: Dataset) -> str:
    """Numerator and denominator where the screen is too narrow for their columns."""
    if row.denominator is None:
        return ""
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    return f'<small class="chi-hep">{amount(row.numerator, dataset)}/{amount(row.denominator, dataset)} {unit}</small>'


def _amount(
    row: Row, value: int | None, dataset: Dataset, terms: Sequence[Term], indicator: Indicator, book: Book | None
) -> str:
    if value is None:
        return _cell("so phu", numbers.MISSING)
    number = links.number_of(row.result, terms, indicator.id)
    return f'<td class="so phu">{links.figure(amount(value, dataset), row.result, number, book)}</td>'


def _bar(row: Row, scale: float, rate: str) -> str:
    width = 100 * float(row.shown) / scale
    stroke = f'<i class="moc" style="left:{100 * float(row.target) / scale:.2f}%"></i>' if row.target else ""
    kind = "chua" if row.met is False else "rong" if row.value is None else "du"
    return (
        f'<td class="ty-le"><span class="so">{rate}</span>'
        f'<span class="thanh"><b class="{kind}" style="width:{width:.2f}%"></b>{stroke}</span></td>'
    )


def amount(value: int | None, dataset: Dataset) -> str:
    """A figure as tables show it: whole việc, or tỷ đồng with one decimal (the unit stands in the header)."""
    if dataset.id == "money":
        return numbers.billion(value).removesuffix(" tỷ đồng")
    return numbers.integer(value)


def difference(value, met: bool | None = None, is_sure: bool | None = None) -> str:
    """Signed percentage points without their unit; a missed target carries its mark, and what is not sure its own."""
    if value is None:
        return numbers.MISSING
    marks = f"{'≈ ' if is_sure is False else ''}{'▼ ' if met is False else ''}"
    return f"{marks}{numbers.points(value).removesuffix(' điểm %')}"


def short_list(title: str, lines: Iterable[tuple[str, ...]], empty: str) -> str:
    """A few units, one figure each and what it rests on, under a small heading; a sentence when there are none."""
    items = "".join(
        f"<li><span>{escape(name)}</span><b>{escape(figure)}</b>{_small(more)}</li>" for name, figure, *more in lines
    )
    body = f"<ol>{items}</ol>" if items else f"<p>{escape(empty)}</p>"
    return f'<section class="ba-muc"><h4>{escape(title)}</h4>{body}</section>'


def _small(words: Iterable[str]) -> str:
    return "".join(f"<small>{escape(each)}</small>" for each in words)


def plain(header: Sequence[str], rows: Iterable[Sequence[str]], numeric: Iterable[int] = (), caption: str = "") -> str:
    """A table of ready-made texts; columns whose place is in ``numeric`` stand to the right."""
    right = set(numeric)
    kinds = ["so" if place in right else "" for place in range(len(header))]
    head = "".join(
        f'<th scope="col" class="{kind}">{escape(name)}</th>' for kind, name in zip(kinds, header, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(_cell(kind, words) for kind, words in zip(kinds, row, strict=True))}</tr>" for row in rows
    )
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return scrolling(f'<table class="bang">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>')
