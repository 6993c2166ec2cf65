"""How units differ: size, success, classification and pace, drawn once from the seed."""

from dataclasses import dataclass

import numpy as np

from analytics.periods import YEAR_MONTHS
from analytics.simulation.places import Places
from analytics.simulation.settings import DIMENSIONS, Settings
from analytics.simulation.shares import PPM, ppm

_SHARED = 0.6  # how much of a province's success in one dimension is its success in both


@dataclass(frozen=True, kw_only=True)
class Tendencies:
    """Of one dimension, [cells, years]: ``rate`` and ``enforceable`` are shifts on the logit scale; ``pace`` is the
    exponent of the year's course and ``reclassification`` a factor; the others are weights or parts in millionths.
    ``unrest`` has a factor for each month's increment as well: [cells, years, months], by flow."""

    size: np.ndarray
    rate: np.ndarray
    enforceable: np.ndarray
    pace: np.ndarray
    reclassification: np.ndarray
    delegation: np.ndarray
    separate_book: np.ndarray
    unrest: dict[str, np.ndarray]
    parts: dict[str, np.ndarray]


def draw(places: Places, settings: Settings, seed: int) -> dict[str, Tendencies]:
    """The tendencies of both dimensions. The same seed draws the same, whatever else is drawn from it."""
    years = len(settings.years)
    provinces = len(places.before["province"].units)
    common = _lasting(_generator(seed, 0), provinces, years, memory=0.8)
    return {
        dimension: _draw(places, settings, dimension, _generator(seed, stream), common)
        for stream, dimension in enumerate(DIMENSIONS, start=1)
    }


def logistic(mean: float, shift: np.ndarray) -> np.ndarray:
    """``mean`` (a share between 0 and 1) moved by ``shift`` on the logit scale, in millionths."""
    return ppm(1 / (1 + (1 - mean) / mean * np.exp(-shift)))


def _draw(
    places: Places, settings: Settings, dimension: str, rng: np.random.Generator, common: np.ndarray
) -> Tendencies:
    section = settings.of(dimension)
    spread, home = section["spread"], places.before["province"].of
    cells, years = len(places.cells), len(settings.years)
    own = _lasting(rng, len(common), years, memory=spread["memory"])
    lean = np.array([settings.lean.get(unit.id, {}).get(dimension, 0) for unit in places.before["province"].units])
    success = lean[:, None] + (_SHARED * common + np.sqrt(1 - _SHARED**2) * own) * spread["rate"]
    classification = _lasting(rng, len(common), years, memory=spread["memory"]) * spread["enforceable"]
    covid = _southern(places, settings, settings.covid["rate"], 0)
    hurry = _southern(places, settings, settings.covid["pace"], 1)
    return Tendencies(
        size=_sizes(places, settings, dimension, rng),
        rate=success[home] + covid + _lasting(rng, cells, years, memory=0.7) * spread["rate_office"],
        enforceable=classification[home] + _lasting(rng, cells, years, memory=0.7) * spread["enforceable_office"],
        pace=np.exp(_lasting(rng, cells, years, memory=0.6) * spread["pace"]) * hurry,
        reclassification=np.exp(_lasting(rng, cells, years, memory=0.5) * spread["reclassification"]),
        delegation=_varied(rng, cells, years, spread["delegation"]),
        separate_book=_varied(rng, cells, years, spread["separate_book"]),
        unrest={flow: _unrest(rng, home, years, spread["unrest"]) for flow in section["course"]["flows"]},
        parts={name: _part(rng, cells, years, *numbers) for name, numbers in section["parts"].items()},
    )


def _generator(seed: int, stream: int) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64([seed, stream]))


def _lasting(rng: np.random.Generator, units: int, years: int, *, memory: float) -> np.ndarray:
    """[units, years] standard normal, each year remembering the one before (first-order autoregression)."""
    values = rng.standard_normal((units, years))
    for year in range(1, years):
        values[:, year] = memory * values[:, year - 1] + np.sqrt(1 - memory**2) * values[:, year]
    return values


def _sizes(places: Places, settings: Settings, dimension: str, rng: np.random.Generator) -> np.ndarray:
    spread, layer = settings.of(dimension)["spread"], places.before["province"]
    rough = np.array([settings.sizes[unit.id][DIMENSIONS.index(dimension)] for unit in layer.units])
    drift = np.exp(_lasting(rng, len(rough), len(settings.years), memory=0.9) * spread["size_drift"])
    within = _within_province(places, spread, rng)
    return ppm((rough[:, None] * drift)[layer.of] * within[:, None])


def _within_province(places: Places, spread: dict[str, float], rng: np.random.Generator) -> np.ndarray:
    """[cells] share of its province: the provincial office a set part, the districts the rest, unevenly."""
    home = places.before["province"].of
    weights = np.exp(rng.standard_normal(len(places.cells)) * spread["office_size"])
    weights[places.provincial] = 0
    shares = weights / np.bincount(home, weights)[home] * (1 - spread["provincial_office"])
    shares[places.provincial] = spread["provincial_office"]
    return shares


def _southern(places: Places, settings: Settings, by_year: dict[str, float], usual: float) -> np.ndarray:
    """[cells, years]: the year's value in the south, the usual one elsewhere and in other years."""
    codes = np.array([int(unit.code) for unit in places.before["province"].units])
    southern = (codes >= settings.covid["south_from_code"])[places.before["province"].of]
    values = np.array([by_year.get(str(year), usual) for year in settings.years], dtype=float)
    return np.where(southern[:, None], values, usual)


def _varied(rng: np.random.Generator, cells: int, years: int, spread: float) -> np.ndarray:
    return ppm(np.exp(_lasting(rng, cells, years, memory=0.8) * spread))


def _unrest(rng: np.random.Generator, home: np.ndarray, years: int, spread: list[float]) -> np.ndarray:
    """Months are busy or slow for the whole nation, for a province and for an office, one on top of the other."""
    groups = (np.zeros_like(home), home, np.arange(len(home)))
    drawn = (rng.standard_normal((group.max() + 1, years, YEAR_MONTHS))[group] for group in groups)
    return np.exp(sum(values * width for values, width in zip(drawn, spread, strict=True)))


def _part(rng: np.random.Generator, cells: int, years: int, mean: float, spread: float) -> np.ndarray:
    return np.minimum(ppm(mean * np.exp(_lasting(rng, cells, years, memory=0.8) * spread)), PPM // 4)
