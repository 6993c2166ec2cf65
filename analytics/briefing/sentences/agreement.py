"""Whether the figures of one text agree with each other: quotients, sums, and money for each việc."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from analytics import numbers
from analytics.briefing.sentences.cues import COLUMNS, RATE
from analytics.briefing.sentences.reading import Said
from analytics.briefing.sentences.spotting import CASES, MONEY, PERCENT
from analytics.catalog import Catalog, Identity, Term

LEAST, MOST = 10**5, 10**11
"""Đồng for each việc that was completed, below and above which no office has ever been."""
NOT_BEFORE = 20


@dataclass(frozen=True, kw_only=True)
class Remark:
    """What the text says against (or for) one of its own figures. ``is_wrong``: ``None`` where it only may be."""

    index: int
    is_wrong: bool | None
    reason: str


def remarks(found: Iterable[Said], catalog: Catalog) -> list[Remark]:
    """Everything that figures of one sentence say about each other."""
    told: list[Remark] = []
    for _, group in groupby(found, key=lambda said: said.sentence):
        sentence = [said for said in group if said.figure.value is not None]
        told += [*_quotients(sentence), *_per_case(sentence)]
        for dimension in catalog.dimensions:
            told += _sums(sentence, dimension, catalog)
    return told


def _quotients(sentence: list[Said]) -> Iterator[Remark]:
    """ "6.844 việc/10.928 việc, đạt 62,63 %"."""
    for top, bottom, rate in zip(sentence, sentence[1:], sentence[2:], strict=False):
        fraction = bottom.figure.is_bottom and not top.figure.is_bottom and top.role == "completed"
        if fraction and rate.figure.kind == PERCENT and rate.role == RATE and bottom.figure.value:
            yield _quotient(top, bottom, rate)


def _quotient(top: Said, bottom: Said, rate: Said) -> Remark:
    computed = 100 * top.figure.value / bottom.figure.value
    off = abs(computed - rate.figure.value) - rate.figure.step / 2
    written = f"{top.figure.text}/{bottom.figure.text} = {numbers.percent(computed)}"
    rounded = bool(top.figure.qualifier or rate.figure.qualifier)
    if off <= 0 or (rounded and off <= 1):
        return Remark(index=rate.index, is_wrong=False, reason=f"Khớp phép chia trong văn bản: {written}.")
    if bottom.role == "enforceable" or bottom.is_eligible:
        return Remark(
            index=rate.index, is_wrong=True, reason=f"Không khớp phép chia: {written}, không phải {rate.figure.text}."
        )
    reason = f"{written}; có thể tỷ lệ được tính trên số có điều kiện, văn bản không nêu số đó."
    return Remark(index=rate.index, is_wrong=None, reason=reason)


def _per_case(sentence: list[Said]) -> Iterator[Remark]:
    """Money completed, for each việc completed."""
    done = {
        kind: [each for each in sentence if each.role == "completed" and each.dimension == kind]
        for kind in (CASES, MONEY)
    }
    if len(done[CASES]) != 1 or len(done[MONEY]) != 1:
        return
    (cases,), (money,) = done[CASES], done[MONEY]
    if cases.figure.value < NOT_BEFORE or LEAST <= (each := money.figure.value / cases.figure.value) <= MOST:
        return
    reason = f"Chia ra mỗi việc chỉ {_dong(each)}" if each < LEAST else f"Chia ra mỗi việc tới {_dong(each)}"
    unit = "nghìn đồng hoặc nghìn tỷ đồng" if each < LEAST else "đồng hoặc triệu đồng"
    yield Remark(
        index=money.index, is_wrong=True, reason=f"{reason}: không thể; hãy xem lại đơn vị tiền, có lẽ là {unit}."
    )


def _dong(value: Fraction) -> str:
    return f"{numbers.integer(int(value))} đồng"


def _sums(sentence: list[Said], dimension: str, catalog: Catalog) -> Iterator[Remark]:
    """Identities of the catalogue, where the sentence gives every term once."""
    given: dict[str, list[Said]] = {}
    for said in sentence:
        if said.role in COLUMNS and said.dimension == dimension:
            given.setdefault(said.role, []).append(said)
    once = {name: said[0] for name, said in given.items() if len(said) == 1 and not said[0].figure.qualifier}
    for identity in catalog.datasets[dimension].identities:
        if identity.relation == "=" and all(term.column in once for term in _needed(identity)):
            yield from _sum(identity, once, catalog.datasets[dimension].unit)


def _needed(identity: Identity) -> list[Term]:
    return [term for term in (*identity.left, *identity.right) if not term.optional]


def _sum(identity: Identity, once: dict[str, Said], unit: str) -> Iterator[Remark]:
    left, right = (_total(terms, once) for terms in (identity.left, identity.right))
    slack = sum((said.figure.step for said in once.values() if said.figure.step > 1), Fraction(0))
    if abs(left - right) <= slack:
        return
    whole = once[identity.left[0].column]
    reason = (
        f"Các phần không cộng lại thành tổng: {identity.label}, nhưng {numbers.integer(int(left))} khác "
        f"{numbers.integer(int(right))} {unit}."
    )
    yield Remark(index=whole.index, is_wrong=True, reason=reason)


def _total(terms: Iterable[Term], once: dict[str, Said]) -> Fraction:
    return sum((term.sign * once[term.column].figure.value for term in terms if term.column in once), Fraction(0))
