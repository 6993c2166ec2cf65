"""The page itself: every slide a section, every unit a sheet in the drawer. Every word of data is escaped."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from analytics.briefing import fitting, marks, words
from analytics.briefing.deck import Card, Cell, Deck, Profile, Slide, Table
from analytics.briefing.page.drawing import HATCH, svg

FOLDER = Path(__file__).parent
FEW = 6


def html_file(deck: Deck) -> bytes:
    """UTF-8 HTML with everything in it; its own policy forbids it to ask for anything outside."""
    script = own_file("show.js")
    parts = {
        "title": escape(f"{deck.title}, {deck.unit}"),
        "style": own_file("show.css"),
        "script": script,
        "hash": b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii"),
        "band": f'<p class="dai">{escape(words.SIMULATED)}</p>' if deck.is_simulated else "",
        "slides": "".join(_slide(each, len(deck.slides)) for each in deck.slides),
        "profiles": "".join(_profile(each) for each in deck.profiles),
        "left": "".join(f"<li>{escape(each.name)}: {escape(each.reason)}</li>" for each in deck.left_out),
        "count": str(len(deck.slides)),
        "hatch": HATCH,
    }
    return Template(own_file("show.html")).substitute(parts).encode("utf-8")


def own_file(name: str) -> str:
    """A file that lies beside this one."""
    return (FOLDER / name).read_text(encoding="utf-8")


def _slide(slide: Slide, of: int) -> str:
    is_bare = not (slide.cards or slide.chart or slide.table)
    kind = "trang bia" if is_bare else "trang"
    return (
        f'<section class="{kind}" id="{slide.number}" data-id="{escape(slide.id)}" tabindex="-1">'
        f'<h2>{_words(slide.title)}</h2><p class="y">{_words(slide.message)}</p>'
        f'<div class="than">{_body(slide)}</div>'
        f'<aside class="loi" hidden><b>Lời người trình bày.</b> {_words(slide.notes)}</aside>'
        f"<footer><p>{_words(slide.footnote.text)}<br>Mã trang {escape(slide.stamp)} · {slide.number}/{of}</p>"
        f'<span class="ma">{marks.square_svg(slide.stamp)}</span></footer></section>'
    )


def _body(slide: Slide) -> str:
    lacking = "".join(f"<li>{_words(each)}</li>" for each in slide.missing)
    parts = [f'<div class="the-nhom">{"".join(_card(each) for each in slide.cards)}</div>' if slide.cards else ""]
    if slide.chart:
        parts.append(
            f"<figure><div>{svg(slide.chart)}</div><figcaption>{_words(fitting.bars(slide.chart).note)}</figcaption></figure>"
        )
    if slide.table and slide.chart:
        summary = f"<summary>Bảng số ({len(slide.table.rows)} dòng)</summary>"
        is_open = " open" if len(slide.table.rows) <= FEW else ""
        parts.append(f"<details{is_open}>{summary}{_table(slide.table)}</details>")
    elif slide.table:
        parts.append(_table(slide.table))
    return "".join([*parts, f'<ul class="thieu-gi">{lacking}</ul>' if lacking else ""])


def _card(card: Card) -> str:
    aim = f"<small>Chỉ tiêu {escape(card.comparator)} {_words(card.target.text)}</small>" if card.target else ""
    change = f"<small>{_words(card.change.phrase)} so với cùng kỳ</small>" if card.change else ""
    note = f"<small>{_words(card.note)}</small>" if card.note else ""
    mark = '<span title="chưa đạt, hoặc chậm tiến độ">▼ </span>' if card.is_missed else ""
    kind = "the thieu-the" if card.is_missed else "the"
    shown = f"<span>{_words(card.label)}</span><b>{mark}{_words(card.figure.phrase)}</b>"
    return f'<div class="{kind}">{shown}{aim}{change}{note}</div>'


def _table(table: Table) -> str:
    kinds = ["" if table.textual(column) else "so" for column in range(len(table.heads))]
    heads = zip(table.heads, kinds, strict=True)
    head = "".join(f'<th scope="col" class="{kind}">{escape(said)}</th>' for said, kind in heads)
    rows = "".join(_row(cells, kinds, place in table.marked) for place, cells in enumerate(table.rows))
    caption = f"<caption>{_words(table.caption)}</caption>"
    inside = f"{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
    return f'<div class="cuon"><table class="{"lon" if len(table.rows) <= FEW else ""}">{inside}</table></div>'


def _row(cells: Iterable[Cell], kinds: Iterable[str], marked: bool) -> str:
    said = (cell if isinstance(cell, str) else cell.text for cell in cells)
    inside = "".join(f'<td class="{kind}">{_words(each)}</td>' for each, kind in zip(said, kinds, strict=True))
    return f'<tr class="{"ghim" if marked else ""}">{inside}</tr>'


def _profile(profile: Profile) -> str:
    return (
        f'<article class="ho-so" data-search="{escape(profile.search)}" data-name="{escape(profile.unit)}" hidden>'
        f"<h3>{_words(profile.title)}</h3>{_table(profile.table)}</article>"
    )


def _words(said: str) -> str:
    """Escaped, numbers kept on one line with their unit."""
    return escape(words.unbroken(said))
