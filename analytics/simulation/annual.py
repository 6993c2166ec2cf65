"""Whole years: national totals shared out among the cells, each year carrying over what the last one left."""

import numpy as np

from analytics.simulation.settings import Settings
from analytics.simulation.shares import share_out
from analytics.simulation.tendencies import Tendencies, logistic

Year = dict[str, np.ndarray]


def annual(settings: Settings, dimension: str, tendencies: Tendencies) -> Year:
    """Month-12 figures of every cell without the mega-case: name → [cells, years], in grains.

    In every cell ``carried_in + newly_accepted - delegated_out - withdrawn >= enforceable >= done``, and no more is
    carried in than the year before left; the rest went to the separate book.
    """
    years: list[Year] = []
    for place in range(len(settings.years)):
        totals = _totals(settings, dimension, place)
        left = _left(years[-1]) if years else share_out(totals["carried_in_start"], tendencies.size[:, 0])
        years.append(_year(totals, left, tendencies, place))
    return {name: np.stack([year[name] for year in years], axis=1) for name in years[0]}


def _totals(settings: Settings, dimension: str, place: int) -> dict[str, int]:
    """National totals of the year, less the mega-case."""
    totals = settings.national(dimension, settings.years[place])
    taken_off = totals["delegated_out"] + totals["withdrawn"]
    totals["newly_accepted"] = totals["must_enforce"] + taken_off - totals["carried_in"]
    if dimension == "money":
        mega = {name: int(course[place, -1]) for name, course in settings.mega.items()}
        for name, value in {**mega, "carried_in_start": mega["carried_in"]}.items():
            totals[name] -= value
    return totals


def _year(totals: dict[str, int], left: np.ndarray, tendencies: Tendencies, place: int) -> Year:
    leaving = tendencies.separate_book[:, place]
    start = left - share_out(int(left.sum()) - totals["carried_in_start"], left, leaving)
    carried_in = start - share_out(totals["carried_in_start"] - totals["carried_in"], start, leaving)
    newly_accepted = share_out(totals["newly_accepted"], tendencies.size[:, place])
    accepted = carried_in + newly_accepted
    delegated_out = share_out(totals["delegated_out"], accepted, tendencies.delegation[:, place])
    withdrawn = share_out(totals["withdrawn"], accepted)
    must_enforce = accepted - delegated_out - withdrawn
    enforceable = _part_of(must_enforce, totals["enforceable"], tendencies.enforceable[:, place])
    return {
        "carried_in_start": start,
        "carried_in": carried_in,
        "newly_accepted": newly_accepted,
        "delegated_out": delegated_out,
        "withdrawn": withdrawn,
        "enforceable": enforceable,
        "done": _part_of(enforceable, totals["done"], tendencies.rate[:, place]),
    }


def _part_of(whole: np.ndarray, total: int, shift: np.ndarray) -> np.ndarray:
    """``total`` shared out so that each cell's part of its ``whole`` is the national part, moved by ``shift``."""
    return share_out(total, whole, logistic(total / int(whole.sum()), shift))


def _left(year: Year) -> np.ndarray:
    accepted = year["carried_in"] + year["newly_accepted"]
    return accepted - year["delegated_out"] - year["withdrawn"] - year["done"]
