"""The deck in sentences, in the order in which the sector's reports give their numbers."""

from collections.abc import Iterator

from analytics.briefing.deck import Deck, Figure, Slide

DIMENSIONS = (("Về việc", 1, "việc"), ("Về tiền", 3, "tỷ đồng"))


def results(standard: Slide) -> Iterator[tuple[str, str]]:
    """(heading, paragraph) for việc and for tiền, from the slide in the official order."""
    rows = standard.table.rows if standard.table else ()
    for heading, column, unit in DIMENSIONS:
        said = [_sentence(row[0].strip(" –"), row[column], row[column + 1], unit) for row in rows]
        known = [each for each in said if each]
        yield heading, f"{'; '.join(known)}." if known else f"Chưa có số liệu {heading.lower()} trong kỳ."


def _sentence(name: str, now: str | Figure, change: str | Figure, unit: str) -> str:
    """ "thi hành xong 387.122 việc (+4,3 % so với cùng kỳ)"; nothing where nothing is known."""
    if isinstance(now, str) or now.value is None:
        return ""
    known = isinstance(change, Figure) and change.value is not None
    compared = f" ({change.phrase} so với cùng kỳ)" if known else ""
    what = name.removesuffix(" (%)")
    return f"{what[0].lower()}{what[1:]} {now.phrase if now.unit else f'{now.text} {unit}'}{compared}"


def missing(deck: Deck) -> list[str]:
    """Everything that slides lack, each once, and the slides that were left out."""
    said = [each for slide in deck.slides for each in slide.missing]
    return [*dict.fromkeys(said), *(f"{each.name}: {each.reason}" for each in deck.left_out)]


def told_apart(deck: Deck) -> tuple[Slide, ...]:
    """The slides that the report tells after the results: all but the first three."""
    return tuple(slide for slide in deck.slides if slide.id not in ("tieu-de", "sau-con-so", "ket-qua-chuan"))
