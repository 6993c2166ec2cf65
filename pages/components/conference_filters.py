"""Which conference is prepared, and which part of the work."""

from collections.abc import Sequence

from analytics.measures import Conference
from pages.components import filters, stages

NEW = "moi"
PARTS = {
    "trang": "Sắp xếp trang",
    "doi": "Có gì đổi",
    "ket-luan": "Kết luận",
    "tai": "Tài liệu và kiểm tra mã",
}


def conference(known: Sequence[Conference]) -> Conference | None:
    """One of the conferences, the latest first; ``None`` to call a new one."""
    options = {each.id: f"{each.conference} · {each.held_on:%d/%m/%Y}" for each in known} | {NEW: "Mở hội nghị mới"}
    chosen = filters.select(stages.CONFERENCE, "Hội nghị", options, next(iter(options)), width=440)
    return stages.named(chosen)


def part() -> str:
    """What is done for it."""
    return filters.switch("viec-hoi-nghi", "Việc", PARTS, "trang")
