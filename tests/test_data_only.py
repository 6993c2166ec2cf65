"""An indicator, an alias and a whole new dataset need no Python: they are files in a copy of ``data/``."""

import shutil
from fractions import Fraction

import pytest

from analytics import DATA, imports, measures
from analytics.catalog import load_catalog
from analytics.ledger import Ledger
from analytics.units import load_units
from analytics.warehouse import Warehouse
from analytics.workspace import Workspace

INDICATOR = """
[share_credit_ready]
label = "Tỷ trọng đang thi hành"
short = "Đang thi hành"
unit = "%"
direction = "none"
numerator = "in_progress"
denominator = "enforceable"
definition = "Phần đang thi hành trong số có điều kiện."
formula = "đang thi hành ÷ có điều kiện × 100"
adds_up = "Cộng tử số, cộng mẫu số rồi chia."
example = { dataset = "cases", in_progress = 1, enforceable = 4, gives = "25,00", from = "ví dụ" }
"""
DATASET = """
id = "complaints"
label = "Khiếu nại, tố cáo"
unit = "đơn"
description = "Đơn khiếu nại, tố cáo theo kỳ."
columns = ["unit", "year", "months", "received", "resolved", "source"]
required = ["unit", "year", "received"]

[column.received]
label = "Đơn đã nhận"
type = "amount"
role = "figure"
description = "Số đơn nhận trong kỳ."
aliases = ["Tiếp nhận"]

[column.resolved]
label = "Đơn đã giải quyết"
type = "amount"
role = "figure"
description = "Số đơn giải quyết xong."

[[identity]]
id = "resolved_within_received"
label = "Đã giải quyết không vượt số đã nhận"
left = "resolved"
relation = "<="
right = "received"
"""


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "catalog"
    shutil.copytree(DATA / "catalog", folder)
    with (folder / "indicators.toml").open("a", encoding="utf-8") as file:
        file.write(INDICATOR)
    (folder / "datasets" / "complaints.toml").write_text(DATASET, encoding="utf-8")
    columns = folder / "columns.toml"
    text = columns.read_text(encoding="utf-8").replace('aliases = ["Xong"', 'aliases = ["Kết thúc tốt đẹp", "Xong"')
    columns.write_text(text, encoding="utf-8")
    catalog, units, ledger = load_catalog(folder), load_units(), Ledger(str(tmp_path / "so.sqlite"))
    return Workspace(catalog=catalog, units=units, ledger=ledger, warehouse=Warehouse(ledger, catalog, units))


def take(workspace, text, dataset):
    receipt = imports.take(workspace, text.encode(), "tep.csv", dataset, "Nguyễn An")
    workspace.warehouse.refresh()
    return receipt


def test_a_new_indicator_is_computed_for_every_unit(workspace):
    take(workspace, "unit,year,enforceable,completed,in_progress\nHà Nội,2024,400,300,100\n", "cases")
    (standing,) = measures.compare(workspace.warehouse, dimension="cases", year=2024)
    assert standing.result.value(workspace.catalog.indicators["share_credit_ready"]) == Fraction(25)


def test_a_new_alias_is_understood_in_any_case_with_or_without_accents(workspace):
    receipt = take(workspace, "Tỉnh,Năm,Có điều kiện,KET THUC TOT DEP\nHà Nội,2024,400,300\n", "cases")
    assert (receipt.status, receipt.totals["completed"]["accepted"]) == ("accepted", 300)


def test_a_new_dataset_is_read_checked_kept_and_asked_for(workspace):
    bad = take(workspace, "Đơn vị,Năm,Tiếp nhận,Đơn đã giải quyết\nHà Nội,2024,10,11\n", "complaints")
    assert (bad.status, bad.findings[0].row) == ("rejected", 2)
    good = take(workspace, "Đơn vị,Năm,Tiếp nhận,Đơn đã giải quyết\nHà Nội,2024,10,9\n", "complaints")
    assert good.status == "accepted"
    assert workspace.ledger.rows(good.entry)["received"].to_pylist() == [10]
    (result,) = measures.trend(workspace.warehouse, unit_ids=["ha-noi"], dimension="complaints")
    assert dict(result.figures) == {"received": 10, "resolved": 9}
