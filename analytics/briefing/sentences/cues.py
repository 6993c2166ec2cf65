"""The words that say what a figure counts, and where they stand in a text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

TARGET, GAP, CHANGE, SHARE, RATE, OTHER = "target", "gap", "change", "share", "rate", "other"
NEUTRAL = "neutral"
PLACE, PLACES = "place", "places"
"""A place in a ranking, and how many places there are."""
_COLUMNS = (
    ("not_enforceable", r"(?:chưa|không|chưa đủ) (?:có )?điều kiện(?: thi hành)?"),
    ("enforceable", r"(?:có|đủ) điều kiện(?: thi hành| giải quyết)?"),
    ("carried_out", r"chuyển (?:sang )?(?:kỳ|năm) sau"),
    ("carried_in", r"(?:số )?(?:cũ|năm trước|kỳ trước) chuyển sang"),
    ("newly_accepted", r"(?:số )?(?:thụ lý mới|mới thụ lý)"),
    ("total_accepted", r"(?:tổng số )?(?:đã )?thụ lý"),
    ("other_status", r"hoãn khác, tạm đình chỉ"),
    (OTHER, r"tạm đình chỉ|hoãn"),
    ("terminated", r"đình chỉ"),
    ("delegated_out", r"(?:uỷ|ủy) thác"),
    ("withdrawn", r"thu hồi, (?:huỷ|hủy)(?: quyết định)?|thu hồi quyết định"),
    ("pulled_up", r"rút lên(?: thi hành)?"),
    ("must_enforce", r"(?:tổng số )?(?:việc |tiền )?phải thi hành"),
    ("in_progress", r"đang (?:tổ chức )?thi hành"),
    ("reduced", r"(?:miễn, )?giảm thi hành án"),
    ("completed", r"(?:đã )?(?:thi hành|giải quyết) xong(?: hoàn toàn)?|thực thu|xong hoàn toàn"),
)
_OTHERS = (
    (OTHER, r"bình quân|trung bình|cưỡng chế|kê biên|khiếu nại|tố cáo|mỗi (?:việc|chấp hành viên)|chỉ số|xác minh"),
    (OTHER, r"giải quyết dứt điểm|bán đấu giá|đã thi hành"),
    (NEUTRAL, r"giảm xuống|giảm còn|tăng lên|tăng từ|giảm từ"),
    (GAP, r"vượt (?:chỉ tiêu|tiến độ|kế hoạch)|vượt|(?:thấp|cao) hơn|còn thiếu|chưa đạt"),
    (TARGET, r"chỉ tiêu|mục tiêu|phấn đấu"),
    (CHANGE, r"tăng|giảm"),
    (SHARE, r"chiếm"),
    (RATE, r"(?:đạt )?(?:tỷ|tỉ) lệ|đạt"),
)
_PATTERNS = (*_COLUMNS, *_OTHERS)
_CUE = re.compile(
    "|".join(rf"(?P<c{index}>\b(?:{pattern})\b)" for index, (_, pattern) in enumerate(_PATTERNS)), re.IGNORECASE
)
COLUMNS = frozenset(name for name, _ in _COLUMNS) - {OTHER}
_LEADING = re.compile(r"[ ]{0,2}(?:đã |số |được |là |thuộc diện |án )?$")


@dataclass(frozen=True)
class Cue:
    """A cue, from ``start`` to ``end``."""

    start: int
    end: int
    name: str


class Cues:
    """Every cue of a text."""

    def __init__(self, text: str):
        self._text = text
        self._found = [Cue(m.start(), m.end(), _PATTERNS[int(m.lastgroup[1:])][0]) for m in _CUE.finditer(text)]
        self._found = [cue for cue in self._found if cue.name != NEUTRAL]
        self._starts = [cue.start for cue in self._found]

    def before(self, at: int, since: int) -> Cue | None:
        """The nearest cue that ends before a place and begins after another."""
        index = bisect_left(self._starts, at) - 1
        return self._found[index] if index >= 0 and self._found[index].start >= since else None

    def all_before(self, at: int, since: int, most: int = 6) -> list[Cue]:
        """The nearest few, nearest first."""
        index = bisect_left(self._starts, at)
        return [cue for cue in reversed(self._found[max(0, index - most) : index]) if cue.start >= since]

    def behind(self, at: int) -> Cue | None:
        """A cue directly behind a figure: "10.928 việc có điều kiện"."""
        index = bisect_right(self._starts, at - 1)
        if index >= len(self._found) or self._starts[index] - at > 16:
            return None
        return self._found[index] if _LEADING.match(self._text[at : self._starts[index]]) else None
