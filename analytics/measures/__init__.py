"""The public vocabulary: results, rates, targets, ranks, trends, and who has reported.

Rates are sums of numerators over sums of denominators, as exact fractions in percent; they are never averaged and
never stored. ``None`` is a figure that nobody gave. Every function reads the warehouse as known ``at`` a ledger entry,
by default the newest.
"""

from analytics.measures.causes import Explained, explain
from analytics.measures.comparison import Standing, compare, national
from analytics.measures.freshness import Period, Reporting, default_period, periods, reporting
from analytics.measures.locks import Correction, corrections
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.speakers import Speakers, speakers
from analytics.measures.targets import Target

__all__ = [
    "Correction",
    "Explained",
    "Period",
    "Reporting",
    "Result",
    "Speakers",
    "Standing",
    "Target",
    "compare",
    "corrections",
    "default_period",
    "explain",
    "national",
    "periods",
    "reporting",
    "speakers",
    "trend",
]
