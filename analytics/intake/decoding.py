"""Bytes → text. Certain encodings first; the old one-byte ones only on the evidence of words we know."""

import csv
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from analytics.intake.cells import clean
from analytics.intake.findings import Remarks, Voice

_SAMPLE = 65536
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 LE"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
)
# One-byte encodings Vietnamese files come in, the likelier first: a tie goes to the earlier one.
CANDIDATES = (("cp1258", "Windows-1258"), ("cp1252", "Windows-1252"))
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
            return _certain(content[len(mark) :], codec, name, "decision_encoding_bom", voice)
    if b"\x00" in content:
        return _wide(content, voice)
    if _is_utf8(content):
        return Decoded(content=content, remarks=Remarks(decisions=(_decided("utf8", "UTF-8", voice),)))
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


def _as_told(content: bytes, encoding: str, voice: Voice) -> Decoded:
    try:
        "".encode(encoding)
    except LookupError:
        return Decoded(content=None, remarks=Remarks(findings=(voice.finding("encoding_unheard", value=encoding),)))
    decoded = _certain(content, encoding, encoding, "decision_encoding_told", voice)
    if decoded.content is None:
        return decoded
    text = unicodedata.normalize("NFC", decoded.content.decode()).removeprefix("\ufeff")
    return Decoded(content=text.encode(), remarks=decoded.remarks)


def _wide(content: bytes, voice: Voice) -> Decoded:
    """UTF-16 without a mark shows as zero bytes in every other place, because Latin letters and digits are common."""
    sample = content[:_SAMPLE]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    codec, name = ("utf-16-le", "UTF-16 LE") if low > high else ("utf-16-be", "UTF-16 BE")
    regular = max(high, low) * 8 > len(sample) and min(high, low) * 8 <= max(high, low)
    if not regular or not _is_latin(sample.decode(codec, "replace")):
        binary = voice.finding("file_binary", kind="dữ liệu nhị phân")
        return Decoded(content=None, remarks=Remarks(findings=(binary,)))
    return _certain(content, codec, name, "decision_encoding_wide", voice)


def _is_latin(text: str) -> bool:
    """Nearly every letter is one that Vietnamese is written with."""
    strange = sum(1 for letter in text if not (letter < "\u0370" or "\u1e00" <= letter < "\u2100"))
    return strange * 50 <= len(text)


def _by_evidence(content: bytes, known: Known, voice: Voice) -> Decoded:
    """The candidate under which most accented cells are words we know; none, and the file is refused."""
    texts = {name: _try(content, codec) for codec, name in CANDIDATES}
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
    words = sorted(scores[best])
    decision = _decided("words", best, voice, count=len(words), words=", ".join(f"“{word}”" for word in words[:3]))
    return Decoded(content=texts[best].encode(), remarks=Remarks(decisions=(decision,)))


def _try(content: bytes, codec: str) -> str | None:
    try:
        return unicodedata.normalize("NFC", content.decode(codec))
    except UnicodeDecodeError:
        return None


def _hits(text: str, known: Known) -> set[str]:
    """Distinct accented cells of the beginning of the file that are words we know."""
    sample = text[:_SAMPLE]
    delimiter = max(",;\t|", key=sample.count)
    try:
        cells = {clean(cell) for record in csv.reader(sample.splitlines(), delimiter=delimiter) for cell in record}
    except csv.Error:
        return set()
    return {cell for cell in cells if cell and not cell.isascii() and known(cell)}
