"""Colours and type of every figure. Việc is deep blue and tiền is ochre, on every page, in both themes."""

from dataclasses import dataclass

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", "Noto Sans", sans-serif'
TEXT_SIZE, SMALL_SIZE = 14, 13


@dataclass(frozen=True, kw_only=True)
class Palette:
    """One theme. ``hue`` and ``tint`` are keyed by dimension; ``series`` are for provinces
    beside the first, which takes the hue of the dimension."""

    id: str
    ink: str
    quiet: str
    line: str
    edge: str
    grid: str
    paper: str
    band: str
    alarm: str
    alarm_tint: str
    hue: dict[str, str]
    tint: dict[str, str]
    series: tuple[str, ...]

    def on(self, fill: str) -> str:
        """Colour of text that is readable on ``fill``."""
        return "#14181c" if _luminance(fill) >= 0.18 else "#ffffff"


LIGHT = Palette(
    id="light",
    ink="#1c2126",
    quiet="#5f666d",
    line="#8a8f94",
    edge="#c9c7c0",
    grid="#e4e2dc",
    paper="#ffffff",
    band="#d3d1c9",
    alarm="#9c2f2f",
    alarm_tint="#ecc9c2",
    hue={"cases": "#1d4e79", "money": "#b9770e"},
    tint={"cases": "#c3d6e7", "money": "#f0dcb4"},
    series=("#3d7a5a", "#8b4f86", "#8a4b32", "#27808a", "#66707a"),
)
DARK = Palette(
    id="dark",
    ink="#e7e5df",
    quiet="#a4abb3",
    line="#7b838b",
    edge="#454c54",
    grid="#2e353c",
    paper="#14181c",
    band="#3c444c",
    alarm="#ef8f80",
    alarm_tint="#5a2e2a",
    hue={"cases": "#8dbbe6", "money": "#e0ab55"},
    tint={"cases": "#2b4a66", "money": "#5c4520"},
    series=("#8fc2a4", "#cf9fca", "#d9a48c", "#7fc4cc", "#b5bcc4"),
)


def palette(theme: str | None) -> Palette:
    """The palette of ``"dark"``; any other word is the light one."""
    return DARK if theme == "dark" else LIGHT


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
