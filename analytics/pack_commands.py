"""The commands about a conference: its pack, and whether a slide still holds."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from analytics import imports, progress
from analytics.commands import EXIT_DONE, CommandFailed, check_entry, units_named
from analytics.periods import period_end
from analytics.units import BORDERS, NATIONAL
from analytics.workspace import Workspace, open_workspace


def add(parsers: Any) -> None:
    """Add pack and stamp to what ``ArgumentParser.add_subparsers`` returned."""
    pack = parsers.add_parser("pack", help="Tạo bộ tài liệu hội nghị: slide, sổ tính, báo cáo, trang không cần mạng")
    pack.add_argument("--year", type=int, required=True)
    pack.add_argument("--months", type=int, default=12, choices=range(1, 13), metavar="1..12")
    pack.add_argument("--unit", metavar="TÊN", help="một tỉnh; để trống là cả nước")
    pack.add_argument("--borders", choices=BORDERS, default="reported")
    pack.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    pack.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC")
    pack.set_defaults(run=run)
    verify = parsers.add_parser("stamp", help="Hỏi một trang đã in còn đúng không, theo mã trang")
    verify.add_argument("code", metavar="MÃ")
    verify.set_defaults(run=run_verify)


def run(options: Namespace) -> int:
    """Build the deck, write its files, say where they are."""
    from analytics.briefing import build  # numpy and scipy come with it, and other commands start without them
    from analytics.briefing.pack import write

    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    tell = progress.on_terminal(sys.stderr)
    unit_id = _unit_id(workspace, options)
    period = {"year": options.year, "months": options.months, "borders": options.borders}
    deck = build(
        workspace.warehouse, **period, unit_id=unit_id, at=options.at, tell=lambda share, said: tell(share / 4, said)
    )
    written = write(deck, options.out, lambda share, said: tell(0.25 + 0.75 * share, said))
    tell(*progress.DONE)
    for file in written:
        print(file)
    for each in deck.left_out:
        print(f"Không có trang “{each.name}”: {each.reason}", file=sys.stderr)
    return EXIT_DONE


def _unit_id(workspace: Workspace, options: Namespace) -> str | None:
    """The province that is asked for, as it stood on the last day of the period where the name means two."""
    if not options.unit:
        return None
    found = [
        unit for unit in units_named(workspace, options.unit, options.borders) if unit.level in ("province", "national")
    ]
    if not found:
        raise CommandFailed(f"“{options.unit}” không phải là một tỉnh; bộ tài liệu làm cho cả nước hoặc một tỉnh.")
    if found[0].id == NATIONAL:
        return None
    day = period_end(options.year, options.months)
    return next((unit for unit in found if unit.exists(day)), found[-1]).id


def run_verify(options: Namespace) -> int:
    """Say of a printed slide whether its figures still stand."""
    from analytics.briefing import verify

    workspace = imports.with_published(open_workspace())
    found = verify(workspace.warehouse, options.code)
    print(found.sentence)
    for change in found.changes:
        print(f"– {change.sentence}")
    return EXIT_DONE
