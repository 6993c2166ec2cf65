"""Scores in words: points, classes, places, what is missing, what is only a suggestion."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers
from analytics.scorebook import Outcome
from analytics.scoring import Scheme, Shaken, Span, Standing, words
from pages.components import text

NOTHING = (
    "Chưa đơn vị nào được chấm theo bảng này trong năm đã chọn.",
    "Điểm và hạng được tính từ số liệu ghi vào sổ, không ai gõ tổng điểm.",
    "Hãy chọn “Ghi điểm” để ghi cho từng đơn vị, hoặc tải mẫu “Chấm điểm thi đua”, điền cho nhiều đơn vị và nạp ở "
    "trang Nạp số liệu.",
)
SUGGESTION = "Hạng ở đây là gợi ý theo bảng chấm; hạng chính thức do văn bản quyết định."
FIRM = (
    "Độ chắc: 5.000 lần thử, mỗi lần điểm chuẩn của từng tiêu chí cơ sở lệch ngẫu nhiên tới 20 % rồi đưa về cùng tổng, "
    "tỷ lệ về việc lấy từ số liệu báo cáo nằm đâu đó trong khoảng 95 % của nó (Wilson); cột cho biết bao nhiêu phần "
    "trăm lần thử giữ nguyên hạng, giữ nguyên thứ. Không tính hạn mức và xét bằng điểm."
)


def headline(found: Outcome) -> str:
    """Who stands first, with what class, among how many, at which phase."""
    scheme = found.issued.scheme
    if found.race is None:
        return f"{scheme.title}: chưa tính được điểm"
    standings = found.race.standings
    if not standings:
        return f"{scheme.title}, năm {found.year}: chưa có điểm chấm"
    first = [each for each in standings if each.place == 1]
    phase = words.say("phase", found.race.phase)
    who = " và ".join(each.score.unit for each in first[:2]) + (f" cùng {len(first) - 2} đơn vị" * (len(first) > 2))
    lead = f"{who} đứng đầu với {points(first[0].score.total)} điểm" if first else "chưa rõ đơn vị đứng đầu"
    return f"{phase.capitalize()} {found.year}: {lead}; {counted(scheme, standings)}"


def of_unit(found: Outcome, unit_id: str | None) -> str:
    """One unit's points, place and class; the headline of all where there is none."""
    standing = standing_of(found, unit_id)
    if standing is None:
        return headline(found)
    known = of_class(found.issued.scheme, standing)
    place_said = f"thứ {place(standing)} trong {len(found.race.standings)} đơn vị"
    parts = [f"{points(standing.score.total)} điểm", place_said, *([known] if known else [])]
    return f"{standing.score.unit} {found.year}, vòng {words.say('phase', found.race.phase)}: {', '.join(parts)}"


def standing_of(found: Outcome, unit_id: str | None) -> Standing | None:
    """The standing of a unit, if it was scored."""
    names = [name for name, known in found.race.field.units.items() if known == unit_id] if found.race else []
    return found.race.of(names[0]) if names else None


def counted(scheme: Scheme, standings: Sequence[Standing]) -> str:
    """ "2 đơn vị Hạng A, 5 Hạng B, 1 chưa rõ hạng"."""
    if not scheme.classes:
        return f"{len(standings)} đơn vị"
    counts = [(each.label, sum(one.class_id == each.id for one in standings)) for each in scheme.classes]
    unsure = sum(each.class_id is None for each in standings)
    told = [f"{count} {label}" for label, count in [*counts, ("chưa rõ hạng", unsure)] if count]
    return f"{len(standings)} đơn vị: {', '.join(told)}"


def facts(found: Outcome) -> str:
    """The scheme, what it is, where it comes from."""
    scheme = found.issued.scheme
    state = [words.say("status", scheme.status)] + ([words.say("status", "partial")] if scheme.partial else [])
    return f"{scheme.title} ({', '.join(state)}) · Nguồn: {scheme.source}"


def points(span: Span | None) -> str:
    """ "92,5", "từ 80 đến 92,5"; a dash for nothing."""
    return numbers.MISSING if span is None else span.words


def percent(span: Span | None) -> str:
    """ "92,5 %" of the maximum, with one decimal."""
    if span is None:
        return numbers.MISSING
    if span.known:
        return numbers.percent(span.points, 1)
    ends = [numbers.percent(each, 1) if each is not None else "…" for each in (span.low, span.high)]
    return f"từ {ends[0]} đến {ends[1]}"


def place(each: Standing) -> str:
    """ "1", "1 (đồng hạng)", "2 đến 4"."""
    if each.place is None:
        return f"{each.place_best} đến {each.place_worst}"
    return f"{each.place} (đồng hạng)" if each.tied_with else str(each.place)


def of_class(scheme: Scheme, each: Standing) -> str:
    """The class, or between which it lies."""
    if not scheme.classes:
        return ""
    if each.class_id is not None:
        return scheme.label_of(each.class_id)
    verdict = each.score.verdict
    if verdict.best == verdict.worst:
        return f"{scheme.label_of(verdict.best)}, chờ quyết định ở ranh giới hạn mức"
    return f"từ {scheme.label_of(verdict.worst)} đến {scheme.label_of(verdict.best)}"


def stays(shaken: Shaken | None, unit: str) -> tuple[str, str]:
    """In how many of a hundred draws class and place stay."""
    if shaken is None:
        return "", ""
    one = next((each for each in shaken.units if each.unit == unit), None)
    if one is None:
        return numbers.MISSING, numbers.MISSING
    return _share(one.class_stays), _share(one.place_stays)


def _share(part: Fraction | None) -> str:
    return numbers.MISSING if part is None else numbers.percent(100 * part, 0)


def missing(found: Outcome) -> str:
    """For how many units something is not known yet."""
    lacking = [each for each in found.race.standings if each.score.missing]
    if not lacking:
        return ""
    names = text.listed([each.score.unit for each in lacking], most=4)
    return f"Còn thiếu số liệu của {names}: điểm là một khoảng, không phải 0, cho đến khi có đủ."


def refused(found: Outcome) -> tuple[str, str]:
    """What to do about a race that cannot be run."""
    if found.is_open:
        return "Văn bản để trống khoảng ấy.", "Hãy chọn quy ước ở ô “Giá trị giữa hai mức”."
    return "Một số liệu trong sổ không còn khớp với bảng chấm.", "Hãy sửa hoặc hoàn tác số liệu ấy."
