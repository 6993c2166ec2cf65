"""Emulation scoring as data: schemes in ``data/schemes``, points, classes, ranks, and how firm they are.

Pure: no screens, no database. A scheme is read into frozen records and checked; scoring follows one order and writes
every step down with its sentence. Points are exact fractions, never floats. What nobody gave is not 0 but unknown, and
the total is then a range. What a class says is a suggestion: a document decides.
"""

from analytics.scoring import words
from analytics.scoring.bands import Band, Bands
from analytics.scoring.board import Board, evaluate_all
from analytics.scoring.criterion import Criterion
from analytics.scoring.documents import Given, read_inputs
from analytics.scoring.evaluation import evaluate
from analytics.scoring.firmness import Firmness, Shaken, firmness
from analytics.scoring.inputs import Entry, Incident, Inputs
from analytics.scoring.problem import InputError, SchemeError, ScoringError, UndefinedBand
from analytics.scoring.ranking import Standing, rank, standings
from analytics.scoring.reading import load_scheme, load_schemes, read_scheme, scheme_named, with_rows
from analytics.scoring.scheme import RankClass, Scheme, Section
from analytics.scoring.score import Score, Step, Verdict
from analytics.scoring.span import Span
from analytics.scoring.whatif import Needed, changed, needed, what_if

__all__ = [
    "Band",
    "Bands",
    "Board",
    "Criterion",
    "Entry",
    "Firmness",
    "Given",
    "Incident",
    "InputError",
    "Inputs",
    "Needed",
    "RankClass",
    "Scheme",
    "SchemeError",
    "Score",
    "ScoringError",
    "Section",
    "Shaken",
    "Span",
    "Standing",
    "Step",
    "UndefinedBand",
    "Verdict",
    "changed",
    "evaluate",
    "evaluate_all",
    "firmness",
    "load_scheme",
    "load_schemes",
    "needed",
    "rank",
    "read_inputs",
    "read_scheme",
    "scheme_named",
    "standings",
    "what_if",
    "with_rows",
    "words",
]
