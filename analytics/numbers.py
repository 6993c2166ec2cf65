"""Numbers as Vietnamese readers write them: 1.234.567,8. Formatted here, never by the reader's browser."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

MISSING = "—"
MINUS = "\u2212"
DONG_PER_BILLION = 10**9

Number = int | float | Decimal | Fraction


def rounded(value: Number, decimals: int) -> Decimal:
    """``value`` rounded half away from zero, as official tables do; exact for int, Decimal and Fraction."""
    if isinstance(value, Fraction):
        scaled = abs(value) * 10**decimals
        whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
        return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimal(value: Number | None, decimals: int = 1) -> str:
    """``1234.5`` → ``1.234,5``; a missing value is a dash, and nothing is ever "−0"."""
    if value is None:
        return MISSING
    number = rounded(value, decimals)
    text = f"{abs(number):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return MINUS + text if number < 0 else text


def integer(value: int | None) -> str:
    """``1234567`` → ``1.234.567``."""
    return decimal(value, 0)


def percent(value: Number | None, decimals: int = 2) -> str:
    """A rate in percent: ``62,63 %``."""
    return MISSING if value is None else f"{decimal(value, decimals)} %"


def points(value: Number | None, decimals: int = 2) -> str:
    """A difference of two rates, always signed: ``+2,99 điểm %``."""
    if value is None:
        return MISSING
    sign = "+" if rounded(value, decimals) > 0 else ""
    return f"{sign}{decimal(value, decimals)} điểm %"


def billion(dong: int | None, decimals: int = 1) -> str:
    """Money given in đồng, shown in tỷ đồng: ``265,3 tỷ đồng``."""
    return MISSING if dong is None else f"{decimal(Fraction(dong, DONG_PER_BILLION), decimals)} tỷ đồng"
