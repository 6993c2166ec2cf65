"""The command that holds a paragraph against the ledger."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from analytics import imports, numbers, periods
from analytics.briefing import sentences
from analytics.briefing.sentences import Checked
from analytics.commands import (
    EXIT_DONE,
    EXIT_REJECTED,
    RATE_DECIMALS,
    CommandFailed,
    check_entry,
    print_json,
    units_named,
)
from analytics.workspace import SIMULATED, Workspace, open_workspace

VERDICTS = {sentences.TRUE: "ĐÚNG", sentences.FALSE: "SAI", sentences.UNKNOWN: "CHƯA RÕ"}
UNITS = {"cases": "việc", "money": "đồng", "percent": "%", "points": "điểm %", "count": "", "ratio": ""}


def add(parsers: Any) -> None:
    """Add check-text to what ``ArgumentParser.add_subparsers`` returned."""
    check = parsers.add_parser("check-text", help="Đối chiếu từng con số trong một văn bản với sổ")
    check.add_argument("file", type=Path, metavar="TỆP", help="tệp chữ (.txt)")
    check.add_argument("--unit", metavar="TÊN", help="đơn vị, khi văn bản không nêu")
    check.add_argument("--year", type=int, help="năm công tác, khi văn bản không nêu")
    check.add_argument("--months", type=int, choices=range(1, 13), metavar="1..12", help="số tháng, khi không nêu")
    check.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    check.add_argument("--json", action="store_true", help="in ra JSON")
    check.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Every figure of the file with its verdict; 0 when none is false, 2 when one is."""
    text = _text(options.file)
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    place = {"unit_id": _unit_id(workspace, options), "year": options.year, "months": options.months}
    found = sentences.check(workspace.warehouse, text, **place, at=options.at)
    if options.json:
        print_json([_line(each) for each in found])
    else:
        print("\n".join(_words(found, workspace)))
    return EXIT_REJECTED if any(each.verdict == sentences.FALSE for each in found) else EXIT_DONE


def _text(file: Path) -> str:
    if not file.is_file():
        raise CommandFailed(f"Không thấy tệp {file}")
    content = file.read_bytes()
    if not sentences.is_text(content):
        raise CommandFailed(
            f"{file.name} không phải tệp chữ (.txt) dưới 1 MB; hãy dán văn bản vào tệp .txt rồi thử lại"
        )
    return sentences.text_of(content)


def _unit_id(workspace: Workspace, options: Namespace) -> str | None:
    """The unit named, as it was in the year asked about."""
    if not options.unit:
        return None
    units = units_named(workspace, options.unit, "reported")
    day = periods.period_end(options.year, options.months or 12) if options.year else None
    return next((unit.id for unit in units if day and unit.exists(day)), units[0].id)


def _line(each: Checked) -> dict[str, Any]:
    figure, known = each.figure, each.known
    told = {"text": figure.text, "start": figure.start, "value": _number(figure.value), "unit": UNITS[figure.kind]}
    told |= {"kind": figure.kind, "qualifier": figure.qualifier, "of": figure.of, "verdict": each.verdict}
    told |= {"reason": each.reason, "unit_id": each.place.unit_id, "year": each.place.year, "months": each.place.months}
    if known is None:
        return told | {"ledger": None}
    held = {"value": _number(known.value), "shown": known.shown, "what": known.what, "number": known.number}
    held |= {"unit_id": known.unit_id, "unit": known.unit, "year": known.year, "months": known.months}
    return told | {"ledger": held | {"qualifier": known.qualifier, "entry": known.entry, "source": known.source}}


def _number(value: Any) -> int | float | None:
    if value is None or value.denominator == 1:
        return None if value is None else int(value)
    return float(numbers.rounded(value, RATE_DECIMALS))


def _words(found: list[Checked], workspace: Workspace) -> list[str]:
    mark = ["SỐ LIỆU MÔ PHỎNG – không phải số liệu thật"] if workspace.world == SIMULATED else []
    if not found:
        return [*mark, "Không thấy con số nào trong văn bản."]
    counted = [f"{sum(each.verdict == verdict for each in found)} {word.lower()}" for verdict, word in VERDICTS.items()]
    lines = [f"{VERDICTS[each.verdict]:<8} {each.figure.text}: {each.reason}{_source(each)}" for each in found]
    return [*mark, *lines, f"{len(found)} con số: {', '.join(counted)}."]


def _source(each: Checked) -> str:
    if each.known is None:
        return ""
    source = f", nguồn: {each.known.source}" if each.known.source else ""
    return f" [bút toán {each.known.entry}{source}]"
