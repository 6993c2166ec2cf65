"""Letters that look like others or like nothing: named, so that a person can find what no eye can see."""

import unicodedata
from collections.abc import Iterable

_LOOKALIKES = dict(zip("АВЕЅІЈКМНОРСТУХаеоѕіјрсухһԁΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινρυ",
                       "ABESIJKMHOPCTYXaeosijpcyxhdABEZHIKMNOPTYXoaivpu", strict=True))  # fmt: skip
_SCRIPTS = {"CYRILLIC": "chữ Nga", "GREEK": "chữ Hy Lạp", "FULLWIDTH": "chữ toàn khổ", "ARMENIAN": "chữ Armenia"}
_SHOWN = 3


def invisible(text: str) -> str | None:
    """Marks in a text that nobody sees: ``ký tự vô hình U+200B``; ``None`` when there is none."""
    found = [letter for letter in dict.fromkeys(text) if is_invisible(letter)]
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in found[:_SHOWN])
    return f"ký tự vô hình {codes}" if found else None


def is_invisible(letter: str) -> bool:
    """Zero-width letters, soft hyphens and marks that turn the direction of writing."""
    return letter > "\x7f" and unicodedata.category(letter) == "Cf"


def described(text: str) -> str | None:
    """Every strange letter of a text by name: ``“Н” (chữ Nga, giống “H”)``; ``None`` when there is none."""
    unseen = invisible(text)
    named = [shown for letter in dict.fromkeys(text) if (shown := _foreign(letter))]
    return ", ".join(filter(None, (*named[:_SHOWN], unseen))) or None


def _foreign(letter: str) -> str | None:
    name = unicodedata.name(letter, "") if letter > "\u036f" else ""
    script = next((shown for script, shown in _SCRIPTS.items() if name.startswith(script)), None)
    if not script:
        return None
    like = _LOOKALIKES.get(letter) or unicodedata.normalize("NFKC", letter)
    return f"“{letter}” ({script}, giống “{like}”)" if like != letter else f"“{letter}” ({script})"


def any_invisible(texts: Iterable[str]) -> list[str]:
    """The texts that hold something nobody sees."""
    return [text for text in texts if not text.isascii() and any(map(is_invisible, text))]
