"""The hall: every slide of a deck as one document that the browser turns over by itself.

Everything is escaped here. The document is sent once; ``static/trinh-chieu.js`` shows one section at a time.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from analytics.briefing import Deck, Profile, Slide, marks, words
from pages.components import hall_bodies, hall_tables, links, text
from pages.components.stages import Stage

HELP = (
    ("→ ←", "trang sau, trang trước"),
    ("Home, End", "trang đầu, trang cuối"),
    ("số rồi Enter", "đến trang số ấy"),
    ("/", "tìm tỉnh: gõ tên không cần dấu rồi Enter"),
    ("B", "tắt, bật màn hình"),
    ("F", "toàn màn hình"),
    ("T", "nền sáng, nền tối"),
    ("N", "cửa sổ ghi chú của người nói"),
    ("Esc", "đóng ô tìm, trở lại trang"),
)
BUTTONS = (
    ("lui", "←", "Trang trước (phím ←)"),
    ("toi", "→", "Trang sau (phím →)"),
    ("tim", "Tìm tỉnh", "Tìm tỉnh (phím /)"),
    ("den", "Tắt hình", "Tắt, bật màn hình (phím B)"),
    ("nen", "Sáng, tối", "Đổi nền sáng, tối (phím T)"),
    ("rong", "Toàn màn hình", "Toàn màn hình (phím F)"),
    ("ghi-chu", "Ghi chú", "Cửa sổ ghi chú của người nói (phím N)"),
    ("phim", "Phím", "Các phím (phím ?)"),
)


def document(stage: Stage, ground: str, is_notes: bool, back: str) -> str:
    """The whole hall; ``back`` is the address of the page to return to."""
    deck = stage.deck
    role = "nguoi-noi" if is_notes else "hoi-truong-chinh"
    told = [part for slide in deck.slides for part in _slide(stage, slide)]
    asked = [_profile(deck, profile) for profile in deck.profiles]
    return (
        f'<div class="hoi-truong {role}" data-nen="{escape(ground)}" data-trang="{len(deck.slides)}" tabindex="-1" '
        f'role="region" aria-label="Trình chiếu: {escape(deck.title)}">'
        f'<div class="san">{"".join(told)}{"".join(asked)}</div>{_desk() if is_notes else ""}'
        f"{_finder(deck)}{_help()}{_bar(back)}"
        '<p class="bao-trang" role="status" aria-live="polite"></p><div class="man-den" hidden></div></div>'
    )


def _slide(stage: Stage, slide: Slide) -> Iterator[str]:
    """The screens of one slide: what it shows, then its table page by page."""
    parts = list(hall_bodies.parts(slide))
    for place, (kind, body) in enumerate(parts, start=1):
        step = f" ({place}/{len(parts)})" if len(parts) > 1 else ""
        said = f"Trang {slide.number} trong {len(stage.deck.slides)}{step}: {slide.title}"
        yield (
            f'<section class="trang {kind}" hidden data-so="{slide.number}" data-phan="{place}" '
            f'aria-label="{escape(said)}">{_band(stage.deck)}'
            f'<header><h2>{_words(slide.title)}</h2><p class="y-chinh">{_words(slide.message)}</p></header>'
            f'<div class="than">{body}</div>{_foot(stage, slide, step)}'
            f'<div class="loi-noi" hidden>{_spoken(slide)}</div></section>'
        )


def _words(said: str) -> str:
    """A sentence whose numbers stay on one line with their units."""
    return escape(text.unbroken(said))


def _band(deck: Deck) -> str:
    return f'<p class="dai-mo-phong">{escape(words.SIMULATED)}</p>' if deck.is_simulated else ""


def _foot(stage: Stage, slide: Slide, step: str) -> str:
    news = stage.news if slide.number == 1 or slide.id in stage.later.moved else ""
    square = f'<img class="o-ma" alt="" src="{_image(slide.stamp)}">' if slide.stamp else ""
    code = f" · Mã {escape(slide.stamp)}" if slide.stamp else ""
    fresh = f'<p class="so-moi">◆ {escape(news)}</p>' if news else ""
    return (
        f"<footer><div>{fresh}<p>{escape(slide.footnote.text)}</p>"
        f"<p>Bút toán {stage.deck.entry}{code}</p></div>"
        f'<p class="so-trang">{slide.number}/{len(stage.deck.slides)}{step}</p>{square}</footer>'
    )


@lru_cache(maxsize=256)
def _image(code: str) -> str:
    """The code as a square, inside the document."""
    return f"data:image/png;base64,{b64encode(marks.square_png(code)).decode()}"


def _spoken(slide: Slide) -> str:
    lines = [*slide.notes.split("\n"), *slide.missing]
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())


def _profile(deck: Deck, profile: Profile) -> str:
    note = deck.slides[0].footnote.text if deck.slides else ""
    return (
        f'<section class="trang ho-so" hidden data-don-vi="{escape(profile.unit_id)}" '
        f'aria-label="Hồ sơ {escape(profile.unit)}">{_band(deck)}'
        f"<header><h2>{escape(profile.title)}</h2></header>"
        f'<div class="than">{hall_tables.whole(profile.table)}</div>'
        f"<footer><div><p>{escape(note)}</p><p>Bút toán {deck.entry}</p></div>"
        '<p class="so-trang">Esc: trở lại trang đang chiếu</p></footer></section>'
    )


def _finder(deck: Deck) -> str:
    rows = "".join(
        f'<li role="option" data-don-vi="{escape(each.unit_id)}" data-tim="{escape(each.search)}">'
        f"{escape(each.unit)}</li>"
        for each in deck.profiles
    )
    return (
        '<div class="o-tim" hidden role="dialog" aria-label="Tìm tỉnh"><label>Tỉnh nào? Gõ không cần dấu, Enter để mở'
        '<input type="text" autocomplete="off" spellcheck="false"></label>'
        f'<ul role="listbox" aria-label="Các đơn vị">{rows}</ul>'
        '<p class="khong-co" hidden>Không có đơn vị nào như vậy trong bộ trang này.</p></div>'
    )


def _help() -> str:
    rows = "".join(f"<tr><th scope='row'>{escape(key)}</th><td>{escape(does)}</td></tr>" for key, does in HELP)
    return f'<div class="bang-phim" hidden role="dialog" aria-label="Các phím"><table>{rows}</table></div>'


def _bar(back: str) -> str:
    buttons = "".join(
        f'<button type="button" data-lam="{does}" aria-label="{escape(label)}" title="{escape(label)}">{escape(face)}'
        "</button>"
        for does, face, label in BUTTONS
    )
    leave = links.link("Thoát", back, "thoat")
    return f'<div class="thanh-nut" role="toolbar" aria-label="Điều khiển">{buttons}{leave}</div>'


def _desk() -> str:
    """The speaker's own window: clock, what comes next, words to say."""
    return (
        '<aside class="ban-noi"><p class="dong-ho"><b class="da-qua">00:00</b> <span class="gio"></span> '
        '<button type="button" data-lam="dem-lai">Đếm lại</button></p>'
        '<p class="tiep"></p><div class="loi"></div></aside>'
    )
