"""What stands on a receipt, as rows of words: the same for the page and for the table."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from analytics import effects, numbers
from analytics.catalog import Catalog
from analytics.receipts import Receipt
from analytics.workspace import SIMULATED

STATUSES = {
    "accepted": "Được nhận",
    "duplicate": "Trùng: sổ đã có đúng các số này, không ghi thêm",
    "rejected": "Không nhận: tệp có lỗi, chưa ghi gì",
    "needs_answer": "Cần trả lời trước khi ghi, chưa ghi gì",
}
SEVERITIES = {"error": "Lỗi", "warning": "Lưu ý", "note": "Ghi chú"}
ROWS = {
    "read": "đọc được",
    "accepted": "nhận mới",
    "corrected": "sửa hoặc bổ sung",
    "rejected": "không nhận",
    "duplicate": "trùng",
    "left_out": "để ngoài",
}
_VIETNAM = timedelta(hours=7)


def facts(receipt: Receipt, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Who, when, why, which file: label and value."""
    yield "Kết quả", STATUSES[receipt.status]
    yield "Bút toán", "chưa ghi vào sổ" if receipt.entry is None else str(receipt.entry)
    yield "Bộ số liệu", catalog.datasets[receipt.dataset].label
    yield "Loại sổ", "SỐ LIỆU MÔ PHỎNG, không phải số liệu thật" if receipt.world == SIMULATED else "Số liệu thật"
    yield "Tệp", receipt.file_name
    yield "SHA-256", receipt.sha256
    yield "Người nạp", receipt.by or numbers.MISSING
    yield "Thời điểm", moment(receipt.made_at)
    yield "Lý do", receipt.reason or numbers.MISSING


def moment(at: datetime | None) -> str:
    """A time of the ledger (UTC) as the clock on the wall shows it."""
    return numbers.MISSING if at is None else f"{at + _VIETNAM:%H:%M ngày %d/%m/%Y} (giờ Việt Nam)"


def balance(receipt: Receipt) -> str:
    """The rows, adding up: ``10 dòng đọc được = 7 nhận mới + 2 sửa hoặc bổ sung + …``."""
    read, *parts = (f"{numbers.integer(receipt.rows[kind])} {words}" for kind, words in ROWS.items())
    return f"{read.partition(' ')[0]} dòng đọc được = {' + '.join(parts)}"


def sums(receipt: Receipt, catalog: Catalog) -> Iterator[tuple[str, int, int, int]]:
    """Column, its sum over the file, its sum over what entered, and the difference that did not enter."""
    labels = {column.id: column.label for column in catalog.datasets[receipt.dataset].columns}
    for column in sorted(receipt.totals, key=[*labels, *receipt.totals].index):
        total = receipt.totals[column]
        yield labels.get(column, column), total["file"], total["accepted"], total["file"] - total["accepted"]


def moves(receipt: Receipt, catalog: Catalog) -> Iterator[str]:
    """What moves on the screens: all of it counted, then one by one, then what was not worked out."""
    if receipt.status != "accepted":
        return
    yield effects.headline(receipt.effects)
    for effect in receipt.effects:
        yield f"{effects.sentence(effect, catalog)}."
    if receipt.not_looked_at:
        yield f"Còn {receipt.not_looked_at} kỳ cũ hơn có thể thay đổi, không liệt kê ở đây."


def decisions(receipt: Receipt) -> Iterator[tuple[str, str]]:
    """What was settled, on what evidence."""
    yield from ((decision.value, decision.evidence) for decision in receipt.decisions)


def findings(receipt: Receipt) -> Iterator[tuple[str, str, str, str]]:
    """Severity, row, message, suggestion; errors first."""
    order = list(SEVERITIES)
    for finding in sorted(receipt.findings, key=lambda finding: order.index(finding.severity)):
        row = "" if finding.row is None else str(finding.row)
        yield SEVERITIES[finding.severity], row, finding.message, finding.suggestion


def left_out(receipt: Receipt, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Row, why it is not a row of figures, what it says."""
    for row, reason, text in receipt.left_out:
        yield str(row), catalog.findings[f"left_out_{reason}"].message, text
