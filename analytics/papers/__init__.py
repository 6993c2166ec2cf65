"""The receipt on paper: a page to print, a table and a machine-readable file to keep."""

from analytics.papers.files import csv_file, file_name, json_file
from analytics.papers.page import html_page

__all__ = ["csv_file", "file_name", "html_page", "json_file"]
