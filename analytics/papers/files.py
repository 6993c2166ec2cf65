"""A receipt as a table and as JSON."""

import json
from collections.abc import Iterator

from analytics import exports, numbers
from analytics.catalog import Catalog
from analytics.papers import account
from analytics.receipts import Receipt

_HEADER = ("Mục", "Dòng", "Tên", "Nội dung", "Thêm")


def file_name(receipt: Receipt, suffix: str) -> str:
    """``bien-nhan-12.html``; by the hash of the file while nothing is recorded."""
    return f"bien-nhan-{receipt.entry or receipt.sha256[:8]}.{suffix}"


def json_file(receipt: Receipt) -> bytes:
    """Everything, under stable names, for programs."""
    return json.dumps(receipt.as_json(), ensure_ascii=False, indent=2, default=str).encode("utf-8")


def csv_file(receipt: Receipt, catalog: Catalog) -> bytes:
    """Everything in one table, for Excel: part of the receipt, row of the file, name, words, more words."""
    return exports.csv_file(_HEADER, _lines(receipt, catalog))


def _lines(receipt: Receipt, catalog: Catalog) -> Iterator[tuple[str, str, str, str, str]]:
    for name, value in account.facts(receipt, catalog):
        yield "Biên nhận", "", name, value, ""
    yield "Số dòng", "", "", account.balance(receipt), ""
    for name, file, entered, _ in account.sums(receipt, catalog):
        yield "Tổng cột", "", name, f"trong tệp {numbers.integer(file)}", f"vào sổ {numbers.integer(entered)}"
    for sentence in account.moves(receipt, catalog):
        yield "Thay đổi trên bảng", "", "", sentence, ""
    for value, evidence in account.decisions(receipt):
        yield "Đã hiểu", "", "", value, evidence
    for severity, row, message, suggestion in account.findings(receipt):
        yield "Kiểm tra", row, severity, message, suggestion
    for row, why, text in account.left_out(receipt, catalog):
        yield "Để ngoài", row, why, text, ""
