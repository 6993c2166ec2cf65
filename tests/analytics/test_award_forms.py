"""The official forms, written, opened again and compared with what Bến Tre printed for 2022."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from analytics import forms, measures
from analytics.forms.workbook import HEAD_ROW, MISSING_SHEET

FORMS = {form.id: form for form in forms.load_forms()}
METHODS = ("regular", "thematic", "sudden", "foreign", "contribution", "seniority", "resistance")


@pytest.fixture
def warehouse(published):
    return published.warehouse


def written(form_id, items, unit="Bến Tre"):
    return forms.workbook(forms.filled(FORMS[form_id], items), year=2022, unit=unit, source="Sổ", mark="")


def figures(content, form_id):
    """(code of the line, name of the column) → figure, as a spreadsheet reads it."""
    head, *lines = sheet(content, form_id)[HEAD_ROW:]
    found = {(line[1], name): value for line in lines for name, value in list(zip(head, line, strict=True))[3:]}
    known = {place: value for place, value in found.items() if value != ""}
    assert all(isinstance(value, float) and value == int(value) for value in known.values())
    return known


def sheet(content, name):
    """Every cell of a sheet, from its first row."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_ben_tre_2022_stands_in_the_form_of_ministry_level_and_the_rest_is_named(warehouse):
    items = forms.of_awards(measures.awards(warehouse, year=2022, unit_id="ben-tre"))
    content = written("0603.N", items)
    found = {(code, name.split("(")[-1]): value for (code, name), value in figures(content, "0603.N").items()}
    # 3 + 13 Bằng khen and 1 Cờ; commendations of the office itself and titles of collectives are of no such level
    assert found == {
        **{("01", "1)"): 17, ("01", "2)"): 16, ("01", "4)"): 1},
        **{("02", "1)"): 4, ("02", "2)"): 3, ("02", "4)"): 1},
        **{("05", "1)"): 13, ("05", "2)"): 13},
    }
    why = {(row.split()[0], column.split()[0]): said for row, column, said in sheet(content, MISSING_SHEET)[1:]}
    assert why["11", "2"] == "16 mục của sổ không ghi phương thức mà biểu hỏi"
    assert "chức vụ" in why["06", "1"] and ("01", "1") not in why


def test_movements_are_counted_once_under_their_highest_launcher(warehouse):
    items = forms.of_movements(measures.movements(warehouse, year=2007, unit_id="lao-cai-cu"))
    found = {(code, name[-2]): value for (code, name), value in figures(written("0601.N", items), "0601.N").items()}
    assert found["01", "1"] == len({each.name for each in measures.movements(warehouse, year=2007)})
    assert found["01", "3"] + found.get(("01", "4"), 0) == found["01", "1"]


def test_a_name_that_looks_like_a_formula_stays_text():
    content = written("0604.N", [], unit="=HYPERLINK(1)")
    assert sheet(content, "0604.N")[2][0] == "Đơn vị báo cáo: =HYPERLINK(1)"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "sheet" in name and b"<f>" in parts.read(name)]
    assert figures(content, "0604.N") == {}


@given(st.lists(st.tuples(st.integers(1, 50), st.sampled_from(METHODS), st.sampled_from(("collective", "person")))))
def test_lines_by_subject_and_by_method_add_up_to_the_total_where_everything_is_known(given_items):
    items = [
        forms.Item(quantity=count, attributes={"method": method, "subject": subject, "ministry": "yes"})
        for count, method, subject in given_items
    ]
    cells = forms.filled(FORMS["0603.N"], items).cells
    rows = FORMS["0603.N"].rows
    total, by = 0, {"subject": 0, "method": 0}
    for (at, to), cell in cells.items():
        if to == 0 and cell.value:
            total += 0 if rows[at].where else cell.value
            for name in rows[at].where:
                by[name] += cell.value
    assert by == {"subject": total, "method": total} and total == sum(count for count, _, _ in given_items)


def test_an_item_that_does_not_say_leaves_the_cell_empty_and_says_so():
    items = [forms.Item(quantity=2, attributes={"method": None, "subject": "person", "ministry": "yes"})]
    filled = forms.filled(FORMS["0603.N"], items)
    regular = next(at for at, row in enumerate(filled.form.rows) if row.where == {"method": "regular"})
    assert filled.cells[regular, 0].value is None and filled.cells[regular, 0].why.startswith("2 mục")
