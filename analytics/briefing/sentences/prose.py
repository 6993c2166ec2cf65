"""The sector's own prose about one unit and period, from the ledger, in the order in which reports give their figures.

Accepted, less delegated and withdrawn, to be enforced, enforceable, completed, carried over; việc first, then tiền.
What nobody gave is left out; "hơn" and "gần" stand where the source has them, and nothing is computed from those.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import measures, numbers, periods
from analytics.briefing.sentences.context import plain
from analytics.briefing.sentences.holdings import PUBLISHED_RATE, money
from analytics.measures import Result
from analytics.measures.voices import EXACT, MORE_THAN, NEARLY
from analytics.units import Units
from analytics.warehouse import Warehouse

_WORDS = {EXACT: "", MORE_THAN: "hơn ", NEARLY: "gần ", None: "khoảng "}
_DIMENSIONS = {"cases": "Về việc", "money": "Về tiền"}


@dataclass(frozen=True, kw_only=True)
class Part:
    """Words of a sentence. A part with a ``value`` is a figure: in ``unit`` (việc, đồng, %, điểm %), of a unit, a
    dimension, a period, read at ``entry``; ``number`` is what its passport is asked for, if it has one."""

    text: str
    value: Fraction | None = None
    unit: str = ""
    unit_id: str = ""
    dimension: str = ""
    year: int = 0
    months: int = 0
    group: str = "all"
    number: str | None = None
    entry: int = 0


Sentence = tuple[Part, ...]


def draft(
    warehouse: Warehouse,
    *,
    unit_id: str,
    year: int,
    months: int = periods.YEAR_MONTHS,
    borders: str = "reported",
    at: int | None = None,
) -> list[Sentence]:
    """The sentences of both dimensions; none for one without figures, or where only some parts of a sum are known."""
    told: list[Sentence] = []
    for dimension in _DIMENSIONS:
        asked = {"unit_ids": [unit_id], "dimension": dimension, "months": months, "borders": borders, "at": at}
        found = measures.trend(warehouse, first_year=year - 1, last_year=year, **asked)
        whole = [each for each in found if not each.missing]
        now = next((each for each in whole if each.year == year), None)
        before = next((each for each in whole if each.year == year - 1), None)
        if now:
            told += _Draft(warehouse, now, before).sentences()
    return told


def plain_text(sentences: Iterable[Sentence]) -> str:
    """The prose as one paragraph a dimension."""
    lines: list[str] = []
    for sentence in sentences:
        text = "".join(part.text for part in sentence)
        if text.startswith(tuple(_DIMENSIONS.values())) or not lines:
            lines.append(text)
        else:
            lines[-1] += f" {text}"
    return "\n".join(lines)


class _Draft:
    """The sentences of one dimension."""

    def __init__(self, warehouse: Warehouse, now: Result, before: Result | None):
        self._now = now
        comparable = before is not None and before.qualifier == now.qualifier == EXACT
        self._before = before if comparable else None
        self._formula = warehouse.catalog.indicators["rate"]
        self._name = named(warehouse.units, now.unit_id)

    def sentences(self) -> Iterator[Sentence]:
        """Those for which there are figures; the first says of whom and when."""
        made = (self._accepted(), self._taken_out(), self._must(), self._conditions(), self._done(), self._over())
        given = [parts for parts in made if parts]
        for index, parts in enumerate(given):
            yield tuple(_begun(self._opening(), parts) if index == 0 else _capital(parts))

    def _opening(self) -> str:
        when = periods.label(self._now.year, self._now.months)
        return f"{_DIMENSIONS[self._now.dimension]}, {when}, {self._name} "

    def _accepted(self) -> list[Part]:
        parts = self._clause("thụ lý ", "total_accepted", changed=True)
        split = self._listed(("số cũ chuyển sang ", "carried_in"), ("thụ lý mới ", "newly_accepted"))
        if parts and split:
            return [*parts, _word(" (trong đó "), *split, _word(").")]
        return self._ended(parts or ([_word("có "), *split] if split else []))

    def _taken_out(self) -> list[Part]:
        return self._ended(
            self._listed(("uỷ thác ", "delegated_out"), ("rút lên ", "pulled_up"), ("thu hồi, huỷ ", "withdrawn"))
        )

    def _must(self) -> list[Part]:
        return self._ended(self._clause("phải thi hành ", "must_enforce"))

    def _conditions(self) -> list[Part]:
        can = self._shared("có điều kiện thi hành ", "enforceable")
        return self._ended(_joined([can, self._shared("chưa có điều kiện thi hành ", "not_enforceable")]))

    def _shared(self, words: str, column: str) -> list[Part]:
        """A column and its share of what must be enforced."""
        parts, whole = self._clause(words, column), self._now.figures.get("must_enforce")
        if not parts or not whole or self._now.qualifier != EXACT:
            return parts
        share = Fraction(100 * self._now.figures[column], whole)
        return [*parts, _word(", chiếm "), self._percent(share, None), _word(" số phải thi hành")]

    def _done(self) -> list[Part]:
        parts = self._clause("thi hành xong ", "completed", changed=True)
        now = self._now
        if parts and now.rate is not None and now.qualifier == EXACT and now.numerator == now.figures["completed"]:
            parts[2:2] = [_word("/"), self._amount(now.figures["enforceable"], "enforceable"), _word(" có điều kiện")]
        return self._ended(_joined([parts, self._rate(bool(parts))], ", "))

    def _rate(self, is_told: bool) -> list[Part]:
        """``is_told``: the sentence says already whether it is về việc or về tiền."""
        now, about = self._now, "" if is_told else f" {_DIMENSIONS[self._now.dimension].lower()}"
        if now.rate is not None and now.qualifier == EXACT:
            return [_word("đạt tỷ lệ "), self._percent(now.rate, "rate"), _word(about), *self._moves(now.rate)]
        if now.published_rate is None:
            return []
        rate = Fraction(now.published_rate)
        figure = _bound(self._percent(rate, PUBLISHED_RATE), _WORDS[now.qualifier])
        moves = self._moves(rate) if now.qualifier == EXACT else []
        return [_word("đạt tỷ lệ thi hành xong (theo công bố) "), figure, _word(about), *moves]

    def _moves(self, rate: Fraction) -> list[Part]:
        """Against the same period, if both rates are of one kind, and against the target."""
        now, before, parts = self._now, self._before, []
        if before and before.known_rate is not None and (before.rate is None) == (now.rate is None):
            parts += self._difference(rate - before.known_rate, "tăng", "giảm", " so với cùng kỳ năm trước")
        if now.target and now.gap is not None:
            parts += self._difference(now.gap, "cao hơn", "thấp hơn", " so với chỉ tiêu")
            over = "trên " if now.target.comparator == ">" else ""
            parts += [_word(" "), _bound(self._percent(now.target.pct, None), over)]
        return parts

    def _difference(self, value: Fraction, up: str, down: str, against: str) -> list[Part]:
        if numbers.rounded(value, 2) == 0:
            return [_word(f", bằng{against.removeprefix(' so')}")]
        text = f"{numbers.decimal(abs(value), 2)} điểm %"
        figure = self._figure(text, abs(value), "điểm %", None)
        return [_word(f", {up if value > 0 else down} "), figure, _word(against)]

    def _over(self) -> list[Part]:
        return self._ended(self._clause("chuyển kỳ sau ", "carried_out"))

    def _clause(self, words: str, column: str, changed: bool = False) -> list[Part]:
        value = self._now.figures.get(column)
        if value is None:
            return []
        parts = [_word(words), _bound(self._amount(value, column), _WORDS[self._now.qualifier])]
        before = self._before.figures.get(column) if self._before and changed else None
        if before is None or before == value:
            return parts
        verb = "tăng" if value > before else "giảm"
        return [
            *parts,
            _word(f", {verb} "),
            self._amount(abs(value - before), None),
            _word(" so với cùng kỳ năm trước"),
        ]

    def _listed(self, *clauses: tuple[str, str]) -> list[Part]:
        return _joined([self._clause(words, column) for words, column in clauses], ", ")

    def _ended(self, parts: list[Part]) -> list[Part]:
        return [*parts, _word(".")] if parts else []

    def _amount(self, value: int, number: str | None) -> Part:
        if self._now.dimension == "money":
            return self._figure(money(value), Fraction(value), "đồng", number)
        return self._figure(f"{numbers.integer(value)} việc", Fraction(value), "việc", number)

    def _percent(self, value: Fraction, number: str | None) -> Part:
        decimals = 2 if 100 * value % 100 else 0
        return self._figure(numbers.percent(value, decimals), value, "%", number)

    def _figure(self, text: str, value: Fraction, unit: str, number: str | None) -> Part:
        now = self._now
        where = {"unit_id": now.unit_id, "dimension": now.dimension, "year": now.year, "months": now.months}
        return Part(text=text, value=value, unit=unit, number=number, entry=now.entry, **where)


def named(units: Units, unit_id: str) -> str:
    """A unit as prose names it: an office together with its province."""
    unit = units.get(unit_id)
    if unit.level != "office" or not unit.parent_id:
        return plain(unit)
    home = units.get(unit.parent_id)
    if unit.name.endswith(plain(home)) and unit.kind == "provincial_office":
        return unit.name
    return f"{unit.name}, {'tỉnh ' if home.kind == 'province' else ''}{plain(home)}"


def _word(text: str) -> Part:
    return Part(text=text)


def _bound(figure: Part, word: str) -> Part:
    return replace(figure, text=word + figure.text)


def _joined(clauses: list[list[Part]], between: str = "; ") -> list[Part]:
    """Clauses one after another, those that are there."""
    parts: list[Part] = []
    for clause in filter(None, clauses):
        parts += ([_word(between)] if parts else []) + clause
    return parts


def _begun(words: str, parts: list[Part]) -> list[Part]:
    return [_word(words), *parts]


def _capital(parts: list[Part]) -> list[Part]:
    first = parts[0]
    return [replace(first, text=first.text[:1].upper() + first.text[1:]), *parts[1:]]
