"""A deck as one HTML file that needs no network: slides by keys, every unit by typing its name."""

from analytics.briefing.page.sheet import html_file

__all__ = ["html_file"]
