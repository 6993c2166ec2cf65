"""One way to compare Vietnamese words that people write in many ways."""

import re
import unicodedata
from functools import lru_cache

_NOT_WORD, _WORD = re.compile(r"[^a-z0-9]+"), re.compile(r"[^\W_]+")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")


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


def toned(text: str) -> str:
    """Lower-case words with their accents, each word's tone at its end, so that it does not matter over which vowel it
    stands: ``toned("Hoà Bình") == toned("HÒA  BÌNH")``, and neither equals ``toned("Hoá Bình")``."""
    words = _WORD.findall(nfc(text.casefold()))
    return nfc(" ".join(_tone_last(unicodedata.normalize("NFD", word)) for word in words))


def _tone_last(word: str) -> str:
    return _TONE.sub("", word) + "".join(_TONE.findall(word))
