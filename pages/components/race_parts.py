"""Sentences about the parts of a race: whether their targets add up to the whole's, and who is not in it."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures.pursuit import Pursuit, cascade
from pages.components import races, text
from pages.components.race_words import SIGNS, kind, name
from pages.components.rows import plain_name


def adding_up(found: Sequence[Pursuit], whole: Sequence[Pursuit], parent: str | None) -> str:
    """Whether meeting every part's target meets the whole's."""
    top = whole[0] if whole else None
    checked = cascade(races.results(found), top.result if top else None)
    if checked is None:
        return f"Chưa kiểm được chỉ tiêu của các {kind(parent)} cộng lại có đủ hay không: {_lacking(top, parent)}."
    sums = f"Chỉ tiêu của {checked.units} {kind(parent)} có số liệu, cộng theo số có điều kiện hiện nay, là "
    sums += f"{numbers.percent(checked.parts)}; chỉ tiêu của {name(top)} {SIGNS[top.result.target.comparator]} "
    sums += numbers.percent(checked.whole)
    if checked.adds_up:
        return f"{sums}: mọi {kind(parent)} ấy đạt thì cộng lại đủ mức của {name(top)}."
    short = numbers.decimal(checked.whole - checked.parts, 2)
    return f"{sums}: hụt {short} điểm %, mọi {kind(parent)} ấy đạt cũng chưa đủ mức của {name(top)}."


def _lacking(top: Pursuit | None, parent: str | None) -> str:
    """What is missing for the targets to be added up."""
    if top is None:
        return f"chưa có số liệu cùng kỳ của {'tỉnh' if parent else 'cả nước'}"
    return f"chưa {kind(parent)} nào có chỉ tiêu" if top.result.target else f"{name(top)} chưa có chỉ tiêu"


def untold(found: Sequence[Pursuit]) -> str:
    """Units that have figures but no race, and why."""
    without = {
        "chưa có chỉ tiêu": [each for each in found if each.race is None and each.result.target is None],
        "có chỉ tiêu nhưng chưa đủ tử số và mẫu số": [
            each for each in found if each.race is None and each.result.target
        ],
    }
    said = [
        f"{text.capital(why)}: {text.listed([plain_name(each.result.unit) for each in units], most=12)}."
        for why, units in without.items()
        if units
    ]
    return " ".join(said)
