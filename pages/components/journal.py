"""The list of everything that ever entered the ledger: what, when, by whom, why, and what it did."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from analytics import custody, effects, numbers
from analytics.catalog import Catalog
from analytics.evidence import EVIDENCE
from analytics.ledger import APPROVE, LOCK, UNDO, UPLOAD, Entry
from analytics.mappings import MAPPING
from analytics.workspace import Workspace
from pages.components import clock, links, tables
from pages.components.sheets import Sheet

PAGE = 25
ABOUT = "Sổ chỉ ghi thêm: sửa hay hoàn tác cũng là một bút toán mới, bút toán cũ còn nguyên. Bấm vào số bút toán để mở."
KINDS = {UPLOAD: "Nạp", UNDO: "Hoàn tác", APPROVE: "Duyệt", LOCK: "Khoá", MAPPING: "Ghép cột", EVIDENCE: "Gắn tệp"}
NAMES = {EVIDENCE: "Minh chứng chấm điểm"}
HEADER = ("Bút toán", "Lúc", "Việc đã làm", "Tệp và lý do", "Người", "Dòng", "Tác động")


def taken_back(workspace: Workspace) -> dict[int, int]:
    """Entry → the undo that took it back."""
    return custody.taken_back(workspace.ledger)


def chosen(entries: Iterable[Entry], dataset: str, person: str) -> list[Entry]:
    """The entries of a dataset and a person (empty: any), newest first."""
    return [
        entry for entry in reversed(list(entries)) if dataset in ("", entry.dataset) and person in ("", entry.made_by)
    ]


def people(entries: Iterable[Entry]) -> list[str]:
    """Everybody who wrote an entry, whoever did last first."""
    return list(dict.fromkeys(entry.made_by for entry in reversed(list(entries))))


def headline(entries: Sequence[Entry], undone: Mapping[int, int]) -> str:
    """How many entries there are, when the newest came, and how many no longer count."""
    if not entries:
        return "Không có bút toán nào theo lựa chọn này"
    back = sum(entry.entry in undone for entry in entries)
    taken = f"; {back} bút toán đã được hoàn tác" if back else ""
    return f"{numbers.integer(len(entries))} bút toán, mới nhất ngày {clock.day(entries[0].made_at)}{taken}"


def pages(entries: Sequence[Entry]) -> dict[str, str]:
    """The pages of the list: page → the entries on it."""
    parts = [entries[start : start + PAGE] for start in range(0, len(entries), PAGE)]
    return {
        str(place): f"Trang {place}: {part[0].entry} – {part[-1].entry}" for place, part in enumerate(parts, start=1)
    }


def of_page(entries: Sequence[Entry], page: str) -> Sequence[Entry]:
    """The entries on a page."""
    start = (int(page) - 1) * PAGE
    return entries[start : start + PAGE]


def kind(entry: Entry) -> str:
    """What was done, in one word."""
    return KINDS.get(entry.kind, entry.kind)


def dataset(entry: Entry, catalog: Catalog) -> str:
    """The dataset by its name."""
    known = catalog.datasets.get(entry.dataset)
    return known.label if known else NAMES.get(entry.dataset, entry.dataset)


def effect(entry: Entry) -> str:
    """What an entry did, in one sentence; from what was written down when it came in, nothing is worked out."""
    kept = entry.receipt.get("effects") if isinstance(entry.receipt, dict) else None
    moved = f". {effects.headline([effects.from_json(each) for each in kept])}" if kept else ""
    return f"{deed(entry)}{moved}"


def deed(entry: Entry) -> str:
    """What an entry brought or did, without what follows from it."""
    if entry.kind == MAPPING:
        return f"Ghi nhớ cách ghép cột “{entry.receipt.get('name', '')}”"
    if entry.kind == EVIDENCE:
        return "Giữ một tệp minh chứng, tìm lại theo mã SHA-256"
    return custody.effect(entry)


def table(entries: Iterable[Entry], undone: Mapping[int, int], catalog: Catalog) -> str:
    """The list as a table; each number leads to its entry, each row to what it changed."""
    head = "".join(f'<th scope="col"{" class=so" if name == "Dòng" else ""}>{name}</th>' for name in HEADER)
    body = "".join(_row(entry, undone.get(entry.entry), catalog) for entry in entries)
    return tables.scrolling(
        '<table class="bang so-ghi"><caption>Các bút toán, mới nhất ở trên</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(entry: Entry, again: int | None, catalog: Catalog) -> str:
    number = links.link(f"{entry.entry}", links.history(phan_lich_su="but-toan", but_toan_xem=entry.entry))
    beside = links.link("So với ngay trước", before(entry.entry))
    reason = f"<small>{escape(entry.reason)}</small>" if entry.reason else ""
    mark = f' <span class="dau">đã hoàn tác ở bút toán {again}</span>' if again else ""
    return (
        f'<tr class="{"da-bo" if again else ""}"><th scope="row" class="so">{number}</th>'
        f'<td class="khong-ngat">{clock.minute(entry.made_at)}</td>'
        f"<td>{escape(kind(entry))}<small>{escape(dataset(entry, catalog))}</small></td>"
        f"<td>{escape(entry.file_name or '')}{reason}</td><td>{escape(entry.made_by)}</td>"
        f'<td class="so">{numbers.integer(entry.row_count)}</td>'
        f"<td>{escape(effect(entry))}{mark}<small>{beside}</small></td></tr>"
    )


def before(number: int) -> str:
    """The address of what an entry changed: itself beside the one before."""
    return links.history(phan_lich_su="so-sanh", tu_but_toan=number - 1, den_but_toan=number)


def sheet(entries: Iterable[Entry], undone: Mapping[int, int], catalog: Catalog) -> Sheet:
    """The list as a file."""
    header = ("Bút toán", "Lúc (giờ Việt Nam)", "Việc đã làm", "Bộ số liệu", "Tệp", "Người", "Lý do", "Số dòng",
              "Tác động", "Đã hoàn tác ở bút toán", "SHA-256 của tệp")  # fmt: skip
    rows = tuple(
        (
            entry.entry,
            clock.minute(entry.made_at),
            kind(entry),
            dataset(entry, catalog),
            entry.file_name,
            entry.made_by,
            entry.reason,
            entry.row_count,
            effect(entry),
            undone.get(entry.entry),
            entry.file_sha256,
        )
        for entry in entries
    )
    return Sheet(name="lich-su-nap", header=header, rows=rows)
