"""Bytes → text. Certain encodings first; the old one-byte ones only on the evidence of words we know."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from analytics.intake import old_fonts
from analytics.intake.cells import distinct_cells
from analytics.intake.findings import Decision, Remarks, Voice

_SAMPLE = 65536
_RARE = 20
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 LE"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
)
# One-byte encodings Vietnamese files come in, the likelier first: a tie goes to the earlier one.
CANDIDATES = (
    ("cp1258", "Windows-1258"),
    ("cp1252", "Windows-1252"),
    *(("cp1252", font) for font in old_fonts.FONTS),
)
_ASKED = {"Windows-1258": "cp1258", "Windows-1252": "cp1252"} | {name: name.lower() for name in old_fonts.FONTS}
_OPTION = "--encoding"
Known = Callable[[str], bool]


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """The file as UTF-8 without a byte order mark, or ``None`` when it could not be decoded."""

    content: bytes | None
    remarks: Remarks


def decode(content: bytes, encoding: str | None, known: Known, voice: Voice) -> Decoded:
    """Decode a file. ``encoding``: what the person said; ``known``: is this cell a header or a unit we know?"""
    if encoding:
        return _as_told(content, encoding, voice)
    for mark, codec, name in _BOMS:
        if content.startswith(mark):
            return _mended(_certain(content[len(mark) :], codec, name, "decision_encoding_bom", voice), known, voice)
    if b"\x00" in content:
        return _mended(_wide(content, voice), known, voice)
    if _is_utf8(content):
        return _in_old_font(content, _decided("utf8", "UTF-8", voice), known, voice)
    return _by_evidence(content, known, voice)


def _is_utf8(content: bytes) -> bool:
    """Arrow checks 20 MB in a few milliseconds, Python's own decoder in forty."""
    try:
        pa.array([content], pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        return False
    return True


def _decided(how: str, name: str, voice: Voice, **words: object):
    return voice.decision(f"decision_encoding_{how}", "encoding", name=name, **words)


def _certain(content: bytes, codec: str, name: str, reason: str, voice: Voice) -> Decoded:
    if codec == "utf-8" and _is_utf8(content):
        return Decoded(content=content, remarks=Remarks(decisions=(voice.decision(reason, "encoding", name=name),)))
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        row = content[: error.start].count("\n".encode(codec)) + 1
        broken = voice.finding("encoding_broken", row=row, name=name)
        return Decoded(content=None, remarks=Remarks(findings=(broken,)))
    decision = voice.decision(reason, "encoding", name=name)
    return Decoded(content=text.encode("utf-8", "replace"), remarks=Remarks(decisions=(decision,)))


def _mended(decoded: Decoded, known: Known, voice: Voice) -> Decoded:
    if decoded.content is None:
        return decoded
    return _in_old_font(decoded.content, decoded.remarks.decisions[0], known, voice)


def _in_old_font(content: bytes, decided: Decision, known: Known, voice: Voice) -> Decoded:
    """Well-formed text may still be written for an old font ("Hµ Néi"): known words decide. Where only some cells are
    such, the others stay as they are."""
    found = old_fonts.evidence(distinct_cells(content[:_SAMPLE].decode("utf-8", "ignore"), str.strip), known)
    if not found:
        return Decoded(content=content, remarks=Remarks(decisions=(decided,)))
    best, read = found[0], old_fonts.FONTS[found[0].font]
    text, words = content.decode(), best.words
    if best.before:
        words = next(
            each.words for each in old_fonts.evidence(distinct_cells(text, str.strip), known) if each.font == best.font
        )
        for word in sorted(words, key=len, reverse=True):
            text = text.replace(word, read(word))
    else:
        text = read(text)
    mended = old_fonts.decision(best, len(words), voice)
    return Decoded(content=text.encode(), remarks=Remarks(decisions=(decided, mended)))


def _as_told(content: bytes, encoding: str, voice: Voice) -> Decoded:
    font = old_fonts.BY_ANSWER.get(encoding.lower())
    if font:
        return _in_told_font(content, font, voice)
    try:
        "".encode(encoding)
    except LookupError:
        return Decoded(content=None, remarks=Remarks(findings=(voice.finding("encoding_unheard", value=encoding),)))
    decoded = _certain(content, encoding, encoding, "decision_encoding_told", voice)
    if decoded.content is None:
        return decoded
    text = unicodedata.normalize("NFC", decoded.content.decode()).removeprefix("\ufeff")
    return Decoded(content=text.encode(), remarks=decoded.remarks)


def _in_told_font(content: bytes, font: str, voice: Voice) -> Decoded:
    """The bytes themselves may be of Windows, or already UTF-8 or UTF-16."""
    codec = next((codec for mark, codec, _ in _BOMS if content.startswith(mark)), None)
    codec = codec or ("utf-8" if _is_utf8(content) else "cp1252")
    decoded = _certain(content, codec, font, "decision_encoding_told", voice)
    if decoded.content is None:
        return decoded
    text = old_fonts.FONTS[font](decoded.content.decode().removeprefix("\ufeff"))
    return Decoded(content=text.encode(), remarks=decoded.remarks)


def _wide(content: bytes, voice: Voice) -> Decoded:
    """UTF-16 without a mark shows as zero bytes in every other place, because Latin letters and digits are common."""
    sample = content[:_SAMPLE]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    codec, name = ("utf-16-le", "UTF-16 LE") if low > high else ("utf-16-be", "UTF-16 BE")
    regular = max(high, low) * 8 > len(sample) and min(high, low) * 8 <= max(high, low)
    if not regular or not _is_latin(sample.decode(codec, "replace")):
        if content.count(b"\x00") * _RARE < len(content) and _is_utf8(content):
            row = content[: content.index(b"\x00")].count(b"\n") + 1
            return Decoded(content=None, remarks=Remarks(findings=(voice.finding("encoding_nul", row=row),)))
        binary = voice.finding("file_binary", kind="dữ liệu nhị phân")
        return Decoded(content=None, remarks=Remarks(findings=(binary,)))
    return _certain(content, codec, name, "decision_encoding_wide", voice)


def _is_latin(text: str) -> bool:
    """Nearly every letter is one that Vietnamese is written with."""
    strange = sum(1 for letter in text if not (letter < "\u0370" or "\u1e00" <= letter < "\u2100"))
    return strange * 50 <= len(text)


def _by_evidence(content: bytes, known: Known, voice: Voice) -> Decoded:
    """The candidate under which most accented cells are words we know; none, and the file is refused."""
    texts = {name: _try(content, codec, name) for codec, name in CANDIDATES}
    scores = {name: _hits(text, known) for name, text in texts.items() if text}
    mended = content.decode("utf-8", "replace")
    best = max(scores, key=lambda name: len(scores[name]), default=None)
    if len(_hits(mended, known)) > len(scores.get(best, ())):
        row = mended[: mended.index("\ufffd")].count("\n") + 1
        return Decoded(
            content=None, remarks=Remarks(findings=(voice.finding("encoding_broken", row=row, name="UTF-8"),))
        )
    if not best or not scores[best]:
        return Decoded(content=None, remarks=Remarks(findings=(voice.finding("encoding_unknown"),)))
    rivals = [name for name in old_fonts.FONTS if name != best and len(scores.get(name, ())) == len(scores[best])]
    if any(texts[name] != texts[best] for name in rivals):
        return _asked([best, *rivals], texts, scores, voice)
    words = sorted(scores[best])
    decision = _decided("words", best, voice, count=len(words), words=", ".join(f"“{word}”" for word in words[:3]))
    return Decoded(content=texts[best].encode(), remarks=Remarks(decisions=(decision,)))


def _asked(names: list[str], texts: dict[str, str | None], scores: dict[str, set[str]], voice: Voice) -> Decoded:
    """As many words are known in one reading as in another: only a person can say."""
    options = {_ASKED[name]: f"{name}: {_excerpt(texts[name])}" for name in names}
    count = len(scores[names[0]])
    question = voice.question("question_encoding", "encoding", _OPTION, options, count=count, names=", ".join(names))
    return Decoded(content=None, remarks=Remarks(questions=(question,)))


def _excerpt(text: str | None) -> str:
    return " | ".join(cell for cell in distinct_cells((text or "")[:_SAMPLE]) if not cell.isascii())[:80]


def _try(content: bytes, codec: str, name: str) -> str | None:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return old_fonts.FONTS[name](text) if name in old_fonts.FONTS else unicodedata.normalize("NFC", text)


def _hits(text: str, known: Known) -> set[str]:
    """Distinct accented cells of the beginning of the file that are words we know."""
    return {cell for cell in distinct_cells(text[:_SAMPLE]) if not cell.isascii() and known(cell)}
