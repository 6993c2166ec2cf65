"""A slide to draw on: inches, colours of the hall, and words in boxes."""

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from analytics.briefing import words

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.5
INSIDE = WIDTH - 2 * MARGIN
FONT = "Arial"
SMALLEST = 12
"""Points: 24 pixels where the slide is 1080 pixels high."""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours as RRGGBB; every pair of words on ground has a contrast of at least 7."""

    name: str
    ground: str
    words: str
    quiet: str
    bar: str
    missed: str
    hatch: str
    target: str
    rule: str
    stripe: str
    warning: str


LIGHT = Theme(
    name="sang",
    ground="FFFFFF",
    words="101828",
    quiet="3B4656",
    bar="12436D",
    missed="801650",
    hatch="B5508B",
    target="B42318",
    rule="C3CAD5",
    stripe="EEF2F7",
    warning="7A2E0E",
)
DARK = Theme(
    name="toi",
    ground="0B1220",
    words="F5F7FA",
    quiet="C5CEDB",
    bar="7CC4FF",
    missed="FFB3D1",
    hatch="E8579A",
    target="FFD166",
    rule="3A475B",
    stripe="172033",
    warning="FFD9A8",
)


@dataclass(frozen=True, kw_only=True)
class Box:
    """Left, top, width and height in inches."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """As the library wants them."""
        return tuple(Inches(each) for each in (self.left, self.top, self.width, self.height))


def colour(code: str) -> RGBColor:
    """RRGGBB as the library wants it."""
    return RGBColor.from_string(code)


def blank(presentation: Any, theme: Theme) -> Any:
    """A new slide without anything on it."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = colour(theme.ground)
    return slide


def write(
    slide: Any, box: Box, said: str, size: float, code: str, bold: bool = False, right: bool = False, low: bool = False
) -> Any:
    """Words in a box that wraps; returns the shape."""
    shape = slide.shapes.add_textbox(*box.emu)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Inches(0.02)
    for place, line in enumerate(said.split("\n")):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        dress(paragraph, line, size, code, bold, right)
    return shape


def dress(paragraph: Any, said: str, size: float, code: str, bold: bool = False, right: bool = False) -> None:
    """One paragraph in the deck's letters."""
    run = paragraph.add_run()
    run.text = words.unbroken(said)
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, bold
    run.font.color.rgb = colour(code)
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    paragraph.line_spacing = 1.1


def fit(said: str, sizes: tuple[tuple[int, int], ...]) -> int:
    """The size for words of that length: pairs of the most letters and the size, the last for anything longer."""
    return next((size for most, size in sizes if len(said) <= most), sizes[-1][1])
