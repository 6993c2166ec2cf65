"""The command about registrations and awards."""

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from analytics import imports, measures, numbers
from analytics.commands import EXIT_DONE, RATE_DECIMALS, check_entry, print_json, units_named
from analytics.measures import honour_rules
from analytics.measures.awards import STAGES, Totals, totals
from analytics.measures.honour_rules import Finding
from analytics.measures.journeys import Journey, OfBlock, journeys, of_blocks
from analytics.workspace import Workspace, open_workspace

SUBJECTS = {"collective": "tập thể", "person": "cá nhân"}
STEPS = {"decided": "quyết định", "submitted": "đã trình", "voted": "đã bình bầu", "nominated": "đề nghị"}
MARKS = {"block": "CHẶN", "warn": "CẦN XEM", "info": "THÔNG TIN"}


def add(parsers: Any) -> None:
    """Add awards to what ``ArgumentParser.add_subparsers`` returned."""
    parser = parsers.add_parser("awards", help="Đăng ký, đề nghị, quyết định khen thưởng của một năm")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--unit", metavar="TÊN")
    parser.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Registered, nominated, voted, submitted, decided, honour by honour; inside and outside; what the rules say."""
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    asked = [{"year": options.year, "unit_id": unit_id, "at": options.at} for unit_id in _units(workspace, options)]
    warehouse, labels = workspace.warehouse, workspace.catalog.datasets["awards"].column("honour").choices
    found = [each for place in asked for each in journeys(warehouse, **place, sector="inside")]
    counted = totals(each for place in asked for each in measures.awards(warehouse, **place))
    checked = [each for place in asked for each in honour_rules.check(warehouse, **place)]
    if options.json:
        blocks = [] if options.unit else of_blocks(warehouse, year=options.year, at=options.at)
        return print_json(_account(workspace, found, counted, checked) | {"blocks": _blocks(workspace, blocks)})
    for line in (*_journeys(workspace, found, labels), *_shares(counted), *_rules(workspace, checked)):
        print(line)
    if not found and not any((counted.inside, counted.outside)):
        print("Không có đăng ký, khen thưởng của năm này trong sổ.")
    return EXIT_DONE


def _units(workspace: Workspace, options: Namespace) -> list[str | None]:
    return [unit.id for unit in units_named(workspace, options.unit, "reported")] if options.unit else [None]


def _account(workspace: Workspace, found: list[Journey], counted: Totals, checked: list[Finding]) -> dict[str, Any]:
    return {
        "honours": [_journey(workspace, each) for each in found],
        "decided": {
            subject: {
                "inside": counted.inside.get(subject, 0),
                "outside": counted.outside.get(subject, 0),
                "all": counted.everywhere(subject),
                "outside_pct": _number(counted.outside_share(subject)),
            }
            for subject in SUBJECTS
        },
        "rules": [_finding(each) for each in checked],
    }


def _blocks(workspace: Workspace, found: Iterable[OfBlock]) -> list[dict[str, Any]]:
    """Blocks, clusters and regions by the registrations of their members, and how many of these said nothing."""
    return [
        {
            "block": each.block,
            "members": len(each.members),
            "silent": [workspace.units.get(unit_id).name for unit_id in each.silent],
            "honours": [_journey(workspace, one) for one in each.journeys],
        }
        for each in found
    ]


def _journey(workspace: Workspace, each: Journey) -> dict[str, Any]:
    unit = workspace.units.get(each.unit_id).name if each.unit_id else ""
    return {"unit": unit, **asdict(each), "stage": each.stage, "conversion_pct": _number(each.rate)}


def _finding(each: Finding) -> dict[str, Any]:
    return {
        "rule": each.rule.id,
        "unit_id": each.unit_id,
        "status": each.status,
        "severity": each.rule.severity,
        "legal": each.rule.legal,
        "on": each.on.isoformat(),
        "sentence": each.sentence,
        "figures": each.figures,
    }


def _journeys(workspace: Workspace, found: Iterable[Journey], labels: dict[str, str]) -> Iterable[str]:
    for each in found:
        head = f"{workspace.units.get(each.unit_id).name}: {labels[each.honour]} ({SUBJECTS[each.subject]})"
        asked = "không rõ số đăng ký" if each.registered is None else f"đăng ký {numbers.integer(each.registered)}"
        steps = (
            f"{STEPS[stage]} {numbers.integer(getattr(each, stage))}"
            for stage in reversed(STAGES)
            if _known(each, stage)
        )
        rate = "" if each.rate is None else f", bằng {numbers.percent(each.rate, 1)} số đăng ký"
        yield f"{head}: {', '.join((asked, *steps))}{rate}"


def _known(each: Journey, stage: str) -> bool:
    return getattr(each, stage) is not None


def _shares(counted: Totals) -> Iterable[str]:
    for subject, word in SUBJECTS.items():
        if counted.everywhere(subject):
            inside, outside = (numbers.integer(part.get(subject, 0)) for part in (counted.inside, counted.outside))
            share = numbers.percent(counted.outside_share(subject), 1)
            yield f"Đã quyết định cho {word}: trong ngành {inside}, ngoài ngành {outside} ({share})"


def _rules(workspace: Workspace, checked: Iterable[Finding]) -> Iterable[str]:
    for each in checked:
        mark = (
            MARKS[each.rule.severity]
            if each.status == "broken"
            else "CHƯA ĐỦ SỐ LIỆU"
            if each.status == "unknown"
            else ""
        )
        if mark:
            unit = workspace.units.get(each.unit_id).name if each.unit_id else "Mọi đơn vị"
            yield f"{mark}: {unit}: {each.sentence} ({each.rule.legal})"


def _number(value) -> float | None:
    return None if value is None else float(numbers.rounded(value, RATE_DECIMALS))
