"""What the pages of conferences say."""

from collections.abc import Sequence
from html import escape

from analytics import numbers, periods
from analytics.measures import Conference
from pages.components import clock, links, session, stages, text
from pages.components.stages import Stage

ABOUT = (
    "Mỗi hội nghị đọc sổ ở một bút toán đã chọn: số nạp sau đó không làm đổi trang nào, chỉ hiện dấu “Sổ đã có số mới "
    "hơn”. Cách sắp xếp trang và kết luận được ghi vào sổ cùng tên người ghi."
)
NO_SUCH = "Không có hội nghị này trong sổ, hoặc địa giới đã chọn không có đơn vị của hội nghị."


def count(known: Sequence[Conference]) -> str:
    """The title while a new conference is called."""
    return f"Mở hội nghị mới; sổ đã có {len(known)} hội nghị" if known else "Chưa có hội nghị nào trong sổ"


def headline(stage: Stage) -> str:
    """How many slides are shown, at which entry, and whether the ledger has moved since."""
    hidden = len(stage.order) - len(stage.deck.slides)
    slides = f"{len(stage.deck.slides)} trang" + (f", {hidden} trang ẩn" if hidden else "")
    moved = len(stage.later.moved)
    since = f"{moved} trang sẽ đổi nếu chụp lại" if moved else "chưa trang nào có số mới hơn"
    return f"{stage.conference.conference}: {slides}, chụp ở bút toán {stage.deck.entry}; {since}"


def facts(stage: Stage) -> str:
    """What the conference looks at, when it meets, and what its figures rest on."""
    deck, held = stage.deck, stage.conference.held_on
    parts = (
        f"{deck.unit}, {periods.label(deck.year, deck.months)}",
        f"họp ngày {held:%d/%m/%Y}",
        f"số liệu đến {deck.as_of:%d/%m/%Y}, {deck.status}",
        text.BORDERS_INSIDE[deck.borders],
        f"**{text.SIMULATED}**" if deck.is_simulated else "",
        stage.news,
    )
    return " · ".join(part for part in parts if part)


def start(stage: Stage) -> str:
    """Where presenting begins, and the speaker's own window."""
    place = {**_world(), stages.CONFERENCE: stage.conference.id, stages.SLIDE: "1"}
    return _way_in(place, "Bắt đầu trình chiếu")


def without_conference() -> str:
    """Presenting the period that is shown, without any conference."""
    return _way_in(at_once(), f"Trình chiếu {session.view().label} ngay, không cần mở hội nghị")


def at_once() -> dict[str, str]:
    """The words of an address that presents what is shown, as known now."""
    return {**links.onward(), stages.PINNED: str(session.view().entry), stages.SLIDE: "1"}


def _way_in(place: dict[str, str], words: str) -> str:
    speaker = links.to(links.PRESENT, **place, **{stages.NOTES: "1"})
    begin = links.link(words, links.to(links.PRESENT, **place), "noi nut-lon")
    notes = f'<a class="noi" target="_blank" href="{escape(speaker)}">Cửa sổ ghi chú của người nói</a>'
    return f'<p class="bat-dau">{begin} {notes}</p>'


def _world() -> dict[str, str]:
    return {"du-lieu": session.view().world}


def way_back() -> dict[str, str]:
    """The words of the address of the page that prepares what is presented."""
    return {name: word for name, word in links.onward().items() if name != "but-toan"} | _conference()


def _conference() -> dict[str, str]:
    wanted = stages.chosen()
    return {stages.CONFERENCE: wanted} if wanted else {}


def nothing_to_show(stage: Stage | None) -> tuple[str, str]:
    """Title and line where there is no slide to present."""
    return "Chưa có trang nào để trình chiếu", ABOUT


def why_nothing(stage: Stage | None) -> tuple[str, str, str]:
    """What is missing, why, and what to do."""
    if stage is None:
        return NO_SUCH, "", "Hãy mở trang Hội nghị và chọn lại."
    return "Mọi trang đang được ẩn.", "", "Hãy mở trang Hội nghị, phần Sắp xếp trang, và cho hiện ít nhất một trang."


def pinned(entry: int) -> str:
    """An entry with the day on which it was written."""
    found = next((each for each in session.entries() if each.entry == entry), None)
    day = f" (ghi ngày {clock.day(found.made_at)})" if found else ""
    return f"bút toán {numbers.integer(entry)}{day}"
