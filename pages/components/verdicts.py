"""What an exhibit shows and what it does not, in sentences made from the judgement: true, or not said."""

from collections.abc import Iterable, Sequence

from analytics import numbers
from analytics.measures.funnel import ABOVE, BELOW
from analytics.measures.judgement import CHANCE, FEW, HIDDEN, MET, MISSED, NOTHING, TARGET, UNSURE, Judged, Judgement
from analytics.periods import YEAR_MONTHS
from pages.components import funnels, text
from pages.components.rows import plain_name

FEW_NAMED = 4


def under(judgements: Sequence[Judgement], face: str, pinned: str | None, dimension: str) -> str:
    """The sentences under one face of the comparison."""
    found = (sentence for each in judgements for sentence in _under(each, face, pinned, dimension))
    return "  \n".join(sentence for sentence in found if sentence)


def remark(judgements: Sequence[Judgement], face: str) -> str:
    """How to read the face of the comparison; nothing where there is nothing to read."""
    return "" if face == "pheu" and not funnels.can_draw(judgements) else text.UNDER[face]


def _under(judgement: Judgement, face: str, pinned: str | None, dimension: str) -> Iterable[str]:
    if face == "pheu":
        yield centre(judgement)
        yield targets(judgement, dimension)
        return
    if face in ("bang", "bieu-do"):
        yield tie(judgement)
        yield climb(judgement, pinned, dimension)
    yield targets(judgement, dimension)
    if face in ("bang", "bieu-do"):
        yield basis(judgement, dimension)
        yield too_small(judgement)


def tie(judgement: Judgement) -> str:
    """Which stretch of the ranking cannot be told apart."""
    if judgement.tie is None:
        told = judgement.of > 1 and judgement.basis != NOTHING
        return "Mọi hạng liền nhau đều phân biệt được." if told else ""
    first, last = judgement.tie
    if first == last:
        return f"Các đơn vị cùng hạng {first} không phân biệt được với nhau."
    return f"Chênh lệch giữa hạng {first} và hạng {last} nằm trong mức dao động bình thường."


def climb(judgement: Judgement, unit_id: str | None, dimension: str) -> str:
    """What a unit lacks to pass the next one, and whether that gap means anything."""
    unit = judgement.of_unit(unit_id)
    if unit is None or unit.rank is None or unit.next_up is None or unit.to_next is None:
        return ""
    name, more = plain_name(unit.result.unit), _amount(unit.to_next, dimension)
    sentence = f"Muốn lên một bậc, {name} cần xong thêm {more}"
    if unit.next_differs is None:
        return f"{sentence}; chưa nói được khoảng cách ấy có ý nghĩa hay không."
    return f"{sentence}; khoảng cách ấy {'có ý nghĩa' if unit.next_differs else 'chưa có ý nghĩa'}."


def _amount(value: int, dimension: str) -> str:
    if dimension != "money":
        return f"{numbers.integer(value)} việc"
    return numbers.billion(value) if value >= 10**8 else f"{numbers.decimal(value / 10**6, 1)} triệu đồng"


def targets(judgement: Judgement, dimension: str) -> str:
    """How many met or missed their targets for sure, and how many cannot be told."""
    judged = [unit for unit in judgement.units if unit.status is not None]
    if not judged:
        return ""
    counts = {status: sum(unit.status == status for unit in judged) for status in (MET, MISSED, UNSURE)}
    whole = "" if judged[0].result.months == YEAR_MONTHS else "cả năm "
    return (
        f"So với chỉ tiêu {whole}{text.about(dimension)}: {counts[MET]} đơn vị đủ căn cứ nói là đạt, {counts[MISSED]} "
        f"đơn vị đủ căn cứ nói là chưa đạt, {counts[UNSURE]} đơn vị chưa đủ căn cứ."
    )


def basis(judgement: Judgement, dimension: str) -> str:
    """What the ranges come from."""
    if judgement.of < 2:
        return ""
    if judgement.basis == NOTHING:
        return "Chưa có các năm trước để biết dao động nên chưa nói được khoảng hạng về tiền."
    if judgement.basis == CHANCE:
        return "Chưa có các năm trước: khoảng hạng chỉ phản ánh may rủi của từng việc, thực tế còn rộng hơn."
    if dimension == "money":
        return (
            "Về tiền, khoảng hạng chỉ lấy từ dao động qua các năm của từng đơn vị, không tính may rủi theo từng đồng."
        )
    return "Khoảng hạng tính cả may rủi của từng việc và dao động qua các năm của từng đơn vị."


def too_small(judgement: Judgement) -> str:
    """Who has no place because of too few cases, with the level that can be said; and who is hidden."""
    few = [unit for unit in judgement.units if unit.unranked == FEW]
    gone = [unit for unit in judgement.units if unit.unranked == HIDDEN]
    parts = []
    if few:
        names = text.listed([_level(unit) for unit in few], most=FEW_NAMED)
        parts.append(f"Không xếp hạng vì ít hơn {judgement.least_cases} việc: {names}.")
    if gone:
        names = text.listed([plain_name(unit.result.unit) for unit in gone], most=FEW_NAMED)
        parts.append(f"Ẩn số của {names} để không ai bị nhận ra.")
    return " ".join(parts)


def _level(unit: Judged) -> str:
    name = plain_name(unit.result.unit)
    if unit.reach is None:
        return name
    low, high = (numbers.decimal(min(max(each, 0), 100), 1) for each in unit.reach)
    return f"{name} (mức ước lượng {numbers.percent(unit.level.mean, 1)}, trong khoảng {low}–{high} %)"


def outside(judgement: Judgement) -> str:
    """Who lies outside the funnel's 99.8 % limits: a headline, without a full stop."""
    if judgement.funnel is None:
        return ""
    sides = {
        side: [plain_name(unit.result.unit) for unit in judgement.ranked if unit.limits.side == side]
        for side in (ABOVE, BELOW)
    }
    if not any(sides.values()):
        return f"Cả {judgement.of} đơn vị nằm trong vùng bình thường"
    said = {ABOVE: "trên", BELOW: "dưới"}
    parts = [f"{said[side]} vùng là {text.listed(names)}" for side, names in sides.items() if names]
    count = sum(map(len, sides.values()))
    return f"{count} trong {judgement.of} đơn vị nằm ngoài vùng bình thường: {'; '.join(parts)}"


def headline(judgements: Sequence[Judgement]) -> str:
    """The finding of the funnel; nothing where none is drawn."""
    return "".join(map(outside, judgements)) if funnels.can_draw(judgements) else ""


def centre(judgement: Judgement) -> str:
    """What the middle of the funnel is."""
    if judgement.funnel is None:
        return ""
    middle = numbers.percent(judgement.funnel.centre)
    if judgement.against == TARGET:
        return f"Đường giữa là chỉ tiêu {middle}."
    return f"Đường giữa là tỷ lệ chung {middle} của {judgement.of} đơn vị."
