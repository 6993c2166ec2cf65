"""``compare``: units side by side with what their figures support, for a person or for a script."""

import argparse
from argparse import Namespace
from typing import Any

from analytics import imports, numbers, periods
from analytics.commands import CommandFailed, check_entry, print_json
from analytics.units import BORDERS
from analytics.workspace import SIMULATED, Workspace, open_workspace

DIMENSIONS, AGAINST = ("cases", "money"), ("national", "target")
STATUSES = {"met": "đạt", "missed": "chưa đạt", "unsure": "chưa đủ căn cứ"}
SIDES = {"above": "trên vùng bình thường", "within": "trong vùng bình thường", "below": "dưới vùng bình thường"}
UNRANKED = {"few": "không xếp hạng: ít việc", "hidden": "ẩn số để không ai bị nhận ra"}
DECIMALS = 6


def add(parsers) -> None:
    """Add the command to the others."""
    parser: argparse.ArgumentParser = parsers.add_parser("compare", help="So sánh các đơn vị, kèm khoảng hạng và phễu")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, default=12, choices=range(1, 13), metavar="1..12")
    parser.add_argument("--dimension", choices=DIMENSIONS, required=True)
    parser.add_argument("--borders", choices=BORDERS, default="reported")
    parser.add_argument("--parent", metavar="TÊN", help="so các cơ quan của tỉnh này")
    parser.add_argument("--group", default="all")
    parser.add_argument("--against", choices=AGAINST, default="national", help="đường giữa của phễu")
    parser.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(run=compare)


def compare(options: Namespace) -> int:
    """Every unit of one period with rank, range, funnel limits and target status."""
    from analytics.measures import judging  # scipy takes a second that other commands need not pay

    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    named = ("year", "months", "dimension", "borders", "group", "against", "at")
    wanted = {name: getattr(options, name) for name in named}
    judgement = judging.judge(workspace.warehouse, **wanted, **_level(workspace, options))
    if options.json:
        return print_json([as_json(unit, judgement) for unit in judgement.units])
    _print(judgement, workspace, options)
    return 0


def _level(workspace: Workspace, options: Namespace) -> dict[str, str]:
    """Provinces, or the offices of the one named, as it was called at the end of the period."""
    if options.parent is None:
        return {}
    found = workspace.units.resolve(options.parent, periods.period_end(options.year, options.months))
    if found.unit is None:
        raise CommandFailed(f"Không có đơn vị “{options.parent}” vào cuối kỳ này")
    return {"level": "office", "parent": found.unit.id}


def as_json(unit, judgement) -> dict[str, Any]:
    """One unit as plain values: rates in percent, n and to_next in việc or đồng, ``None`` where it cannot be told."""
    return {**_figures(unit), **_place(unit, judgement), **_limits(unit, judgement), **_target(unit)}


def _figures(unit) -> dict[str, Any]:
    result = unit.result
    low, high = unit.interval or (None, None)
    return {
        "unit_id": result.unit_id,
        "unit": result.unit,
        "dimension": result.dimension,
        "year": result.year,
        "months": result.months,
        "data_date": periods.period_end(result.year, result.months).isoformat(),
        "numerator": result.numerator,
        "n": unit.n,
        "rate_pct": _number(unit.rate),
        "published_rate_pct": _number(result.published_rate),
        "rate_low_pct": _number(low),
        "rate_high_pct": _number(high),
        "entry": result.entry,
    }


def _place(unit, judgement) -> dict[str, Any]:
    low, high = unit.reach or (None, None)
    return {
        "rank": unit.rank,
        "rank_low": unit.rank_low,
        "rank_high": unit.rank_high,
        "of": judgement.of,
        "unranked": unit.unranked,
        "top_five": _number(unit.top),
        "bottom_five": _number(unit.bottom),
        "level_pct": _number(unit.level.mean if unit.level else None),
        "level_low_pct": _number(low),
        "level_high_pct": _number(high),
        "next_up": unit.next_up,
        "to_next": unit.to_next,
        "next_differs": unit.next_differs,
        "basis": judgement.basis,
        "years": judgement.years,
    }


def _limits(unit, judgement) -> dict[str, Any]:
    limits = unit.limits
    names = {
        "low": "funnel_low_95",
        "high": "funnel_high_95",
        "far_low": "funnel_low_99_8",
        "far_high": "funnel_high_99_8",
    }
    return {
        "funnel_centre": _number(judgement.funnel.centre if limits else None),
        "funnel_against": judgement.against if limits else None,
        **{shown: _number(getattr(limits, name)) if limits else None for name, shown in names.items()},
        "side": limits.side if limits else None,
        "side_95": limits.near_side if limits else None,
    }


def _target(unit) -> dict[str, Any]:
    target = unit.result.target
    return {
        "target_pct": _number(target.pct if target else None),
        "comparator": target.comparator if target else None,
        "met": unit.result.met,
        "target_status": unit.status,
    }


def _number(value) -> float | None:
    return None if value is None else float(numbers.rounded(value, DECIMALS))


def _print(judgement, workspace: Workspace, options: Namespace) -> None:
    if workspace.world == SIMULATED:
        print("SỐ LIỆU MÔ PHỎNG – không phải số liệu thật")
    for unit in judgement.units:
        print(_line(unit, workspace))
    if not judgement.units:
        print("Không có số liệu cho kỳ và đơn vị này.")
    if judgement.tie:
        print(f"Từ hạng {judgement.tie[0]} đến hạng {judgement.tie[1]}: chênh lệch trong mức dao động bình thường.")


def _line(unit, workspace: Workspace) -> str:
    result = unit.result
    place = "" if unit.rank is None else f"hạng {unit.rank}"
    known = unit.rank_low is not None
    span = f"{unit.rank_low}–{unit.rank_high}" if known else "chưa rõ" if unit.rank else ""
    unit_of_n = workspace.catalog.datasets[result.dimension].unit
    counted = f"{numbers.percent(unit.rate)} của {numbers.integer(unit.n)} {unit_of_n}"
    if unit.rate is None:
        counted = numbers.percent(result.published_rate)
    more = (
        SIDES.get(unit.limits.side) if unit.limits else None,
        STATUSES.get(unit.status),
        UNRANKED.get(unit.unranked),
    )
    period = f"{periods.label(result.year, result.months)}"
    return f"{place:>8} {span:>8}  {result.unit:<26} {period:<18} {'; '.join(filter(None, (counted, *more)))}"
