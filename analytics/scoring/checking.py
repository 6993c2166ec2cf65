"""What a scheme must be before anything is scored with it: sums that add up, names that exist, signs that fit."""

from collections.abc import Iterable
from fractions import Fraction

from analytics.scoring import words
from analytics.scoring.criterion import AS_ZERO, BASE, KINDS, PENALTY, UNKNOWN, Criterion
from analytics.scoring.problem import SchemeError
from analytics.scoring.rules import COMBINE, EMPTY, RULES, signs
from analytics.scoring.scheme import PHASES, STATUSES, Scheme

DAYS = ("calendar", "working")
BASES = ("", "pp", "relative")
MEASURED = ("target_ratio", "linear_pp")
"""Rules whose criterion may share its id with a target: its figures are then those of the target."""
FED = ("ratio", "step", "step_deduct", *MEASURED)
"""Rules whose figures an indicator of the catalogue can bring."""
BREAKS = ("points", "value", "fact", "vote", "authority")
_ILLUSTRATIVE = "minh hoạ"


def check(scheme: Scheme) -> None:
    """``SchemeError`` with one sentence for the first thing that is wrong."""
    _known("status", scheme.status, STATUSES)
    _known("short_basis", scheme.short_basis, BASES)
    _check_days(scheme)
    for criterion in scheme.criteria.values():
        _check_criterion(criterion, scheme)
    _check_sums(scheme)
    _check_sections(scheme)
    _check_classes(scheme)
    _check_references(scheme)
    _check_illustrative(scheme)


def _known(key: str, value: str, known: Iterable[str], where: str = "bảng điểm") -> None:
    if value not in known:
        raise SchemeError("unknown_choice", where=where, key=key, value=value, known=words.listed(filter(None, known)))


def _check_days(scheme: Scheme) -> None:
    if scheme.valid_from and scheme.valid_to and scheme.valid_to < scheme.valid_from:
        raise SchemeError("days_reversed", first=scheme.valid_from, last=scheme.valid_to)
    if not scheme.criteria and scheme.frame is None:
        raise SchemeError("no_criteria", scheme=scheme.title)


def _check_criterion(criterion: Criterion, scheme: Scheme) -> None:
    where = criterion.label
    _known("kind", criterion.kind, KINDS, where)
    _known("missing", criterion.missing, (UNKNOWN, AS_ZERO), where)
    _known("section", criterion.section, scheme.sections, where)
    _known("combine", criterion.params.get("combine", "best"), COMBINE, where)
    _known("days", criterion.params.get("days", "calendar"), DAYS, where)
    _known("when_empty", criterion.params.get("when_empty", UNKNOWN), EMPTY, where)
    if criterion.indicator:
        _known("indicator", criterion.rule, FED, where)
    if criterion.workload:
        _known("workload", criterion.workload, scheme.workloads, where)
    gates = [each.id for each in scheme.criteria.values() if each.rule == "gate"]
    for gate in criterion.gates:
        _known("gates", gate, gates, where)
    _check_points(criterion)


def _check_points(criterion: Criterion) -> None:
    rule, most = RULES[criterion.rule], criterion.maximum
    if most is not None and most < 0:
        raise SchemeError("below_zero", where=criterion.label, value=most)
    if rule.wants_max and most is None:
        raise SchemeError("no_maximum", where=criterion.label, rule=rule.name)
    if rule.bands and not criterion.bands:
        raise SchemeError("rule_needs", where=criterion.label, rule=rule.name, keys="bands")
    if not signs(criterion):
        raise SchemeError("wrong_sign", where=criterion.label)
    if criterion.rule == "sample" and criterion.params["n"] * criterion.params["weight"] != most:
        raise SchemeError("sample_sum", where=criterion.label, n=criterion.params["n"], max=most)
    given = criterion.bands.gives if criterion.bands and criterion.rule in ("step", "lateness") else ()
    if criterion.kind != PENALTY and given and max(given) != most:
        raise SchemeError("band_max", where=criterion.label, value=max(given), max=most)


def _check_sums(scheme: Scheme) -> None:
    """Base maxima add up to the scheme's; a partial scheme may only hold less."""
    if scheme.frame is not None:
        return
    found = _sum(scheme.of_kind(BASE))
    if scheme.base_max is None:
        if not scheme.partial:
            raise SchemeError("no_base_max", scheme=scheme.title)
    elif found > scheme.base_max or (found < scheme.base_max and not scheme.partial):
        raise SchemeError("base_sum", found=found, max=scheme.base_max)


def _check_sections(scheme: Scheme) -> None:
    for section in scheme.sections.values():
        rows = [each for each in scheme.criteria.values() if each.section == section.id and each.kind != PENALTY]
        found, most = _sum(rows), section.maximum
        if most is not None and (found > most or (found < most and not scheme.partial)):
            raise SchemeError("section_sum", section=section.label, found=found, max=most)


def _sum(criteria: Iterable[Criterion]) -> Fraction:
    return sum((each.maximum or Fraction(0) for each in criteria), Fraction(0))


def _check_classes(scheme: Scheme) -> None:
    """From best to last the points fall, an unknown bound leaves its neighbours alone; a condition can be met."""
    known = [each for each in scheme.classes if each.least is not None]
    for better, worse in zip(known, known[1:], strict=False):
        if better.least <= worse.least:
            raise SchemeError("class_order", better=better.label, worse=worse.label)
    if len({each.id for each in scheme.classes}) < len(scheme.classes):
        raise SchemeError("twice", value=words.listed(each.id for each in scheme.classes))
    open_ones = [each for each in scheme.classes[:-1] if each.least is None]
    if open_ones and not scheme.partial:
        raise SchemeError("class_open", label=open_ones[0].label)
    for each in scheme.classes:
        wanted = max((condition.targets_met_min or 0 for condition in each.conditions), default=0)
        if wanted > len(scheme.targets):
            raise SchemeError("class_targets", label=each.label, wanted=wanted, known=len(scheme.targets))


def _check_references(scheme: Scheme) -> None:
    classes = [each.id for each in scheme.classes]
    for each in (*scheme.ceilings, *scheme.disqualifications):
        _known("class", each.class_id, classes, each.label)
        if bool(each.incident) == bool(each.phase_missing):
            raise SchemeError("no_cause", where=each.label)
        if each.incident:
            _known("incident", each.incident, scheme.incidents, each.label)
        else:
            _known("phase_missing", each.phase_missing, PHASES, each.label)
    for step in scheme.tie_breaks:
        _known("by", step.by, BREAKS, step.label)
        if step.by not in ("vote", "authority"):
            _known("id", step.id, scheme.facts if step.by == "fact" else scheme.criteria, step.label)
    for workload in scheme.workloads.values():
        _known("driver", workload.driver, scheme.facts, workload.label)
    for target in set(scheme.targets) & set(scheme.criteria):
        _known("rule", scheme.criteria[target].rule, MEASURED, scheme.criteria[target].label)


def _check_illustrative(scheme: Scheme) -> None:
    """What is made up says so wherever it can be read."""
    if scheme.status != "illustrative":
        return
    for text in (scheme.title, scheme.source, *(each.label for each in scheme.sections.values())):
        if _ILLUSTRATIVE not in text.lower():
            raise SchemeError("not_illustrative", value=text)
