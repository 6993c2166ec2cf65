"""A scheme on paper: the form that staff fill in (CSV, XLSX), and a filled form back into a checked scheme."""

from analytics.scheme_forms.blank import KINDS, blank_form, file_name
from analytics.scheme_forms.filled import FormReading, Heading, read_form
from analytics.scheme_forms.problems import FormProblem

__all__ = ["KINDS", "FormProblem", "FormReading", "Heading", "blank_form", "file_name", "read_form"]
