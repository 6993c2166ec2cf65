"""A wave in sentences: where it stands, which months are read, what it is measured by."""

from collections.abc import Sequence
from datetime import date

from analytics import numbers, periods
from analytics.measures import Movement, Wave
from analytics.measures.campaigns import ASSIGNED, Countdown, Months, Progress, countdown, months_of
from analytics.measures.quarters import Quarter
from pages.components import movement_words, notes, race_words, session, text
from pages.components.rows import plain_name

REMARK = (
    "Luỹ kế là từ đầu khoảng đo, không phải từ ngày mở đợt; phần tăng của đợt là luỹ kế cuối đợt trừ luỹ kế tháng "
    "trước đợt. Còn thiếu tính trên số có điều kiện của ngày số liệu: mẫu số tăng thì còn thiếu nhiều hơn. “Đạt từ” là "
    "tháng đầu tiên đạt mức và giữ được đến nay; số theo tháng nên sớm muộn chỉ biết đến tháng."
)


def headline(wave: Wave, found: Sequence[Progress], dimension: str) -> str:
    """How far the wave is and what is missing; by the day of the figures, not today."""
    name, own = _name(wave), found[0] if found else None
    if own is None:
        return f"Đợt của {name} chưa có số liệu {text.about(dimension)} trong khoảng đo"
    days = countdown(wave, as_of(own))
    return f"{name}, {_days(days)}: {_state(own, dimension)}"


def _days(days: Countdown | None) -> str:
    if days is None:
        return "đợt không rõ ngày"
    if not days.left:
        return f"hết {days.days} ngày của đợt"
    return f"qua {days.passed}/{days.days} ngày của đợt" if days.passed else "trước ngày mở đợt"


def _state(own: Progress, dimension: str) -> str:
    about = text.about(dimension)
    if own.race is None:
        return f"{rate(own)} {about}, chưa có mức của đợt để tính còn thiếu"
    if not own.race.need_more:
        return f"{rate(own)} {about}, đã đạt mức {race_words.target(own.race)}"
    still = "còn thiếu" if own.race.days_left else "thiếu"
    return f"{rate(own)} {about}, {still} {race_words.amount(own.race.need_more, dimension)}"


def facts(found: Sequence[Progress], wave: Wave) -> str:
    """Denominator, day of the figures, the measuring window, source and status."""
    results = [each.result for each in found]
    days = sorted({as_of(each) for each in found})
    until = f"Số liệu đến {' và '.join(movement_words.day(each) for each in days[-2:])}" if days else ""
    window = f"khoảng đo {movement_words.span(*wave.window)}"
    return " · ".join(
        part for part in ("Mẫu số: có điều kiện", until, window, notes.sources(results), notes.status(results)) if part
    )


def clock(wave: Wave, found: Sequence[Progress], today: date) -> str:
    """Days of the wave at the day of the figures and today: two days, both said."""
    said = [f"Đợt {movement_words.span(wave.starts, wave.ends) or 'không ghi ngày'}."]
    if found and (then := countdown(wave, as_of(found[0]))):
        until = f"Đến ngày số liệu {movement_words.day(then.day)}"
        said.append(f"{until}: đã qua {then.passed}, còn {then.left} trong {then.days} ngày.")
    return " ".join([*said, _today(wave, today)])


def _today(wave: Wave, today: date) -> str:
    now = countdown(wave, today)
    if now is None or wave.ends is None:
        return ""
    if today > wave.ends:
        return f"Hôm nay {movement_words.day(today)}: đợt đã kết thúc."
    return f"Hôm nay {movement_words.day(today)}: {f'còn {now.left} ngày' if now.passed else 'đợt chưa mở'}."


def read_by(span: Months | None, wave: Wave) -> str:
    """Which months stand for the wave, and what a month cannot tell."""
    if span is None:
        return (
            "Phần tăng của đợt chưa tính được: đợt không ghi đủ ngày đầu và ngày cuối, hoặc không trọn nửa tháng nào."
        )
    first, last = (periods.period_end(span.year, month) for month in (span.first, span.last))
    months = f"tháng {first:%-m/%Y}" if first == last else f"tháng {first:%-m/%Y} đến tháng {last:%-m/%Y}"
    odd = [f"{span.added} ngày ngoài đợt nằm trong các tháng ấy"] if span.added else []
    odd += [f"{span.lost} ngày của đợt nằm ngoài"] if span.lost else []
    why = f" Số luỹ kế theo tháng không cắt được giữa tháng: {', '.join(odd)}." if odd else ""
    rule = "; tháng có từ nửa số ngày thuộc đợt thì tính cho đợt"
    return f"Phần tăng của đợt lấy trọn {months}{rule}.{why}{_window(wave)}"


def _window(wave: Wave) -> str:
    start = wave.window[0]
    if (start.month, start.day) == (10, 1):
        return ""
    return f" Khoảng đo bắt đầu {movement_words.day(start)}, nhưng số luỹ kế chỉ có từ 01/10 nên luỹ kế tính từ 01/10."


def aim(own: Progress, catalog) -> str:
    """The target that is raced for, whose it is and what kind."""
    if own.target is None:
        return ""
    kind = catalog.datasets["targets"].column("kind").choices.get(own.target.kind, own.target.kind).lower()
    of_year = "; đợt không có mức riêng nên dùng chỉ tiêu của năm" if own.target.kind == ASSIGNED else ""
    who = f", {text.literal(own.target.assigned_by)}" if own.target.assigned_by else ""
    return f"Mức phải đạt: {kind}{who}, có hiệu lực từ {movement_words.day(own.target.valid_from)}{of_year}."


def rate(own: Progress) -> str:
    """The cumulative rate, published where that is all there is."""
    result = own.result
    words = text.QUALIFIERS.get(result.qualifier or "", "") if result.rate is None else ""
    return f"{words}{numbers.percent(result.shown_rate)}"


def story(movements: Sequence[Movement], wave: Wave) -> str:
    """The movement of the wave: its kind, launcher, motto and documents."""
    own = next((each for each in movements if (each.unit_id, each.name) == (wave.unit_id, wave.movement)), None)
    if own is None:
        return f"Phong trào “{text.literal(wave.movement)}” chưa có trong sổ."
    told = f"“{own.name}”, {movement_words.kind(own.kind).lower()}, {own.launcher} phát động"
    return f"{text.literal('; '.join(part for part in (told, own.slogan, own.documents) if part))}."


def as_of(own: Progress) -> date:
    """The day of a unit's figures."""
    return periods.period_end(own.result.year, own.result.months)


def span_of(wave: Wave) -> str:
    """Which months stand for the wave, in words."""
    return read_by(months_of(wave), wave)


def _name(wave: Wave) -> str:
    return plain_name(session.units().get(wave.unit_id).name)


def quarters(found: Sequence[Quarter]) -> str:
    """What the table of quarters does not show, or why it is empty."""
    if not found:
        return "Chưa có số luỹ kế ở cuối quý nào (3, 6, 9 hoặc 12 tháng)."
    missing = [each for each in found if each.done is None]
    lacking = " Gạch ngang là quý thiếu số luỹ kế của quý liền trước hoặc thiếu số đếm." if missing else ""
    return f"Xong trong quý là luỹ kế cuối quý trừ luỹ kế cuối quý trước; năm công tác mở đầu ở tháng 10–12.{lacking}"


def nothing() -> None:
    """No wave at all: what to do."""
    notes.empty(
        "Chưa có đợt thi đua nào.",
        "Trang này đọc đợt, phong trào và chỉ tiêu của đợt (tính chất “Đợt cao điểm”) từ sổ.",
        "Hãy tải mẫu, điền và nạp ở trang Nạp số liệu.",
    )


def no_figures(wave: Wave) -> None:
    """A wave without figures of its unit: what to do."""
    notes.empty(
        f"Chưa có số liệu của {_name(wave)} trong khoảng đo của đợt.",
        "Còn thiếu bao nhiêu và phần tăng của đợt được tính từ số luỹ kế theo tháng của năm đó.",
        "Hãy nạp tệp Việc và Tiền của các tháng ấy, hoặc chọn kỳ khác ở thanh bên, đợt khác ở trên.",
    )
