"""What every figure of a text is said to be: of which column or rate, in việc or đồng, of whom and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.briefing.sentences import ranking, spotting
from analytics.briefing.sentences.context import Asked, Context, Place
from analytics.briefing.sentences.cues import (
    CHANGE,
    COLUMNS,
    GAP,
    OTHER,
    PLACE,
    PLACES,
    RATE,
    SHARE,
    TARGET,
    Cue,
    Cues,
)
from analytics.briefing.sentences.spotting import CASES, MONEY, MORE_THAN, PERCENT, POINTS, Figure
from analytics.units import Units

BOTTOM = "bottom"
COUNTED = (CASES, MONEY)
RATES = (PERCENT, POINTS)
_DIMENSION = r"(?:số )?(?P<word>vụ việc|việc|tiền|giá trị)\b"
_BEHIND = re.compile(rf"[ ]{{0,2}}(?:trở lên )?(?:về |số ){_DIMENSION}", re.I)
_BEFORE = re.compile(r"\b(?:về |số )(?:số )?(?P<word>vụ việc|việc|án|tiền|giá trị)\b", re.I)
_COORDINATED = re.compile(
    r"[ ]{0,2}(?:trở lên )?(?:về (?:số )?(?:vụ việc|việc|tiền|giá trị))?[ ]?(?:,|;)?[ ]?"
    r"(?:và|với|tương ứng(?: với)?|tương đương|thu)?[ ]?(?:được )?(?:(?:tổng )?(?:số tiền|giá trị)(?: là)?)?[ ]{0,2}",
    re.I,
)
_ENCLOSED = re.compile(r"[ ]?[(,][ ]?(?:đạt |bằng )?")
_RELATIVE = re.compile(r"[ ]?[(,]?[ ]?(?:và )?(?:tăng|giảm)[ ]{0,2}(?:hơn |gần |khoảng )?", re.I)
_OF_TARGET = re.compile(r"[ ]{0,2}(?:chỉ tiêu|kế hoạch)", re.I)
_LAST_YEAR = re.compile(r"so với (?:cùng kỳ|năm|kỳ)|cùng kỳ", re.I)
_AGAINST = re.compile(r"[^.;\d]{0,24}so với (?:cùng kỳ )?(?:năm )?(?P<year>(?:19|20)\d\d)", re.I)
_TARGETED = re.compile(r"chỉ tiêu|kế hoạch|giao", re.I)
_OF_ALL = re.compile(r"[ ]{0,2}(?:trên |/|so với )(?:tổng )?số [^.;,\d]{0,12}(?P<whole>phải thi hành|thụ lý)", re.I)
_GROUPS = (
    ("credit", re.compile(r"tín dụng", re.I)),
    ("corruption", re.compile(r"tham nhũng", re.I)),
    ("other", re.compile(r"án lưu hạ|kết luận 618|hành chính|người chưa thành niên", re.I)),
)
_NEAR, _FAR, _REACH = 90, 60, 400


@dataclass(frozen=True, kw_only=True)
class Said:
    """One figure with what is said of it. ``role``: a column, ``rate``, ``target``, ``gap``, ``change``, ``share``,
    ``bottom`` (of a fraction, not said which) or ``None``. ``base``: the column that a change or a share is of.

    ``dimension`` is ``None`` where the text does not tell việc from tiền. ``is_down``: a change or gap downwards.
    ``is_relative``: a change in percent of a number, not in points. ``against``: the year that a change is against,
    where it is named. A ``place`` has ``of``, how many there are, and ``among``, whom it is a place among.
    """

    figure: Figure
    index: int
    place: Place
    sentence: int
    role: str | None = None
    base: str | None = None
    dimension: str | None = None
    group: str = "all"
    is_down: bool = False
    is_relative: bool = False
    is_eligible: bool = False
    against: int | None = None
    of: int | None = None
    among: str = ""


def read(text: str, units: Units, asked: Asked) -> list[Said]:
    """Every figure of a prepared text, understood as far as the text goes."""
    context, marks = Context(text, units, asked), Cues(text)
    found: list[Said] = []
    figures = spotting.figures(text)
    for index, figure in enumerate(figures):
        reader = _Reader(text, marks, context.sentence(figure.start), found, figures)
        placed = reader.placed(figure)
        said = reader.said(index, figure, context.at(figure.start, bool(placed)))
        found.append(replace(said, **placed))
    return found


@dataclass(frozen=True)
class _Reader:
    """What is known when a figure is reached. ``since``: where its sentence begins."""

    text: str
    marks: Cues
    since: int
    before: Sequence[Said]
    figures: Sequence[Figure]

    @property
    def last(self) -> Said | None:
        """The figure before, if it stands in the same sentence."""
        return self.before[-1] if self.before and self.before[-1].sentence == self.since else None

    def said(self, index: int, figure: Figure, place: Place) -> Said:
        cue, given = self._cue(figure), {}
        if figure.kind in COUNTED:
            given = self._counted(figure, cue)
        elif figure.kind in RATES:
            given = self._rated(index, figure, cue)
        qualified, against = self._qualified(figure), _AGAINST.match(self.text, figure.end)
        return Said(
            against=int(against["year"]) if against else None,
            figure=qualified,
            index=index,
            place=place,
            sentence=self.since,
            group=self._group(figure),
            is_eligible="điều kiện" in self.text[max(self.since, figure.start - _REACH) : figure.end + _FAR].casefold(),
            **given,
        )

    def placed(self, figure: Figure) -> dict:
        """What a place in a ranking is a place in; nothing for every other figure."""
        if self.last and self.last.role == PLACE and ranking.is_total(self._between(figure) or "."):
            names = ("dimension", "among", "of")
            return {"role": PLACES} | {name: getattr(self.last, name) for name in names}
        coordinated = self.last is not None and self.last.role in (PLACE, PLACES)
        if not ranking.is_place(self.text, self._past, figure, coordinated):
            return {}
        named = ranking.dimension(self.text, self._past, figure)
        spoken = {each.dimension for each in self.before if each.sentence == self.since} - {None}
        return {
            "role": PLACE,
            "dimension": _named(named) if named else spoken.pop() if len(spoken) == 1 else None,
            "base": ranking.ranked_by(self.text, self.since, figure, self.last.figure if self.last else None),
            "of": ranking.total(self.text, figure) or (self.last.of if coordinated else None),
            "among": ranking.among(self.text, self.since, figure),
        }

    def _between(self, figure: Figure) -> str | None:
        """The words between the figure before and this one, where they are few."""
        if self.last is None or figure.start - self.last.figure.end > _FAR:
            return None
        return self.text[self.last.figure.end : figure.start]

    @property
    def _past(self) -> int:
        return self.last.figure.end if self.last else self.since

    def _cue(self, figure: Figure) -> Cue | None:
        """The nearest cue since the figure before."""
        start = max(self._past, figure.start - _REACH)
        found = self.marks.all_before(figure.start, start)
        return next((cue for cue in found if cue.name != OTHER or cue is found[0]), None)

    def _is_coordinated(self, figure: Figure) -> bool:
        between = self._between(figure)
        return between is not None and _COORDINATED.fullmatch(between) is not None

    def _qualified(self, figure: Figure) -> Figure:
        """ "Hơn 84 % và 45,5 %": the word is said once for both."""
        last = self.last
        if figure.qualifier or last is None or last.figure.qualifier != MORE_THAN or figure.kind != last.figure.kind:
            return figure
        between = self._between(figure) or ""
        if " và" not in between or not self._is_coordinated(figure):
            return figure
        return replace(figure, qualifier=MORE_THAN)

    def _counted(self, figure: Figure, cue: Cue | None) -> dict:
        behind = None if figure.end < len(self.text) and self.text[figure.end] == "/" else self.marks.behind(figure.end)
        given = {"dimension": figure.kind}
        if figure.is_bottom:
            named = behind.name if behind and behind.name in COLUMNS else None
            return given | {"role": named or BOTTOM}
        if behind and behind.name in COLUMNS:
            return given | {"role": behind.name}
        if cue is None and self.last and self._is_coordinated(figure):
            last = self.last
            kin = last.figure.kind in COUNTED and last.figure.kind != figure.kind and not last.figure.is_bottom
            return given | ({"role": last.role, "base": last.base, "is_down": last.is_down} if kin else {})
        if cue is None or cue.name in (OTHER, RATE, TARGET, SHARE, GAP):
            return given | {"role": self._done_before(figure, cue)}
        if cue.name == CHANGE:
            return given | {"role": CHANGE, "base": self._column_before(figure.kind), "is_down": self._is_down(cue)}
        return given | {"role": cue.name}

    def _done_before(self, figure: Figure, cue: Cue | None) -> str | None:
        """ "Thi hành xong đạt 6.844 việc": the word that only says "reached" lets the one before it speak."""
        if cue is None or cue.name != RATE:
            return None
        earlier = self.marks.before(cue.start, max(self._past, cue.start - _FAR))
        return earlier.name if earlier and earlier.name in COLUMNS else None

    def _column_before(self, kind: str | None) -> str | None:
        for each in reversed(self.before[-6:]):
            own = each.role in COLUMNS and not each.figure.is_bottom and kind in (None, each.dimension)
            if each.sentence == self.since and own:
                return each.role
        return None

    def _is_down(self, cue: Cue) -> bool:
        words = self.text[cue.start : cue.end].casefold()
        return words.startswith(("giảm", "thấp", "còn thiếu", "chưa đạt"))

    def _rated(self, index: int, figure: Figure, cue: Cue | None) -> dict:
        given = {"dimension": self._dimension(index, figure)}
        if _OF_TARGET.match(self.text, figure.end) and figure.kind == PERCENT:
            return given
        if cue is None:
            return given | self._uncued(figure)
        if cue.name in (CHANGE, GAP):
            return given | self._moved(figure, cue)
        if figure.kind == POINTS:
            return given
        if cue.name == TARGET:
            return given | {"role": TARGET}
        if cue.name == SHARE:
            return given | {"role": SHARE, "base": self._column_before(None)}
        if cue.name == RATE:
            return given | self._reached(figure, cue)
        return given | self._of_column(cue.name)

    def _uncued(self, figure: Figure) -> dict:
        last, between = self.last, self._between(figure)
        if last is None or between is None:
            return {}
        if self._is_coordinated(figure) and last.figure.kind in RATES:
            names = ("role", "base", "is_down", "is_relative")
            return {name: getattr(last, name) for name in names}
        if _ENCLOSED.fullmatch(between) and figure.kind == PERCENT:
            done = last.role == "completed" or last.figure.is_bottom
            return {"role": RATE} if done else self._of_column(last.role)
        return {}

    def _moved(self, figure: Figure, cue: Cue) -> dict:
        """A gap to the target, or a change since last year; of a rate, or right behind a number of that number."""
        behind = self.text[figure.end : figure.end + _FAR]
        is_change = cue.name == CHANGE or bool(_LAST_YEAR.match(behind.lstrip()[:24]))
        if not is_change and not self._is_to_target(cue, figure, behind):
            return {}
        between, last = self._between(figure), self.last
        counted = bool(last and last.role in COLUMNS and between and _RELATIVE.fullmatch(between))
        return {
            "role": CHANGE if is_change else GAP,
            "base": last.role if counted else RATE,
            "is_down": self._is_down(cue),
            "is_relative": is_change and counted and figure.kind == PERCENT,
        } | ({"dimension": last.dimension} if counted else {})

    def _is_to_target(self, cue: Cue, figure: Figure, behind: str) -> bool:
        """Whether more or less is said of a target: of its pace, of the country or of others is another matter."""
        said = self.text[cue.start : figure.start] + behind
        if "tiến độ" in said.casefold():
            return False
        plainly_over = (
            self.text[cue.start : cue.end].casefold().startswith("vượt") and "so với" not in behind.casefold()
        )
        return plainly_over or _TARGETED.search(said) is not None

    def _reached(self, figure: Figure, cue: Cue) -> dict:
        """ "Đạt" after "phấn đấu" is a target; after a column it is that column's share."""
        earlier = [each.name for each in self.marks.all_before(cue.start, max(self.since, cue.start - _REACH))]
        whole = _OF_ALL.match(self.text, figure.end)
        if whole:
            return {"role": SHARE, "base": "completed"} if whole["whole"].casefold() != "thụ lý" else {}
        if "phấn đấu" in self.text[max(self.since, cue.start - _REACH) : cue.start].casefold():
            return {"role": TARGET}
        if self._past > self.since or not earlier or earlier[0] not in COLUMNS:
            return {"role": RATE}
        return self._of_column(earlier[0])

    @staticmethod
    def _of_column(name: str | None) -> dict:
        if name == "completed":
            return {"role": RATE}
        return {"role": SHARE, "base": name} if name in COLUMNS else {}

    def _dimension(self, index: int, figure: Figure) -> str | None:
        behind = _BEHIND.match(self.text, figure.end)
        if behind:
            return _named(behind["word"])
        before = [*_BEFORE.finditer(self.text, max(self._past, figure.start - _NEAR), figure.start)]
        if before:
            return _named(before[-1]["word"])
        return self._of_next(index, figure) or self._of_last()

    def _of_next(self, index: int, figure: Figure) -> str | None:
        """ "84 % và 45,5 % về tiền": the first is về việc."""
        after = self.figures[index + 1] if index + 1 < len(self.figures) else None
        if after is None or after.kind != figure.kind or after.start - figure.end > 8:
            return None
        named = _BEHIND.match(self.text, after.end)
        joined = " và" in self.text[figure.end : after.start]
        return CASES if joined and named and _named(named["word"]) == MONEY else None

    def _of_last(self) -> str | None:
        for each in reversed(self.before[-8:]):
            if each.sentence == self.since and each.dimension:
                return each.dimension
        return None

    def _group(self, figure: Figure) -> str:
        since = max(self.since, figure.start - _REACH)
        start = max(since, self.text.rfind(";", since, figure.start))
        words = self.text[start : min(figure.end + _NEAR, _end(self.text, figure.end))]
        return next((name for name, pattern in _GROUPS if pattern.search(words)), "all")


def _end(text: str, at: int) -> int:
    """Where the part of the sentence behind a place ends."""
    ends = [place for place in (text.find(mark, at, at + _NEAR) for mark in (";", ". ", "\n")) if place >= 0]
    return min(ends, default=len(text))


def _named(word: str) -> str:
    return MONEY if word.casefold() in ("tiền", "giá trị") else CASES
