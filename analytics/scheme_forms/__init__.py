"""A scheme as rows, as the dataset ``schemes`` holds them: rows into a checked scheme, and a scheme into rows."""

from analytics.scheme_forms.cells import exact_number
from analytics.scheme_forms.filled import FormReading, Heading, read_rows
from analytics.scheme_forms.problems import FormProblem
from analytics.scheme_forms.written import rows_of

__all__ = ["FormProblem", "FormReading", "Heading", "exact_number", "read_rows", "rows_of"]
