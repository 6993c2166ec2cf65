"""Rows of a scheme: what they become, how each wrong cell is named, and that nothing is lost on the way back."""

from dataclasses import fields
from fractions import Fraction

import pytest

from analytics.scheme_forms import Heading, read_rows, rows_of
from analytics.scoring import Incident, evaluate, rank
from tests.analytics.scoring.made import BUNDLED, inputs

HEADING = Heading(id="Bảng điểm của đơn vị", title="Bảng điểm của đơn vị", source="Quyết định của đơn vị")
RATIO = {"kind": "base", "code": "a", "section": "I", "label": "Tỷ lệ xong", "maximum": "40", "rule": "ratio"}
STEP = {"kind": "base", "code": "b", "label": "Ký số", "maximum": "1,5", "rule": "step"}
STEP["bands"] = "dưới 50 = 0; từ 50 đến 95 = 1; trên 95 = 1,5"


def row(kind, label="", **cells):
    return {"kind": kind, "label": label, **cells}


def read(*rows):
    return read_rows([{"row": at, **each} for at, each in enumerate(rows, start=2)], HEADING)


def problems(*rows):
    return [(each.row, each.column, each.why) for each in read(*rows).problems]


@pytest.mark.parametrize("scheme", BUNDLED.values(), ids=lambda scheme: scheme.id)
def test_every_scheme_that_comes_along_can_be_written_as_rows_and_read_again(scheme):
    heading = Heading(id=scheme.id, title=scheme.title, source=scheme.source, status=scheme.status)
    found = read_rows(rows_of(scheme), heading)
    assert found.problems == ()
    kept = [each.name for each in fields(scheme) if each.name not in ("sha256", "document")]
    assert {name: getattr(found.scheme, name) for name in kept} == {name: getattr(scheme, name) for name in kept}
    assert rows_of(found.scheme) == rows_of(scheme)


def test_filled_rows_score_exactly():
    scheme = read(RATIO, STEP).scheme
    score = evaluate(scheme, inputs(a={"numerator": 850, "denominator": 1000}, b={"value": 95}))
    assert (score.total.points, scheme.status, scheme.base_max) == (35, "own", Fraction("41.5"))


def test_every_kind_of_row_finds_its_place():
    rows = [
        row("base", "Có kế hoạch", code="g", section="I", maximum="0", rule="gate"),
        {**RATIO, "gates": "g"},
        row("bonus", "Sáng kiến", code="c", maximum="6", rule="per_event", params="cấp tỉnh = 2; cấp ngành = 3"),
        row("penalty", "Vi phạm", code="d", rule="per_event", params="cảnh cáo = -2"),
        row("base", "Vượt", code="e", maximum="10", rule="target_ratio", params="trần thực hiện (%) = 120"),
        row("limit", "Tổng điểm chuẩn", maximum="50"),
        row("limit", "Trần điểm trừ", maximum="4"),
        row("setting", "Áp dụng từ ngày", params="01/10/2025"),
        row("setting", "Cách tính hụt chỉ tiêu", params="điểm %"),
        row("target", "Về việc", code="e"),
        row("target", "Về tiền", code="money"),
        row("incident", "Kỷ luật", code="disciplined"),
        row("fact", "Số chấp hành viên", code="staff"),
        row("class", "Hạng A", code="A", maximum="45", params="nhiều nhất (%) = 20; số chỉ tiêu đạt ít nhất = 2 hoặc "
            "số chỉ tiêu đạt ít nhất = 1; chỉ tiêu còn lại hụt dưới = 5; không có tiêu chí 0 điểm = có"),
        row("class", "Hạng B", code="B", maximum="30", params="mỗi tiêu chí ít nhất (%) = 80"),
        row("class", "Hạng C", code="C"),
        row("ceiling", "Lãnh đạo bị kỷ luật", params="vụ việc = disciplined; chỉ tính lãnh đạo = có; hạng = B"),
        row("disqualification", "Không tự chấm", params="vòng chưa nộp = tự chấm; hạng = C"),
        row("tie_break", "tỷ lệ xong", params="xét theo = điểm của tiêu chí; mã = a"),
        row("tie_break", "ít người hơn", params="xét theo = số liệu kèm theo; mã = staff; cao hơn là hơn = không"),
        row("tie_break", "bỏ phiếu", params="xét theo = bỏ phiếu"),
        row("award_quota", "Bằng khen", code="bk", params="nhiều nhất (%) = 10; nhiều nhất (số) = 2"),
        row("section", "I", params="tính nhiều nhất = 48"),
        row("note", "Bảng để thử."),
    ]  # fmt: skip
    scheme = read(*rows).scheme
    assert scheme.criteria["a"].gates == ("g",)
    assert dict(scheme.criteria["c"].params["each"]) == {"cấp tỉnh": 2, "cấp ngành": 3}
    best = scheme.classes[0]
    assert (scheme.penalty_cap, best.quota_pct, [each.targets_met_min for each in best.conditions]) == (4, 20, [2, 1])
    assert (best.conditions[1].short_max, best.conditions[1].no_zero, scheme.short_basis) == (5, True, "pp")
    assert (scheme.valid_from.isoformat(), scheme.notes, scheme.missing) == ("2025-10-01", ("Bảng để thử.",), ())
    assert [each.by for each in scheme.tie_breaks] == ["points", "fact", "vote"]
    assert not scheme.tie_breaks[1].higher_is_better
    assert (scheme.award_quotas[0].pct, scheme.award_quotas[0].most) == (10, 2)
    given = {
        "g": {"passed": True}, "a": {"numerator": 1, "denominator": 1}, "c": {"cấp tỉnh": 2}, "d": {"cảnh cáo": 3},
        "e": {"actual": 130, "target": 100},
    }  # fmt: skip
    known = {"targets": {"money": {"met": True}}}
    free = inputs("Một", **given, **known)
    assert evaluate(scheme, free).total.points == 48 + 4 - 4  # 40 + 12 within the section's 48, bonus, penalty
    guilty = inputs("Hai", **given, **known, incidents=(Incident(type="disciplined", leader=True),))
    silent = inputs("Ba", **given, **known, phase="verified")
    found = {each.score.unit: each.score.class_id for each in rank(scheme, [free, guilty, silent])}
    assert found == {"Một": "A", "Hai": "B", "Ba": "C"}


@pytest.mark.parametrize(
    ("change", "column", "sentence"),
    [
        ({"label": ""}, "label", "ghi “”: đang trống"),
        ({"maximum": "bốn mươi"}, "maximum", "ghi “bốn mươi”: không phải một số"),
        ({"maximum": "1.500"}, "maximum", "ghi “1.500”: không phải một số đọc được một nghĩa"),
        ({"rule": None}, "rule", "ghi “”: đang trống"),
        ({"params": "số mẫu 50"}, "params", "phần “số mẫu 50” thiếu dấu ="),
        ({"params": "khác = 5"}, "params", "không hiểu tham số “khác”. Tham số dùng được: "),
        ({"params": "khi mẫu số bằng 0 = tuỳ"}, "params", "“tuỳ” không phải một lựa chọn"),
        ({"params": "gộp các dòng chưa công bố = 5"}, "params", "“5” không phải một lựa chọn"),
        ({"bands": "khoảng 50 = 1"}, "bands", "mức “khoảng 50 = 1” không đọc được"),
        ({"maximum": ""}, None, "“Tỷ lệ xong”: quy tắc ratio cần điểm chuẩn"),
        ({"gates": "z"}, None, "“Tỷ lệ xong”: mục gates ghi “z”"),
        ({"rule": "step", "bands": "dưới 50 = 0; từ 60 = 40"}, None, "giữa mức “đến dưới 50” và mức “từ 60” có khoảng"),
        ({"rule": "step", "bands": "dưới 50 = 0; từ 40 = 40"}, None, "chồng lên nhau"),
        ({"rule": "manual", "params": "lấy từ số liệu = cases.rate"}, None, "mục indicator ghi “manual”"),
    ],
)
def test_a_wrong_cell_is_named_by_row_column_and_value(change, column, sentence):
    ((at, where, why),) = problems({**RATIO, **change})
    assert (at, where) == (2, column)
    assert sentence in why


def test_every_wrong_row_is_named_not_only_the_first():
    found = problems({**RATIO, "maximum": "x"}, {**RATIO, "code": "z"}, {**STEP, "maximum": "x"})
    assert [row for row, _, _ in found] == [2, 4]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (row("limit", "Trần khác", maximum="5"), "không phải một giới hạn"),
        (row("setting", "Quy ước khác", params="5"), "không phải một quy ước"),
        (row("setting", "Áp dụng từ ngày", params="hôm qua"), "không phải một ngày"),
        (row("limit", "Tổng điểm chuẩn", maximum="50"), "Cộng điểm chuẩn các tiêu chí được 40, không khớp"),
        (row("section", "I", maximum="30"), "Phần “I”: cộng điểm chuẩn các dòng được 40, không khớp 30"),
        (row("tie_break", "khác", params="xét theo = điểm của tiêu chí; mã = z"), "“khác”: mục id ghi “z”"),
        (row("ceiling", "khác", params="vụ việc = z; hạng = A"), "“khác”: mục class ghi “A”"),
    ],
)
def test_a_row_that_does_not_fit_the_others_is_refused(more, sentence):
    ((_, _, why),) = problems(RATIO, more)
    assert sentence in why


def test_no_row_at_all_is_no_scheme():
    assert problems() == [(None, None, "bảng chưa có dòng tiêu chí nào. Hãy điền ít nhất một dòng.")]
