"""A deck as a PowerPoint file: native charts with their data sheets, native tables, speaker notes, 16:9."""

from analytics.briefing.powerpoint.show import DARK, LIGHT, pptx_file

__all__ = ["DARK", "LIGHT", "pptx_file"]
