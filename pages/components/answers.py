"""Where each question of a leader is answered, as a table of links: what to open, and what to look at there."""

from collections.abc import Sequence
from html import escape

from analytics.leader_questions import LeaderQuestion
from pages.components import contents, links, tables

CAPTION = "Mỗi câu hỏi thường gặp của lãnh đạo được trả lời trong nhiều nhất hai lần bấm, kể từ Tổng quan"
HEADER = ("Câu hỏi", "Mở trang", "Xem ở đâu", "Số lần bấm")


def table(questions: Sequence[LeaderQuestion], onward: dict[str, str]) -> str:
    """The table; ``onward`` are the words of the address that the page keeps."""
    head = "".join(f'<th scope="col" class="{_kind(name)}">{escape(name)}</th>' for name in HEADER)
    body = "".join(_row(each, onward) for each in questions)
    return tables.scrolling(
        f'<table class="bang"><caption>{escape(CAPTION)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def titles() -> dict[str, str]:
    """Address → title of every page that the menu shows."""
    return {entry.path: entry.title for entries in contents.PAGES.values() for entry in entries if not entry.is_hidden}


def _row(question: LeaderQuestion, onward: dict[str, str]) -> str:
    page = links.link(titles()[question.page], links.to(question.page or ".", **onward))
    return (
        f'<tr><th scope="row">{escape(question.asks)}</th><td>{page}</td><td>{escape(question.where)}</td>'
        f'<td class="so">{question.clicks}</td></tr>'
    )


def _kind(name: str) -> str:
    return "so" if name == HEADER[-1] else ""
