"""The bundled schemes load and say what they are; a scheme that contradicts itself is refused with a sentence."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from analytics.scoring import InputError, SchemeError, evaluate, load_scheme, read_scheme, words
from tests.analytics.scoring.made import BUNDLED, document, inputs, scheme

ROOM = Path(__file__).resolve().parents[3] / "analytics"
YES = {"id": "a", "rule": "binary", "max": 10}


def bands(*entries, **more):
    return {"id": "a", "rule": "step", "max": 5, "bands": list(entries), **more}


def test_nine_real_schemes_and_one_that_is_made_up_are_bundled():
    real = {name for name, each in BUNDLED.items() if each.status in ("official", "draft")}
    assert (len(BUNDLED), len(real)) == (10, 9)
    assert all(each.source and len(each.sha256) == 64 for each in BUNDLED.values())


def test_a_partial_scheme_names_what_is_missing_and_the_complete_one_adds_up():
    assert [name for name, each in BUNDLED.items() if not each.partial] == [
        "can-tho-kh157-2025-xa-phuong",
        "thads-minh-hoa",
    ]
    table = BUNDLED["can-tho-kh157-2025-xa-phuong"]
    assert sum(each.maximum for each in table.criteria.values()) == table.total_cap == 115


def test_what_is_made_up_says_so_wherever_it_is_read():
    table = BUNDLED["thads-minh-hoa"]
    texts = (table.title, table.source, *(each.label for each in table.sections.values()))
    texts += tuple(each.label for each in table.classes)
    assert all("minh hoạ" in text.lower() for text in texts)
    with pytest.raises(SchemeError, match="minh hoạ.*Phần"):
        scheme(YES, status="illustrative", title="Bảng minh hoạ", source="Minh hoạ")


def test_the_hash_is_of_the_content_not_of_the_way_it_is_written(tmp_path):
    one = read_scheme(document([{**YES, "max": Decimal("10.0")}]))
    assert one.sha256 == scheme(YES).sha256
    assert one.sha256 != scheme({**YES, "max": 11}).sha256 != scheme({**YES, "label": "khác"}).sha256
    score = evaluate(one, inputs(a={"done": True}))
    assert score.scheme_sha256 == one.sha256


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        (
            [{"below": 50, "gives": 0}, {"from": 60, "gives": 5}],
            "giữa mức “đến dưới 50” và mức “từ 60” có khoảng không",
        ),
        ([{"below": 50, "gives": 0}, {"above": 50, "gives": 5}], "“đến dưới 50” và mức “trên 50” có khoảng không"),
        ([{"to": 60, "gives": 0}, {"from": 50, "gives": 5}], "mức “đến 60” và mức “từ 50” chồng lên nhau"),
        (
            [{"to": 50, "gives": 0}, {"from": 50, "gives": 5}],
            "mức “đến 50” và mức “từ 50” cùng nhận giá trị ở ranh giới",
        ),
        ([{"from": 50, "gives": 5}], "thấp hơn mức “từ 50”"),
        ([{"below": 50, "gives": 5}], "cao hơn mức “đến dưới 50”"),
        ([{"from": 60, "below": 50, "gives": 5}], "không chứa giá trị nào"),
        ([{"from": 60, "above": 50, "gives": 5}], "một mức điểm ghi sai"),
        ([{"from": "năm mươi", "gives": 5}], "“năm mươi” không phải một số"),
        ([{"below": 50, "gives": 0}, {"from": 50, "gives": 4}], "mức cao nhất cho 4 điểm, khác điểm chuẩn 5"),
    ],
)
def test_bands_with_a_hole_or_an_overlap_are_refused_by_name(entries, sentence):
    with pytest.raises(SchemeError, match=sentence):
        scheme(bands(*entries))


@pytest.mark.parametrize(("holes", "found"), [("lower", 2), ("upper", 5), ("nearest", 5)])
def test_a_stated_convention_closes_the_hole(holes, found):
    table = scheme(bands({"to": 10, "gives": 2}, {"from": 11, "gives": 5}, holes=holes))
    assert evaluate(table, inputs(a={"value": Decimal("10.5")})).points["a"].points == found
    assert evaluate(table, inputs(a={"value": Decimal("10.4")})).points["a"].points == (5 if holes == "upper" else 2)


@pytest.mark.parametrize(("edges", "found"), [("lower", 2), ("upper", 5)])
def test_a_stated_convention_says_who_owns_a_shared_edge(edges, found):
    table = scheme(bands({"to": 10, "gives": 2}, {"from": 10, "gives": 5}, edges=edges))
    assert evaluate(table, inputs(a={"value": 10})).points["a"].points == found


def test_whole_days_leave_no_hole_between_2_and_3():
    late = {"id": "a", "rule": "lateness", "max": 5}
    scheme({**late, "bands": [{"to": 2, "gives": 5}, {"from": 3, "gives": 0}]})
    with pytest.raises(SchemeError, match="khoảng không"):
        scheme({**late, "bands": [{"to": 2, "gives": 5}, {"from": 4, "gives": 0}]})
    with pytest.raises(SchemeError, match="chồng lên nhau"):
        scheme({**late, "bands": [{"to": 3, "gives": 5}, {"from": 2, "gives": 0}]})


A, B = {"id": "A", "label": "Hạng A", "min": 90}, {"id": "B", "label": "Hạng B"}


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ({"base_max": 20}, "được 10, không khớp tổng điểm chuẩn 20"),
        (
            {"section": {"s": {"label": "Phần", "max": 9}}},
            "Phần “Phần”: cộng điểm chuẩn các dòng được 10, không khớp 9",
        ),
        ({"base_max": "unknown"}, "không nêu tổng điểm chuẩn"),
        ({"status": "thật"}, "mục status ghi “thật”"),
        ({"title": " "}, "thiếu mục “title”"),
        ({"khac": 1}, "không hiểu mục khac"),
        ({"valid_from": date(2025, 2, 1), "valid_to": date(2025, 1, 1)}, "đứng trước ngày có hiệu lực"),
        ({"valid_from": "hôm nay"}, "“hôm nay” không phải một ngày"),
        ({"criterion": []}, "chưa có tiêu chí nào"),
        ({"section": {"s": "Phần"}}, "phải là một nhóm mục"),
        (
            {"class": [{**A, "min": 5}, {"id": "B", "label": "Hạng B", "min": 7}, {"id": "C", "label": "C"}]},
            "cao xuống thấp",
        ),
        ({"class": [{"id": "A", "label": "Hạng A"}, B]}, "Hạng “Hạng A” chưa có mức điểm"),
        ({"class": [{**A, "any": [{"targets_met_min": 2}]}, B]}, "đòi 2 chỉ tiêu đạt nhưng bảng chỉ khai 0"),
        ({"class": [A, B], "ceiling": [{"label": "x", "incident": "y", "class": "A"}]}, "mục incident ghi “y”"),
        ({"class": [A, B], "ceiling": [{"label": "x", "class": "A"}]}, "đúng một nguyên nhân"),
        ({"class": [A, A]}, "cao hơn hạng"),
        ({"class": [B, B], "missing": ["x"]}, "dùng hai lần"),
        ({"tie_break": [{"label": "x", "by": "fact", "id": "y"}]}, "mục id ghi “y”"),
        ({"tie_break": [{"label": "x", "khac": "y"}]}, "không hiểu mục"),
        ({"target": {"a": "Việc"}}, "mục rule ghi “binary”"),
    ],
)
def test_a_scheme_that_contradicts_itself_is_refused(broken, sentence):
    with pytest.raises(SchemeError, match=re.escape(sentence)):
        read_scheme({**document([YES]), **broken})


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"rule": "đoán"}, "không có quy tắc “đoán”"),
        ({"max": "mười"}, "“mười” không phải một số"),
        ({"max": None}, "quy tắc binary cần điểm chuẩn"),
        ({"max": -1}, "điểm chuẩn −1 nhỏ hơn 0"),
        ({"section": "khác"}, "mục section ghi “khác”"),
        ({"kind": "khác"}, "mục kind ghi “khác”"),
        ({"gates": ["a"]}, "mục gates ghi “a”"),
        ({"workload": "w"}, "mục workload ghi “w”"),
        ({"over_cap": 100}, "không hiểu mục over_cap"),
        ({"rule": "sample", "n": 50}, "quy tắc sample cần thêm weight"),
        ({"rule": "sample", "n": 50, "weight": 1}, "số mẫu 50 nhân điểm mỗi mẫu không bằng điểm chuẩn 10"),
        ({"rule": "sample", "n": "năm", "weight": 1}, "“năm” không phải một số"),
        ({"rule": "per_event", "each": 5}, "“5” không phải một số"),
        ({"rule": "per_event", "each": {"x": "none"}}, "“none” không phải một số"),
        ({"rule": "ratio", "when_empty": 5}, "“5” không phải một số"),
        ({"rule": "step"}, "quy tắc step cần thêm bands"),
        ({"rule": "per_event", "each": {"x": -1}}, "không đúng dấu"),
        ({"rule": "award_bonus", "each": {"x": 1}, "combine": "khác"}, "mục combine ghi “khác”"),
    ],
)
def test_a_criterion_that_cannot_be_scored_is_refused(row, sentence):
    with pytest.raises(SchemeError, match=re.escape(sentence)):
        read_scheme({**document([YES]), "criterion": [{"label": "a", "section": "s", **YES, **row}]})


def test_a_file_that_is_no_toml_or_has_another_name_is_refused(tmp_path):
    broken, other = tmp_path / "x.toml", tmp_path / "y.toml"
    broken.write_text("title = ", encoding="utf-8")
    with pytest.raises(SchemeError, match="Tệp bảng điểm x.toml không đọc được"):
        load_scheme(broken)
    other.write_text(
        'id = "x"\ntitle = "t"\nstatus = "own"\nsource = "s"\nframe = {rule = "manual"}\n', encoding="utf-8"
    )
    with pytest.raises(SchemeError, match="tên tệp phải trùng"):
        load_scheme(other)


def test_every_refusal_of_the_code_has_a_sentence_and_every_sentence_is_used():
    code = "".join(file.read_text(encoding="utf-8") for file in ROOM.rglob("*scor*/*.py"))
    code += "".join(file.read_text(encoding="utf-8") for file in ROOM.glob("scor*.py"))
    sentences = set(words.templates()["refusal"])
    used = set(re.findall(r'"([a-z_0-9]+)"', code))
    spoken = used | {f"unknown_{kind}" for kind in re.findall(r'_known\("([a-z]+)"', code)}
    assert sentences <= spoken
    raised = set(re.findall(r'(?:Error|UndefinedBand|refuse)\(\s*"([a-z_0-9]+)"', code))
    assert raised and raised <= sentences


def test_a_scheme_out_of_force_is_not_scored_with():
    table = scheme(YES, valid_from=date(2025, 1, 1), valid_to=date(2025, 12, 31))
    assert table.in_force(date(2025, 12, 31)) and not table.in_force(date(2026, 1, 1))
    with pytest.raises(InputError, match="áp dụng từ 01/01/2025 đến 31/12/2025, không áp dụng cho ngày 01/01/2026"):
        evaluate(table, inputs(a={"done": True}, day=date(2026, 1, 1)))
