"""A deck as one HTML file that needs no network: slides by keys, any unit by its name; its charts as pictures."""

from analytics.briefing.page.picture import svg_file
from analytics.briefing.page.sheet import html_file

__all__ = ["html_file", "svg_file"]
