"""Groups of cases in sentences: a small share of the cases, a large share of the money."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from analytics import numbers
from analytics.measures import Intervention
from analytics.measures.results import Result
from analytics.measures.themes import DONE, SETTLED, Leverage, Theme, groups
from analytics.measures.voices import EXACT
from analytics.units import NATIONAL
from pages.components import notes, race_words, session, text
from pages.components.rows import plain_name
from pages.components.theme_filters import BASES

FAR = 2
TASK_FORCE = "task_force"
MILLION = 10**6
REMARK = (
    "Các nhóm chồng lên nhau (một án tín dụng lớn nằm ở cả hai nhóm) nên không cộng với nhau và không có dòng tổng. "
    "Mỗi nhóm so riêng với toàn bộ. Tỷ trọng lớn không nói nhóm ấy làm tốt hay kém."
)
NO_SETTLED = (
    "Chưa có số việc xong do thoả thuận, thuyết phục hay phải cưỡng chế. Trong tệp Việc hoặc Tiền, ghi nhóm việc là "
    "“Xong do thoả thuận, thuyết phục” hoặc “Phải cưỡng chế” và cột thi hành xong; không cần cột khác."
)
REFERENCES = (
    "Các khoảng này không phải kỳ báo cáo (nhiều năm cộng lại, hoặc nguồn không nói rõ) nên không nạp vào sổ và không "
    "so thẳng với bảng trên; chỉ để biết cỡ của con số."
)


def headline(found: Sequence[Theme], basis: str, label: str) -> str:
    """The group that weighs most in money beyond its share of the cases."""
    known = [(each, each.leverage(basis)) for each in about(found)]
    both = [(each, lever) for each, lever in known if None not in (lever.cases, lever.money)]
    if not both:
        return f"Chưa có số liệu về việc và về tiền của nhóm việc nào, {label}"
    each, lever = max(both, key=lambda pair: pair[1].money - pair[1].cases)
    unit = "cả nước" if each.unit_id == NATIONAL else plain_name(each.unit)
    return said(group(each.group), unit, lever, approximate=is_rough(each))


def said(name: str, unit: str, lever: Leverage, *, approximate: bool = False) -> str:
    """ "Nhóm tín dụng, ngân hàng của Vĩnh Phúc: 0,64 % số việc nhưng 54,78 % số tiền"."""
    nearly = "khoảng " if approximate else ""
    joint = "nhưng" if lever.money >= FAR * lever.cases else "và"
    cases, money = numbers.percent(lever.cases), numbers.percent(lever.money)
    return f"Nhóm {name[:1].lower()}{name[1:]} của {unit}: {nearly}{cases} số việc {joint} {nearly}{money} số tiền"


def about(found: Iterable[Theme]) -> list[Theme]:
    """Groups that say what cases are about."""
    return [each for each in found if each.group not in SETTLED]


def settled(found: Sequence[Theme]) -> list[str]:
    """How cases ended: the share of what is done that was settled by agreement, and that had to be coerced."""
    return [_ended(each) for each in found if each.group in SETTLED]


def _ended(each: Theme) -> str:
    lever = each.leverage(DONE)
    shares = (("số việc xong", lever.cases, lever.part.cases), ("số tiền xong", lever.money, lever.part.money))
    told = [
        f"{numbers.percent(share)} {name} ({race_words.amount(amount, 'money' if 'tiền' in name else 'cases')})"
        for name, share, amount in shares
        if share is not None
    ]
    return f"{group(each.group)}: {' và '.join(told) or 'chưa so được với toàn bộ'}."


def group(name: str) -> str:
    """A group as the catalogue names it."""
    return groups(session.catalog())[name]


def is_rough(theme: Theme) -> bool:
    """Whether a source says "more than" or "nearly" of a figure in the shares."""
    results = (*theme.own.values(), *theme.whole.values())
    return any(each.qualifier not in (EXACT, None) for each in results)


def facts(found: Sequence[Theme], basis: str) -> str:
    """What shares are of, the day, source and status."""
    return notes.facts(results(found), more=f"tỷ trọng trong số {BASES[basis].lower()} của toàn bộ")


def results(found: Iterable[Theme]) -> list[Result]:
    """What the groups were made of."""
    return [each for theme in found for each in theme.own.values()]


def each_case(amount: Fraction | None) -> str:
    """Money of one case: tỷ đồng, or triệu đồng where it is less than one."""
    if amount is None:
        return numbers.MISSING
    if amount >= numbers.DONG_PER_BILLION:
        return f"{numbers.decimal(amount / numbers.DONG_PER_BILLION, 2)} tỷ đồng"
    return f"{numbers.decimal(amount / MILLION, 1)} triệu đồng"


def uncovered(found: Sequence[Theme]) -> str:
    """Groups that fewer units reported than the whole, their share left open; and sums of unlike numbers of units."""
    partial = [group(each.group) for each in found if any(map(each.is_partial, each.own))]
    counts = {
        "/".join(f"{each.own[name].parts_reported} đơn vị {text.about(name)}" for name in each.own)
        for each in found
        if len({result.parts_reported for result in each.own.values()}) > 1
    }
    lines = (
        [f"Ít đơn vị báo cáo nhóm này hơn toàn bộ nên không tính tỷ trọng: {'; '.join(partial)}."] if partial else []
    )
    lines += [f"Cộng từ {'; '.join(sorted(counts))}: tiền mỗi việc là gần đúng."] if counts else []
    return " ".join(lines)


def task_forces(found: Sequence[Intervention]) -> list[Intervention]:
    """Task forces among what was done for units."""
    return [each for each in found if each.kind == TASK_FORCE]


def within(unit_id: str) -> dict[str, str]:
    """The unit as a narrowing of other questions; the nation narrows nothing."""
    return {} if unit_id == NATIONAL else {"unit_id": unit_id}


def nothing(label: str) -> None:
    """No group at all: what to do."""
    notes.empty(
        f"Chưa có số liệu theo nhóm việc của lựa chọn này, {label}.",
        "Nhóm việc (tín dụng ngân hàng, giá trị lớn, khó khăn phức tạp, nhiều đơn thư, thu cho ngân sách…) là các dòng "
        "riêng trong tệp Việc và tệp Tiền, ghi ở cột “Nhóm việc”.",
        "Hãy tải mẫu, thêm dòng cho từng nhóm và nạp ở trang Nạp số liệu, hoặc chọn kỳ, đơn vị khác.",
    )
