"""One row of a scheme → its entry of the scheme's document, kind by kind."""

from collections.abc import Mapping
from typing import Any

from analytics.scheme_forms import cells
from analytics.scheme_forms.problems import Refused
from analytics.scheme_forms.terms import ids, known
from analytics.spelling import fold

Cells = Mapping[str, str]
_EVENTS = ("per_event", "award_bonus")
_OF_CLASS = ("quota_pct",)


def filled(column: str, cell: Cells) -> str:
    """A cell that must say something."""
    if not cell.get(column, ""):
        raise Refused(column, "", "empty")
    return cell[column]


def criterion(cell: Cells, section: str, place: int) -> dict[str, Any]:
    """A criterion of the table; ``place``: its number, where it has no code."""
    rule, label = filled("rule", cell), filled("label", cell)
    given = cells.parameters(cell.get("params", ""), "parameter", rule in _EVENTS)
    entry = {
        "id": cell.get("code", "") or str(place),
        "label": label,
        "kind": cell["kind"],
        "rule": rule,
        "section": section,
        "note": cell.get("note", ""),
        "gates": cells.parts(cell.get("gates", "")),
        **given,
    }
    if cell.get("maximum", ""):
        entry["max"] = cells.number(cell["maximum"], "maximum")
    return {**entry, **_bands(cell)}


def _bands(cell: Cells) -> dict[str, Any]:
    return {"bands": cells.bands(cell["bands"])} if cell.get("bands", "") else {}


def section(cell: Cells) -> dict[str, Any]:
    """What the criteria of a section add up to, and the most that they bring together."""
    given = cells.parameters(cell.get("params", ""), "part")
    most = {"max": cells.number(cell["maximum"], "maximum")} if cell.get("maximum", "") else {}
    return {**most, **given}


def rank_class(cell: Cells) -> dict[str, Any]:
    """A class with its sets of conditions, of which one must hold."""
    label = filled("label", cell)
    entry: dict[str, Any] = {"id": code(cell), "label": label}
    if cell.get("maximum", ""):
        entry["min"] = cells.number(cell["maximum"], "maximum")
    sets = [cells.parameters(each, "condition") for each in cells.alternatives(cell.get("params", ""))]
    for each in sets:
        entry |= {key: each.pop(key) for key in _OF_CLASS if key in each}
        if "targets_met_min" in each:
            each["targets_met_min"] = int(each["targets_met_min"])
    return {**entry, "any": [each for each in sets if each]}


def consequence(cell: Cells) -> dict[str, Any]:
    """A ceiling or a disqualification."""
    return {"label": filled("label", cell), **cells.parameters(filled("params", cell), "cause")}


def tie_break(cell: Cells) -> dict[str, Any]:
    """One step between equal totals."""
    return {"label": filled("label", cell), **cells.parameters(filled("params", cell), "break")}


def award_quota(cell: Cells) -> dict[str, Any]:
    """How many may get an award."""
    given = cells.parameters(filled("params", cell), "award")
    if "most" in given:
        given["most"] = int(given["most"])
    return {"id": code(cell), "label": filled("label", cell), **given}


def workload(cell: Cells) -> dict[str, Any]:
    """A table of factors."""
    given = cells.parameters(filled("params", cell), "load")
    return {"id": code(cell), "label": filled("label", cell), **given, **_bands({"bands": filled("bands", cell)})}


def frame(cell: Cells) -> dict[str, Any]:
    """A formula without rows."""
    return {"rule": filled("rule", cell), **cells.parameters(cell.get("params", ""), "parameter")}


def named(cell: Cells) -> tuple[str, str]:
    """Code and name of a target, an incident or a fact."""
    return code(cell), filled("label", cell)


def limit(cell: Cells) -> tuple[str, Any]:
    """Which limit, and its points."""
    key = ids("limit").get(fold(filled("label", cell)))
    if key is None:
        raise Refused("label", cell["label"], "limit", known=known("limit"))
    return key, cells.number(filled("maximum", cell), "maximum")


def setting(cell: Cells) -> tuple[str, Any]:
    """Which convention, and what it says: a day, or how a shortfall is measured."""
    key = ids("setting").get(fold(filled("label", cell)))
    if key is None:
        raise Refused("label", cell["label"], "setting", known=known("setting"))
    said = filled("params", cell)
    return key, cells.choice(said, "params") if key == "short_basis" else cells.day(said, "params")


def code(cell: Cells) -> str:
    """The code of a row, made from its name where there is none."""
    return cell.get("code", "") or fold(filled("label", cell)).replace(" ", "_")
