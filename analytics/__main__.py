"""The command line: ``python -m analytics check|import|rates|compare|trend|explain|pace|score|log|diff|undo|…``.

Exit codes: 0 done, 2 rejected by checks, 3 a question must be answered first (the option is named), 1 anything else,
said in one line. Figures go to standard output; problems go to standard error unless ``--json`` asks for a receipt.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from analytics import (
    commands,
    compare_commands,
    custody_options,
    explain_commands,
    names_commands,
    pace_commands,
    pack_commands,
    paper_commands,
    score_commands,
)
from analytics.catalog import CatalogError
from analytics.commands import EXIT_FAILED, CommandFailed
from analytics.ledger import LedgerError
from analytics.units import BORDERS

LEVELS = ("province", "office", "national")
MONEY_UNITS = ("dong", "nghin_dong", "trieu_dong", "ty_dong")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one Vietnamese line and exits 1, where argparse would print usage and exit 2."""

    def error(self, message: str) -> None:
        raise CommandFailed(f"Lệnh không đúng: {message}. Xem: python -m analytics --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m analytics", description="Số liệu thi hành án dân sự trên dòng lệnh.")
    parsers = parser.add_subparsers(dest="command", required=True, parser_class=_Parser, metavar="LỆNH")
    _add_file_command(parsers, "check", "Đọc và kiểm tra một tệp, không ghi gì", commands.check)
    importing = _add_file_command(parsers, "import", "Kiểm tra rồi ghi một tệp vào sổ", commands.import_file)
    importing.add_argument("--by", required=True, metavar="TÊN", help="người nạp")
    importing.add_argument("--reason", metavar="LÝ_DO", help="lý do, bắt buộc khi sửa số đã có")
    _add_rates(parsers)
    _add_trend(parsers)
    log = parsers.add_parser("log", help="Liệt kê các bút toán của sổ")
    log.add_argument("--json", action="store_true", help="in ra JSON")
    log.set_defaults(run=commands.log)
    explain_commands.add(parsers)
    custody_options.add(parsers)
    paper_commands.add(parsers)
    pace_commands.add(parsers)
    pack_commands.add(parsers)
    compare_commands.add(parsers)
    names_commands.add(parsers)
    score_commands.add(parsers)
    demo = parsers.add_parser("demo", help="Tạo số liệu mô phỏng cả nước")
    demo.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi ra tệp CSV thay vì dựng sổ mô phỏng")
    demo.add_argument("--seed", type=int, default=2025, help="hạt giống; cùng hạt giống cho cùng số liệu")
    demo.set_defaults(run=commands.demo)
    return parser


def _add_file_command(parsers, name: str, text: str, run) -> argparse.ArgumentParser:
    parser = parsers.add_parser(name, help=text)
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument("--dataset", required=True, metavar="BỘ", help="cases | money | targets | explanations")
    parser.add_argument("--money-unit", choices=MONEY_UNITS, help="đơn vị của các số tiền trong tệp")
    parser.add_argument("--decimal-mark", choices=("comma", "dot"), help="dấu thập phân của tệp")
    parser.add_argument("--encoding", help="bảng mã của tệp, ví dụ cp1258, tcvn3, vni")
    parser.add_argument("--year", type=int, help="năm công tác, khi tệp không có cột năm")
    parser.add_argument("--months", type=int, help="số tháng, khi tệp không có cột kỳ")
    parser.add_argument("--vintage", choices=("preliminary", "final"), help="sơ bộ hay chính thức, khi tệp không ghi")
    parser.add_argument("--percent-scale", choices=("percent", "fraction"), help="0,6263 là 0,6263 %% hay 62,63 %%")
    parser.add_argument("--sheet", metavar="TRANG", help="trang của sổ tính, khi nhiều trang phù hợp")
    parser.add_argument("--block", type=int, metavar="DÒNG", help="dòng tiêu đề của bảng, khi trang có nhiều bảng")
    parser.add_argument("--delimiter", choices=("comma", "semicolon", "tab", "pipe"), help="dấu ngăn cột của tệp chữ")
    parser.add_argument("--header-row", type=int, metavar="DÒNG", help="dòng cuối của tiêu đề, khi nhận sai")
    parser.add_argument("--confirm", dest="confirmed", metavar="MÃ", help="đã đối chiếu biểu gốc, số đúng như tệp ghi")
    parser.add_argument("--column", action="append", metavar="TIÊU_ĐỀ=CỘT", help="tiêu đề là cột nào; trống: ghi chú")
    parser.add_argument("--leave-bad-rows", action="store_true", help="nạp các dòng đúng, để lại các dòng có lỗi")
    parser.add_argument("--json", action="store_true", help="in biên nhận dạng JSON")
    parser.set_defaults(run=run)
    return parser


def _add_rates(parsers) -> None:
    parser = parsers.add_parser("rates", help="Tỷ lệ của các đơn vị trong một kỳ")
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--months", type=int, default=12, choices=range(1, 13), metavar="1..12")
    parser.add_argument("--borders", choices=BORDERS, default="reported")
    parser.add_argument("--level", choices=LEVELS, default="province")
    parser.add_argument("--group", default="all")
    _add_reading_options(parser, commands.rates)


def _add_trend(parsers) -> None:
    parser = parsers.add_parser("trend", help="Chuỗi số liệu của một đơn vị")
    parser.add_argument("--unit", required=True, metavar="TÊN")
    parser.add_argument("--borders", choices=BORDERS, default="reported")
    parser.add_argument("--group", default="all")
    _add_reading_options(parser, commands.trend)


def _add_reading_options(parser: argparse.ArgumentParser, run) -> None:
    parser.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    parser.add_argument("--json", action="store_true", help="in ra JSON")
    parser.set_defaults(run=run)


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns its exit code. Every failure is one clear line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    try:
        options = _parser().parse_args(arguments)
        return options.run(options)
    except (CommandFailed, LedgerError, CatalogError) as failure:
        print(str(failure).replace("\n", " "), file=sys.stderr)
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as failure:
        print(f"Không đọc hoặc ghi được {failure.filename or 'tệp'}: {failure.strerror or failure}", file=sys.stderr)
    except json.JSONDecodeError as failure:
        print(f"Nội dung trong sổ không đọc được: {failure}", file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
    return EXIT_FAILED


if __name__ == "__main__":
    sys.exit(main())
