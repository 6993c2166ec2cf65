"""What a conference makes of a deck: frozen at one entry, arranged by its presenter, with the conclusions that come
back; and everything that has to be written down for it.
"""

from analytics.meetings.arranging import Arranged, arranged, in_order, rows_of
from analytics.meetings.later import Later, later
from analytics.meetings.returning import INDICATORS, Returned, figure_now, returned, slide
from analytics.meetings.taking import zipped
from analytics.meetings.writing import write

__all__ = [
    "INDICATORS",
    "Arranged",
    "Later",
    "Returned",
    "arranged",
    "figure_now",
    "in_order",
    "later",
    "returned",
    "rows_of",
    "slide",
    "write",
    "zipped",
]
