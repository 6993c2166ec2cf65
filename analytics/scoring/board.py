"""Many units under one scheme, scored again and again while people fill them in: only what changed is scored anew."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from analytics.scoring.evaluation import NO_CONVENTIONS, evaluate
from analytics.scoring.inputs import Inputs
from analytics.scoring.problem import InputError
from analytics.scoring.scheme import Scheme
from analytics.scoring.score import Score


@dataclass(frozen=True, kw_only=True)
class Board:
    """The scores of units, each beside the inputs that it came from."""

    scheme: Scheme
    phase: str | None
    conventions: Mapping[str, str]
    units: tuple[Inputs, ...] = field(repr=False)
    scores: tuple[Score, ...] = field(repr=False)


def evaluate_all(
    scheme: Scheme,
    units: Sequence[Inputs],
    phase: str | None = None,
    conventions: Mapping[str, str] = NO_CONVENTIONS,
    *,
    earlier: Board | None = None,
) -> Board:
    """The board of these units. A unit with the inputs that it has on the ``earlier`` board keeps its very score where
    scheme, phase and conventions are the same too. ``InputError`` when a unit is given twice or does not fit."""
    kept = _kept(scheme, phase, conventions, earlier)
    seen: set[str] = set()
    scores = []
    with _nothing_to_collect():
        for each in units:
            if each.unit in seen:
                raise InputError("unit_twice", unit=each.unit)
            seen.add(each.unit)
            before = kept.get(each.unit)
            same = before is not None and before[0] == each
            scores.append(before[1] if same else evaluate(scheme, each, phase, conventions))
    return Board(scheme=scheme, phase=phase, conventions=conventions, units=tuple(units), scores=tuple(scores))


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Scoring makes steps by the ten thousand and no cycles: looking for cycles among them would take a third of the
    time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _kept(
    scheme: Scheme, phase: str | None, conventions: Mapping[str, str], earlier: Board | None
) -> dict[str, tuple[Inputs, Score]]:
    """Unit → its inputs and score of before, if they were found by the same table in the same way."""
    if earlier is None or earlier.scheme.sha256 != scheme.sha256:
        return {}
    if (earlier.phase, dict(earlier.conventions)) != (phase, dict(conventions)):
        return {}
    return {given.unit: (given, score) for given, score in zip(earlier.units, earlier.scores, strict=True)}
