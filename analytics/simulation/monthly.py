"""Months: each cell's year spread over its twelve cumulative periods."""

import numpy as np

from analytics.periods import YEAR_MONTHS
from analytics.simulation.settings import Settings
from analytics.simulation.shares import PPM, ppm
from analytics.simulation.tendencies import Tendencies

FIGURES = (
    *("total_accepted", "carried_in", "newly_accepted", "delegated_out", "withdrawn", "must_enforce", "enforceable"),
    *("completed", "terminated", "reduced", "in_progress", "postponed", "not_enforceable", "other_status"),
    "carried_out",
)
_STILL_IN = np.arange(YEAR_MONTHS)[::-1]  # of eleven parts of what goes to the separate book, at each month

Figures = dict[str, np.ndarray]


def monthly(settings: Settings, dimension: str, year_end: Figures, tendencies: Tendencies) -> Figures:
    """Every figure of every cell without the mega-case: name → [cells, years, months], in grains.

    Rows satisfy every identity of the catalogue, flows never fall within a year, and month 12 is ``year_end``.
    """
    flows = _flows(settings, dimension, year_end, tendencies)
    leaving = year_end["carried_in_start"] - year_end["carried_in"]
    flows["carried_in"] = year_end["carried_in"][..., None] + leaving[..., None] * _STILL_IN // (YEAR_MONTHS - 1)
    taken_off = flows["delegated_out"] + flows["withdrawn"]
    must_enforce = flows["carried_in"] + flows["newly_accepted"] - taken_off
    wanted = _enforceable(settings, dimension, year_end["enforceable"], must_enforce, tendencies)
    enforceable = np.clip(wanted, flows["done"], must_enforce)
    other = _parts(must_enforce, tendencies, "other_status") * _has_other_status(settings)[:, None]
    other = np.minimum(other, must_enforce - enforceable)
    return _columns(flows, must_enforce, enforceable, other, tendencies)


def _flows(settings: Settings, dimension: str, year_end: Figures, tendencies: Tendencies) -> Figures:
    """Cumulative figures: the whole year's, times the share of the year's course reached."""
    flows = settings.of(dimension)["course"]["flows"]
    reached = {flow: _reached(np.array(shares), flow, tendencies) for flow, shares in flows.items()}
    reached |= dict.fromkeys(("delegated_out", "withdrawn"), reached["newly_accepted"])
    return {name: year_end[name][..., None] * share // PPM for name, share in reached.items()}


def _reached(shares: np.ndarray, flow: str, tendencies: Tendencies) -> np.ndarray:
    """[cells, years, months] share of the year reached: a pace below one is early, above one late."""
    pace = tendencies.pace if flow == "done" else np.ones_like(tendencies.pace)
    increments = np.diff(shares ** pace[..., None], prepend=0) * tendencies.unrest[flow]
    reached = increments.cumsum(axis=-1)
    return ppm(reached / reached[..., -1:])


def _enforceable(
    settings: Settings, dimension: str, year_end: np.ndarray, must_enforce: np.ndarray, tendencies: Tendencies
) -> np.ndarray:
    """Enforceable at each month: the year-end share of what must be enforced, times what is not reclassified yet."""
    course = settings.of(dimension)["course"]
    by_year = course["reclassification"]
    strength = np.array([by_year.get(str(year), by_year["default"]) for year in settings.years])
    ahead = (strength * tendencies.reclassification)[..., None] * np.array(course["classified"])
    share = year_end * PPM // np.maximum(must_enforce[..., -1], 1)
    wanted = must_enforce * share[..., None] // PPM * ppm(1 + ahead) // PPM
    wanted[..., -1] = year_end
    return wanted


def _columns(
    flows: Figures, must_enforce: np.ndarray, enforceable: np.ndarray, other: np.ndarray, tendencies: Tendencies
) -> Figures:
    terminated = _parts(flows["done"], tendencies, "terminated")
    reduced = _parts(flows["done"] - terminated, tendencies, "reduced")
    postponed = _parts(enforceable - flows["done"], tendencies, "postponed")
    return {
        "total_accepted": flows["carried_in"] + flows["newly_accepted"],
        **{name: flows[name] for name in ("carried_in", "newly_accepted", "delegated_out", "withdrawn")},
        "must_enforce": must_enforce,
        "enforceable": enforceable,
        "completed": flows["done"] - terminated - reduced,
        "terminated": terminated,
        "reduced": reduced,
        "in_progress": enforceable - flows["done"] - postponed,
        "postponed": postponed,
        "not_enforceable": must_enforce - enforceable - other,
        "other_status": other,
        "carried_out": must_enforce - flows["done"],
    }


def _parts(whole: np.ndarray, tendencies: Tendencies, name: str) -> np.ndarray:
    """Part of each ``whole``, rounded down: neither the part nor the rest falls when the whole grows."""
    return whole * tendencies.parts[name][..., None] // PPM


def _has_other_status(settings: Settings) -> np.ndarray:
    return np.array([year >= settings.other_status_from for year in settings.years])
