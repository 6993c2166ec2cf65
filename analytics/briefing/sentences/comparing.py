"""One figure of a text against one figure of the ledger: true, false, or not to be told."""

from dataclasses import dataclass
from fractions import Fraction

from analytics import numbers
from analytics.briefing.sentences.cues import CHANGE, GAP, TARGET
from analytics.briefing.sentences.holdings import Known
from analytics.briefing.sentences.reading import Said
from analytics.briefing.sentences.spotting import ABOUT, CASES, LESS_THAN, MONEY, MORE_THAN, NEARLY, PERCENT, POINTS
from analytics.measures.voices import EXACT

NEAR_POINTS, NEAR_SHARE = Fraction(1), Fraction(5, 100)
FAR_POINTS, FAR_SHARE = Fraction(5), Fraction(10, 100)
WORDS = {MORE_THAN: "hơn", NEARLY: "gần", ABOUT: "khoảng", LESS_THAN: "dưới"}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """``is_true`` is ``None`` where it cannot be told. ``reason``: a Vietnamese sentence."""

    is_true: bool | None
    reason: str
    known: Known


def compare(said: Said, known: Known) -> Outcome:
    """Whether what is said holds against what is known. Rounding is fair; bounds are taken at their word."""
    if said.role == TARGET:
        return _target(said, known)
    if known.qualifier != EXACT:
        return _inexact(said, known)
    if said.figure.qualifier:
        return _bounded(said, known)
    return _exact(said, known)


def _exact(said: Said, known: Known) -> Outcome:
    figure, value = said.figure, known.value
    if figure.value == value:
        return Outcome(is_true=True, reason=f"Khớp: {_named(known)}{_points(said)}.", known=known)
    if _is_rounded(said, value):
        return Outcome(is_true=True, reason=f"Đúng, đã làm tròn: {_named(known)}{_points(said)}.", known=known)
    return Outcome(is_true=False, reason=_wrong(said, known), known=known)


def _is_rounded(said: Said, value: Fraction) -> bool:
    """Whether the figure is the value in fewer digits; a whole number of việc is never rounded."""
    figure = said.figure
    if figure.value is None or (figure.kind not in (PERCENT, POINTS) and figure.step == 1):
        return False
    return abs(abs(figure.value) - abs(value)) * 2 <= figure.step and (figure.value >= 0) == (value >= 0)


def _bounded(said: Said, known: Known) -> Outcome:
    figure, value = said.figure, known.value
    above = value - figure.value
    word, far = WORDS[figure.qualifier], _reach(said, FAR_POINTS, FAR_SHARE)
    near = _reach(said, NEAR_POINTS, NEAR_SHARE)
    distance = _distance(said, above)
    named = _named(known)
    if figure.qualifier == MORE_THAN and above >= 0:
        if above > far:
            reason = f"Đúng là {word}, nhưng xa: {named}, cao hơn tới {distance}; hãy viết sát số."
            return Outcome(is_true=False, reason=reason, known=known)
        return Outcome(
            is_true=True, reason=f"Đúng: {named}, cao hơn mức “{word}” {distance}{_points(said)}.", known=known
        )
    if figure.qualifier in (NEARLY, LESS_THAN) and above <= 0:
        is_near = figure.qualifier == LESS_THAN or -above <= near
        reason = f"{'Đúng' if is_near else 'Không sát'}: {named}, thấp hơn mức “{word}” {distance}{_points(said)}."
        return Outcome(is_true=is_near, reason=reason, known=known)
    if figure.qualifier == ABOUT and abs(above) <= near:
        return Outcome(is_true=True, reason=f"Đúng: {named}, chênh {distance}{_points(said)}.", known=known)
    direction = "thấp" if above < 0 else "cao"
    reason = f"Không đúng với chữ “{word}”: {named}, {direction} hơn {distance}."
    return Outcome(is_true=False, reason=reason, known=known)


def _inexact(said: Said, known: Known) -> Outcome:
    """The ledger itself only knows a bound."""
    figure, same = said.figure, said.figure.value == known.value
    word = WORDS.get(known.qualifier, "khoảng")
    held = f"sổ ghi {_what(known)} {word} {known.shown}"
    if same and figure.qualifier == known.qualifier:
        return Outcome(is_true=True, reason=f"Khớp: {held}{_points(said)}.", known=known)
    if same and figure.qualifier is None:
        reason = f"Thiếu chữ “{word}”: {held}, không phải con số đúng bằng."
        return Outcome(is_true=False, reason=reason, known=known)
    if known.qualifier == MORE_THAN and figure.value < known.value:
        if figure.qualifier == MORE_THAN and known.value - figure.value <= _reach(said, FAR_POINTS, FAR_SHARE):
            return Outcome(is_true=True, reason=f"Đúng: {held}.", known=known)
        return Outcome(is_true=False, reason=f"Không khớp: {held}.", known=known)
    if known.qualifier == NEARLY and figure.value > known.value and figure.qualifier in (MORE_THAN, None):
        return Outcome(is_true=False, reason=f"Không khớp: {held}.", known=known)
    return Outcome(is_true=None, reason=f"Không kết luận được: {held}, không có số đúng để đối chiếu.", known=known)


def _target(said: Said, known: Known) -> Outcome:
    figure = said.figure
    if figure.value == known.value and figure.qualifier in (None, MORE_THAN):
        return Outcome(is_true=True, reason=f"Khớp: {_named(known)}.", known=known)
    return Outcome(is_true=False, reason=_wrong(said, known), known=known)


def _wrong(said: Said, known: Known) -> str:
    named, value = _named(known), known.value
    if said.figure.kind in (PERCENT, POINTS) and abs(said.figure.value - value) <= said.figure.step:
        right = numbers.decimal(value, said.figure.decimals)
        return f"Làm tròn sai: {named}, làm tròn cùng số chữ số là {right} %."
    return f"Không khớp: {named}."


def _named(known: Known) -> str:
    return f"{_what(known)} là {known.shown}"


def _what(known: Known) -> str:
    return f"{known.what}, {known.unit}, {known.when},"


def _points(said: Said) -> str:
    """A difference of rates is in points whatever sign stands behind it."""
    moved = said.role in (GAP, CHANGE) and said.figure.kind == PERCENT and not said.is_relative
    return "; “%” ở đây hiểu là điểm %" if moved else ""


def _reach(said: Said, points: Fraction, share: Fraction) -> Fraction:
    return points if said.figure.kind in (PERCENT, POINTS) else share * said.figure.value


def _distance(said: Said, difference: Fraction) -> str:
    size = abs(difference)
    if said.figure.kind in (PERCENT, POINTS):
        return f"{numbers.decimal(size, 2)} điểm %"
    if said.figure.kind == MONEY:
        return numbers.billion(int(size), 2)
    return f"{numbers.decimal(size, 0)}{' việc' if said.figure.kind == CASES else ''}"
