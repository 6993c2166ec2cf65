"""Which unit and which period each place of a text speaks of, carried along from what was said before."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from analytics.periods import YEAR_MONTHS, months_to, period_end
from analytics.spelling import fold, toned
from analytics.units import NATIONAL, Unit, Units

_WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(_WORDS)}|mười một)"
_YEAR = r"(?:19|20)\d\d"
_TIME = re.compile(
    "|".join(
        (
            r"(?P<skipped>(?:so với|cùng kỳ|giai đoạn|tầm nhìn|nhìn đến|từ|cuối|đầu|kỷ niệm|trước|sau)[ ]{1,2}"
            rf"(?:cùng kỳ )?(?:đến )?năm (?:công tác )?{_YEAR})",
            rf"\b{_COUNT} tháng (?:(?:đầu )?(?:của )?năm (?:công tác )?(?P<of>{_YEAR})|đầu năm)",
            rf"quý (?P<quarter>iv|i{{1,3}}|[1-4])(?: năm |/|-)(?P<quarter_of>{_YEAR})",
            r"(?:đến|tính đến|hết)(?: hết)?(?: ngày)? (?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<day_of>\d{4})",
            rf"năm (?:công tác |báo cáo )?(?P<year>{_YEAR})",
            r"(?P<now>đến nay|hiện nay|đến thời điểm này)",
        )
    ),
    re.IGNORECASE,
)
_QUARTERS = {"i": 3, "1": 3, "ii": 6, "2": 6, "iii": 9, "3": 9, "iv": 12, "4": 12}
_ENDS = re.compile(r"[.!?…](?=\s|$|/)|\n")
_CAPITAL = re.compile(r"[^\W\d_]+")
_NATION = re.compile(r"toàn quốc|cả nước|toàn hệ thống", re.IGNORECASE)
_CAPITALS = "A-Z0-9Đ" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_OFFICE = re.compile(
    r"(?:Chi cục|Văn phòng Cục|Phòng)[ ](?:THADS|Thi hành án dân sự|THA)"
    rf"(?:[ ](?:huyện|thành phố|thị xã|quận|tỉnh|khu vực|TP\.?|[{_CAPITALS}][\w-]*)){{1,8}}"
)
_WHOLE = re.compile(r"toàn tỉnh|toàn thành phố|\n", re.IGNORECASE)
_SHORTEST_OFFICE = 3
_PROVINCE_AFTER = re.compile(rf",?[ ](?:tỉnh |thành phố )?((?:[{_CAPITALS}][\w.]*[ ]?){{1,4}})")
_LONGEST_NAME = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the reader says the text is about, where the text does not."""

    unit_id: str | None = None
    year: int | None = None
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """What a place of the text speaks of. ``months`` is ``None`` where only the year is told; ``name``: a unit that the
    text names and nobody knows."""

    unit_id: str | None
    year: int | None
    months: int | None
    name: str | None = None


class Context:
    """Every unit and period that a prepared text names, ready to be asked about any place of it."""

    def __init__(self, text: str, units: Units, asked: Asked):
        self._units, self._asked = units, asked
        self.starts = [0, *(match.end() for match in _ENDS.finditer(text))]
        self._times = list(_times(text, asked))
        self._time_starts = [start for start, _, _ in self._times]
        self._named = sorted(_provinces(text, units))
        self._nations = [match.start() for match in _NATION.finditer(text)]
        self._offices = [_office(match, text) for match in _OFFICE.finditer(text)]
        self._office_starts = [office.start for office in self._offices]
        self._resets = sorted([m.start() for m in _WHOLE.finditer(text)] + [place for place, _ in self._named])
        only = {name for _, name in self._named}
        self._only = next(iter(only)) if len(only) == 1 else None

    def sentence(self, at: int) -> int:
        """Where the sentence around a place begins."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def at(self, at: int, is_ranked: bool = False) -> Place:
        """What is spoken of there; of something ``is_ranked`` the nation is what it is ranked in."""
        year, months = self._period(at)
        start = self.sentence(at)
        office = self._office_at(at)
        if office is not None:
            unit_id = self._of_office(office, year, months)
            if unit_id or office.start >= start:
                return Place(unit_id=unit_id, year=year, months=months, name=None if unit_id else office.name)
        nation = -1 if is_ranked else self._nation(at)
        return Place(unit_id=self._province(at, start, nation, year, months), year=year, months=months)

    def _nation(self, at: int) -> int:
        """Where the nation was named last."""
        found = bisect_right(self._nations, at)
        return self._nations[found - 1] if found else -1

    def _period(self, at: int) -> tuple[int | None, int | None]:
        found = bisect_right(self._time_starts, at)
        return self._times[found - 1][1:] if found else (self._asked.year, self._asked.months)

    def _office_at(self, at: int) -> "_Office | None":
        """The office named before in the same paragraph, if no province is spoken of since."""
        index = bisect_right(self._office_starts, at) - 1
        office = self._offices[index] if index >= 0 else None
        if office is None:
            return None
        since = bisect_right(self._resets, office.end)
        is_over = since < len(self._resets) and self._resets[since] < at
        return None if is_over else office

    def _province(self, at: int, start: int, nation: int, year: int | None, months: int | None) -> str | None:
        found = bisect_right(self._named, (at, "\uffff"))
        place, name = self._named[found - 1] if found else (-1, None)
        if nation > place and (nation >= start or not (name or self._asked.unit_id or self._only)):
            return NATIONAL
        chosen = name or (None if self._asked.unit_id else self._only)
        return self._resolved(chosen, year, months) if chosen else self._asked.unit_id

    def _resolved(self, name: str, year: int | None, months: int | None) -> str | None:
        asked = self._units.get(self._asked.unit_id) if self._asked.unit_id else None
        if asked and asked.level == "province" and fold(plain(asked)) == fold(name) and year is None:
            return asked.id
        found = self._units.resolve(name, period_end(year or 2025, months or YEAR_MONTHS))
        return found.unit.id if found.unit else None

    def _of_office(self, office: "_Office", year: int | None, months: int | None) -> str | None:
        """The office of that name, in the province named behind it or spoken of before."""
        asked = self._units.get(self._asked.unit_id) if self._asked.unit_id else None
        if asked and asked.level == "office" and fold(office.name).startswith(fold(asked.name)):
            return asked.id
        day = period_end(year or 2024, months or YEAR_MONTHS)
        before = bisect_right(self._named, (office.start, "\uffff"))
        home = office.home or (self._named[before - 1][1] if before else None)
        words = office.name.split()
        for length in range(len(words), _SHORTEST_OFFICE, -1):
            name = " ".join(words[:length])
            for written in (f"{name}, {home}" if home else name, name):
                if self._units.knows(written):
                    unit = self._units.resolve(written, day).unit
                    return unit.id if unit else None
        return None


@dataclass(frozen=True, kw_only=True)
class _Office:
    """An office that a text names, with the province behind it; ``end`` is where its paragraph may speak of others."""

    name: str
    home: str | None
    start: int
    end: int


def plain(unit: Unit) -> str:
    """The name of a unit as sentences say it: without the mark that tells old from new."""
    return re.sub(r" \((?:cũ|mới)\)$", "", unit.name)


def _times(text: str, asked: Asked) -> Iterator[tuple[int, int | None, int | None]]:
    """(place, year, months) from each place on; years compared with or planned for are not taken."""
    year, months = asked.year, asked.months
    for match in _TIME.finditer(text):
        if match["skipped"]:
            continue
        year, months = _time(match, year, months, asked)
        yield match.start(), year, months


def _time(match: re.Match, year: int | None, months: int | None, asked: Asked) -> tuple[int | None, int | None]:
    said = match.groupdict()
    count = said["count"]
    if count:
        number = int(count) if count.isdigit() else _WORDS.get(count.casefold(), 11)
        return int(said["of"] or year or 0) or None, number if 1 <= number <= YEAR_MONTHS else None
    if said["quarter"]:
        return int(said["quarter_of"]), _QUARTERS[said["quarter"].casefold()]
    if said["day"]:
        return _dated(int(said["day"]), int(said["month"]), int(said["day_of"])) or (year, months)
    if said["now"]:
        return year, asked.months
    told = int(said["year"])
    return told, asked.months if told == asked.year and asked.months else YEAR_MONTHS


def _dated(day: int, month: int, year: int) -> tuple[int, int | None] | None:
    """The period that ends on a day; only its year for a day within a month."""
    if not (1 <= month <= 12 and 1993 <= year <= 2099 and 1 <= day <= 31):
        return None
    of = months_to(date(year, month, 1))
    return of if day >= period_end(*of).day else (of[0], None)


@lru_cache(maxsize=4)
def _names(units: Units) -> dict[str, str]:
    """Folded name → name, of every province there ever was; a city named after a person needs its "thành phố"."""
    named = {fold(plain(unit)): plain(unit) for unit in units.of_level("province")}
    city = next((name for key, name in named.items() if key.endswith("ho chi minh")), None)
    spelled = {key: city for key in ("tp ho chi minh", "thanh pho ho chi minh", "tp hcm", "tphcm") if city}
    return {key: name for key, name in named.items() if key != "ho chi minh"} | spelled


def _provinces(text: str, units: Units) -> Iterable[tuple[int, str]]:
    """(place, name) of every province named, with its accents or without any."""
    names = _names(units)
    words = [(match.start(), match[0]) for match in _CAPITAL.finditer(text)]
    past = 0
    for index, (start, word) in enumerate(words):
        if start < past or not (word[0].isupper() or word == "thành"):
            continue
        for length in range(_LONGEST_NAME, 0, -1):
            run = words[index : index + length]
            end = run[-1][0] + len(run[-1][1])
            if end - start > 24:
                continue
            name = names.get(fold(text[start:end]))
            if name and (_is_city(name) or toned(name) == toned(text[start:end]) or text[start:end].isascii()):
                yield start, name
                past = end
                break


def _is_city(name: str) -> bool:
    return fold(name).endswith("ho chi minh")


def _office(match: re.Match, text: str) -> _Office:
    after = _PROVINCE_AFTER.match(text, match.end())
    end = after.end() if after else match.end()
    return _Office(name=match[0], home=after[1].strip() if after else None, start=match.start(), end=end)
