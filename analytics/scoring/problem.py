"""What is raised when a scheme or what is scored with it cannot be accepted: always one Vietnamese sentence."""

from analytics.scoring import words


class ScoringError(ValueError):
    """``code`` names the template of the sentence in ``data/catalog/scoring.toml``."""

    def __init__(self, code: str, **said: object):
        super().__init__(words.say("refusal", code, **said))
        self.code = code


class SchemeError(ScoringError):
    """The scheme contradicts itself."""


class InputError(ScoringError):
    """What was given to score does not fit the scheme."""


class UndefinedBand(InputError):
    """The value lies in a hole that the document leaves, and nobody has said which band it belongs to."""
