"""The units of a wave as a table on screen and as a file to take away; one unit quarter by quarter."""

from collections.abc import Sequence

from analytics import numbers, periods
from analytics.catalog import Dataset
from analytics.measures.campaigns import Progress
from analytics.measures.quarters import Quarter
from pages.components import race_words, tables, wave_words
from pages.components.noted_tables import noted
from pages.components.sheets import Sheet, ends

QUARTERS = {1: "Quý IV", 2: "Quý I", 3: "Quý II", 4: "Quý III"}


def sheet(found: Sequence[Progress], dataset: Dataset) -> Sheet:
    """Every unit of the wave, with whole việc or đồng."""
    unit = dataset.unit
    header = (
        *("Đơn vị", "Số liệu đến", f"Xong luỹ kế ({unit})", f"Có điều kiện ({unit})", "Tỷ lệ (%)", "Mức (%)"),
        *("So với mức (điểm %)", f"Còn thiếu ({unit})", f"Cần mỗi ngày ({unit}/ngày)"),
        *(f"Phần tăng của đợt ({unit})", "Phần tăng (điểm %)", "Đạt từ", "Sớm (ngày)", "Trạng thái", "Nguồn"),
    )
    name = f"dot-cao-diem-{dataset.id}"
    return Sheet(name=name, header=header, rows=tuple(map(_line, found)), results=tuple(each.result for each in found))


def _line(each: Progress) -> tuple:
    result, race = each.result, each.race
    raced = (race.gap, race.need_more, race.required) if race else (None, None, None)
    return (
        *(result.unit, f"{wave_words.as_of(each):%d/%m/%Y}", result.numerator, result.denominator, result.shown_rate),
        *(each.target and each.target.pct, *raced, each.increment, each.gain, _since(each), each.early),
        *ends(result),
    )


def table(found: Sequence[Progress], dataset: Dataset, caption: str) -> str:
    """The same, short enough to read; what is done of what can be done stands under the name."""
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    titles = (
        *("Luỹ kế", "Mức (chênh, điểm %)", f"Còn thiếu ({unit})", f"Mỗi tuần cần ({unit})"),
        *(f"Phần tăng của đợt ({unit})", "Phần tăng (điểm %)", "Đạt từ"),
    )
    rows = ((each.result.unit, _counts(each, dataset, unit), _read(each, dataset)) for each in found)
    return noted((("", "Đơn vị"), *(("so", title) for title in titles)), rows, caption)


def _counts(each: Progress, dataset: Dataset, unit: str) -> str:
    if each.result.rate is None:
        return "tỷ lệ theo công bố"
    counts = (tables.amount(value, dataset) for value in (each.result.numerator, each.result.denominator))
    return f"{'/'.join(counts)} {unit}, đến {wave_words.as_of(each):%d/%m/%Y}"


def _read(each: Progress, dataset: Dataset) -> tuple[str, ...]:
    return (
        wave_words.rate(each),
        *(_raced(each, dataset) if each.race else (numbers.MISSING,) * 3),
        *(tables.amount(each.increment, dataset), numbers.decimal(each.gain, 2)),
        _since(each) or ("chưa đạt" if each.race else numbers.MISSING),
    )


def _raced(each: Progress, dataset: Dataset) -> tuple[str, ...]:
    race = each.race
    aim = f"{race_words.target(race)} ({tables.difference(race.gap, race.met if not race.days_left else None)})"
    if not race.need_more:
        return aim, "đã đạt", numbers.MISSING
    weekly = numbers.MISSING if race.per_week is None else tables.amount(race.per_week, dataset)
    return aim, tables.amount(race.need_more, dataset), weekly


def _since(each: Progress) -> str:
    """The month from which on the target was met, and how many days before the end."""
    if each.reached is None:
        return ""
    day = periods.period_end(each.reached.year, each.reached.months)
    early = f", sớm {each.early} ngày" if each.early else ""
    return f"tháng {day:%-m/%Y}{early}"


def quarters(found: Sequence[Quarter], dataset: Dataset) -> Sheet:
    """Quarter by quarter: what each brought and where the year stood."""
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    header = ("Quý", f"Xong trong quý ({unit})", f"Xong luỹ kế ({unit})", "Tỷ lệ luỹ kế", "Quý này thêm (điểm %)")
    rows = tuple(
        (
            quarter(each),
            tables.amount(each.done, dataset),
            tables.amount(each.result.numerator, dataset),
            numbers.percent(each.result.shown_rate),
            tables.difference(each.change),
        )
        for each in found
    )
    return Sheet(name=f"theo-quy-{dataset.id}", header=header, rows=rows)


def quarter(each: Quarter) -> str:
    """The calendar quarter, as movements are named: "Quý IV/2025 (10–12)"."""
    day = periods.period_end(each.result.year, each.result.months)
    return f"{QUARTERS[each.number]}/{day.year} (tháng {day.month - 2}–{day.month})"
