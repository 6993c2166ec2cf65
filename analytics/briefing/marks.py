"""The code of a slide as a square that a telephone reads."""

from functools import lru_cache
from io import BytesIO

import segno


@lru_cache(maxsize=128)
def square_png(code: str) -> bytes:
    """A QR square, black on white."""
    drawn = BytesIO()
    segno.make(code, error="m", micro=False).save(drawn, kind="png", scale=5, border=2)
    return drawn.getvalue()


def square_svg(code: str) -> str:
    """The same as inline SVG."""
    return segno.make(code, error="m", micro=False).svg_inline(scale=3, border=2, dark="#000", light="#fff")
