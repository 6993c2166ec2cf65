"""A place that a text claims, held against the places we compute: among the provinces under the borders that it means,
among those of a region, among the offices of a province."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from analytics import periods
from analytics.briefing import words
from analytics.briefing.sentences.comparing import Outcome
from analytics.briefing.sentences.context import plain
from analytics.briefing.sentences.cues import PLACES, RATE
from analytics.briefing.sentences.holdings import Holdings, Known
from analytics.briefing.sentences.ranking import GROUP, REGION
from analytics.briefing.sentences.reading import Said
from analytics.measures.judgement import Judged
from analytics.measures.peers import drawn_borders
from analytics.measures.territory import shown_units
from analytics.standards import load_regions
from analytics.units import BORDERS, MERGER_DAY

ABOUT = {"cases": "về việc", "money": "về tiền"}
BOTH = tuple(ABOUT)
INSIDE = {"reported": "", "63": " theo 63 tỉnh", "34": " theo 34 tỉnh"}
COUNTRY = (63, 34)


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """Where a unit stands: ``rank`` of ``ranked`` with figures, of ``total`` that there are."""

    rank: int
    ranked: int
    total: int
    known: Known
    extent: str = ""

    def allows(self, place: int) -> bool:
        """Whether the place may still be right, whatever those without figures have done."""
        return self.rank <= place <= self.rank + max(0, self.total - self.ranked)


def outcome(holdings: Holdings, said: Said) -> Outcome | str:
    """Whether the place holds; a sentence where the text or the ledger does not say enough."""
    if said.among == GROUP:
        return "Văn bản không nói rõ nhóm nào; sổ không biết hạng này trong những đơn vị nào."
    if said.place.months is None:
        return "Văn bản không nói rõ kỳ của thứ hạng; hãy chọn kỳ."
    found = {each: _rankings(holdings, said, each) for each in ((said.dimension,) if said.dimension else BOTH)}
    known = [each for rankings in found.values() for each in rankings]
    if not known:
        return _not_ranked(holdings, said)
    if said.role == PLACES:
        return _counted(said, known)
    if len(found) > 1:
        told = "; ".join(rankings[0].known.shown for rankings in found.values() if rankings)
        return f"Văn bản không nói rõ thứ hạng về việc hay về tiền; sổ có: {told}."
    return _judged(said, known)


def _rankings(holdings: Holdings, said: Said, dimension: str) -> list[Ranking]:
    """The unit's places under every borders that the text may mean, those of its own day first."""
    unit = holdings.warehouse.units.get(said.place.unit_id)
    if unit.level == "office":
        return [*_made(holdings, said, dimension, "reported", level="office", parent=unit.parent_id)]
    found = [each for borders in _meant(said) for each in _under(holdings, said, dimension, borders)]
    fitting = [each for each in found if said.of in (None, each.total, each.ranked)]
    return fitting if said.of is not None else found[:1] + [each for each in found[1:] if each.total != found[0].total]


def _meant(said: Said) -> list[str]:
    """The borders that a text may rank under: after the merger nobody ranks among 63 any more."""
    is_merged = periods.period_end(said.place.year, said.place.months) >= MERGER_DAY
    return [each for each in BORDERS if not (is_merged and each == "63")]


def _under(holdings: Holdings, said: Said, dimension: str, borders: str) -> Iterator[Ranking]:
    among = None
    if said.among == REGION:
        among = _region(holdings, said, borders)
        if among is None:
            return
    yield from _made(holdings, said, dimension, borders, among=among)


def _region(holdings: Holdings, said: Said, borders: str) -> tuple[str, ...] | None:
    """The provinces of the unit's region."""
    drawn = drawn_borders(borders, said.place.year, said.place.months)
    regions = [each for each in load_regions() if each.borders == drawn]
    unit_id = holdings.warehouse.units.mapping(borders).get(said.place.unit_id)
    own = next((each.group_id for each in regions if each.unit_id == unit_id), None)
    return tuple(each.unit_id for each in regions if each.group_id == own) or None


def _made(holdings: Holdings, said: Said, dimension: str, borders: str, **inside: object) -> Iterator[Ranking]:
    from analytics.measures.judging import judge  # brings scipy, a second that most texts need not wait for

    unit_id = holdings.warehouse.units.mapping(borders).get(said.place.unit_id)
    period = {"year": said.place.year, "months": said.place.months, "borders": borders, "at": holdings.at}
    judgement = judge(holdings.warehouse, dimension=dimension, **period, **inside)
    own = judgement.of_unit(unit_id)
    if own is None or own.rank is None:
        return
    total = _total(holdings, said, borders, **inside)
    extent = words.places(own)
    known = _known(holdings, own, dimension, f"thứ {own.rank}/{judgement.of}", extent, INSIDE[borders])
    yield Ranking(rank=own.rank, ranked=judgement.of, total=max(total, judgement.of), known=known, extent=extent)


def _total(holdings: Holdings, said: Said, borders: str, level: str = "province", parent=None, among=None) -> int:
    """How many units there are, with figures or without."""
    units, day = holdings.warehouse.units, periods.period_end(said.place.year, said.place.months)
    if among is not None:
        return len(among)
    if borders == "reported":
        return sum(unit.exists(day) for unit in map(units.get, shown_units(units, borders, level, parent)))
    return len(shown_units(units, borders, level, parent))


def _known(holdings: Holdings, own: Judged, dimension: str, place: str, extent: str, inside: str) -> Known:
    result = own.result
    return Known(
        value=Fraction(own.rank),
        shown=f"{place}{inside} {ABOUT[dimension]} (khoảng hạng {extent})",
        what="vị trí theo tỷ lệ thi hành xong",
        entry=result.entry,
        source="; ".join(result.sources) or None,
        unit_id=result.unit_id,
        unit=plain(holdings.warehouse.units.get(result.unit_id)),
        year=result.year,
        months=result.months,
        dimension=dimension,
        number=RATE,
    )


def _judged(said: Said, found: Sequence[Ranking]) -> Outcome | str:
    place = int(said.figure.value)
    if said.of is None and len({each.rank for each in found}) > 1 and place in {each.rank for each in found[1:]}:
        told = "; ".join(each.known.shown for each in found)
        return f"Văn bản không nói thứ hạng trong bao nhiêu tỉnh; sổ có: {told}."
    own = found[0]
    if own.ranked < own.total:
        return partly(said, own, place)
    if place == own.rank:
        return Outcome(is_true=True, reason=f"Khớp: {_told(own)}.", known=own.known)
    if said.base != RATE:
        return f"Văn bản không nói rõ xếp hạng theo tỷ lệ hay theo số; sổ xếp theo tỷ lệ: {own.known.shown}."
    return Outcome(is_true=False, reason=f"Không khớp: {_told(own)}.{_inside(own, place)}", known=own.known)


def _told(own: Ranking) -> str:
    return f"{own.known.what}, {own.known.unit}, {own.known.when}, là {own.known.shown}"


def _inside(own: Ranking, place: int) -> str:
    """That the place is one of those that the figures cannot tell apart."""
    low, _, high = own.extent.partition("–")
    if not low.isdecimal() or not int(low) <= place <= int(high or low):
        return ""
    return f" Thứ {place} nằm trong khoảng hạng, nhưng vị trí theo số liệu là thứ {own.rank}."


def partly(said: Said, own: Ranking, place: int) -> Outcome | str:
    """Not everybody has figures: only what cannot be, whatever the others have done, is false."""
    have = f"sổ mới có số của {own.ranked}/{own.total} đơn vị, trong đó đứng {own.known.shown}"
    if own.allows(place) or said.base != RATE:
        return f"Chưa kết luận được: {have}."
    reason = f"Không khớp: {own.known.unit}, {own.known.when}: {have}; thứ {place} không thể có."
    return Outcome(is_true=False, reason=reason, known=own.known)


def _counted(said: Said, found: Sequence[Ranking]) -> Outcome | str:
    """How many are ranked."""
    right = next((each for each in found if said.figure.value in (each.total, each.ranked)), None)
    if right:
        return Outcome(is_true=True, reason=f"Khớp: {_told(right)}.", known=right.known)
    return _not_ranked_among(found[0].known.unit, found[0].known.when, int(said.figure.value), found)


def _not_ranked_among(unit: str, when: str, of: int, found: Sequence[Ranking]) -> Outcome | str:
    if of not in COUNTRY or not found:
        return f"Sổ không biết {of} đơn vị nào được xếp hạng."
    reason = f"Không khớp: {unit}, {when}, được xếp trong {found[0].total} đơn vị, không phải {of}."
    return Outcome(is_true=False, reason=reason, known=found[0].known)


def _not_ranked(holdings: Holdings, said: Said) -> Outcome | str:
    unit = plain(holdings.warehouse.units.get(said.place.unit_id))
    when = periods.label(said.place.year, said.place.months)
    if said.of is not None:
        asked = (said.dimension,) if said.dimension else BOTH
        free = [each for dimension in asked for each in _rankings(holdings, _anyhow(said), dimension)]
        if free:
            return _not_ranked_among(unit, when, said.of, free)
    where = " trong vùng" if said.among == REGION else ""
    return f"Sổ chưa xếp hạng được {unit}{where}, {when}: thiếu số liệu để tính."


def _anyhow(said: Said) -> Said:
    return replace(said, of=None)
