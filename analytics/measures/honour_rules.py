"""Registrations and awards of a year held against the rules of their day. Nobody is dropped: what does not fit, or
cannot be told from the figures, is a finding with its rule, its legal reference, its figures and a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from analytics.measures import honour_checks
from analytics.measures.awards import Award, awards, registrations
from analytics.measures.honour_cases import Case, Verdict
from analytics.measures.movements import participation
from analytics.measures.recipients import Recipient, recipients
from analytics.standards import AwardRule, load_award_rules
from analytics.warehouse import Warehouse

COUNTRY = ""
ORDER = ("broken", "unknown", "noted", "kept", "by_file")
SEVERITY_ORDER = ("block", "warn", "info")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What a rule says of a unit's year. ``status``: kept, broken, unknown (a figure is missing), noted (a remark) or
    by_file (only the file of the person or collective can tell). ``on``: the day whose law was taken, that of the
    decision or the last of the year. ``figures``: what was compared, by name; percents as fractions. ``stage``: how far
    what was counted came; ``about``: the one award or person's title that it is about, where it is one."""

    rule: AwardRule
    unit_id: str
    year: int
    status: str
    on: date
    sentence: str
    figures: dict = field(default_factory=dict)
    stage: str = ""
    about: Award | Recipient | None = None


def check(warehouse: Warehouse, *, year: int, unit_id: str | None = None, at: int | None = None) -> list[Finding]:
    """Every finding of a year, the gravest first."""
    cases, rules = _cases(warehouse, year, unit_id, at), load_award_rules()
    whole = [_together(cases, year)] if unit_id is None and cases else []
    found = [finding for case in cases for finding in _of(case, rules, "unit")]
    found += [finding for case in whole for finding in _of(case, rules, "country")]
    return sorted(found, key=lambda each: (ORDER.index(each.status), SEVERITY_ORDER.index(each.rule.severity)))


def last_day(year: int) -> date:
    """The day whose law is taken where a decision has no date."""
    return date(year, 12, 31)


def _cases(warehouse: Warehouse, year: int, unit_id: str | None, at: int | None) -> list[Case]:
    """Unit by unit, what is known of it."""
    asked = {"year": year, "unit_id": unit_id, "at": at}
    given = [each for each in awards(warehouse, **asked) if each.sector == "inside"]
    wanted = registrations(warehouse, **asked)
    staff = {each.unit_id: each.staff_total for each in participation(warehouse, **asked) if each.staff_total}
    persons = recipients(warehouse, unit_id=unit_id, at=at)
    of_year = [each for each in persons if each.year == year]
    labels = warehouse.catalog.datasets["awards"].column("honour").choices
    return [
        Case(
            unit_id=name,
            year=year,
            labels=labels,
            is_office=warehouse.units.get(name).level == "office",
            staff=staff.get(name),
            awards=tuple(each for each in given if each.unit_id == name),
            registrations=tuple(each for each in wanted if each.unit_id == name),
            recipients=tuple(each for each in persons if each.unit_id == name),
        )
        for name in dict.fromkeys(each.unit_id for each in (*given, *wanted, *of_year))
    ]


def _together(cases: Iterable[Case], year: int) -> Case:
    """All units as one, for rules that speak of the whole."""
    cases = list(cases)
    parts = {
        name: tuple(each for case in cases for each in getattr(case, name)) for name in ("awards", "registrations")
    }
    return Case(unit_id=COUNTRY, year=year, labels=cases[0].labels, is_office=False, staff=None, recipients=(), **parts)


def _of(case: Case, rules: Iterable[AwardRule], scope: str) -> Iterator[Finding]:
    for rule in rules:
        if rule.scope == scope:
            for verdict in honour_checks.CHECKS[rule.kind](rule, case):
                yield from _finding(rule, case, verdict)


def _finding(rule: AwardRule, case: Case, verdict: Verdict) -> Iterator[Finding]:
    """The verdict as a finding, where the rule was in force on its day."""
    day = verdict.day or last_day(case.year)
    if rule.holds(day):
        yield Finding(
            rule=rule,
            unit_id=case.unit_id,
            year=case.year,
            status=verdict.status,
            on=day,
            sentence=verdict.sentence,
            figures=verdict.figures,
            stage=verdict.stage,
            about=verdict.about,
        )
