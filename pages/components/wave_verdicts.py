"""Whether the months of a wave were faster than usual, in words that say how sure that is."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures.campaign_effect import FASTER, FEWEST_UNITS, FEWEST_YEARS, SLOWER, USUAL, Effect
from pages.components import session
from pages.components.rows import plain_name

VERDICTS = {FASTER: "nhanh hơn thường lệ", USUAL: "như thường lệ", SLOWER: "chậm hơn thường lệ"}
UNKNOWN = "chưa đủ căn cứ"
NO_EFFECT = (
    "Chưa so được với thường lệ: cần số luỹ kế cuối đợt và tháng ngay trước đợt của chính tỉnh này. Chỉ so đợt của cấp "
    "tỉnh; đợt của cả nước không còn tỉnh nào không có đợt để so."
)


def verdict(found: Effect | None) -> str:
    """The judgement in three words."""
    return UNKNOWN if found is None else VERDICTS.get(found.verdict, UNKNOWN)


def judged(found: Effect) -> str:
    """What the months brought, what they usually bring, what others had, and the place among them."""
    own = f"Các tháng của đợt làm thêm {numbers.decimal(found.gain, 2)} điểm %"
    if found.usual is None:
        return f"{own}. {_lacking(found)}"
    usual = (
        f"cùng những tháng ấy {len(found.past)} năm trước không có đợt trung bình {numbers.decimal(found.usual, 2)}: "
        f"hơn thường lệ {numbers.points(found.extra)}"
    )
    if found.range is None:
        return f"{own}; {usual}. {_lacking(found)}"
    low, high = (numbers.decimal(each, 2) for each in found.range)
    return (
        f"{own}; {usual}. {len(found.others)} tỉnh không có đợt hơn thường lệ của mình trung bình "
        f"{numbers.points(found.common)}, nên phần riêng là {numbers.points(found.difference)} (chín trong mười tỉnh "
        f"không có đợt nằm giữa {low} và {high}), thứ {found.rank} trong {found.of}."
    )


def _lacking(found: Effect) -> str:
    years = "" if len(found.past) >= FEWEST_YEARS else f"mới có {len(found.past)}/{FEWEST_YEARS} năm trước không có đợt"
    enough = len(found.others) >= FEWEST_UNITS
    units = "" if enough else f"mới có {len(found.others)}/{FEWEST_UNITS} tỉnh không có đợt đủ số để so"
    return f"Chưa đủ căn cứ để nói nhanh hay chậm: {' và '.join(filter(None, (years, units)))}."


def names(unit_ids: Sequence[str]) -> list[str]:
    """Units by their plain names."""
    return [plain_name(session.units().get(unit_id).name) for unit_id in unit_ids]
