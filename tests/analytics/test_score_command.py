"""``python -m analytics score``: points, class and reasons of a file of units; every refusal is one line."""

import json

import pytest

from analytics import DATA
from analytics.__main__ import main
from analytics.workspace import LEDGER_VARIABLE, PUBLISHED, open_workspace
from tests.analytics.scorebook.desk import mark, take

CITY = "can-tho-qd2579-2025"
UNIT = {
    "unit": "Thi hành án dân sự thành phố",
    "facts": {"zero_criteria": 0},
    "entries": [
        {"criterion": "organisation", "points": 9.5, "reason": "biên bản 12/12"},
        {"criterion": "implementation", "points": 83, "reason": "biên bản 12/12"},
        {"criterion": "bonus", "points": 0, "reason": "không có"},
        {"criterion": "penalty", "points": 0, "reason": "không có"},
    ],
}


@pytest.fixture
def score(tmp_path, capsys):
    def run(document, *options, scheme=CITY):
        file = tmp_path / "cham.json"
        file.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        code = main(["score", "--scheme", scheme, "--input", str(file), *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_why_92_5_is_answered_in_words(score):
    code, said, problem = score(UNIT)
    assert (code, problem) == (0, "")
    assert "Thi hành án dân sự thành phố: 92,5 điểm (tự chấm), thứ 1, Hoàn thành tốt" in said
    assert "chấm tay 9,5 điểm; lý do: biên bản 12/12" in said
    assert "Theo điểm (92,5): Hoàn thành tốt." in said
    assert "chính thức, mới đọc được một phần" in said
    assert "hạng chính thức do văn bản quyết định" in said


def test_the_steps_in_json_add_up_to_the_total_and_name_the_table(score):
    code, said, _ = score({"units": [UNIT, {"unit": "Trống"}]}, "--json")
    found = json.loads(said)
    first, second = found["units"]
    assert (code, first["total"], first["class"], len(found["sha256"])) == (0, 92.5, "good", 64)
    assert sum(step.get("delta", 0) for step in first["log"]) == 92.5
    assert (second["total"], second["class"], second["disqualified"]) == ([-3, 103], "failed", True)


def test_a_scheme_of_ones_own_is_a_file_and_says_when_it_is_not_there(score, tmp_path):
    own = tmp_path / "cua-toi.toml"
    bundled = (DATA / "schemes" / f"{CITY}.toml").read_text(encoding="utf-8")
    own.write_text(bundled.replace(f'"{CITY}"', '"cua-toi"', 1), encoding="utf-8")
    assert "92,5 điểm" in score(UNIT, scheme=str(own))[1]
    code, said, problem = score(UNIT, scheme=str(tmp_path / "khong-co.toml"))
    assert (code, said) == (1, "") and "khong-co.toml" in problem


def test_a_question_is_asked_with_the_option_that_answers_it(score):
    given = {"unit": "Cục", "entries": [{"criterion": "1", "values": {"value": 10.5}}]}
    code, said, problem = score(given, scheme="qd3962-2011-thads")
    assert (code, said) == (3, "")
    assert "10,5 không thuộc mức điểm nào" in problem and "--holes" in problem
    assert score(given, "--holes", "lower", scheme="qd3962-2011-thads")[0] == 0


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("{", "không phải JSON đúng"),
        ("[" * 100_000, "không phải JSON đúng"),
        ("[]", "tệp phải là một nhóm"),
        ('{"units": 5}', "units phải là một danh sách"),
        ('{"unit": 5}', "đơn vị thứ 1, unit phải là một dòng chữ"),
        ('{"unit": "x", "khac": 1}', "mục “khac” phải là một trong"),
        ('{"unit": "x", "day": "hôm nay"}', "x, day phải là một ngày"),
        ('{"unit": "x", "entries": [5]}', "x, entries phải là một nhóm"),
        (
            '{"unit": "x", "entries": [{"criterion": "organisation", "points": NaN, "reason": "r"}]}',
            "NaN phải là một số",
        ),
        (
            '{"unit": "x", "entries": [{"criterion": "organisation", "points": "9", "reason": "r"}]}',
            "không phải số đúng",
        ),
        ('{"unit": "x", "entries": [{"criterion": "z"}]}', "không có tiêu chí “z”"),
        ('{"unit": "x", "incidents": [{"type": "warning", "leader": 1}]}', "true hoặc false"),
        ('{"units": [{"unit": "x"}], "votes": {"x": -1}}', "votes, x phải là một số nguyên"),
        ('{"units": [{"unit": "x"}, {"unit": "x"}]}', "“x” có hai lần"),
    ],
)
def test_a_file_that_cannot_be_scored_is_rejected_in_one_line(score, document, sentence):
    code, said, problem = score(document)
    assert (code, said, problem.count("\n")) == (2, "", 1)
    assert sentence in problem


def test_an_unknown_scheme_or_file_is_one_line_too(score, capsys):
    code, _, problem = score(UNIT, scheme="../bi-mat")
    assert code == 1 and "Không có bảng điểm" in problem and CITY in problem
    assert main(["score", "--scheme", CITY, "--input", "khong-co.json"]) == 1
    assert "Không đọc hoặc ghi được khong-co.json" in capsys.readouterr().err


def test_scores_of_the_ledger_are_scored_by_year_and_name(tmp_path, capsys, monkeypatch):
    workspace = open_workspace(str(tmp_path / "so.sqlite"), PUBLISHED)
    rows = [mark("Huế", "report", "0", under="thads-minh-hoa"), mark("Cao Bằng", "report", "3", under="thads-minh-hoa")]
    assert take(workspace, "scores", rows).status == "accepted"
    workspace.close()
    monkeypatch.setenv(LEDGER_VARIABLE, str(tmp_path / "so.sqlite"))
    assert main(["score", "--scheme", "thads-minh-hoa", "--year", "2024", "--json"]) == 0
    found = {each["unit"]: each for each in json.loads(capsys.readouterr().out)["units"]}
    assert (found["Huế"]["points"]["report"], found["Cao Bằng"]["points"]["report"]) == (10, 4)
    assert main(["score", "--scheme", "khác", "--year", "2024"]) == 2
    assert "Không có bảng điểm “khác”" in capsys.readouterr().err
    assert main(["score", "--scheme", "thads-minh-hoa", "--year", "2023"]) == 1
    assert "chưa có điểm chấm nào" in capsys.readouterr().err
    assert main(["score", "--scheme", "thads-minh-hoa"]) == 1
    assert "--inputs" in capsys.readouterr().err
