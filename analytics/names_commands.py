"""``names-key``: makes the hash of the passcode that shows names of people."""

import getpass
import sys
from argparse import Namespace
from typing import Any

from analytics import passcode
from analytics.commands import EXIT_DONE, CommandFailed

USE = (
    f"Đặt dòng sau vào môi trường của máy chủ, biến {passcode.VARIABLE}, rồi khởi động lại. "
    "Mã không được lưu ở đâu khác; quên thì tạo mã mới."
)


def add(parsers: Any) -> None:
    """Add names-key to what ``ArgumentParser.add_subparsers`` returned."""
    parser = parsers.add_parser("names-key", help="Tạo khoá để xem tên chấp hành viên")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Ask for a passcode twice (or read one line of standard input) and print its hash; never an argument, which the
    history of the shell would keep."""
    code = _asked() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if len(code) < passcode.LEAST_LETTERS:
        raise CommandFailed(f"Mã cần ít nhất {passcode.LEAST_LETTERS} ký tự.")
    print(USE, file=sys.stderr)
    print(passcode.sealed(code))
    return EXIT_DONE


def _asked() -> str:
    code = getpass.getpass("Mã xem tên: ")
    if getpass.getpass("Nhập lại: ") != code:
        raise CommandFailed("Hai lần nhập không giống nhau.")
    return code
