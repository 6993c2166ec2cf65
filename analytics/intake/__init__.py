"""From the bytes of a file to typed rows, with everything that was decided, doubted or found wrong on the way.

Pure: bytes in, a ``Reading`` out. Bad input ends in findings, never in an exception; nothing is guessed silently.
The order is: guards → decoding → layout and header → sheet → rows → figures and keys → checks.
"""

from analytics.intake.findings import Answers, Decision, Finding, Option, Question
from analytics.intake.reader import read, refused
from analytics.intake.reading import Reading
from analytics.intake.rows import LeftOut

__all__ = ["Answers", "Decision", "Finding", "LeftOut", "Option", "Question", "Reading", "read", "refused"]
