"""Tables of the page of alarms. Every cell is escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from analytics import numbers
from analytics.exports import Cell
from analytics.measures.alarm_answers import Answer, DeclaredStory
from analytics.measures.alarms import RECOVERING, Episode
from analytics.standards.alarm_rules import ALARM
from pages.components import alarm_words, movement_words, session, tables, text
from pages.components.alarm_filters import Watched
from pages.components.rows import plain_name
from pages.components.sheets import Sheet

HEAD = ("Đơn vị", "Trạng thái", "Vì sao", "Phần còn thiếu", "Đã làm gì, và sau đó")
OUT = ("Đơn vị", "Báo động", "Khép vì", "Đã làm gì khi còn báo động, và sau đó")
DECLARED = ("Đơn vị", "Báo động, lời của nguồn", "Đã làm gì", "Kết quả được nêu", "Nguồn")
_NUMERIC, MOST = 3, 12


def units(found: Sequence[Watched], caption: str) -> str:
    """The units that ask for most."""
    return _table(HEAD, (_unit(each) for each in found[:MOST]), caption)


def _unit(each: Watched) -> tuple[list[str], ...]:
    now, share = each.story.now, each.story.now.sign.share
    late = "" if now.months == session.view().months else f"số liệu đến {now.day:%d/%m/%Y}"
    is_silent = now.state in (ALARM, RECOVERING)
    return (
        [each.name, text.about(each.story.dimension)],
        [alarm_words.state(now), f"từ {each.story.since:%d/%m/%Y}", late],
        alarm_words.reasons(now) or [numbers.MISSING],
        [numbers.percent(100 * share, 1) if share else numbers.MISSING],
        _done(each.answers) or [alarm_words.NOTHING_DONE if is_silent else numbers.MISSING],
    )


def _done(found: Sequence[Answer]) -> list[str]:
    """What was done, each with what came after it."""
    return [words for answer in found for words in (alarm_words.done(answer), alarm_words.after(answer))]


def remark(found: Sequence[Watched]) -> str:
    """What the table does not tell."""
    return " ".join(filter(None, (beyond(found), alarm_words.REMARK)))


def beyond(found: Sequence[Watched]) -> str:
    """How many units the table has no room for."""
    more = len(found) - MOST
    return f"Còn {more} dòng nữa, xem ở tệp và bảng số bên dưới." if more > 0 else ""


def recovered(found: Sequence[Watched], caption: str) -> str:
    """The units whose last alarm is closed, with what was done while it was open."""
    return _table(OUT, (_out(each, each.story.episodes[-1]) for each in found[:MOST]), caption)


def _out(each: Watched, episode: Episode) -> tuple[list[str], ...]:
    answered = [answer for answer in each.answers if answer.episode == episode]
    first = next((alarm_words.reason(episode.opened, each) for each in episode.opened.reasons), "")
    return (
        [each.name, text.about(each.story.dimension)],
        [f"{episode.opened.day:%d/%m/%Y}–{episode.closed.day:%d/%m/%Y}", first],
        [alarm_words.ENDED[episode.ended]],
        _done(answered) or [alarm_words.NOTHING_DONE],
    )


def declared(found: Sequence[DeclaredStory], caption: str) -> str:
    """Alarms in the words of their source: what was said, what was done, what came of it."""
    return _table(DECLARED, (_declared(each) for each in found), caption) if found else ""


def _declared(each: DeclaredStory) -> tuple[list[str], ...]:
    alarm, said = each.alarm, movement_words.choice("alarms", "level", each.alarm.level)
    when = movement_words.day(alarm.opened_on) if alarm.opened_on else alarm.stage or f"năm {alarm.year}"
    outcomes = [done.outcome for done in each.done if done.outcome]
    names = [plain_name(session.units().get(model.unit_id).name) for model in each.named]
    return (
        [plain_name(session.units().get(alarm.unit_id).name), text.about(alarm.dimension or "")],
        [f"{alarm_words.MARKS[alarm.level]} {said}, {when}: “{alarm.words}”", alarm.said_by or ""],
        [done.action for done in each.done] or [alarm_words.NOTHING_DONE],
        [*outcomes, f"Được nêu là điển hình: {'; '.join(names)}" if names else ""],
        [(alarm.source or "").split(" – ")[0]],
    )


def _table(header: Sequence[str], rows: Iterable[Sequence[Sequence[str]]], caption: str) -> str:
    kinds = ["so" if name == HEAD[_NUMERIC] else "" for name in header]
    pairs = zip(kinds, header, strict=True)
    head = "".join(f'<th scope="col" class="{kind}">{escape(name)}</th>' for kind, name in pairs)
    body = "".join(f"<tr>{_line(row, kinds)}</tr>" for row in rows)
    return tables.scrolling(
        f'<table class="bang canh-bao"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _line(cells: Sequence[Sequence[str]], kinds: Sequence[str]) -> str:
    first, *others = (_parts(cell) for cell in cells)
    rest = "".join(f'<td class="{kind}">{cell}</td>' for kind, cell in zip(kinds[1:], others, strict=True))
    return f'<th scope="row">{first}</th>{rest}'


def _parts(cell: Sequence[str]) -> str:
    """The first words, and under them the others, smaller."""
    first, *more = (escape(text.unbroken(words)) for words in cell if words)
    return first + "".join(f"<small>{words}</small>" for words in more)


def sheet(found: Sequence[Watched], name: str = "canh-bao") -> Sheet:
    """Every story in full, for taking away."""
    header = (
        *("Đơn vị", "Về", "Trạng thái", "Từ ngày", "Số liệu đến", "Tỷ lệ xong (%)", "So với đường thẳng (điểm %)"),
        *(
            "Phần trong số còn thiếu (%)",
            "Vì sao",
            "Báo động mở ngày",
            "Báo động khép ngày",
            "Đã làm gì",
            "Sau chỉ đạo",
        ),
    )
    return Sheet(name=name, header=header, rows=tuple(_row(each) for each in found))


def _row(each: Watched) -> tuple[Cell, ...]:
    story, now = each.story, each.story.now
    last = story.episodes[-1] if story.episodes else None
    return (
        *(each.name, text.about(story.dimension), alarm_words.STATES[now.state]),
        *(f"{story.since:%d/%m/%Y}", f"{now.day:%d/%m/%Y}", now.sign.result.rate, now.ahead),
        None if now.sign.share is None else 100 * now.sign.share,
        "; ".join(alarm_words.reason(now, reason) for reason in now.reasons),
        f"{last.opened.day:%d/%m/%Y}" if last else None,
        f"{last.closed.day:%d/%m/%Y}" if last and last.closed else None,
        " | ".join(alarm_words.done(answer) for answer in each.answers),
        " | ".join(alarm_words.after(answer) for answer in each.answers),
    )
