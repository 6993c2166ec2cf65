"""A place in an emulation block that a text claims, held against the points that the block gave."""

from fractions import Fraction

from analytics.briefing.sentences.comparing import Outcome
from analytics.briefing.sentences.context import plain
from analytics.briefing.sentences.cues import PLACES
from analytics.briefing.sentences.holdings import Holdings, Known
from analytics.briefing.sentences.places import Ranking, partly
from analytics.briefing.sentences.reading import Said
from analytics.measures import blocks
from analytics.measures.blocks import BlockScore


def outcome(holdings: Holdings, said: Said) -> Outcome | str:
    """Whether the place holds; a sentence where the register of the block does not say enough."""
    asked = {"year": said.place.year, "at": holdings.at}
    given = blocks.final(blocks.scores(holdings.warehouse, **asked))
    scores = [each for each in given if each.pct_of_max is not None]
    own = next((each for each in scores if each.unit_id == said.place.unit_id), None)
    if own is None:
        return "Sổ chưa có điểm của khối cho đơn vị này trong năm; hãy đối chiếu biên bản của khối."
    beside = [each for each in scores if (each.block, each.scheme) == (own.block, own.scheme)]
    members = [each for each in blocks.members(holdings.warehouse, **asked) if each.block == own.block]
    rank = 1 + sum(each.pct_of_max > own.pct_of_max for each in beside)
    known = _known(holdings, own, rank, len(beside))
    total = max(len(members), len(beside), said.of or 0)
    if said.role == PLACES:
        return _told(known, said.figure.value == total) if len(beside) == total else "Sổ chưa có đủ điểm của khối."
    place = int(said.figure.value)
    if len(beside) < total:
        return partly(said, Ranking(rank=rank, ranked=len(beside), total=total, known=known), place)
    return _told(known, place == rank)


def _told(known: Known, is_true: bool) -> Outcome:
    reason = f"{'Khớp' if is_true else 'Không khớp'}: {known.what}, {known.unit}, {known.when}, là {known.shown}."
    return Outcome(is_true=is_true, reason=reason, known=known)


def _known(holdings: Holdings, own: BlockScore, rank: int, of: int) -> Known:
    return Known(
        value=Fraction(rank),
        shown=f"thứ {rank}/{of} đơn vị có điểm",
        what=f"vị trí theo điểm chấm của “{own.block}”",
        entry=own.entry,
        source=own.source,
        unit_id=own.unit_id,
        unit=plain(holdings.warehouse.units.get(own.unit_id)),
        year=own.year,
    )
