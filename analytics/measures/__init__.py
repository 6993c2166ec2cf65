"""The public vocabulary: results, rates, targets, ranks, trends, and who has reported.

Rates are sums of numerators over sums of denominators, as exact fractions in percent; they are never averaged and
never stored. ``None`` is a figure that nobody gave. Every function reads the warehouse as known ``at`` a ledger entry,
by default the newest.
"""

from analytics.measures.annotations import Annotation, annotations
from analytics.measures.awards import Award, Conversion, Registration, awards, conversions, registrations
from analytics.measures.bunching import Bunching, bunching
from analytics.measures.causes import Explained, explain
from analytics.measures.comparison import Standing, compare, national
from analytics.measures.conferences import Conclusion, Conference, Placed, conclusions, conferences, placed
from analytics.measures.exemplars import Exemplar, Gap, Index, exemplars, gaps, indices
from analytics.measures.explanations import Explanation, explanations
from analytics.measures.freshness import Period, Reporting, default_period, periods, reporting
from analytics.measures.locks import Correction, corrections
from analytics.measures.movements import (
    Intervention,
    Movement,
    Participation,
    Pledge,
    Wave,
    interventions,
    movements,
    participation,
    pledges,
    waves,
)
from analytics.measures.quality import Quality, national_quality, qualities
from analytics.measures.radar import Course, Flag, radar
from analytics.measures.results import Result
from analytics.measures.series import trend
from analytics.measures.speakers import Speakers, speakers
from analytics.measures.targets import Target

__all__ = [
    "Annotation",
    "Award",
    "Bunching",
    "Conclusion",
    "Conference",
    "Conversion",
    "Correction",
    "Course",
    "Exemplar",
    "Explained",
    "Explanation",
    "Flag",
    "Gap",
    "Index",
    "Intervention",
    "Movement",
    "Participation",
    "Period",
    "Placed",
    "Pledge",
    "Quality",
    "Registration",
    "Reporting",
    "Result",
    "Speakers",
    "Standing",
    "Target",
    "Wave",
    "annotations",
    "awards",
    "bunching",
    "compare",
    "conclusions",
    "conferences",
    "conversions",
    "corrections",
    "default_period",
    "exemplars",
    "explain",
    "explanations",
    "gaps",
    "indices",
    "interventions",
    "movements",
    "national",
    "national_quality",
    "participation",
    "periods",
    "placed",
    "pledges",
    "qualities",
    "radar",
    "registrations",
    "reporting",
    "speakers",
    "trend",
    "waves",
]
