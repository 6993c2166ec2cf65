"""Text typed for fonts that put Vietnamese letters where other letters belong: TCVN3 (.VnTime) and VNI (VNI-Times).

Both tables are over Windows-1252, in which such text shows as "Hµ Néi" (TCVN3) or "Haø Noäi" (VNI). Capitals with
tones do not exist in TCVN3: a second font, .VnTimeH, draws small letters as capitals, so the case is lost.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analytics.intake.findings import Decision, Voice

_TCVN3 = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊËÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ®¡¢§£¤¥¦",
    "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂĐÊÔƠƯ",
)
# VNI writes a letter and then its mark: "a" + "ù" is "á". The marks, by what they make of a base letter.
_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROUND = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE = {"ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}


def _vni() -> dict[str, str]:
    """``aù`` → ``á`` for every small and capital letter that is not plain ASCII."""
    small = dict(_ALONE)
    for base, bare in {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}.items():
        small |= {base + mark: bare + tone for mark, tone in _TONES.items()}
    small |= {base + mark: base + "\u0302" + tone for base in "aeo" for mark, tone in _ROUND.items()}
    small |= {"a" + mark: "a\u0306" + tone for mark, tone in _BREVE.items()}
    composed = {written: unicodedata.normalize("NFC", letter) for written, letter in small.items()}
    return composed | {written.upper(): letter.upper() for written, letter in composed.items()}


VNI_LETTERS = _vni()
_VNI = re.compile("|".join(sorted(VNI_LETTERS, key=len, reverse=True)) + "|[AEOUYÔÖ][ùøûõïâáàåãäêéèúüë]")


def from_tcvn3(text: str) -> str:
    """``Hµ Néi`` → ``Hà Nội``."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """``Haø Noäi`` → ``Hà Nội``; a capital may carry a small mark (``AÙ`` and ``Aù``)."""
    return _VNI.sub(lambda found: VNI_LETTERS.get(found[0]) or VNI_LETTERS.get(found[0].upper(), found[0]), text)


FONTS: dict[str, Callable[[str], str]] = {"TCVN3": from_tcvn3, "VNI": from_vni}
"""Name → how text for such fonts becomes text."""
BY_ANSWER = {name.lower(): name for name in FONTS}


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """``words``: the cells that are words we know only when read for ``font``; ``before``: those known as they are."""

    font: str
    words: tuple[str, ...]
    before: int


def evidence(cells: Iterable[str], known: Callable[[str], bool]) -> list[Evidence]:
    """For which fonts cells with letters beyond ASCII become words we know, the best first; none is the rule."""
    strange = [cell for cell in dict.fromkeys(cells) if not cell.isascii()]
    as_they_are = {cell for cell in strange if known(cell)}
    found = []
    for font, read in FONTS.items():
        changed = {cell: read(cell) for cell in strange if read(cell) != cell and known(read(cell))}
        gained = tuple(cell for cell in changed if cell not in as_they_are)
        # "Sôn La" is known either way, the marks aside: it speaks neither for the font nor against it.
        before = len(as_they_are - changed.keys())
        found += [Evidence(font=font, words=gained, before=before)] if gained else []
    return sorted(found, key=lambda each: -len(each.words))


def decision(found: Evidence, count: int, voice: Voice) -> Decision:
    """Cells were read as typed for an old font; ``count``: how many words that made known."""
    read = FONTS[found.font]
    words = ", ".join(f"“{word}” → “{read(word)}”" for word in found.words[:3])
    code = "decision_encoding_font_mixed" if found.before else "decision_encoding_font"
    return voice.decision(code, "encoding", name=found.font, count=count, before=found.before, words=words)
