"""Figures of the measures as figures of a deck: the one place where their numbers become strings."""

from fractions import Fraction

from analytics import numbers
from analytics.briefing.deck import Figure
from analytics.catalog import Indicator
from analytics.measures import Result
from analytics.measures.voices import MORE_THAN, NEARLY

MONEY, CASES = "money", "cases"
UNITS = {CASES: "việc", MONEY: "tỷ đồng"}
RATE_DECIMALS, BILLION_DECIMALS = 2, 1
QUALIFIERS = {MORE_THAN: "trên ", NEARLY: "gần "}


def amount(value: int | Fraction | None, what: str, result: Result, decimals: int = 0) -> Figure:
    """A number of việc, or of đồng shown in tỷ đồng."""
    if result.dimension == MONEY:
        exact = None if value is None else Fraction(value) / numbers.DONG_PER_BILLION
        return figure(exact, UNITS[MONEY], what, result, BILLION_DECIMALS)
    return figure(value, UNITS[CASES], what, result, decimals)


def column(name: str, result: Result) -> Figure:
    """A figure of the form."""
    return amount(result.figures.get(name), name, result)


def rate(result: Result) -> Figure:
    """The rate everything turns on: computed, else as published, with what the source said of it."""
    shown = figure(result.shown_rate, "%", "rate", result, RATE_DECIMALS)
    if result.rate is not None or result.shown_rate is None:
        return shown
    return _said(shown, QUALIFIERS.get(result.qualifier or "", ""))


def _said(shown: Figure, words: str) -> Figure:
    return Figure(**{**vars(shown), "text": words + shown.text}) if words else shown


def indicator(of: Indicator, result: Result) -> Figure:
    """Any indicator of the catalogue."""
    return figure(result.value(of), "%", of.id, result, RATE_DECIMALS)


def points(value: Fraction | None, what: str, result: Result) -> Figure:
    """A difference of rates, always signed."""
    return figure(value, "điểm %", what, result, RATE_DECIMALS, is_signed=True)


def target(result: Result) -> Figure | None:
    """The target in force; ``None`` without one."""
    return None if result.target is None else figure(result.target.pct, "%", "target", result, RATE_DECIMALS)


def figure(
    value: int | Fraction | None, unit: str, what: str, result: Result, decimals: int = 0, is_signed: bool = False
) -> Figure:
    """A number about the unit, dimension and period of a result."""
    place = {"unit_id": result.unit_id, "dimension": result.dimension, "year": result.year, "months": result.months}
    return number(value, unit, what, decimals, is_signed, entry=result.entry, **place)


def number(
    value: int | Fraction | None, unit: str, what: str, decimals: int = 0, is_signed: bool = False, **place
) -> Figure:
    """Any number, with whose and when it is in ``place``."""
    exact = None if value is None else Fraction(value)
    text = numbers.percent(exact, decimals) if unit == "%" else numbers.decimal(exact, decimals)
    if is_signed and exact is not None and numbers.rounded(exact, decimals) > 0:
        text = f"+{text}"
    return Figure(text=text, value=exact, unit=unit, what=what, decimals=decimals, **place)
