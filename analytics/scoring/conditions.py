"""Side conditions of a class: whether they hold, do not, or cannot be told yet, and why in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from analytics.scoring import words
from analytics.scoring.criterion import BASE
from analytics.scoring.inputs import Inputs
from analytics.scoring.problem import InputError
from analytics.scoring.rule import part
from analytics.scoring.scheme import Condition, Scheme
from analytics.scoring.span import Span

ZERO_CRITERIA, LEAST_PERCENT = "zero_criteria", "least_percent"
"""Facts that speak for rows that are not published: how many of them scored 0; the least share of its maximum, in
percent."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """``holds``: ``None`` while it cannot be told. ``why``: what speaks against it, or is missing."""

    holds: bool | None
    why: tuple[words.Saying, ...] = ()


MET = Finding(holds=True)


def finding(
    scheme: Scheme, condition: Condition, points: Mapping[str, Span], inputs: Inputs, basis: str = ""
) -> Finding:
    """All parts of one set of conditions together: false when one fails, open when one is open."""
    found = list(_parts(scheme, condition, points, inputs, scheme.short_basis or basis))
    why = tuple(part for each in found if each.holds is not True for part in each.why)
    if any(each.holds is False for each in found):
        return Finding(holds=False, why=why)
    return Finding(holds=None, why=why) if any(each.holds is None for each in found) else MET


def _parts(
    scheme: Scheme, condition: Condition, points: Mapping[str, Span], inputs: Inputs, basis: str
) -> Iterator[Finding]:
    if condition.no_zero:
        yield _no_zero(scheme, points, inputs)
    if condition.min_pct_each is not None:
        yield _min_each(scheme, condition.min_pct_each, points, inputs)
    if condition.targets_met_min is not None:
        yield _targets_met(scheme, condition.targets_met_min, inputs)
    if condition.short_max is not None:
        yield _shorts(scheme, condition.short_max, inputs, basis)


def _no_zero(scheme: Scheme, points: Mapping[str, Span], inputs: Inputs) -> Finding:
    rows, lumps = scheme.base_rows, scheme.lumps
    zero = [each for each in rows + lumps if points[each.id].nothing]
    stated = inputs.facts.get(ZERO_CRITERIA)
    if zero or (stated or 0) > 0:
        which = words.listed(f"“{each.label}”" for each in zero) or words.later("condition", "count", count=stated)
        return Finding(holds=False, why=(words.later("condition", "zero", which=which),))
    unread = lumps and stated is None
    if (
        unread
        or scheme_has_gap(scheme)
        or any(not points[each.id].known and not _above(points[each.id]) for each in rows)
    ):
        return Finding(holds=None, why=(words.later("condition", "zero_unknown"),))
    return MET


def scheme_has_gap(scheme: Scheme) -> bool:
    """Whether base rows are missing altogether, not even as a lump."""
    return scheme.partial and not any(each.lump for each in scheme.of_kind(BASE))


def _above(points: Span) -> bool:
    return points.low is not None and points.low > 0


def _min_each(scheme: Scheme, least: Fraction, points: Mapping[str, Span], inputs: Inputs) -> Finding:
    rows, lumps = scheme.base_rows, scheme.lumps
    bounds = [(each.label, points[each.id], least * each.maximum / 100) for each in rows if each.maximum]
    below = [label for label, span, bound in bounds if span.high is not None and span.high < bound]
    stated = inputs.facts.get(LEAST_PERCENT)
    if below or (stated is not None and stated < least):
        which = words.listed(f"“{label}”" for label in below) or words.later("condition", "least", percent=stated)
        return Finding(holds=False, why=(words.later("condition", "below_share", which=which, least=least),))
    unsure = any(span.low is None or span.low < bound for _, span, bound in bounds)
    if unsure or scheme_has_gap(scheme) or (lumps and stated is None):
        return Finding(holds=None, why=(words.later("condition", "share_unknown", least=least),))
    return MET


def _targets_met(scheme: Scheme, least: int, inputs: Inputs) -> Finding:
    met = [is_met(inputs.targets.get(each, {})) for each in scheme.targets]
    yes, open_ones = met.count(True), met.count(None)
    said = {"met": yes, "of": len(met), "least": least}
    if yes >= least:
        return MET
    if yes + open_ones >= least:
        return Finding(holds=None, why=(words.later("condition", "targets_unknown", **said, unknown=open_ones),))
    return Finding(holds=False, why=(words.later("condition", "targets", **said),))


def _shorts(scheme: Scheme, most: Fraction, inputs: Inputs, basis: str) -> Finding:
    """Every target that is not met is short by less than ``most``. Where nobody has said whether that is in points or
    relative, both are tried: one answer is the answer, two leave it open."""
    tried = {each: _short(scheme, most, inputs, each) for each in ([basis] if basis else ["pp", "relative"])}
    answers = list(tried.values())
    if len({each.holds for each in answers}) == 1:
        return answers[0]
    return Finding(holds=None, why=(words.later("condition", "short_basis", most=most),))


def _short(scheme: Scheme, most: Fraction, inputs: Inputs, basis: str) -> Finding:
    unmet = [each for each in scheme.targets if is_met(inputs.targets.get(each, {})) is not True]
    gaps = {each: shortfall(inputs.targets.get(each, {}), basis) for each in unmet}
    far = {each: gap for each, gap in gaps.items() if gap is not None and gap >= most}
    if far:
        which = words.Joined(
            tuple(words.later("condition", "far", target=scheme.targets[each], gap=gap) for each, gap in far.items())
        )
        unit = words.later("basis", basis)
        return Finding(holds=False, why=(words.later("condition", "short", which=which, most=most, unit=unit),))
    unknown = [scheme.targets[each] for each, gap in gaps.items() if gap is None]
    if unknown:
        return Finding(holds=None, why=(words.later("condition", "short_unknown", which=words.listed(unknown)),))
    return MET


def actual(given: Mapping[str, Any]) -> Fraction | int | None:
    """What was reached, in percent: as given, or from numerator and denominator."""
    if given.get("actual") is not None:
        return given["actual"]
    numerator, denominator = given.get("numerator"), given.get("denominator")
    if numerator is None or not denominator:
        return None
    if numerator > denominator:
        raise InputError(
            "over_denominator", criterion=words.say("value", "target"), numerator=numerator, denominator=denominator
        )
    return part(numerator, 100, denominator)


def is_met(given: Mapping[str, Any]) -> bool | None:
    """Whether a target is reached: by its figures, or as stated where there are none; ``None`` when nobody knows."""
    reached, target = actual(given), given.get("target")
    return given.get("met") if reached is None or target is None else reached >= target


def shortfall(given: Mapping[str, Any], basis: str) -> Fraction | None:
    """How far below the target: in points, or relative to it in percent; 0 when it is reached."""
    reached, target = actual(given), given.get("target")
    if reached is None or target is None or (basis == "relative" and target <= 0):
        return None
    gap = max(Fraction(target) - reached, Fraction(0))
    return gap if basis == "pp" else 100 * gap / target
