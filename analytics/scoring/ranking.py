"""Many units under one scheme: places, ties, quotas of classes, quotas of awards. What cannot be told stays open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from analytics.scoring import words
from analytics.scoring.board import Board, evaluate_all
from analytics.scoring.evaluation import NO_CONVENTIONS
from analytics.scoring.inputs import Inputs, known_facts, known_units
from analytics.scoring.scheme import Scheme
from analytics.scoring.score import Score
from analytics.scoring.ties import Candidate, Ties

NO_VOTES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A unit among the others. ``place``: 1 is first, shared in a tie, ``None`` while totals that are not known could
    change it: it is then from ``place_best`` to ``place_worst``. ``class_id``: after the class quotas. ``awards``:
    award id → within its quota, ``None`` where a tie at the edge must be settled first. ``trace``: how ties and quotas
    went."""

    score: Score
    place: int | None
    place_best: int
    place_worst: int
    tied_with: tuple[str, ...]
    class_id: str | None
    awards: Mapping[str, bool | None]
    trace: tuple[str, ...]


def rank(
    scheme: Scheme,
    units: Sequence[Inputs],
    phase: str | None = None,
    conventions: Mapping[str, str] = NO_CONVENTIONS,
    votes: Mapping[str, int] = NO_VOTES,
) -> tuple[Standing, ...]:
    """Every unit with its place, first place first, units without a sure place by the best they may get. ``votes``: of
    the council, for ties only a vote can settle. ``InputError`` when a unit is given twice or an input does not fit."""
    return standings(evaluate_all(scheme, units, phase, conventions), votes)


def standings(board: Board, votes: Mapping[str, int] = NO_VOTES) -> tuple[Standing, ...]:
    """The same for units that are scored already."""
    scheme = board.scheme
    known_units(votes, [each.unit for each in board.units])
    pairs = zip(board.scores, board.units, strict=True)
    found = [Candidate(score=score, facts=known_facts(scheme, given)) for score, given in pairs]
    ties = Ties(scheme=scheme, votes=votes)
    groups = ties.order([each for each in found if each.score.total.known])
    unsure = [each for each in found if not each.score.total.known]
    placed, ahead = [], 0
    for group in groups:
        placed += [_standing(each, group, ahead, unsure, ties) for each in group]
        ahead += len(group)
    placed += [_standing(each, [each], 0, [other for other in found if other is not each], ties) for each in unsure]
    placed.sort(key=lambda each: (each.place_best, each.place_worst, each.score.unit))
    return _with_awards(scheme, _with_class_quotas(scheme, placed))


def _standing(
    one: Candidate, group: Sequence[Candidate], ahead: int, others: Sequence[Candidate], ties: Ties
) -> Standing:
    """``ahead``: how many are ahead by known points; ``others``: those whose bounds must be compared."""
    best = 1 + ahead + sum(_surely_ahead(each, one) for each in others)
    worst = 1 + ahead + sum(_maybe_ahead(each, one) for each in others)
    return Standing(
        score=one.score,
        place=best if best == worst else None,
        place_best=best,
        place_worst=worst,
        tied_with=tuple(each.unit for each in group if each is not one),
        class_id=one.score.class_id,
        awards=MappingProxyType({}),
        trace=tuple(ties.traces.get(one.unit, ())),
    )


def _surely_ahead(other: Candidate, one: Candidate) -> bool:
    low, high = other.score.total.low, one.score.total.high
    return low is not None and high is not None and low > high


def _maybe_ahead(other: Candidate, one: Candidate) -> bool:
    high, low = other.score.total.high, one.score.total.low
    return high is None or low is None or high >= low


def _with_class_quotas(scheme: Scheme, standings: list[Standing]) -> list[Standing]:
    """At most so many units in a class: the last of those who have it go one class down; a tie at the edge stays
    open."""
    for place, each in enumerate(scheme.classes[:-1]):
        if each.quota_pct is not None:
            most = allowed(each.quota_pct, len(standings))
            below = scheme.classes[place + 1].id
            standings = _cut(standings, each.id, each.label, below, scheme.label_of(below), most)
    return standings


def allowed(pct: Fraction, count: int) -> int:
    """How many of ``count`` are at most ``pct`` percent: rounded down, a quota is never exceeded."""
    return int(pct * count // 100)


def _cut(
    standings: list[Standing], class_id: str, label: str, below: str, below_label: str, most: int
) -> list[Standing]:
    inside = [each for each in standings if each.class_id == class_id]
    unsure = [each for each in standings if each.class_id is None]
    if len(inside) + len(unsure) <= most:
        return standings
    sides = _sides(inside, unsure, most)
    fates = {False: (below, "class_over"), None: (None, "class_edge")}
    said = {"label": label, "most": most, "below": below_label}
    changed = []
    for each in standings:
        side = sides.get(each.score.unit, True)
        if side is True:
            changed.append(each)
        else:
            to, code = fates[side]
            changed.append(replace(each, class_id=to, trace=(*each.trace, words.say("quota", code, **said))))
    return changed


def _sides(sure: Sequence[Standing], maybe: Sequence[Standing], most: int) -> dict[str, bool | None]:
    """Who of the ``sure`` is inside the first ``most`` places: ``None`` where a tie, an open place or one of those who
    ``maybe`` stand among them decides it."""
    found: dict[str, bool | None] = {}
    for each in sure:
        ahead = sum(other.place_worst < each.place_best for other in sure if other is not each)
        not_after = sum(other.place_best <= each.place_worst for other in (*sure, *maybe))
        found[each.score.unit] = False if ahead >= most else True if not_after <= most else None
    return found


def _with_awards(scheme: Scheme, standings: list[Standing]) -> tuple[Standing, ...]:
    """Who is within the number of awards, by place; the disqualified are not counted among the candidates."""
    for quota in scheme.award_quotas:
        eligible = [each for each in standings if not each.score.verdict.disqualified]
        limits = [allowed(quota.pct, len(standings))] if quota.pct is not None else []
        most = min(limits + ([quota.most] if quota.most is not None else []), default=len(standings))
        sides = _sides(eligible, (), most)
        standings = [
            replace(each, awards=MappingProxyType({**each.awards, quota.id: sides.get(each.score.unit, False)}))
            for each in standings
        ]
    return tuple(standings)
