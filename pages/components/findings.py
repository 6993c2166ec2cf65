"""What was understood of a file, on what evidence, what is to be done about it, and what entered."""

from collections import Counter
from collections.abc import Sequence
from html import escape

from analytics import exports, numbers
from analytics.catalog import Catalog, Dataset
from analytics.intake import Finding, Reading
from analytics.receipts import Receipt
from pages.components import tables

PREVIEW_ROWS, LISTED = 5, 30
GROUPS = {"error": "{count} điều cần sửa trong tệp", "warning": "{count} điều cần xem lại", "note": "{count} lưu ý"}
ROWS = {
    "accepted": "{count} dòng mới",
    "corrected": "{count} dòng sửa hoặc bổ sung",
    "duplicate": "{count} dòng trùng",
    "rejected": "{count} dòng chưa vào",
    "left_out": "{count} dòng để ngoài",
}
SETTLED = {
    "encoding": "Bảng mã",
    "delimiter": "Dấu ngăn cột",
    "header_row": "Dòng tiêu đề",
    "decimal_mark": "Cách viết số",
    "money_unit": "Đơn vị tiền",
    "sheet": "Trang của sổ tính",
    "block": "Bảng trong trang",
    "percent_scale": "Cách ghi tỷ lệ",
    "formulas": "Công thức",
    "leave_out_bad_rows": "Dòng lỗi",
    "confirmed": "Đã đối chiếu",
}


def verdict(receipt: Receipt) -> str:
    """The state of the file in one line."""
    wrong = sum(each.severity == "error" for each in receipt.findings)
    entering = receipt.rows["accepted"] + receipt.rows["corrected"]
    return {
        "rejected": f"Kiểm tra: tệp chưa vào sổ được, {wrong} điều cần sửa trong tệp",
        "needs_answer": f"Kiểm tra: {len(receipt.questions)} câu hỏi cho anh/chị",
        "duplicate": "Kiểm tra: mọi dòng của tệp đã có trong sổ, không có gì để ghi thêm",
    }.get(receipt.status, f"Kiểm tra: {entering} dòng sẵn sàng ghi vào sổ")


def preview(reading: Reading, dataset: Dataset) -> str:
    """The file's own first rows, with our reading above each of its columns; rows left out are struck through."""
    if not reading.preview:
        return ""
    header, *rows = reading.preview
    read_as = {written: column for column, written in reading.headers.items()}
    ours = "".join(_reading(dataset, read_as.get(cell)) for cell in header)
    theirs = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    aside = {said for _, _, said in reading.left_out}
    body = "".join(_row(row, aside) for row in rows[:PREVIEW_ROWS])
    head = f'<tr class="doc">{ours}</tr><tr>{theirs}</tr>'
    return tables.scrolling(f'<table class="bang"><thead>{head}</thead><tbody>{body}</tbody></table>')


def _reading(dataset: Dataset, column_id: str | None) -> str:
    labels = {column.id: column.label for column in dataset.columns}
    if column_id is None:
        return '<td class="khong-dung">không dùng</td>'
    return f'<td class="doc-la">{escape(labels.get(column_id, column_id))}</td>'


def _row(row: Sequence[str], aside: set[str]) -> str:
    kind = ' class="bo-qua"' if " | ".join(cell for cell in row if cell) in aside else ""
    return f"<tr{kind}>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>"


def decisions(receipt: Receipt, dataset: Dataset) -> str:
    """What else was settled without asking, and on what evidence; the columns stand in the preview already."""
    names = SETTLED | {column.id: column.label for column in dataset.columns}
    told = [each for each in receipt.decisions if not each.what.startswith(("column:", "note:"))]
    rows = [(names.get(each.what, each.what), each.value, each.evidence) for each in told]
    return tables.plain(("", "Hệ thống hiểu là", "Căn cứ"), rows) if rows else ""


def groups(receipt: Receipt) -> list[tuple[str, list[Finding]]]:
    """Findings by what to do about them: title of the group, its findings."""
    by_severity = {name: [each for each in receipt.findings if each.severity == name] for name in GROUPS}
    return [
        (title.format(count=len(by_severity[name])), by_severity[name])
        for name, title in GROUPS.items()
        if by_severity[name]
    ]


def listing(found: Sequence[Finding]) -> str:
    """The first findings of a group as sentences, and how many more there are."""
    items = "".join(
        f"<li>{escape(each.message)} <small>{escape(each.suggestion)}</small></li>" for each in found[:LISTED]
    )
    rest = f"<p>Còn {len(found) - LISTED} điều nữa trong tệp tải về.</p>" if len(found) > LISTED else ""
    return f'<div class="phat-hien"><ul>{items}</ul>{rest}</div>'


def findings_file(receipt: Receipt) -> bytes:
    """Every finding as a CSV file, to work through beside the data."""
    header = ("Dòng", "Cột", "Mức", "Giá trị", "Nội dung", "Cách xử lý", "Mã")
    rows = [
        (each.row, each.column, each.severity, each.value, each.message, each.suggestion, each.code)
        for each in receipt.findings
    ]
    return exports.csv_file(header, rows)


def left_out(receipt: Receipt, catalog: Catalog) -> str:
    """Records that are not rows of figures, by reason."""
    if not receipt.left_out:
        return ""
    reasons = Counter(reason for _, reason, _ in receipt.left_out)
    words = {code: _reason(catalog, code) for code in reasons}
    lines = [(numbers.integer(row), words[reason], said) for row, reason, said in receipt.left_out[:LISTED]]
    return tables.plain(("Dòng", "Vì sao để ngoài", "Nội dung"), lines, numeric=(0,))


def _reason(catalog: Catalog, code: str) -> str:
    kind = catalog.findings.get(f"left_out_{code}")
    return kind.message if kind else code


def account(receipt: Receipt) -> str:
    """One sentence on what became of every row read."""
    parts = [words.format(count=receipt.rows[kind]) for kind, words in ROWS.items() if receipt.rows[kind]]
    return f"Đã đọc {receipt.rows['read']} dòng: {', '.join(parts)}." if parts else "Chưa đọc được dòng nào."
