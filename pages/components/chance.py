"""Whether a difference of two rates goes beyond chance, and beyond what years bring, in words."""

from analytics import numbers
from analytics.measures import fog
from analytics.measures.contrast import Contrast
from analytics.measures.judgement import YEARS, Judgement
from pages.components import tables

BY_CHANCE, BY_YEARS = "≈ ", "~ "
REMARK = (
    "Chênh là tỷ lệ của tỉnh ấy trừ tỷ lệ của tỉnh đang xem; trong ngoặc là khoảng do riêng may rủi của từng việc (cả "
    "bảng cùng đúng với mức 95 %); ≈ là may rủi đã đủ gây ra chênh lệch; {years} Khác rõ chưa có nghĩa là cách làm tốt "
    "hơn."
)
WITH_YEARS = "~ là vượt may rủi nhưng chưa vượt dao động qua các năm."
WITHOUT_YEARS = "chưa có các năm trước nên chưa xét được dao động qua các năm."


def cell(found: Contrast | None, judgement: Judgement, one: str, other: str) -> str:
    """``~ +2,10 (+0,53 đến +3,67)``, with the mark of what could have brought it; a dash where nothing can be said."""
    if found is None:
        return numbers.MISSING
    mark = BY_CHANCE if not found.differs else "" if _is_clear(judgement, one, other) else BY_YEARS
    return f"{mark}{tables.difference(found.difference)} ({_ends(found)})"


def remark(judgement: Judgement) -> str:
    """How to read such cells."""
    return REMARK.format(years=WITH_YEARS if judgement.basis == YEARS else WITHOUT_YEARS)


def sentence(found: Contrast | None) -> str:
    """Whether a change of one unit goes beyond chance; nothing where that cannot be said."""
    if found is None:
        return ""
    said = "vượt" if found.differs else "chưa vượt"
    return (
        f"Thay đổi {numbers.points(found.difference)} {said} may rủi của từng việc (khoảng 95 % từ {_ends(found)} "
        "điểm %); chưa xét dao động qua các năm."
    )


def _is_clear(judgement: Judgement, one: str, other: str) -> bool:
    """Whether the levels can be told apart; without earlier years chance is all there is to go by."""
    levels = [unit.level for unit in map(judgement.of_unit, (one, other)) if unit and unit.level]
    return judgement.basis != YEARS or (len(levels) == 2 and fog.differ(*levels))


def _ends(found: Contrast) -> str:
    return " đến ".join(tables.difference(each) for each in (found.low, found.high))
