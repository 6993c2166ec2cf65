"""Awards that break a rule of their day: said when the file comes in, row by row, and recorded all the same.

What was registered, proposed or decided is a fact, also where the law did not let it be: nobody is dropped and no file
is refused for it. The rules are those of ``data/reference/award_rules.toml``, held against the ledger as it would be.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analytics.catalog import Check, Dataset
from analytics.intake import Finding, Reading
from analytics.intake.findings import Remarks, Voice
from analytics.measures import honour_rules
from analytics.measures.honour_cases import BROKEN
from analytics.standards import AwardRule
from analytics.workspace import Workspace

Row = Mapping[str, Any]
Broken = honour_rules.Finding
LISTED = 200
SEVERITIES = {"block": "warning", "warn": "warning", "info": "note"}
WEIGHTS = {"block": "bắt buộc", "warn": "để đối chiếu", "info": "để biết"}
COLUMNS = {"votes": "votes_for", "consecutive": "honour", "undecided_number": "decision"}
EVERYWHERE = "Cả nước"


def review(workspace: Workspace, reading: Reading) -> Reading:
    """The reading with what breaks a rule of awards once its rows are in; as it is, where no rule speaks of them."""
    dataset = workspace.catalog.datasets[reading.dataset_id]
    checks = {each.rule_kind: each for each in workspace.catalog.checks.values() if each.rule_kind}
    concerned = {kind: check for kind, check in checks.items() if check.concerns(dataset)}
    if reading.table is None or not len(reading.table) or not concerned:
        return reading
    rows = workspace.warehouse.discreet(dataset.id, reading.table).to_pylist()
    rows = [{**row, **_defaults(dataset, row)} for row in rows]
    with workspace.warehouse.supposing(dataset.id, reading.table) as supposed:
        years = sorted({row["year"] for row in rows})
        broken = [each for year in years for each in honour_rules.check(supposed, year=year) if each.status == BROKEN]
    voice = Voice(
        kinds={**workspace.catalog.findings, **workspace.catalog.checks},
        headers=dict(reading.headers),
    )
    told = _Teller(workspace=workspace, dataset=dataset, voice=voice, rows=rows)
    found = [said for kind, check in concerned.items() for said in told.of_kind(check, kind, broken)]
    return reading.with_remarks(Remarks(findings=tuple(found)))


def _defaults(dataset: Dataset, row: Row) -> dict[str, Any]:
    """What stands where the file says nothing."""
    defaults = {column.id: column.default for column in dataset.columns if column.default is not None}
    return {name: value for name, value in defaults.items() if row.get(name) is None}


class _Teller:
    """Finds the rows of a file that broken rules speak of, and says so."""

    def __init__(self, *, workspace: Workspace, dataset: Dataset, voice: Voice, rows: Sequence[Row]):
        self.workspace, self.dataset, self.voice, self.rows = workspace, dataset, voice, rows
        self._keys = ["unit_id", *(each.id for each in dataset.of_role("key") if each.id != "unit")]

    def of_kind(self, check: Check, kind: str, broken: Sequence[Broken]) -> Iterator[Finding]:
        """One finding for each broken rule of the kind, at the first row it speaks of; the last counts the rest."""
        placed = [(each, self._row(each)) for each in broken if each.rule.kind == kind]
        found = [(each, row) for each, row in placed if row is not None]
        yield from (self._said(check, each, row) for each, row in found[:LISTED])
        if len(found) > LISTED:
            more = {"severity": check.severity, "label": check.label, "count": len(found) - LISTED}
            yield self.voice.finding("more_doubts", **more)

    def _row(self, broken: Broken) -> Row | None:
        if broken.about is not None:
            own = ({name: getattr(broken.about, name, None) for name in self._keys},)
            return next((row for row in self.rows if {name: row[name] for name in self._keys} in own), None)
        near = [row for row in self.rows if self._is_counted(row, broken)]
        return next((row for row in near if row["honour"] == broken.rule.honour), near[0] if near else None)

    def _is_counted(self, row: Row, broken: Broken) -> bool:
        """Whether a row is one of those that the rule added up."""
        rule = broken.rule
        if row["year"] != broken.year or broken.unit_id not in (honour_rules.COUNTRY, row["unit_id"]):
            return False
        if row.get("sector", "inside") != "inside" or row.get("stage", row.get("state")) != broken.stage:
            return False
        if rule.kind == "undecided_number":
            return not (row.get("decision") or row.get("note"))
        return row["honour"] in (rule.honour, rule.of)

    def _said(self, check: Check, broken: Broken, row: Row) -> Finding:
        rule, wanted = broken.rule, COLUMNS.get(broken.rule.kind, "quantity")
        column = wanted if wanted in self.voice.headers else None
        return self.voice.finding(
            check.id,
            row=row["row"],
            column=column,
            value=self._shown(broken, row, column),
            severity=SEVERITIES[rule.severity],
            unit=self.workspace.units.get(broken.unit_id).name if broken.unit_id else EVERYWHERE,
            year=broken.year,
            found=broken.sentence,
            rule=rule.sentence,
            legal=rule.legal,
            days=_days(rule),
            weight=WEIGHTS[rule.severity],
            confidence=rule.confidence,
        )

    @staticmethod
    def _shown(broken: Broken, row: Row, column: str | None) -> str | None:
        """The figure that is too high or too low: years that a person has, else what the row says."""
        value = broken.figures.get("years", row.get(column or ""))
        return None if value is None else str(value)


def _days(rule: AwardRule) -> str:
    last = f" đến {rule.valid_to:%d/%m/%Y}" if rule.valid_to else ""
    return f"từ {rule.valid_from:%d/%m/%Y}{last}"
