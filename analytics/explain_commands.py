"""The command ``explain``: why a unit's rate is another one now."""

import argparse
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from analytics import imports, measures, numbers, periods
from analytics.catalog import Dataset
from analytics.commands import EXIT_DONE, CommandFailed, check_entry, number, print_json, units_named
from analytics.measures import Explained, Result
from analytics.units import BORDERS
from analytics.workspace import SIMULATED, open_workspace

CAUSES = {"done": "số xong", "workload": "số phải thi hành (thụ lý)", "classification": "phân loại có điều kiện"}


def add(parsers: Any) -> None:
    """Add explain."""
    parser = parsers.add_parser("explain", help="Vì sao tỷ lệ của một đơn vị đổi giữa hai kỳ")
    parser.add_argument("--unit", required=True, metavar="TÊN")
    parser.add_argument("--from", dest="since", required=True, type=_period, metavar="NĂM[:THÁNG]", help="kỳ trước")
    parser.add_argument("--to", dest="until", required=True, type=_period, metavar="NĂM[:THÁNG]", help="kỳ sau")
    parser.add_argument("--dimension", metavar="BỘ", help="cases | money; không nói thì cả hai")
    parser.add_argument("--borders", choices=BORDERS, default="reported")
    parser.add_argument("--group", default="all")
    parser.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(run=explain)


def _period(words: str) -> tuple[int, int]:
    """``2025`` → (2025, 12); ``2025:9`` → (2025, 9)."""
    year, _, months = words.partition(":")
    found = [int(word) for word in (year, months or str(periods.YEAR_MONTHS)) if word.isdecimal()]
    if len(found) < 2 or not 1 <= found[1] <= periods.YEAR_MONTHS:
        raise argparse.ArgumentTypeError(f"“{words}” phải viết là NĂM hoặc NĂM:THÁNG, tháng từ 1 đến 12")
    return found[0], found[1]


def explain(options: Namespace) -> int:
    """The change of a unit's rate between two periods, in parts that add up."""
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    chosen = _dimensions(workspace.catalog.dimensions, options.dimension)
    units = units_named(workspace, options.unit, options.borders)
    asked = {name: getattr(options, name) for name in ("since", "until", "borders", "group", "at")}
    found = [
        (unit.id, dataset, measures.explain(workspace.warehouse, dimension=dataset.id, unit_id=unit.id, **asked))
        for dataset in chosen
        for unit in units
    ]
    told = [each for each in found if each[2].before or each[2].after]
    if options.json:
        return print_json([_json(unit_id, dataset, change) for unit_id, dataset, change in told])
    if workspace.world == SIMULATED:
        print("SỐ LIỆU MÔ PHỎNG – không phải số liệu thật")
    for _, dataset, change in told:
        print("\n".join(_lines(dataset, change)))
    if not told:
        print("Không có số liệu cho hai kỳ và đơn vị này.")
    return EXIT_DONE


def _dimensions(known: dict[str, Dataset], chosen: str | None) -> list[Dataset]:
    if chosen is not None and chosen not in known:
        raise CommandFailed(f"Không tính tỷ lệ theo “{chosen}”; có: {', '.join(known)}")
    return [dataset for dataset in known.values() if chosen in (None, dataset.id)]


def _lines(dataset: Dataset, change: Explained) -> Iterator[str]:
    for result in (change.before, change.after):
        if result is not None:
            period = periods.label(result.year, result.months)
            rate = numbers.percent(result.shown_rate)
            yield f"{dataset.label:<5} {result.unit:<26} {period:<18} {rate}"
    found = change.decomposition
    if found is None:
        yield "  Chưa tách được: cần số xong, số có điều kiện và số phải thi hành của cả hai kỳ."
        return
    yield f"  Thay đổi {numbers.points(found.change)}, gồm:"
    yield from (f"    {words:<28} {numbers.points(found.parts[part])}" for part, words in CAUSES.items())


def _json(unit_id: str, dataset: Dataset, change: Explained) -> dict[str, Any]:
    found = change.decomposition
    shown = change.after or change.before
    return {
        "unit_id": shown.unit_id if shown else unit_id,
        "unit": shown.unit if shown else None,
        "dimension": dataset.id,
        "from": _side(change.before),
        "to": _side(change.after),
        "change_pp": number(found.change) if found else None,
        "parts_pp": {part: number(value) for part, value in found.parts.items()} if found else None,
        "parts_exact": {part: str(value) for part, value in found.parts.items()} if found else None,
        "main": found.main if found else None,
        "cause": found.cause if found else None,
    }


def _side(result: Result | None) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "year": result.year,
        "months": result.months,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "must_enforce": result.figures.get("must_enforce"),
        "rate_pct": number(result.rate),
        "entry": result.entry,
    }
