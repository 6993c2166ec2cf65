"""Bands: which points go with which value, edge by edge, and what holds where the document leaves a hole.

A table in words ("1–10 %", "11–20 %") seldom says what 10,5 % is. So a hole or a shared edge is refused when a scheme
is read, unless the scheme states a convention; ``holes = "undefined"`` is the honest one: nobody has said, so a value
in the hole is refused too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import ceil, floor
from typing import Any

from analytics.scoring import words
from analytics.scoring.problem import SchemeError, UndefinedBand
from analytics.scoring.span import Span, edges, is_exact

HOLES = ("lower", "upper", "nearest", "undefined")
EDGES = ("lower", "upper")
NO_POINTS = "none"
_KEYS = {"from", "above", "to", "below", "gives"}


@dataclass(frozen=True, kw_only=True)
class Band:
    """From ``low`` to ``high`` (``None``: open) with what it ``gives``; ``None`` is "no points at all"."""

    low: Fraction | None
    low_included: bool
    high: Fraction | None
    high_included: bool
    gives: Fraction | None

    @property
    def label(self) -> str:
        """ "từ 88 đến dưới 90", "trên 95"."""
        if self.low is not None and self.low == self.high:
            return words.say("band", "only", low=self.low)
        first = "" if self.low is None else words.say("band", "from" if self.low_included else "above", low=self.low)
        last = "" if self.high is None else words.say("band", "to" if self.high_included else "below", high=self.high)
        return " ".join(filter(None, (first, last))) or words.say("band", "any")

    def holds(self, value: Fraction | int) -> bool:
        """Whether the value lies in the band."""
        above, below = value.as_integer_ratio()
        low, per, high, by = self._edges
        over, left = above * per - low * below, high * below - above * by
        return (over > 0 or (over == 0 and self.low_included)) and (left > 0 or (left == 0 and self.high_included))

    @cached_property
    def _edges(self) -> tuple[int, int, int, int]:
        return edges(self.low, self.high)

    @cached_property
    def points(self) -> Span:
        """What it gives as points; no points at all are 0."""
        return Span.exact(self.gives or 0)


@dataclass(frozen=True, kw_only=True)
class Bands:
    """Bands in rising order. ``holes``: which band a value in a hole belongs to; ``edges``: which of two bands owns an
    edge that both claim; ``whole``: values are whole numbers, so "1–2" and "3–5" leave no hole."""

    bands: tuple[Band, ...]
    holes: str = ""
    edges: str = ""
    whole: bool = False

    def find(self, value: Fraction | int, holes: str = "", where: str = "") -> Band:
        """The band of a value. ``holes``: a convention that closes holes the scheme leaves undefined.
        ``UndefinedBand`` where none does."""
        for band in self._asked_in_turn:
            if band.holds(value):
                return band
        said = self.holes if self.holes not in ("", "undefined") else holes
        near = self._beside(value)
        if said not in ("lower", "upper", "nearest"):
            raise UndefinedBand(
                "undefined_band", where=where, value=value, bands=words.listed(f"“{each.label}”" for each in near)
            )
        return _closed(value, near, said)

    @cached_property
    def _asked_in_turn(self) -> tuple[Band, ...]:
        """So that the owner of an edge which two bands claim is asked before the other."""
        return self.bands[::-1] if self.edges == "upper" else self.bands

    @cached_property
    def gives(self) -> tuple[Fraction, ...]:
        """What the bands give, from the lowest band; no points is 0."""
        return tuple(band.gives or Fraction(0) for band in self.bands)

    @property
    def monotone(self) -> bool:
        """Whether what they give only rises or only falls."""
        steps = [high - low for low, high in pairwise(self.gives)]
        return all(step >= 0 for step in steps) or all(step <= 0 for step in steps)

    def _beside(self, value: Fraction | int) -> list[Band]:
        lower = [band for band in self.bands if band.high is not None and band.high <= value]
        upper = [band for band in self.bands if band.low is not None and band.low >= value]
        return lower[-1:] + upper[:1]


def _closed(value: Fraction | int, near: list[Band], holes: str) -> Band:
    """Halfway between two bands counts as nearer to the upper one, as rounding does."""
    lower, upper = near[0], near[-1]
    if holes != "nearest" or lower is upper:
        return lower if holes == "lower" else upper
    return lower if value - lower.high < upper.low - value else upper


def read_bands(table: Mapping[str, Any], where: str, whole: bool = False) -> Bands | None:
    """The bands of a criterion's table, checked; ``None`` when it has none. ``SchemeError`` on a hole or an overlap."""
    if "bands" not in table:
        return None
    found = sorted((_band(entry, where) for entry in table["bands"]), key=_order)
    bands = Bands(
        bands=tuple(found),
        holes=_one_of(table.get("holes", ""), HOLES, "holes", where),
        edges=_one_of(table.get("edges", ""), EDGES, "edges", where),
        whole=whole or bool(table.get("whole", False)),
    )
    check(bands, where)
    return bands


def _one_of(said: str, known: Sequence[str], key: str, where: str) -> str:
    if said and said not in known:
        raise SchemeError("unknown_choice", where=where, key=key, value=said, known=words.listed(known))
    return said


def _band(entry: Mapping[str, Any], where: str) -> Band:
    unknown = sorted(set(entry) - _KEYS)
    if unknown or "gives" not in entry or {"from", "above"} <= set(entry) or {"to", "below"} <= set(entry):
        raise SchemeError("band_malformed", where=where, keys=words.listed(unknown or sorted(entry)))
    for key, value in entry.items():
        if not is_exact(value) and (key, value) != ("gives", NO_POINTS):
            raise SchemeError("not_a_number", where=where, value=value)
    low, high = (
        next((entry[key] for key in keys if key in entry), None) for keys in (("from", "above"), ("to", "below"))
    )
    band = Band(
        low=None if low is None else Fraction(low),
        low_included="from" in entry,
        high=None if high is None else Fraction(high),
        high_included="to" in entry,
        gives=None if entry["gives"] == NO_POINTS else Fraction(entry["gives"]),
    )
    if None not in (low, high) and (low > high or (low == high and not {"from", "to"} <= set(entry))):
        raise SchemeError("band_empty", where=where, band=band.label)
    return band


def _order(band: Band) -> tuple:
    return (band.low is not None, band.low or 0, not band.low_included)


def check(bands: Bands, where: str) -> None:
    """``SchemeError`` that names both bands where two overlap or leave a hole that no convention closes."""
    if not bands.bands:
        raise SchemeError("band_malformed", where=where, keys="bands")
    for low, high in pairwise(bands.bands):
        said = {"where": where, "low": low.label, "high": high.label}
        kind = _whole_gap(low, high) if bands.whole else _gap(low, high)
        if kind == "overlap" or (kind == "edge" and not bands.edges):
            raise SchemeError("band_overlap" if kind == "overlap" else "band_edge", **said)
        if kind == "hole" and not bands.holes:
            raise SchemeError("band_hole", **said)
    _check_ends(bands, where)


def _check_ends(bands: Bands, where: str) -> None:
    """Values begin at 0 (or wherever the lowest band begins below it) and have no upper end unless a band says so."""
    first, last = bands.bands[0], bands.bands[-1]
    starts = first.low is None or first.low < 0 or (first.low == 0 and first.low_included)
    if not starts and bands.holes not in ("upper", "nearest", "undefined"):
        raise SchemeError("band_start", where=where, band=first.label)
    if last.high is not None and last.high < 100 and bands.holes not in ("lower", "nearest", "undefined"):
        raise SchemeError("band_end", where=where, band=last.label)


def _gap(low: Band, high: Band) -> str:
    if low.high is None or high.low is None or low.high > high.low:
        return "overlap"
    if low.high < high.low or not (low.high_included or high.low_included):
        return "hole"
    return "edge" if low.high_included and high.low_included else ""


def _whole_gap(low: Band, high: Band) -> str:
    if low.high is None or high.low is None:
        return "overlap"
    last = floor(low.high) if low.high_included else ceil(low.high) - 1
    first = ceil(high.low) if high.low_included else floor(high.low) + 1
    if first == last == low.high == high.low:
        return "edge"
    return "overlap" if first <= last else "hole" if first > last + 1 else ""
