"""Alarms in sentences: states, reasons with figure and threshold, what was done and what came after, no more."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers
from analytics.measures.alarm_answers import Answer, DeclaredStory
from analytics.measures.alarm_signs import Reason
from analytics.measures.alarms import MET, NORMAL, RECOVERING, Moment
from analytics.periods import YEAR_MONTHS
from analytics.standards import AlarmRule
from analytics.standards.alarm_rules import ALARM, BOTTOM_AND_SHARE, WATCH
from pages.components import alarm_filters, movement_words, race_words, session, tables, text
from pages.components.alarm_filters import Watched
from pages.components.rows import plain_name

MARKS = {ALARM: "■", WATCH: "◆", RECOVERING: "△", MET: "●", NORMAL: "○"}
STATES = {
    ALARM: "Báo động",
    WATCH: "Cần theo dõi",
    RECOVERING: "Đang hồi phục",
    MET: "Đã đạt chỉ tiêu",
    NORMAL: "Bình thường",
}
OVER = "Hết mức báo động, chưa đạt"
NOTHING_DONE = "Chưa ghi việc chỉ đạo nào"
ENDED = {MET: "đạt chỉ tiêu", "settled": "ba tháng liền không còn quy tắc báo động nào"}
REMARK = (
    "Báo động mở ở cuối tháng có ít nhất một quy tắc ở mức báo động, khép khi đạt chỉ tiêu hoặc sau ba tháng liền "
    "không còn quy tắc nào ở mức ấy. Sau chỉ đạo là thứ tự thời gian: không nói chỉ đạo làm cho kết quả thay đổi."
)
_WHAT = {
    "linear_pace": "chậm hơn đường thẳng {} điểm %",
    "seasonal_pace": "chậm hơn nhịp thường lệ {} điểm %",
    "forecast": "dự báo cuối năm thấp hơn chỉ tiêu {} điểm %",
    "effort": "nhịp cần có gấp {} lần nay",
    "last_year": "thấp hơn cùng kỳ năm trước {} điểm %",
    "fall": "giảm {} điểm % so với kỳ liền trước",
}
_AT_THE_END = "thấp hơn chỉ tiêu {} điểm %"


def state(moment: Moment) -> str:
    """The state as a shape and a word; of a year that is over, nothing recovers any more."""
    is_over = moment.state == RECOVERING and moment.months == YEAR_MONTHS
    return f"{MARKS[moment.state]} {OVER if is_over else STATES[moment.state]}"


def reason(moment: Moment, each: Reason) -> str:
    """A rule that fires: its figure, and the threshold it reached. At the end of a year the line is at the target."""
    if each.rule.rule == BOTTOM_AND_SHARE:
        return _placed(each)
    is_over = each.rule.rule == "linear_pace" and moment.months == YEAR_MONTHS
    said = (_AT_THE_END if is_over else _WHAT[each.rule.rule]).format(_size(each.rule.rule, each.figure))
    return f"{said} {_kept(f'(mức {threshold(each.rule, each.level)})')}"


def threshold(rule: AlarmRule, level: str) -> str:
    """ "từ 5,00", "quá 1,20"; a dash where it is not looked at."""
    bound, comparator = (rule.alarm, rule.alarm_at) if level == ALARM else (rule.watch, rule.watch_at)
    if bound is None:
        return numbers.MISSING
    return f"{'quá' if comparator == '>' else 'từ'} {_size(rule.rule, bound)}"


def _size(rule: str, figure: Fraction | float) -> str:
    """Points of percent; of the speed, how many times the speed so far."""
    return numbers.decimal(1 + figure / 100 if rule == "effort" else figure, 2)


def _placed(each: Reason) -> str:
    rule, parts = each.rule, []
    if rule.bottom_pct is not None and each.figure <= rule.bottom_pct:
        parts.append(f"trong {numbers.decimal(rule.bottom_pct, 0)} % có tỷ lệ thấp nhất")
    if rule.share_pct is not None and each.share >= rule.share_pct:
        share = numbers.percent(each.share, 1)
        bound = _kept(f"(mức từ {numbers.decimal(rule.share_pct, 0)} %)")
        parts.append(f"giữ {share} số còn thiếu {bound}")
    return " và ".join(parts)


def _kept(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


def reasons(moment: Moment, most: int = 2) -> list[str]:
    """The heaviest reasons, and how many more there are."""
    told = [reason(moment, each) for each in moment.reasons if moment.state != ALARM or each.level == ALARM]
    if moment.state == RECOVERING and not told:
        return ["không còn quy tắc nào ở mức cần theo dõi"]
    more = len(moment.reasons) - len(told[:most])
    return told[:most] + ([f"và {more} lý do khác"] if more else [])


def headline(found: Sequence[Watched], declared: Sequence[DeclaredStory], parent: str | None) -> str:
    """How many units are in alarm, to be watched, and out of an alarm, and of how many of them something was done;
    where nobody can be followed, what was declared."""
    kind = race_words.kind(parent)
    if not found:
        return (
            _declared(declared) or f"Chưa theo dõi được {kind} nào {session.view().label}: chưa đủ số liệu và chỉ tiêu"
        )
    states = alarm_filters.states(found)
    alarmed, seen, rising = (states.count(each) for each in (ALARM, WATCH, RECOVERING))
    first = f"{alarmed} {kind} trong tình trạng báo động" if alarmed else f"không {kind} nào đang báo động"
    second = f", {seen} cần theo dõi" if seen else ""
    return text.capital(f"{_untold(found, kind)}{first}{second}{_rising(rising)}{_out(found)}")


def _untold(found: Sequence[Watched], kind: str) -> str:
    """Without any target most rules have nothing to look at: silence is no all-clear."""
    if any(each.story.now.sign.result.target for each in found):
        return ""
    return f"chưa {kind} nào có chỉ tiêu, mới xét được cùng kỳ và kỳ liền trước: "


def _declared(declared: Sequence[DeclaredStory]) -> str:
    places = [f"{_name(each.alarm.unit_id)}, {each.alarm.stage or f'năm {each.alarm.year}'}" for each in declared]
    return f"Chưa tính được báo động nào; đã nêu trong báo cáo: {text.listed(places, 2)}" if places else ""


def _name(unit_id: str) -> str:
    return plain_name(session.units().get(unit_id).name)


def _rising(count: int) -> str:
    is_over = session.view().months == YEAR_MONTHS
    return f", {count} {'hết mức báo động nhưng chưa đạt' if is_over else 'đang hồi phục'}" if count else ""


def _out(found: Sequence[Watched]) -> str:
    units = alarm_filters.by_unit(found).values()
    out = [own for own in units if alarm_filters.recovered(own) and not any(each.is_open for each in own)]
    if not out:
        return ""
    done = sum(any(each.was_answered for each in alarm_filters.recovered(own)) for own in out)
    return f"; {len(out)} đã ra khỏi báo động" + (f", {done} trong đó đã được chỉ đạo khi còn báo động" if done else "")


def finding(each: Watched) -> str:
    """One unit in a sentence: its state, since when, and its distance to the straight line in March and now."""
    now = each.story.now
    said = f"{each.name} {text.about(each.story.dimension)}: {STATES[now.state].lower()} từ {each.story.since:%d/%m/%Y}"
    half = next((moment for moment in each.story.moments if moment.months == 6 and moment is not now), None)
    if now.ahead is None:
        return said
    then = f", lúc 6 tháng là {numbers.points(half.ahead)}" if half and half.ahead is not None else ""
    return f"{said}; so với đường thẳng {numbers.points(now.ahead)}{then}"


def done(each: Answer) -> str:
    """What was done, by whom, on which day."""
    given = each.intervention
    kind = movement_words.choice("interventions", "kind", given.kind)
    who = f" ({given.led_by})" if given.led_by else ""
    return f"{movement_words.day(given.taken_on)}, {kind.lower()}{who}: {given.action}"


def after(each: Answer) -> str:
    """What came after: distance to the straight line and rate, then and now; when the alarm closed; the outcome."""
    parts = []
    if each.gain is not None:
        days = f"{each.before.day:%d/%m} đến {each.now.day:%d/%m}"
        line = f"so với đường thẳng {_signed(each.before.ahead)} → {_signed(each.now.ahead)} điểm %"
        parts.append(f"{days}: {line}, tỷ lệ {numbers.points(each.rate_gain)}")
    if each.months_to_close is not None:
        parts.append(f"báo động khép sau {each.months_to_close} tháng")
    if each.intervention.outcome:
        parts.append(f"kết quả ghi: {each.intervention.outcome}")
    return "; ".join(parts) or "chưa có số liệu tháng sau"


def _signed(value: Fraction) -> str:
    return tables.difference(value)
