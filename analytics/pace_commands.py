"""The command about the race to the target."""

from argparse import Namespace
from datetime import date
from fractions import Fraction
from typing import Any

from analytics import imports, measures, numbers, periods
from analytics.commands import EXIT_DONE, RATE_DECIMALS, CommandFailed, print_json, units_named
from analytics.measures.pace import DAYS, MONTHS, Race, race_of
from analytics.measures.results import Result
from analytics.units import BORDERS
from analytics.workspace import Workspace, open_workspace


def add(parsers: Any) -> None:
    """Add pace to what ``ArgumentParser.add_subparsers`` returned."""
    pace = parsers.add_parser("pace", help="Còn thiếu bao nhiêu và nhanh chậm thế nào so với chỉ tiêu")
    pace.add_argument("--unit", required=True, metavar="TÊN")
    pace.add_argument("--year", type=int, required=True)
    pace.add_argument("--as-of", type=date.fromisoformat, metavar="NĂM-THÁNG-NGÀY", help="số liệu đến ngày nào")
    pace.add_argument("--growth", type=Fraction, default=Fraction(0), help="mẫu số còn tăng, ví dụ 0.1 là 10 %%")
    pace.add_argument("--basis", choices=(DAYS, MONTHS), default=DAYS, help="đường thẳng tính theo ngày hay theo tháng")
    pace.add_argument("--borders", choices=BORDERS, default="reported")
    pace.add_argument("--group", default="all")
    pace.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    pace.add_argument("--json", action="store_true", help="in ra JSON")
    pace.set_defaults(run=run)


def run(options: Namespace) -> int:
    """The race of one unit, both dimensions, at the newest period that is not after the day asked for."""
    workspace = imports.with_published(open_workspace())
    if not -1 < options.growth < 10:
        raise CommandFailed("--growth là phần tăng của mẫu số, ví dụ 0.1 là 10 %")
    lines = [_line(result, options) for result in _results(workspace, options)]
    if options.json:
        return print_json(lines)
    for line in lines:
        print(_words(line))
    if not lines:
        print("Không có số liệu của đơn vị này trong năm, đến ngày này.")
    return EXIT_DONE


def _results(workspace: Workspace, options: Namespace) -> list[Result]:
    """The newest result of each dimension, not after the day."""
    ids = [unit.id for unit in units_named(workspace, options.unit, options.borders)]
    asked = {"unit_ids": ids, "first_year": options.year, "last_year": options.year, "at": options.at}
    found = []
    for dimension in workspace.catalog.dimensions:
        series = measures.trend(
            workspace.warehouse, dimension=dimension, borders=options.borders, group=options.group, **asked
        )
        in_time = [each for each in series if options.as_of is None or _day(each) <= options.as_of]
        found += in_time[-1:]
    return found


def _day(result: Result) -> date:
    return periods.period_end(result.year, result.months)


def _line(result: Result, options: Namespace) -> dict[str, Any]:
    race = race_of(result, options.growth, options.basis)
    known = {"unit_id": result.unit_id, "unit": result.unit, "dimension": result.dimension, "year": result.year}
    known |= {"months": result.months, "as_of": _day(result).isoformat(), "entry": result.entry}
    known |= {"numerator": result.numerator, "denominator": result.denominator, "rate_pct": _number(result.shown_rate)}
    return known | (_race(race) if race else {"missing": _why(result)})


def _race(race: Race) -> dict[str, Any]:
    return {
        "target_pct": _number(race.target),
        "comparator": race.comparator,
        "gap_pp": _number(race.gap),
        "met": race.met,
        "days_elapsed": race.days_elapsed,
        "days_left": race.days_left,
        "pace_pct": _number(race.pace),
        "ahead_pp": _number(race.ahead),
        "need_total": race.need_total,
        "need_more": race.need_more,
        "required_per_day": _number(race.required),
        "achieved_per_day": _number(race.achieved),
        "effort_ratio": _number(race.effort),
    }


def _why(result: Result) -> str:
    return "chưa có chỉ tiêu" if result.target is None else "nguồn chỉ nêu tỷ lệ, không nêu tử số và mẫu số"


def _number(value: Fraction | None) -> float | None:
    return None if value is None else float(numbers.rounded(value, RATE_DECIMALS))


def _words(line: dict[str, Any]) -> str:
    head = f"{line['unit']}, {line['dimension']}, đến {line['as_of']}: {numbers.percent(_exact(line['rate_pct']))}"
    if "missing" in line:
        return f"{head}; {line['missing']}"
    effort = line["effort_ratio"]
    speed = f", gấp {numbers.decimal(_exact(effort), 2)} lần tốc độ đến nay" if effort is not None else ""
    return (
        f"{head}; chỉ tiêu {line['comparator']} {numbers.percent(_exact(line['target_pct']))}, "
        f"so với tiến độ {numbers.points(_exact(line['ahead_pp']))}; còn thiếu {numbers.integer(line['need_more'])} "
        f"trong {line['days_left']} ngày{speed}"
    )


def _exact(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(str(value))
