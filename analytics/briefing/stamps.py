"""The code on a slide: where it stands and a mark of what it said, so that anybody can ask later if it still holds.

``2025.09/34/toan-quoc/con-thieu/57/K3QF7M2A``: period, borders, unit, slide, ledger entry, and eight letters of a
SHA-256 over what is printed on the slide.
"""

import re
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from analytics.briefing import words
from analytics.briefing.deck import Figure, Slide
from analytics.briefing.scene import Scene, scene_of
from analytics.briefing.slides import slide_of
from analytics.measures.locks import moment
from analytics.periods import FIRST_YEAR, LAST_YEAR, YEAR_MONTHS
from analytics.units import BORDERS
from analytics.warehouse import Warehouse

LETTERS = 8
HOLDS, CHANGED, UNKNOWN = "holds", "changed", "unknown"
_CODE = re.compile(
    r"\s*(?P<year>\d{4})\.(?P<months>\d{2})/(?P<borders>\w+)/(?P<unit_id>[\w.-]+)/(?P<slide_id>[\w-]+)"
    r"/(?P<entry>\d{1,9})/(?P<mark>[A-Za-z2-7]{8})\s*"
)
_VIETNAM = timedelta(hours=7)


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a code says."""

    year: int
    months: int
    borders: str
    unit_id: str
    slide_id: str
    entry: int
    mark: str

    @property
    def code(self) -> str:
        """In one line, without spaces."""
        return f"{self.year}.{self.months:02}/{self.borders}/{self.unit_id}/{self.slide_id}/{self.entry}/{self.mark}"


@dataclass(frozen=True, kw_only=True)
class Change:
    """A figure that reads otherwise now; ``None`` where there was or is none. ``entry`` made it so, ``at`` in UTC."""

    figure: Figure
    unit: str
    then: str | None
    now: str | None
    entry: int
    at: datetime | None

    @property
    def sentence(self) -> str:
        """ "Lào Cai, về việc, rate: đã sửa ngày 02/08/2025 (bút toán 57), từ 62,63 % thành 62,71 %"."""
        about = words.ABOUT.get(self.figure.dimension, "")
        who = ", ".join(part for part in (self.unit, about, self.figure.what) if part)
        day = f" ngày {self.at + _VIETNAM:%d/%m/%Y}" if self.at else ""
        then, now = self.then or "chưa có", self.now or "không còn"
        return f"{who}: đã sửa{day} (bút toán {self.entry}), từ {then} thành {now}"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """``state`` is HOLDS, CHANGED or UNKNOWN (not a code of this ledger); ``slide`` as it was printed."""

    state: str
    sentence: str
    slide: Slide | None = None
    changes: tuple[Change, ...] = ()


def stamped(scene: Scene, slide: Slide) -> Slide:
    """The slide with its code."""
    where = {"year": scene.year, "months": scene.months, "borders": scene.borders, "unit_id": scene.unit_id}
    stamp = Stamp(**where, slide_id=slide.id, entry=scene.at, mark=mark(slide))
    return replace(slide, stamp=stamp.code)


def mark(slide: Slide) -> str:
    """Eight letters that change when anything printed on the slide does."""
    said = [slide.id, slide.title, *(f"{each.key} {each.text} {each.unit}" for each in slide.figures)]
    return b32encode(sha256("\n".join(said).encode("utf-8")).digest()).decode("ascii")[:LETTERS]


def read(code: str) -> Stamp | None:
    """What a code says; ``None`` when it is none."""
    found = _CODE.fullmatch(code)
    if found is None:
        return None
    said = found.groupdict()
    numbered = {name: int(said.pop(name)) for name in ("year", "months", "entry")}
    return Stamp(**numbered, **{**said, "mark": said["mark"].upper()})


def verify(warehouse: Warehouse, code: str, *, at: int | None = None) -> Verdict:
    """Whether what a printed slide says still stands at the entry ``at``, by default the newest; never raises."""
    stamp = read(code)
    if stamp is None or not _is_here(warehouse, stamp):
        return Verdict(state=UNKNOWN, sentence="Đây không phải mã trang của sổ này; hãy chép lại đủ mã in dưới trang.")
    now = warehouse.head if at is None else at
    then = _slide(warehouse, stamp, stamp.entry)
    if then is None or mark(then) != stamp.mark:
        return Verdict(
            state=UNKNOWN, sentence="Mã không khớp với trang nào của sổ này ở bút toán ấy; có thể chép sai mã."
        )
    found = changes(warehouse, then, _slide(warehouse, stamp, now), now)
    if not found:
        said = f"Vẫn đúng: {len(then.figures)} con số của trang không đổi từ bút toán {stamp.entry} đến {now}."
        return Verdict(state=HOLDS, sentence=said, slide=then)
    said = f"Đã sửa: {len(found)} trong {len(then.figures)} con số của trang khác với bút toán {stamp.entry}."
    return Verdict(state=CHANGED, sentence=said, slide=then, changes=found)


def _is_here(warehouse: Warehouse, stamp: Stamp) -> bool:
    """Whether the ledger has the period, borders, unit and entry that a code names."""
    in_time = FIRST_YEAR <= stamp.year <= LAST_YEAR and 1 <= stamp.months <= YEAR_MONTHS
    if not in_time or stamp.borders not in BORDERS or stamp.entry > warehouse.head:
        return False
    return stamp.unit_id in warehouse.units.mapping(stamp.borders)


def _slide(warehouse: Warehouse, stamp: Stamp, at: int) -> Slide | None:
    place = {"year": stamp.year, "months": stamp.months, "borders": stamp.borders, "unit_id": stamp.unit_id}
    return slide_of(scene_of(warehouse, **place, at=at), stamp.slide_id)


def changes(warehouse: Warehouse, then: Slide, now: Slide | None, at: int) -> tuple[Change, ...]:
    """Figures that read otherwise: of the same unit, thing and period; each once."""
    before, after = _texts(then), _texts(now)
    found = []
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if (old and old.text) != (new and new.text):
            found.append(_change(warehouse, old, new, at))
    return tuple(found)


def _texts(slide: Slide | None) -> dict[tuple, Figure]:
    return {figure.key: figure for figure in (slide.figures if slide else ())}


def _change(warehouse: Warehouse, old: Figure | None, new: Figure | None, at: int) -> Change:
    figure = new or old
    name = words.plain(warehouse.units.get(figure.unit_id).name) if figure.unit_id else ""
    entry = figure.entry if new else at
    said = {"then": old.phrase if old else None, "now": new.phrase if new else None}
    return Change(figure=figure, unit=name, entry=entry, at=moment(warehouse, entry, at), **said)
