"""Official statistical forms of emulation and awards, filled from the ledger; what cannot be filled is named."""

from analytics.forms.counting import Item, of_awards, of_movements
from analytics.forms.form import Cell, Filled, Form, filled, load_forms
from analytics.forms.workbook import file_name, workbook

__all__ = [
    "Cell",
    "Filled",
    "Form",
    "Item",
    "file_name",
    "filled",
    "load_forms",
    "of_awards",
    "of_movements",
    "workbook",
]
