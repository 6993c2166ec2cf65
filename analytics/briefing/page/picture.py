"""The chart of a slide as an SVG of its own, with the finding above it and what it rests on below; colours written out,
since few programs that show such files know variables."""

import re
from collections.abc import Iterator
from html import escape
from textwrap import wrap

from analytics.briefing import fitting, words
from analytics.briefing.deck import Deck, Slide
from analytics.briefing.page.drawing import HATCH, WIDTH, svg
from analytics.briefing.page.sheet import own_file

AIR, TITLE, FOOT = 40, 40, 24
FONT = '"Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif'
DRAWN = (".cot", ".thieu ", ".dich", ".truc", ".dut", ".duong", "svg text")
_VARIABLE = re.compile(r"--([\w-]+):([^;}]+)")
_INNER = re.compile(r'<svg viewBox="0 0 (?P<width>\d+) (?P<height>\d+)"')


def svg_file(deck: Deck, slide: Slide) -> bytes:
    """UTF-8 SVG of the slide's chart on white; the slide has one."""
    top, above = _written(_above(deck, slide), AIR)
    drawn = svg(slide.chart)
    height = int(_INNER.match(drawn)["height"])
    placed = _INNER.sub(
        f'<svg x="{AIR}" y="{top}" width="{WIDTH}" height="{height}" {_INNER.match(drawn)[0][5:]}', drawn, 1
    )
    bottom, below = _written(_below(deck, slide), top + height + AIR // 2)
    size = f'width="{WIDTH + 2 * AIR}" height="{bottom}" viewBox="0 0 {WIDTH + 2 * AIR} {bottom}"'
    pattern = re.search(r"<defs>.*</defs>", HATCH)[0]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} lang="vi"><title>{escape(slide.title)}</title>'
        f'<style>{_style()}</style>{pattern}<rect width="100%" height="100%" fill="#fff"/>{above}{placed}{below}</svg>'
    ).encode()


def _above(deck: Deck, slide: Slide) -> Iterator[tuple[str, int, str]]:
    if deck.is_simulated:
        yield words.SIMULATED, FOOT, "font-weight:700"
    yield slide.title, TITLE, "font-weight:700"
    yield slide.message, FOOT, ""


def _below(deck: Deck, slide: Slide) -> Iterator[tuple[str, int, str]]:
    note = fitting.bars(slide.chart).note
    yield from ((said, FOOT, "") for said in (note, slide.footnote.text) if said)
    yield f"Bút toán {deck.entry} · Mã trang {slide.stamp}", FOOT, ""


def _written(lines: Iterator[tuple[str, int, str]], top: float) -> tuple[int, str]:
    """Where the words end, and the words, cut to the width."""
    parts = []
    for said, size, look in lines:
        for line in wrap(words.unbroken(said), int(WIDTH / (size * 0.52))):
            top += size * 1.5
            parts.append(f'<text x="{AIR}" y="{top:.0f}" style="font-size:{size}px;{look}">{escape(line)}</text>')
    return int(top + AIR // 2), "".join(parts)


def _style() -> str:
    """The rules of the page that drawings need, in its light colours."""
    lines = own_file("show.css").splitlines()
    colours = dict(_VARIABLE.findall(lines[0]))
    rules = "".join(line for line in lines if line.startswith(DRAWN)).replace("svg text", "text")
    plain = re.sub(r"var\(--([\w-]+)\)", lambda found: colours[found[1]], rules)
    plain = re.sub(r"text\.tren-thieu \{[^}]*\}", "", plain)  # a halo hides its letters where paint-order is not known
    return plain.replace("font-family:inherit", f"font-family:{FONT}")
