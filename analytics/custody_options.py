"""How the commands of custody are spelt."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analytics import custody_commands as commands

Parsers = Any
"""What ``ArgumentParser.add_subparsers`` returns; it has no public type."""


def add(parsers: Parsers) -> None:
    """Add diff, undo, approve, lock, verify, backup, restore."""
    diff = _command(parsers, "diff", "Sổ khác nhau thế nào giữa hai bút toán", commands.diff)
    diff.add_argument("before", type=int, metavar="A", help="bút toán thứ nhất (0 là sổ trống)")
    diff.add_argument("after", type=int, metavar="B", help="bút toán thứ hai")
    undo = _command(parsers, "undo", "Hoàn tác một bút toán bằng bút toán mới", commands.undo)
    undo.add_argument("entry", type=int, metavar="BÚT_TOÁN")
    undo.add_argument("--by", required=True, metavar="TÊN", help="người hoàn tác")
    undo.add_argument("--reason", required=True, metavar="LÝ_DO", help="vì sao hoàn tác")
    _add_step(parsers, "approve", "Duyệt số liệu một kỳ", commands.approve)
    _add_step(parsers, "lock", "Khoá một kỳ đã duyệt; sau đó sửa phải có lý do", commands.lock)
    rejected = _command(
        parsers, "rejected", "Ghi các dòng bị trả lại của một bút toán ra tệp để sửa", commands.rejected_rows
    )
    rejected.add_argument("entry", type=int, metavar="BÚT_TOÁN")
    rejected.add_argument("--out", type=Path, metavar="NƠI", help="tệp hoặc thư mục để ghi; không ghi đè")
    verify = _command(parsers, "verify", "Kiểm tra sổ còn nguyên vẹn", commands.verify)
    verify.add_argument("--backup", type=Path, metavar="NƠI", help="đối chiếu thêm với bản sao lưu (tệp hoặc thư mục)")
    back_up = _command(parsers, "backup", "Sao lưu sổ vào thư mục, kể cả khi đang có người làm", commands.back_up)
    back_up.add_argument("folder", type=Path, metavar="THƯ_MỤC")
    restore = _command(parsers, "restore", "Khôi phục sổ từ bản sao lưu; không ghi đè", commands.restore_backup)
    restore.add_argument("folder", type=Path, metavar="NƠI", help="tệp sao lưu, hoặc thư mục để lấy bản mới nhất")


def _command(
    parsers: Parsers, name: str, text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser = parsers.add_parser(name, help=text)
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(run=run)
    return parser


def _add_step(parsers: Parsers, name: str, text: str, run: Callable[[argparse.Namespace], int]) -> None:
    parser = _command(parsers, name, text, run)
    parser.add_argument("--dataset", required=True, metavar="BỘ", help="cases | money")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, default=12, choices=range(1, 13), metavar="1..12")
    parser.add_argument("--group", default="all")
    parser.add_argument("--by", required=True, metavar="TÊN")
    parser.add_argument("--reason", metavar="LÝ_DO")
