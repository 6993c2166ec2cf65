"""What is wrong with a filled form: row, column, value, reason, in one sentence."""

from dataclasses import dataclass

from analytics.scheme_forms.terms import COLUMNS, TABLE


@dataclass(frozen=True, kw_only=True)
class FormProblem:
    """``row`` counts as Excel does, ``None`` for the whole file; ``column``: its header."""

    row: int | None
    column: str
    value: str
    message: str


class Refused(ValueError):
    """One cell cannot be read; raised and caught within this room."""

    def __init__(self, column: str, value: str, code: str, **said: str):
        super().__init__(code)
        self.column, self.value = column, value
        self.why = TABLE["problem"][code].format(**said)

    def at(self, row: int) -> FormProblem:
        """The problem, at its row."""
        header = COLUMNS[self.column]
        message = TABLE["problem"]["row"].format(row=row, column=header, value=self.value, why=self.why)
        return FormProblem(row=row, column=header, value=self.value, message=message)


def of_file(code: str, **said: str) -> FormProblem:
    """A problem of the whole file."""
    return FormProblem(row=None, column="", value="", message=TABLE["problem"][code].format(**said))


def of_row(row: int, why: str) -> FormProblem:
    """A problem of a whole row."""
    message = TABLE["problem"]["row_only"].format(row=row, why=why)
    return FormProblem(row=row, column="", value="", message=message)
