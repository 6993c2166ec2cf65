"""A scheme tried on a year before it is recorded: the reports of that year, and what was given under another scheme."""

from collections.abc import Sequence
from dataclasses import dataclass

from analytics.measures.scores import Mark, marks
from analytics.scorebook.giving import Unfit, understood
from analytics.scorebook.standings import Race, gathered, race
from analytics.scoring import InputError, Scheme
from analytics.warehouse import Warehouse


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What would have come out, or in one sentence why it cannot be told; ``dropped``: values given under the other
    scheme that this one does not know."""

    race: Race | None
    refusal: str
    dropped: int


def trial(
    warehouse: Warehouse, scheme: Scheme, under: str, year: int, unit_ids: Sequence[str], at: int | None = None
) -> Trial:
    """Units that were scored under the scheme of the name ``under``, and ``unit_ids``, by another scheme."""
    own: dict[str, list[Mark]] = {unit_id: [] for unit_id in unit_ids}
    dropped = 0
    for mark in marks(warehouse, year=year, at=at):
        if mark.scheme == under:
            fits = _fits(scheme, mark)
            dropped += not fits
            own.setdefault(mark.unit_id, []).extend([mark] if fits else [])
    try:
        return Trial(race=race(gathered(warehouse, scheme, year, own, at)), refusal="", dropped=dropped)
    except InputError as refusal:
        return Trial(race=None, refusal=str(refusal), dropped=dropped)


def _fits(scheme: Scheme, mark: Mark) -> bool:
    try:
        understood(scheme, mark)
    except Unfit:
        return False
    return True
