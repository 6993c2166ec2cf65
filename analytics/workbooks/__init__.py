"""Workbooks (.xlsx, .xls, .ods) → the cells of their sheets as text, read in a process of its own.

A workbook is a program's memory more than a text: what it unpacks to can be anything. So sizes are checked first, and
the reading happens in a child process with a time and a memory limit; when that dies, one sentence is all that is lost.
"""

from analytics.workbooks.opening import Limits, Unreadable, kind_of, open_workbook
from analytics.workbooks.sheets import Workbook, WorkbookSheet

__all__ = ["Limits", "Unreadable", "Workbook", "WorkbookSheet", "kind_of", "open_workbook"]
