"""A checked text: its figures marked in it, listed with reasons, said in a title; drafted prose with its passports."""

from collections.abc import Iterator, Sequence
from html import escape

from analytics.briefing import sentences
from analytics.briefing.sentences import Checked, Part, Sentence
from pages.components import links, tables
from pages.components.links import Book
from pages.components.sheets import Sheet

MARKS = {sentences.TRUE: "✓", sentences.FALSE: "✗", sentences.UNKNOWN: "?"}
WORDS = {sentences.TRUE: "đúng", sentences.FALSE: "sai", sentences.UNKNOWN: "chưa rõ"}
KINDS = {sentences.TRUE: "dung", sentences.FALSE: "sai", sentences.UNKNOWN: "chua-ro"}
ORDER = (sentences.FALSE, sentences.UNKNOWN, sentences.TRUE)
HEADER = ("Con số", "Kết luận", "Lý do", "Trong sổ", "Hộ chiếu")
REMARK = (
    "✓ đúng với sổ, ✗ không đúng, ? chưa kết luận được vì sổ chưa có hoặc văn bản chưa nói rõ. Làm tròn đúng được coi "
    "là đúng. Văn bản chỉ được đối chiếu, không được lưu."
)


def headline(found: Sequence[Checked]) -> str:
    """How many of the figures do not hold."""
    if not found:
        return "Đối chiếu từng con số trong văn bản với sổ"
    wrong, unknown = (
        sum(each.verdict == verdict for each in found) for verdict in (sentences.FALSE, sentences.UNKNOWN)
    )
    if wrong:
        return f"{wrong} trong {len(found)} con số không đúng với sổ" + (f"; {unknown} chưa rõ" if unknown else "")
    if unknown == len(found):
        return f"Chưa kết luận được con số nào trong {len(found)} con số"
    return (
        f"Không con số nào sai; {unknown} trong {len(found)} chưa rõ" if unknown else f"Cả {len(found)} con số đều đúng"
    )


def marked(text: str, found: Sequence[Checked]) -> str:
    """The text with every figure marked by a sign, a word and a colour; nothing in it is obeyed."""
    return f'<div class="van-ban">{"".join(_pieces(sentences.prepared(text), found))}</div>'


def _pieces(text: str, found: Sequence[Checked]) -> Iterator[str]:
    past = 0
    for each in found:
        yield escape(text[past : each.figure.start])
        word = WORDS[each.verdict]
        said = escape(each.figure.text)
        mark = f"{MARKS[each.verdict]} {word}"
        yield f'<mark class="{KINDS[each.verdict]}" title="{escape(each.reason)}">{said} <small>{mark}</small></mark>'
        past = each.figure.end
    yield escape(text[past:])


def table(found: Sequence[Checked], book: Book) -> str:
    """Every figure with verdict, reason, the figure of the ledger; the wrong ones first."""
    ordered = sorted(found, key=lambda each: (ORDER.index(each.verdict), each.figure.start))
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADER)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in _cells(each, book))}</tr>" for each in ordered)
    caption = "<caption>Từng con số trong văn bản</caption>"
    content = f'<table class="bang">{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="ban-rong">{tables.scrolling(content)}</div>'


def _cells(each: Checked, book: Book) -> tuple[str, ...]:
    known = each.known
    verdict = f'<span class="{KINDS[each.verdict]}">{MARKS[each.verdict]} {WORDS[each.verdict]}</span>'
    held = escape(known.shown) if known else ""
    if known and known.number and known.months:
        passport = links.link("Mở", book.passport(known, known.number))
    else:
        passport = f"bút toán {known.entry}" if known else ""
    return escape(each.figure.text), verdict, escape(each.reason), held, passport


def sheet(found: Sequence[Checked]) -> Sheet:
    """Every figure, for taking away."""
    header = ("Con số", "Vị trí", "Kết luận", "Lý do", "Trong sổ", "Nguồn", "Bút toán")
    return Sheet(name="kiem-tra", header=header, rows=tuple(_row(each) for each in found))


def _row(each: Checked) -> tuple:
    known = each.known
    held = (known.shown, known.source, known.entry) if known else (None, None, None)
    return (each.figure.text, each.figure.start, WORDS[each.verdict], each.reason, *held)


def prose(drafted: Sequence[Sentence], book: Book) -> str:
    """Drafted sentences; every figure that has a passport leads to it."""
    paragraphs: list[list[str]] = []
    for sentence in drafted:
        said = "".join(_part(part, book) for part in sentence)
        if sentence[0].text.startswith(("Về việc", "Về tiền")) or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(said)
    body = "".join(f"<p>{' '.join(lines)}</p>" for lines in paragraphs)
    return f'<div class="van-ban lien">{body}</div>'


def _part(part: Part, book: Book) -> str:
    if part.value is None or part.number is None:
        return escape(part.text)
    return links.link(part.text, book.passport(part, part.number), "so-ho-chieu")
