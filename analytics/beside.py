"""What only the ledger can tell of a file: is it of this world, is its money plausible, does it make sense beside
earlier figures, do targets still add up?"""

from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from analytics import honour_review, intake, scorebook, target_sums
from analytics.checks import bands, concerned, held_against, review, sought
from analytics.intake import Answers, Reading
from analytics.intake.context import money_plausibility
from analytics.workspace import SIMULATED, Workspace


def in_context(workspace: Workspace, reading: Reading, answers: Answers) -> Reading:
    """The reading with what only the ledger can tell: is it of this world, is the money plausible, does it make sense
    beside earlier figures?"""
    if reading.status != "readable":
        return reading
    if reading.simulated != (workspace.world == SIMULATED):
        return intake.refused(reading, workspace.catalog, "world_mismatch")
    if reading.dataset_id == "money":
        reading = money_plausibility(reading, _known_scale(workspace, reading.table), workspace.catalog)
    if reading.dataset_id == "target_tiers":
        reading = bands.review(reading, _known_bands(workspace, reading.table), workspace.catalog, workspace.units)
    if reading.dataset_id == "targets":
        reading = target_sums.review(workspace, reading)
    reading = scorebook.reviewed(reading, workspace.warehouse, workspace.catalog)
    if reading.status != "readable":
        return reading
    reading = honour_review.review(workspace, reading)
    reading = held_against(reading, _records_beside(workspace, reading), workspace.catalog, workspace.units)
    if not workspace.catalog.datasets[reading.dataset_id].is_periodic:
        return reading
    beside = concerned(reading, workspace.units)
    known = workspace.warehouse.arrow("known_figures", **beside, at=workspace.warehouse.head)
    return review(reading, known, workspace.catalog, workspace.units, answers.confirmed, date.today())


def _records_beside(workspace: Workspace, reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """Dataset → its records in the ledger, of every dataset that the file's rows are held against."""
    head = workspace.warehouse.head
    return {name: workspace.warehouse.rows(name, at=head) for name in sought(reading, workspace.catalog)}


def _known_bands(workspace: Workspace, table: pa.Table) -> list[dict[str, Any]]:
    """The bands of the same years that stand in the ledger."""
    years = pc.min_max(table["year"]).as_py()
    span = {"first_year": years["min"], "last_year": years["max"], "at": workspace.warehouse.head}
    return workspace.warehouse.rows("target_tiers", dimension=None, **span)


def _known_scale(workspace: Workspace, table: pa.Table) -> dict[tuple[str, int, int, str], dict[str, int | None]]:
    """(unit, year, months, group) of every province's row → its completed cases, and its money a year before."""
    units = [unit_id for unit_id in pc.unique(table["unit_id"]).to_pylist() if _is_large(workspace, unit_id)]
    years = pc.min_max(table["year"]).as_py()
    rows = workspace.warehouse.rows(
        "known_scale", unit_ids=units, first_year=years["min"] - 1, last_year=years["max"], at=workspace.warehouse.head
    )
    known: dict[tuple[str, int, int, str], dict[str, int | None]] = {}
    for row in rows:
        is_cases = row["dataset"] == "cases"
        scale = known.setdefault((row["unit_id"], row["year"] + (not is_cases), row["months"], row["group"]), {})
        if is_cases:
            scale["cases_completed"] = row["completed"]
        else:
            scale |= {f"last_year_{column}": row[column] for column in ("must_enforce", "enforceable")}
    return known


def _is_large(workspace: Workspace, unit_id: str) -> bool:
    return workspace.units.get(unit_id).level != "office"
