"""Counts of honours, models, participants and indices in a text, held against the registers."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing.sentences.comparing import Outcome
from analytics.briefing.sentences.context import plain
from analytics.briefing.sentences.cues import PLACE, PLACES
from analytics.briefing.sentences.holdings import Holdings, Known
from analytics.briefing.sentences.reading import Said
from analytics.briefing.sentences.spotting import COUNT, PERCENT, RATIO

_HONOURS = (
    ("ttldxs", r"tập thể lao động xuất sắc|ttldxs"),
    ("ttldtt", r"tập thể lao động tiên tiến|ttlđtt"),
    ("ldtt", r"lao động tiên tiến|lđtt"),
    ("cstdtq", r"chiến s[ĩỹ] thi đua toàn quốc|cstđtq"),
    ("cstdb", r"chiến s[ĩỹ] thi đua (?:ngành|bộ)|cstđ ngành"),
    ("cstdcs", r"chiến s[ĩỹ] thi đua(?: cơ sở)?|cstđcs"),
    ("flag", r"cờ thi đua"),
    ("bk", r"bằng khen"),
    ("gk", r"giấy khen"),
    ("knc", r"kỷ niệm chương"),
)
_HONOUR = re.compile("|".join(rf"(?P<{name}>{pattern})" for name, pattern in _HONOURS), re.I)
_AUTHORITIES = re.compile(
    r"(?P<pm>thủ tướng|chính phủ)|(?P<province>ubnd|(?:ủy|uỷ) ban nhân dân)|(?P<general>tổng cục|cục quản lý)"
    r"|(?P<ministry>bộ tư pháp)",
    re.I,
)
_BEHIND = re.compile(
    r"[ ]{0,2}(?:(?:tập thể|cá nhân|đơn vị|công chức|người|lượt)[ ]{1,2})?(?:(?:ngoài|trong) ngành[ ])?(?:đã |được )?"
    r"(?:đăng ký |đạt |nhận |tặng |công nhận ){0,2}(?:danh hiệu )?",
    re.I,
)
_STAGE = re.compile(r"(?P<registered>đăng ký)|(?P<nominated>đề nghị)|(?P<decided>quyết định|công nhận|tặng)", re.I)
_STAFF = ("công chức", "cán bộ", "người lao động", "số công chức", "số cán bộ")
_PERSONS, _COLLECTIVES = ("cá nhân", "người", "công chức", "đồng chí"), ("tập thể", "đơn vị", "chi cục", "cơ quan")
_MODEL = re.compile(r"điển hình", re.I)
_SAME = re.compile(r"\s*(?:Đây|Đó|Là)\b")
_END = re.compile(r"[.!?](?=\s|$|/)|\n")
_OUTSIDE = re.compile(r"ngoài ngành", re.I)
_INDEX = re.compile(r"chỉ số", re.I)
_GROUPED = {"bk": ("bk_ministry", "bk_province", "bk_pm"), "gk": ("gk_unit", "gk_general"),
            "flag": ("flag_ministry", "flag_government")}  # fmt: skip
_BY_AUTHORITY = {("bk", "province"): "bk_province", ("bk", "pm"): "bk_pm", ("bk", None): "bk_ministry",
                 ("bk", "ministry"): "bk_ministry", ("bk", "general"): "bk_ministry", ("gk", "general"): "gk_general",
                 ("flag", "pm"): "flag_government"}  # fmt: skip
_HERE = {"gk": "gk_unit", "bk": "bk_ministry", "flag": "flag_ministry"}
_REACH = 700
MODEL, STAFF, INDEX, HONOUR = "model", "staff", "index", "honour"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a count is of. ``honour`` with ``subject``, ``sector`` and ``stage`` as the registers name them."""

    of: str
    honour: str = ""
    subject: str = ""
    sector: str = "inside"
    stage: str = "decided"


def claims(text: str, found: Iterable[Said]) -> dict[int, Claim]:
    """Position of a figure → what it counts, for those that a register may know."""
    known: dict[int, Claim] = {}
    before: Said | None = None
    for said in found:
        claim = _claim(text, said, known.get(before.index) if before else None)
        if claim:
            known[said.index] = claim
        before = said
    return known


def _claim(text: str, said: Said, before: Claim | None) -> Claim | None:
    figure = said.figure
    start, end = max(said.sentence, figure.start - _REACH), _ends(text, figure.end)
    sentence = text[start:end]
    if figure.kind == PERCENT and said.role is None and figure.noun.startswith(_STAFF):
        return Claim(of=STAFF)
    if _INDEX.search(sentence) and (figure.kind == RATIO or (figure.kind == PERCENT and said.role in (None, "rate"))):
        return Claim(of=INDEX)
    if figure.kind not in (COUNT, RATIO) or said.role in (PLACE, PLACES):
        return None
    honour = _honour(text, said, start, end)
    if honour:
        return _honoured(text, said, honour, start, end)
    counted = figure.noun.startswith((*_COLLECTIVES, "gương", "điển hình"))
    if counted and (_MODEL.search(sentence) or (before and before.of == MODEL and _SAME.match(text, said.sentence))):
        return Claim(of=MODEL)
    return None


def _ends(text: str, at: int) -> int:
    """Where the sentence ends, not looked for beyond some way."""
    found = _END.search(text, at, at + _REACH)
    return found.start() if found else min(len(text), at + _REACH)


def _honour(text: str, said: Said, start: int, end: int) -> re.Match | None:
    """The honour right behind the figure, else the nearest before it in the sentence."""
    behind = _BEHIND.match(text, said.figure.end)
    right = _HONOUR.match(text, behind.end()) if behind else None
    if right is None and said.figure.kind == COUNT:
        right = _HONOUR.match(text, said.figure.end + (1 if text[said.figure.end : said.figure.end + 1] == " " else 0))
    if right and right.end() <= end:
        return right
    if not said.figure.noun.startswith((*_PERSONS, *_COLLECTIVES)):
        return None
    before = [*_HONOUR.finditer(text, start, said.figure.start)]
    return before[-1] if before else None


def _honoured(text: str, said: Said, found: re.Match, start: int, end: int) -> Claim | None:
    figure, name = said.figure, found.lastgroup
    subject = _subject(figure.noun, name)
    if name == "ldtt" and subject == "collective":
        name = "ttldtt"
    if name in _HERE:
        name = _granted(text, name, found, start)
    sector = "outside" if _OUTSIDE.search(text, figure.end, end) else "inside"
    return Claim(of=HONOUR, honour=name, subject=subject, sector=sector, stage=_stage(text, said, found, start))


def _subject(noun: str, honour: str) -> str:
    if noun.startswith(_PERSONS):
        return "person"
    return "collective" if noun.startswith(_COLLECTIVES) or honour in ("flag", "ttldxs", "ttldtt") else "person"


def _granted(text: str, name: str, found: re.Match, start: int) -> str:
    """Which of the honours of one name: by whom it is given, said behind it or before it."""
    behind = re.compile(r"[ ](?:của )").match(text, found.end())
    own = _AUTHORITIES.match(text, behind.end()) if behind else None
    if own is None:
        clause = max(start, text.rfind(";", start, found.start()) + 1)
        before = [*_AUTHORITIES.finditer(text, clause if name == "gk" else start, found.start())]
        own = before[-1] if before and not behind else None
    authority = own.lastgroup if own else None
    if name == "gk" and authority not in ("general",):
        return "gk_unit"
    return _BY_AUTHORITY.get((name, authority), _HERE[name])


def _stage(text: str, said: Said, found: re.Match, start: int) -> str:
    """Registered, proposed or decided: the nearest word that says so, before the honour or the figure."""
    until = max(said.figure.start, found.end())
    clause = max(start, text.rfind(";", start, said.figure.start) + 1)
    if "đăng ký" in text[clause:until].casefold():
        return "registered"
    said_so = [match.lastgroup for match in _STAGE.finditer(text, start, until)]
    return "nominated" if "nominated" in said_so else "decided"


def outcome(holdings: Holdings, said: Said, claim: Claim) -> Outcome | str:
    """What the register says of a claim; a sentence where it says nothing."""
    if claim.of == MODEL:  # models are counted over the offices of a province
        home = holdings.warehouse.units.get(said.place.unit_id).parent_id or said.place.unit_id
        said = replace(said, place=replace(said.place, unit_id=home))
    asked = {"year": said.place.year, "unit_id": said.place.unit_id, "at": holdings.at}
    answer: Callable = {MODEL: _models, STAFF: _staff, INDEX: _indices, HONOUR: _honours}[claim.of]
    return answer(holdings, said, claim, asked)


def _made(holdings: Holdings, said: Said, rows: list, value: Fraction, shown: str, what: str, of: int | None = None):
    return Known(
        value=value,
        shown=shown,
        what=what,
        entry=max(row.entry for row in rows),
        source="; ".join(dict.fromkeys(row.source for row in rows if row.source)) or None,
        unit_id=said.place.unit_id,
        unit=plain(holdings.warehouse.units.get(said.place.unit_id)),
        year=said.place.year,
        of=of,
    )


def _told(known: Known, is_true: bool) -> Outcome:
    start = "Khớp" if is_true else "Không khớp"
    reason = f"{start}: {known.what}, {known.unit}, {known.when}, là {known.shown}."
    return Outcome(is_true=is_true, reason=reason, known=known)


def _models(holdings: Holdings, said: Said, claim: Claim, asked: dict) -> Outcome | str:
    rows = measures.exemplars(holdings.warehouse, **asked)
    if not rows:
        return "Sổ chưa có điển hình nào của đơn vị này trong năm."
    known = _made(holdings, said, rows, Fraction(len(rows)), str(len(rows)), "số điển hình trong sổ")
    return _told(known, said.figure.value == known.value)


def _staff(holdings: Holdings, said: Said, claim: Claim, asked: dict) -> Outcome | str:
    rows = [row for row in measures.participation(holdings.warehouse, **asked) if row.staff_pct is not None]
    if not rows:
        return "Sổ chưa có tỷ lệ tham gia phong trào của đơn vị này trong năm."
    right = [row for row in rows if Fraction(row.staff_pct) == said.figure.value]
    row = (right or rows)[0]
    what = f"tỷ lệ công chức tham gia “{row.movement}”"
    value = Fraction(row.staff_pct)
    return _told(_made(holdings, said, [row], value, numbers.percent(value, 0), what), bool(right))


def _indices(holdings: Holdings, said: Said, claim: Claim, asked: dict) -> Outcome | str:
    found = measures.indices(holdings.warehouse, unit_id=said.place.unit_id, at=holdings.at)
    rows = [row for row in found if row.year == said.place.year]
    if not rows:
        return "Sổ chưa có chỉ số bên ngoài nào của đơn vị này trong năm."
    told = [known for row in rows for known in _of_index(holdings, said, row)]
    right = [known for known in told if known.value == said.figure.value and known.of in (None, said.figure.of)]
    if not told:
        return "Sổ có chỉ số này nhưng không có thứ hạng."
    return _told((right or told)[0], bool(right))


def _of_index(holdings: Holdings, said: Said, row: measures.Index) -> Iterable[Known]:
    name = f"chỉ số “{row.item}”"
    if said.figure.kind == RATIO:
        if row.rank is not None:
            shown = f"thứ {row.rank}/{row.rank_of}"
            yield _made(holdings, said, [row], Fraction(row.rank), shown, f"vị trí của {name}", of=row.rank_of)
        return
    for value, when in ((row.value, ""), (row.value_before, " lần trước")):
        if value is not None:
            shown = numbers.percent(Fraction(value), 0 if value == int(value) else 1)
            yield _made(holdings, said, [row], Fraction(value), shown, f"{name}{when}")


def _honours(holdings: Holdings, said: Said, claim: Claim, asked: dict) -> Outcome | str:
    rows = _rows(holdings, claim, asked)
    if not rows:
        return "Sổ đăng ký, khen thưởng chưa có dòng nào cho hình thức này của đơn vị trong năm."
    total = sum(row.quantity for row in rows)
    eligible = getattr(rows[0], "eligible", None) if said.figure.kind == RATIO else None
    if said.figure.kind == RATIO and eligible is None:
        return "Sổ có số lượt nhưng không có tổng số thuộc diện để đối chiếu."
    words = f"{total}/{eligible}" if eligible else numbers.integer(total)
    known = _made(
        holdings, said, rows, Fraction(total), f"{words} {_counted(claim)}", _what(holdings, claim), of=eligible
    )
    return _told(known, said.figure.value == total and said.figure.of in (None, eligible))


def _rows(holdings: Holdings, claim: Claim, asked: dict) -> list:
    if claim.stage == "registered":
        found = measures.registrations(holdings.warehouse, **asked)
        rows = [row for row in found if row.state == "registered"]
    else:
        found = measures.awards(holdings.warehouse, **asked)
        rows = [row for row in found if (row.sector, row.stage) == (claim.sector, claim.stage)]
    own = [row for row in rows if row.unit_id == asked["unit_id"]]
    return [row for row in own if (row.honour, row.subject) == (claim.honour, claim.subject)]


def _counted(claim: Claim) -> str:
    return "cá nhân" if claim.subject == "person" else "tập thể"


def _what(holdings: Holdings, claim: Claim) -> str:
    named = holdings.warehouse.catalog.datasets["awards"].column("honour").choices
    stage = {"registered": "đăng ký ", "nominated": "đề nghị "}.get(claim.stage, "")
    outside = ", ngoài ngành" if claim.sector == "outside" else ""
    return f"{stage}{named[claim.honour]}{outside}"
