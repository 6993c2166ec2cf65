"""The code on a slide: where it stands and a mark of what it said, so that anybody can ask later if it still holds.

``2025.09/34/toan-quoc/con-thieu/57/K3QF7M2A``: period, borders, unit, slide, ledger entry, and eight letters of a
SHA-256 over the figures of the slide as they are printed.
"""

from base64 import b32encode
from dataclasses import dataclass, replace
from hashlib import sha256

from analytics.briefing.deck import Slide
from analytics.briefing.scene import Scene

LETTERS = 8


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a code says."""

    year: int
    months: int
    borders: str
    unit_id: str
    slide_id: str
    entry: int
    mark: str

    @property
    def code(self) -> str:
        """In one line, without spaces."""
        return f"{self.year}.{self.months:02}/{self.borders}/{self.unit_id}/{self.slide_id}/{self.entry}/{self.mark}"


def stamped(scene: Scene, slide: Slide) -> Slide:
    """The slide with its code."""
    where = {"year": scene.year, "months": scene.months, "borders": scene.borders, "unit_id": scene.unit_id}
    stamp = Stamp(**where, slide_id=slide.id, entry=scene.at, mark=mark(slide))
    return replace(slide, stamp=stamp.code)


def mark(slide: Slide) -> str:
    """Eight letters that change when anything printed on the slide does."""
    said = [slide.id, slide.title, *(f"{each.key} {each.text} {each.unit}" for each in slide.figures)]
    return b32encode(sha256("\n".join(said).encode("utf-8")).digest()).decode("ascii")[:LETTERS]
