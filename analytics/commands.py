"""What each command does: the same functions that the pages call, printed for a person or for a script."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import custody, imports, measures, numbers, periods, progress, simulated_world
from analytics.intake import Answers
from analytics.measures import Result
from analytics.papers import account
from analytics.receipts import Receipt
from analytics.units import Unit
from analytics.workspace import SIMULATED, Workspace, open_workspace, simulated_url

if TYPE_CHECKING:
    from analytics.measures.judgement import Judged

EXIT_DONE, EXIT_FAILED, EXIT_REJECTED, EXIT_QUESTION = 0, 1, 2, 3
EXIT_OF = {"accepted": EXIT_DONE, "duplicate": EXIT_DONE, "rejected": EXIT_REJECTED, "needs_answer": EXIT_QUESTION}
STATUSES = {
    "accepted": "Được nhận",
    "duplicate": "Trùng: sổ đã có đúng các số này, không ghi thêm",
    "rejected": "Không nhận: tệp có lỗi, chưa ghi gì",
    "needs_answer": "Cần trả lời trước khi ghi, chưa ghi gì",
}
SEVERITIES = {"error": "LỖI", "warning": "LƯU Ý", "note": "GHI CHÚ"}
RATE_DECIMALS = 6
SHOWN_MOVES = 12


class CommandFailed(Exception):
    """A command could not do what was asked; the message is one Vietnamese line."""


def check(options: Namespace) -> int:
    """Read and check a file against the ledger; nothing is written."""
    content = _content(options)
    workspace = imports.opened_for(content)
    dataset_id = _dataset_id(workspace, options)
    tell = progress.on_terminal(sys.stderr)
    examination = imports.examine(workspace, content, options.file.name, dataset_id, _answers(options), tell=tell)
    tell(*progress.DONE)
    return _show_receipt(examination.receipt, workspace, options)


def import_file(options: Namespace) -> int:
    """Check a file and, when nothing is wrong or open, record it."""
    if not options.by.strip():
        raise CommandFailed("Hãy cho biết người nạp: --by TÊN")
    content = _content(options)
    workspace = imports.opened_for(content)
    dataset_id = _dataset_id(workspace, options)
    answers, reason = _answers(options), options.reason
    tell = progress.on_terminal(sys.stderr)
    receipt = imports.take(workspace, content, options.file.name, dataset_id, options.by, reason, answers, tell)
    tell(*progress.DONE)
    return _show_receipt(receipt, workspace, options)


def rates(options: Namespace) -> int:
    """Rates of every unit of a level in one period, both dimensions."""
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    wanted = {"year": options.year, "months": options.months, "group": options.group, "at": options.at}
    found: list[tuple[Result, Judged | None]] = []
    for dimension in workspace.catalog.dimensions:
        if options.level == "national":
            national = measures.national(workspace.warehouse, dimension=dimension, **wanted)
            found += [(national.result, None)] if national else []
        else:
            view = {"borders": options.borders, "level": options.level}
            standings = measures.compare(workspace.warehouse, dimension=dimension, **view, **wanted)
            judged = _judged(workspace, dimension=dimension, **view, **wanted)
            found += [(standing.result, judged.get(standing.result.unit_id)) for standing in standings]
    return _show_rates(found, workspace, options)


def _judged(workspace: Workspace, **view: Any) -> dict[str, "Judged"]:
    """Unit id → its place with the range that the figures support: no place is told without one."""
    from analytics.measures import judging  # scipy takes a second that other commands need not pay

    return {unit.result.unit_id: unit for unit in judging.judge(workspace.warehouse, **view).units}


def trend(options: Namespace) -> int:
    """Every period known of one unit, both dimensions, oldest first."""
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    unit_ids = [unit.id for unit in units_named(workspace, options.unit, options.borders)]
    view = {"unit_ids": unit_ids, "borders": options.borders, "group": options.group, "at": options.at}
    series = [
        result
        for dimension in workspace.catalog.dimensions
        for result in measures.trend(workspace.warehouse, dimension=dimension, **view)
    ]
    return _show_rates([(result, None) for result in series], workspace, options)


def log(options: Namespace) -> int:
    """Every entry of the ledger, oldest first."""
    workspace = imports.with_published(open_workspace())
    entries = workspace.ledger.entries()
    if options.json:
        return print_json([{**asdict(entry), "made_at": entry.made_at.isoformat()} for entry in entries])
    for entry in entries:
        when = entry.made_at.strftime("%d/%m/%Y %H:%M")
        reason = f" – {entry.reason}" if entry.reason else ""
        file_name = f" [{entry.file_name}]" if entry.file_name else ""
        brought = f"{entry.made_by}: {custody.effect(entry)}{file_name}{reason}"
        print(f"{entry.entry:>4}  {when} UTC  {entry.dataset:<8}  {brought}")
    return EXIT_DONE


def demo(options: Namespace) -> int:
    """Write the simulated country as files, or build its ledger."""
    if options.out:
        for file in simulated_world.write_files(options.out, options.seed):
            print(file)
        return EXIT_DONE
    url = simulated_url()
    if Path(url).exists():
        print(f"Sổ số liệu mô phỏng đã có: {url}. Xoá tệp đó nếu muốn dựng lại.")
        return EXIT_DONE
    simulated_world.build(url, options.seed)
    print(f"Đã dựng sổ số liệu mô phỏng: {url}. Xem bằng giao diện, hoặc đặt THADS_LEDGER={url}")
    return EXIT_DONE


def _content(options: Namespace) -> bytes:
    if not options.file.is_file():
        raise CommandFailed(f"Không thấy tệp {options.file}")
    return options.file.read_bytes()


def _dataset_id(workspace: Workspace, options: Namespace) -> str:
    if options.dataset not in workspace.catalog.datasets:
        known = ", ".join(workspace.catalog.datasets)
        raise CommandFailed(f"Không có bộ số liệu “{options.dataset}”; các bộ hiện có: {known}")
    return options.dataset


def _answers(options: Namespace) -> Answers:
    said = {field.name: getattr(options, field.name) for field in fields(Answers) if hasattr(options, field.name)}
    return Answers(**said, columns=_columns(options.column or ()), leave_out_bad_rows=options.leave_bad_rows)


def _columns(said: Iterable[str]) -> dict[str, str]:
    """``["Nơi=unit", "Tên cũ="]`` → header → column, where none is a note."""
    pairs = [each.rpartition("=") for each in said]
    wrong = next((column for header, _, column in pairs if not header), None)
    if wrong is not None:
        raise CommandFailed(f'--column “{wrong}” phải viết là TIÊU_ĐỀ=CỘT, ví dụ --column "Nơi=unit"')
    return {header: column.strip() for header, _, column in pairs}


def check_entry(workspace: Workspace, entry: int | None) -> None:
    """``CommandFailed`` for an entry that the ledger does not have."""
    if entry is not None and not 0 <= entry <= workspace.ledger.head():
        raise CommandFailed(f"Sổ không có bút toán {entry}; bút toán mới nhất là {workspace.ledger.head()}")


def units_named(workspace: Workspace, name: str, borders: str) -> list[Unit]:
    """The units that a name means over time and that the borders can show: before and after a merger."""
    found = [workspace.units.resolve(name, day) for day in (date(2025, 6, 30), date(2025, 7, 1))]
    units = {resolution.unit.id: resolution.unit for resolution in found if resolution.unit}
    if not units:
        near = ", ".join(dict.fromkeys(text for resolution in found for text in resolution.suggestions))
        raise CommandFailed(f"Không có đơn vị “{name}”." + (f" Có phải: {near}?" if near else ""))
    shown = workspace.units.mapping(borders)
    return [workspace.units.get(unit_id) for unit_id in dict.fromkeys(shown[i] for i in units if i in shown)]


def _show_receipt(receipt: Receipt, workspace: Workspace, options: Namespace) -> int:
    if options.json:
        print_json(receipt.as_json())
    else:
        print("\n".join(_receipt_lines(receipt, workspace)))
    return EXIT_OF[receipt.status]


def _receipt_lines(receipt: Receipt, workspace: Workspace) -> Iterable[str]:
    rows = receipt.rows
    entry = f" (bút toán {receipt.entry})" if receipt.entry else ""
    yield f"{STATUSES[receipt.status]}{entry}: {receipt.file_name}"
    yield (
        f"Đọc {rows['read']} dòng = nhận {rows['accepted']} + sửa {rows['corrected']} + không nhận {rows['rejected']}"
        f" + trùng {rows['duplicate']} + để ngoài {rows['left_out']}"
    )
    for decision in receipt.decisions:
        yield f"ĐÃ HIỂU: {decision.value} – {decision.evidence}"
    for question in receipt.questions:
        yield f"CẦN TRẢ LỜI: {question.question} {question.evidence} Trả lời bằng {question.option}"
    for finding in receipt.findings:
        yield f"{SEVERITIES[finding.severity]}: {finding.message} {finding.suggestion}".rstrip()
    for row, reason, text in receipt.left_out:
        yield f"ĐỂ NGOÀI: dòng {row} ({reason}): {text}"
    moves = list(account.moves(receipt, workspace.catalog))
    yield from (f"THAY ĐỔI: {sentence}" for sentence in moves[:SHOWN_MOVES])
    if len(moves) > SHOWN_MOVES:
        yield f"THAY ĐỔI: … và {len(moves) - SHOWN_MOVES} dòng nữa; xem đủ bằng --json hoặc lệnh receipt."


def _show_rates(results: list[tuple[Result, "Judged | None"]], workspace: Workspace, options: Namespace) -> int:
    if options.json:
        return print_json([_rate_json(result, judged) for result, judged in results])
    if workspace.world == SIMULATED:
        print("SỐ LIỆU MÔ PHỎNG – không phải số liệu thật")
    for result, judged in results:
        print(_rate_line(result, judged, workspace))
    if not results:
        print("Không có số liệu cho kỳ và đơn vị này.")
    return EXIT_DONE


def _rate_line(result: Result, judged: "Judged | None", workspace: Workspace) -> str:
    dataset = workspace.catalog.datasets[result.dimension]
    rate = numbers.percent(result.rate if result.rate is not None else result.published_rate)
    place = _place(judged) if judged and judged.rank else ""
    marked = " (theo công bố)" if result.rate is None and result.published_rate is not None else ""
    counts = f"{numbers.integer(result.numerator)}/{numbers.integer(result.denominator)} {dataset.unit}"
    period = periods.label(result.year, result.months)
    gap = f"; so với chỉ tiêu {numbers.points(result.gap)}" if result.gap is not None else ""
    return f"{place:>23}  {dataset.label:<5} {result.unit:<26} {period:<18} {rate}{marked}  {counts}{gap}"


def _place(judged: "Judged") -> str:
    span = "chưa rõ khoảng" if judged.rank_low is None else f"{judged.rank_low}–{judged.rank_high}"
    return f"hạng {judged.rank} ({span})"


def _rate_json(result: Result, judged: "Judged | None") -> dict[str, Any]:
    return {
        "unit_id": result.unit_id,
        "unit": result.unit,
        "dimension": result.dimension,
        "numerator": result.numerator,
        "denominator": result.denominator,
        "rate_pct": number(result.rate),
        "published_rate_pct": number(result.published_rate),
        "qualifier": result.qualifier,
        "target_pct": number(result.target.pct if result.target else None),
        "comparator": result.target.comparator if result.target else None,
        "gap_pp": number(result.gap),
        "met": result.met,
        "rank": judged.rank if judged else None,
        "rank_low": judged.rank_low if judged else None,
        "rank_high": judged.rank_high if judged else None,
        "months": result.months,
        "year": result.year,
        "group": result.group,
        "vintage": result.vintage,
        "entry": result.entry,
        "origin": result.origin,
        "parts": result.parts,
        "parts_reported": result.parts_reported,
        "missing": list(result.missing),
        "sources": list(result.sources),
    }


def number(value: Fraction | Decimal | None) -> float | None:
    """A share as JSON holds it, six decimals."""
    return None if value is None else float(numbers.rounded(value, RATE_DECIMALS))


def print_json(value: Any) -> int:
    """Print as JSON; returns the exit code of a command that is done."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))
    return EXIT_DONE
