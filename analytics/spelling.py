"""One way to compare Vietnamese words that people write in many ways."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def nfc(text: str) -> str:
    """``text`` with every letter and its marks as one code point, so that equal words are equal strings."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case words without accents or punctuation: ``fold("HOÀ  BÌNH") == "hoa binh"``.

    Folding is exact, not a similarity: two spellings are equal or they are not.
    """
    lowered = unicodedata.normalize("NFKD", text.casefold()).replace("đ", "d")
    plain = "".join(letter for letter in lowered if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", plain).strip()
