"""Scoring one unit, in one order: gates → base rules → caps per criterion → group caps → bonus → penalty → total →
class.

Every step is kept with the running total before and after it, so the steps add up to the total by construction.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from analytics.scoring import words
from analytics.scoring.classes import classify
from analytics.scoring.criterion import BASE, BONUS, PENALTY
from analytics.scoring.inputs import Entry, Inputs, checked
from analytics.scoring.problem import InputError
from analytics.scoring.scheme import PHASES, Scheme
from analytics.scoring.score import Score, share_of
from analytics.scoring.tally import Tally

CONVENTIONS = {"holes": ("lower", "upper", "nearest"), "short_basis": ("pp", "relative")}
NO_CONVENTIONS: Mapping[str, str] = MappingProxyType({})


def evaluate(
    scheme: Scheme, inputs: Inputs, phase: str | None = None, conventions: Mapping[str, str] = NO_CONVENTIONS
) -> Score:
    """The score of a unit at a phase (by default the latest that anybody filled in; earlier ones count where a later
    one is silent). ``conventions`` settle what the scheme leaves open: ``holes`` between bands, ``short_basis`` of
    targets. ``InputError`` for input that does not fit the scheme."""
    _check_conventions(conventions)
    if not scheme.criteria:
        raise InputError("frame_only", scheme=scheme.title)
    given = checked(scheme, inputs)
    phase = _phase(given, phase)
    used = _used(scheme, given, phase)
    given = replace(given, targets=_figures(scheme, used, given))
    tally = Tally(scheme=scheme, holes=conventions.get("holes", ""), used=used, inputs=given)
    tally.overrides(given)
    tally.gates()
    for kind, cap in ((BASE, None), (BONUS, scheme.bonus_cap), (PENALTY, scheme.penalty_cap)):
        tally.kind(kind, cap)
    tally.whole()
    basis = conventions.get("short_basis", "")
    verdict = classify(scheme, tally.total, tally.points, given, phase, basis)
    return Score(
        scheme_id=scheme.id,
        scheme_sha256=scheme.sha256,
        unit=given.unit,
        phase=phase,
        points=MappingProxyType(dict(tally.points)),
        total=tally.total,
        pct_of_max=None if scheme.partial and not _lumped(scheme) else share_of(tally.total, scheme.base_max),
        verdict=verdict,
        missing=tuple(tally.missing),
        partial=scheme.partial,
        used=MappingProxyType(used),
        targets=given.targets,
        log=(*tally.log, *verdict.steps),
    )


def _check_conventions(conventions: Mapping[str, str]) -> None:
    for key, value in conventions.items():
        if value not in CONVENTIONS.get(key, ()):
            known = CONVENTIONS.get(key, tuple(CONVENTIONS))
            raise InputError("unknown_convention", key=key, value=value, known=words.listed(known))


def _lumped(scheme: Scheme) -> bool:
    """Whether its criteria, some of them lumps, still make up the whole base."""
    return sum(each.maximum or 0 for each in scheme.of_kind(BASE)) == scheme.base_max


def _phase(inputs: Inputs, phase: str | None) -> str:
    if phase is None:
        return max({entry.phase for entry in inputs.entries}, key=PHASES.index, default=PHASES[0])
    if phase not in PHASES:
        raise InputError("unknown_phase", value=phase, known=words.listed(PHASES))
    return phase


def _used(scheme: Scheme, inputs: Inputs, phase: str) -> dict[str, Entry]:
    """The entry of the latest phase, not after the one asked for, for each criterion in the order of the table."""
    latest: dict[str, Entry] = {}
    for heard in PHASES[: PHASES.index(phase) + 1]:
        latest |= {each.criterion: each for each in inputs.entries if each.phase == heard}
    return {key: latest[key] for key in scheme.criteria if key in latest}


def _figures(scheme: Scheme, used: Mapping[str, Entry], inputs: Inputs) -> Mapping[str, Mapping[str, Any]]:
    """The figures of every target: those of the criterion with its id, where there is one, else as given."""
    of_criteria = {
        key: {"target": scheme.criteria[key].params.get("target"), **used[key].values}
        for key in scheme.targets
        if key in used and key in scheme.criteria
    }
    return MappingProxyType({**inputs.targets, **of_criteria})
