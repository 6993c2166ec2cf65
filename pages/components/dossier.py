"""One entry of the ledger, opened: its account, what it moved, what was found, and everything to take away."""

from collections.abc import Iterable, Iterator

import streamlit as st

from analytics import numbers, papers, receipts, rejected
from analytics.ledger import Entry
from analytics.papers import account
from analytics.receipts import Receipt
from analytics.workspace import Workspace
from pages.components import clock, entries, journal, links, naming, session, tables, wizard

LISTED = 60
HTML, CSV, JSON, FILE = "text/html", "text/csv", "application/json", "application/octet-stream"
WITHHELD = "Tệp gốc có tên người: chỉ tải được sau khi mở khoá tên ở trang Theo chấp hành viên."


def headline(entry: Entry) -> str:
    """The entry and what it did."""
    done = journal.deed(entry)
    return f"Bút toán {entry.entry}, {done[:1].lower()}{done[1:]}"


def signature(entry: Entry, again: int | None) -> str:
    """Who, when, which dataset; and whether it was taken back."""
    catalog = session.catalog()
    undone = f" · **đã được hoàn tác ở bút toán {again}**" if again else ""
    done = f"{journal.kind(entry)} · {journal.dataset(entry, catalog)} · {entry.made_by}"
    return f"{done} · {clock.minute(entry.made_at)} (giờ Việt Nam){undone}"


def show(entry: Entry) -> None:
    """The receipt of a file, or the little there is to say of an entry that brought none."""
    receipt = receipt_of(entry)
    st.html(ways(entry))
    if receipt is None:
        st.html(entries.article("Bút toán", entry.reason or "Không ghi lý do.", _facts(entry)))
        wizard.fold("Các dòng giữ nguyên", _left(entry))
        return
    st.html(entries.article("Biên nhận", account.balance(receipt), dict(account.facts(receipt, session.catalog()))))
    downloads(entry, receipt)
    _parts(receipt)


def ways(entry: Entry) -> str:
    """One step from here: back to the list, what it changed, the tables as they stood after it."""
    stood = links.to("so-sanh", **{"du-lieu": session.view().world, "but-toan": str(entry.entry)})
    parts = [
        links.link("Cả danh sách", links.history(phan_lich_su="but-toan")),
        links.link("So với bút toán ngay trước", journal.before(entry.entry)),
        links.link("Bảng so sánh như sau bút toán này", stood),
    ]
    return f'<p class="loi-di">{" · ".join(parts)}</p>'


def receipt_of(entry: Entry) -> Receipt | None:
    """The receipt, if the entry brought a file."""
    is_file = isinstance(entry.receipt, dict) and "rows" in entry.receipt
    return session.recall(receipts.of_entry, entry.entry) if is_file else None


def _parts(receipt: Receipt) -> None:
    """Sums, moves, decisions, findings, rows left out: each where there is any, the long ones folded."""
    catalog = session.catalog()
    unit = catalog.datasets[receipt.dataset].unit
    sums = [(name, *map(numbers.integer, amounts)) for name, *amounts in account.sums(receipt, catalog)]
    if sums:
        st.subheader("Tổng theo cột")
        heads = ("Cột", f"Trong tệp ({unit})", f"Vào sổ ({unit})", "Chênh lệch")
        st.html(tables.plain(heads, sums, numeric=(1, 2, 3)))
    first, *moves = list(account.moves(receipt, catalog)) or [""]
    if first:
        st.subheader("Thay đổi trên bảng")
        st.markdown(first)
    wizard.fold("Từng thay đổi", _lines(("Đơn vị, kỳ và số",), [(move,) for move in moves]))
    wizard.fold("Đã hiểu tệp thế nào", _lines(("Kết luận", "Căn cứ"), account.decisions(receipt)))
    wizard.fold("Kết quả kiểm tra", _lines(("Mức", "Dòng", "Nội dung", "Cách xử lý"), account.findings(receipt)))
    wizard.fold("Các dòng để ngoài", _lines(("Dòng", "Vì sao", "Nội dung"), account.left_out(receipt, catalog)))


def _lines(header: tuple[str, ...], found: Iterable[tuple[str, ...]]) -> str:
    lines = list(found)
    if not lines:
        return ""
    more = f"<p>Còn {len(lines) - LISTED} dòng nữa trong bản CSV.</p>" if len(lines) > LISTED else ""
    return tables.plain(header, lines[:LISTED]) + more


def _facts(entry: Entry) -> dict[str, str]:
    said = entry.receipt if isinstance(entry.receipt, dict) else {}
    return {
        "Người": entry.made_by,
        "Thời điểm": account.moment(entry.made_at),
        "Hoàn tác": f"bút toán {said['undoes']}" if "undoes" in said else "",
        "Có sửa kỳ": ", ".join(said.get("locked") or ()),
        "Mã băm": entry.hash,
    }


def _left(entry: Entry) -> str:
    left = entry.receipt.get("left", ()) if isinstance(entry.receipt, dict) else ()
    return _lines(("Dòng giữ nguyên", "Đã thay ở bút toán"), [(one["place"], str(one["entry"])) for one in left])


def downloads(entry: Entry, receipt: Receipt) -> None:
    """The receipt in three forms, the file as it was received, the rows that were sent back."""
    with st.container(horizontal=True):
        for label, make, suffix, kind in _papers(receipt):
            _button(label, make, papers.file_name(receipt, suffix), kind)
        if _holds_names(receipt) and not naming.may_see():
            st.caption(WITHHELD)
            return
        _button("Tệp gốc", lambda: session.here().ledger.file(entry.entry), entry.file_name, FILE)
        found = _left_behind(entry, receipt)
        if found:
            _button("Các dòng chưa nhận", found[1], found[0], FILE)


def _holds_names(receipt: Receipt) -> bool:
    return bool(session.catalog().datasets[receipt.dataset].personal)


def _left_behind(entry: Entry, receipt: Receipt) -> tuple[str, bytes] | None:
    """The rows sent back, if there are any; those with names are never remembered for others."""
    if not receipt.rows["rejected"]:
        return None
    if _holds_names(receipt):
        return rejected_rows(session.here(), entry.entry)
    return session.recall(rejected_rows, entry.entry)


def _papers(receipt: Receipt) -> Iterator[tuple]:
    catalog = session.catalog()
    yield "Biên nhận để in (HTML)", lambda: papers.html_page(receipt, catalog), "html", HTML
    yield "Biên nhận (CSV)", lambda: papers.csv_file(receipt, catalog), "csv", CSV
    yield "Biên nhận (JSON)", lambda: papers.json_file(receipt), "json", JSON


def rejected_rows(workspace: Workspace, number: int) -> tuple[str, bytes] | None:
    """The rows that an entry left behind, as a file to mend."""
    return rejected.of_entry(workspace, number)


def _button(label: str, data, name: str, kind: str) -> None:
    st.download_button(label, data, name, kind, key=f"tai-{label}", on_click="ignore", type="tertiary")
