"""A receipt as one page that prints: nothing on it comes from outside, every word of the file is escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

from analytics import numbers
from analytics.catalog import Catalog
from analytics.papers import account
from analytics.receipts import Receipt
from analytics.workspace import SIMULATED

_PAGE = Path(__file__).with_name("receipt.html")
_MOST = 500


def html_page(receipt: Receipt, catalog: Catalog) -> bytes:
    """UTF-8 HTML, self-contained, in A4. Of very long lists the first 500 lines; the CSV file has them all."""
    unit = catalog.datasets[receipt.dataset].unit
    sums = [(name, *map(numbers.integer, amounts)) for name, *amounts in account.sums(receipt, catalog)]
    heads = ("Cột", f"Trong tệp ({unit})", f"Vào sổ ({unit})", "Chênh lệch")
    parts = {
        "title": escape(
            f"Biên nhận nạp số liệu, bút toán {receipt.entry}" if receipt.entry else "Kết quả kiểm tra tệp"
        ),
        "simulated": '<p class="mark">SỐ LIỆU MÔ PHỎNG</p>' if receipt.world == SIMULATED else "",
        "facts": _rows(account.facts(receipt, catalog), "th"),
        "balance": escape(account.balance(receipt)),
        "sums": _section("Tổng theo cột", heads, sums, "figures"),
        "moves": _section("Thay đổi trên bảng", (), [(line,) for line in account.moves(receipt, catalog)]),
        "decisions": _section("Đã hiểu tệp thế nào", ("Kết luận", "Căn cứ"), list(account.decisions(receipt))),
        "findings": _section("Kiểm tra", ("Mức", "Dòng", "Nội dung", "Cách xử lý"), list(account.findings(receipt))),
        "left_out": _section("Dòng để ngoài", ("Dòng", "Vì sao", "Nội dung"), list(account.left_out(receipt, catalog))),
        "by": escape(receipt.by or ""),
    }
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(parts).encode("utf-8")


def _section(title: str, heads: Sequence[str], lines: Sequence[Sequence[str]], kind: str = "") -> str:
    """A titled table; nothing when there are no lines."""
    if not lines:
        return ""
    head = f"<thead><tr>{''.join(f'<th>{escape(text)}</th>' for text in heads)}</tr></thead>" if heads else ""
    more = f"<p>Còn {len(lines) - _MOST} dòng nữa, xem bản CSV.</p>" if len(lines) > _MOST else ""
    return f'<h2>{escape(title)}</h2><table class="{kind}">{head}<tbody>{_rows(lines[:_MOST])}</tbody></table>{more}'


def _rows(lines: Iterable[Sequence[str]], first: str = "td") -> str:
    return "".join(
        f"<tr><{first}>{escape(cells[0])}</{first}>{''.join(f'<td>{escape(cell)}</td>' for cell in cells[1:])}</tr>"
        for cells in lines
    )
