"""What is wrong with the rows of a scheme: row, column, reason, in one sentence."""

from dataclasses import dataclass

from analytics.scheme_forms.terms import TABLE


@dataclass(frozen=True, kw_only=True)
class FormProblem:
    """``row``: the row as its file counts, ``None`` for the whole scheme; ``column``: id of the column, if it is one
    cell; ``why``: the sentence, which quotes the cell."""

    row: int | None
    column: str | None
    why: str


class Refused(ValueError):
    """One cell cannot be read; raised and caught within this room."""

    def __init__(self, column: str, value: str, code: str, **said: str):
        super().__init__(code)
        self.column = column
        why = TABLE["problem"][code].format(**said)
        self.why = TABLE["problem"]["cell"].format(value=value, why=why)

    def at(self, row: int | None) -> FormProblem:
        """The problem, at its row."""
        return FormProblem(row=row, column=self.column, why=self.why)


def of_scheme(code: str) -> FormProblem:
    """A problem of the whole scheme."""
    return FormProblem(row=None, column=None, why=TABLE["problem"][code])
