"""Emulation movements in words: the finding of the page, and names of kinds, days and windows."""

from collections.abc import Sequence
from datetime import date

from analytics import numbers
from analytics.measures import Index, Movement, Wave
from pages.components import session

UNSAID = "không ghi loại"
ABOUT = (
    "Theo sổ số liệu; ô trống là điều nguồn không nêu. Phong trào nhiều năm được kể trong mỗi năm của giai đoạn. "
    "Ngày của đợt là ngày dương lịch; khoảng đo là khoảng mà chỉ tiêu của đợt được tính."
)


def distinct(found: Sequence[Movement]) -> list[Movement]:
    """Every movement once, however many launched it."""
    return list({(each.unit_id, each.year, each.name): each for each in found}.values())


def headline(found: Sequence[Movement], waves: Sequence[Wave], year: int, day: date) -> str:
    """How many movements the year has, and which of its waves run on the day."""
    if not found:
        return f"Chưa có phong trào nào của năm {year} trong sổ"
    kinds = {(each.unit_id, each.name): each.kind for each in found}
    running = [kinds.get((each.unit_id, each.movement)) for each in waves if each.runs(day)]
    return f"{len(distinct(found))} phong trào năm {year}, {_state(running, waves, day)}"


def _state(running: Sequence[str | None], waves: Sequence[Wave], day: date) -> str:
    if running:
        peak = " cao điểm" if set(running) == {"peak"} else ""
        return f"{len(running)} đợt{peak} đang chạy"
    ended = sum(each.ends is not None and each.ends < day for each in waves)
    return f"{ended} đợt đã kết thúc" if ended else "không đợt nào đang chạy"


def kind(value: str | None) -> str:
    """The kind of a movement, as the catalogue names it."""
    return session.catalog().datasets["movements"].column("kind").choices.get(value, UNSAID)


def choice(dataset: str, column: str, value: str | None) -> str:
    """A choice as the catalogue names it; a dash where there is none."""
    return session.catalog().datasets[dataset].column(column).choices.get(value, numbers.MISSING)


def day(value: date | None) -> str:
    """A day, or a dash."""
    return numbers.MISSING if value is None else f"{value:%d/%m/%Y}"


def span(starts: date | None, ends: date | None) -> str:
    """Two days, either of which may be unknown."""
    if starts and ends:
        return f"{day(starts)}–{day(ends)}"
    return f"từ {day(starts)}" if starts else f"đến {day(ends)}" if ends else ""


def sources(*found: Sequence[Movement | Index]) -> str:
    """Who published what stands on the page; addresses stay in the ledger."""
    names = [each.source.split(" – ")[0].split(", http")[0] for part in found for each in part if each.source]
    return f"Nguồn: {'; '.join(dict.fromkeys(names))}." if names else ""


def outside(movements: Sequence[Movement], waves: Sequence[Wave]) -> str:
    """Which waves lie partly outside the days of their movement, or name a movement that is not known."""
    known = {(each.unit_id, each.name): each for each in movements}
    strange = [each for each in waves if _leaves(each, known.get((each.unit_id, each.movement)))]
    names = "; ".join(f"đợt {each.wave} của “{each.movement}”" for each in strange)
    return f"Cần xem lại, nằm ngoài thời gian của phong trào hoặc chưa có phong trào: {names}." if names else ""


def _leaves(wave: Wave, movement: Movement | None) -> bool:
    if movement is None:
        return True
    before = None not in (wave.starts, movement.starts) and wave.starts < movement.starts
    return before or (None not in (wave.ends, movement.ends) and wave.ends > movement.ends)
