"""The commands that hand out paper: templates to fill in, receipts found again."""

import argparse
from argparse import Namespace
from pathlib import Path
from typing import Any

from analytics import imports, papers, receipts, templates
from analytics.catalog import load_catalog
from analytics.commands import CommandFailed
from analytics.custody_commands import write_file
from analytics.units import load_units
from analytics.workspace import open_workspace

RECEIPT_KINDS = ("html", "csv", "json")


def add(parsers: Any) -> None:
    """Add template and receipt to what ``ArgumentParser.add_subparsers`` returned."""
    template = parsers.add_parser("template", help="Ghi mẫu trống của một bộ số liệu")
    template.add_argument("dataset", metavar="BỘ", help="cases | money | targets | explanations")
    template.add_argument("--kind", choices=templates.KINDS, default="xlsx")
    template.set_defaults(run=write_template)
    receipt = parsers.add_parser("receipt", help="Tìm lại biên nhận của một bút toán")
    receipt.add_argument("entry", type=int, metavar="BÚT_TOÁN")
    receipt.add_argument("--kind", choices=RECEIPT_KINDS, default="html")
    receipt.set_defaults(run=write_receipt)
    for parser in (template, receipt):
        _add_out(parser)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="NƠI", help="tệp hoặc thư mục để ghi; không ghi đè")


def write_template(options: Namespace) -> int:
    """Write the template of a dataset."""
    catalog = load_catalog()
    if options.dataset not in catalog.datasets:
        known = ", ".join(catalog.datasets)
        raise CommandFailed(f"Không có bộ số liệu “{options.dataset}”; các bộ hiện có: {known}")
    dataset = catalog.datasets[options.dataset]
    content = templates.template(dataset, catalog, load_units(), options.kind)
    return write_file(templates.file_name(dataset, options.kind), content, options)


def write_receipt(options: Namespace) -> int:
    """Write the receipt of an entry, as it was given and as it can be printed."""
    workspace = imports.with_published(open_workspace())
    receipt = receipts.of_entry(workspace, options.entry)
    if options.kind == "json":
        content = papers.json_file(receipt)
    else:
        make = {"html": papers.html_page, "csv": papers.csv_file}[options.kind]
        content = make(receipt, workspace.catalog)
    return write_file(papers.file_name(receipt, options.kind), content, options)
