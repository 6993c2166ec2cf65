"""Where a text gives a place in a ranking: "đứng thứ 5/34 toàn quốc về việc"; in what, among whom, by what."""

import re

from analytics.briefing.sentences.cues import RATE
from analytics.briefing.sentences.spotting import CASES, COUNT, MONEY, RATIO, Figure

_REACH = 60
_STANDS = r"(?:đứng|xếp|vươn lên|giữ|tăng lên|lên|xuống|tụt xuống|đạt)"
_ORDER = r"(?:vị trí(?: thứ)?|vị thứ|thứ hạng|hạng(?: thứ)?|hàng thứ|thứ)"
_PLACE = re.compile(
    rf"(?:\b(?:đứng|xếp)(?: ở)? {_ORDER}|\b{_STANDS}(?: ở)? (?:vị trí(?: thứ)?|thứ hạng|hạng)"
    r"|\b(?:thứ hạng|xếp hạng|vị trí thứ|ở vị trí)(?: là)?)[ ]{1,2}$",
    re.I,
)
_AGAIN = re.compile(rf"(?:,|;| và|\))[^.;\d]{{0,40}}\b(?:{_STANDS} )?{_ORDER}[ ]{{1,2}}$", re.I)
_NO_RANKING = re.compile(r"huân chương|huy chương|đô thị|chấp hành viên", re.I)
_TOTAL = re.compile(r"[ ]{0,2}(?:/|trên|trong)(?: tổng số| số| cả)?[ ]{0,2}")
_OF = re.compile(_TOTAL.pattern + r"(\d{1,3})(?![.,]?\d|[ ]?%)")
_DIMENSION = r"\bvề (?:tỷ lệ |kết quả )?(?:thi hành (?:án )?(?:xong )?)?(?:số )?(?P<word>vụ việc|việc|tiền|giá trị)\b"
_BEHIND = re.compile(rf"(?:[ ](?:tỉnh, )?thành phố)?[^.;,:\d\n]{{0,50}}?{_DIMENSION}", re.I)
_BEFORE = re.compile(_DIMENSION, re.I)
_AMONG = re.compile(
    r"(?P<block>khối|cụm|khu vực) thi đua|(?:trong|của) (?P<other>khối|cụm)\b|(?P<region>vùng|khu vực|miền)\b"
    r"|(?P<group>nhóm)\b",
    re.I,
)
_BY_RATE = re.compile(r"(?:tỷ|tỉ) lệ|kết quả thi hành|hiệu quả", re.I)
BLOCK, REGION, GROUP = "block", "region", "group"


def is_place(text: str, past: int, figure: Figure, is_again: bool) -> bool:
    """Whether the words before a figure make it a place; ``is_again``: the figure before it was one."""
    if figure.kind not in (COUNT, RATIO) or figure.value is None or figure.value < 1:
        return False
    before = text[max(past, figure.start - _REACH) : figure.digits_at]
    if _NO_RANKING.search(before):
        return False
    return bool(_PLACE.search(before) or (is_again and _AGAIN.search(before)))


def is_total(between: str) -> bool:
    """Whether words between a place and the next figure make that the number of places."""
    return _TOTAL.fullmatch(between) is not None


def total(text: str, figure: Figure) -> int | None:
    """How many places there are: "5/34", "5 trong 34 tỉnh"; ``None`` where the text does not say."""
    if figure.of is not None:
        return figure.of
    found = _OF.match(text, figure.end)
    return int(found[1]) if found else None


def dimension(text: str, past: int, figure: Figure) -> str | None:
    """The word for việc or tiền right behind the place, or since the figure before it."""
    found = _OF.match(text, figure.end)
    behind = _BEHIND.match(text, found.end() if found else figure.end)
    if behind:
        return behind["word"]
    before = [*_BEFORE.finditer(text, past, figure.start)]
    return before[-1]["word"] if before else None


def among(text: str, since: int, figure: Figure) -> str:
    """Whom it is a place among, where that is not everybody: a block, a region, a group."""
    words = text[max(since, figure.start - _REACH) : figure.end + _REACH]
    clause = re.split(r"[.;\n]", words[figure.start - max(since, figure.start - _REACH) :])[0]
    found = _AMONG.search(clause)
    if found is None:
        return ""
    return BLOCK if found["block"] or found["other"] else REGION if found["region"] else GROUP


def ranked_by(text: str, since: int, figure: Figure, last: Figure | None) -> str | None:
    """``rate`` where the text says so or speaks of a rate just before; ``None`` where numbers may be meant."""
    if last is None or last.kind not in (CASES, MONEY) or _BY_RATE.search(text, last.end, figure.start):
        return RATE
    return None
