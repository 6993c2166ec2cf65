"""The command line, as people script it: exit codes, receipts, rates, and the seeds' own figures."""

import json
import subprocess
import sys

import pytest

from analytics import DATA
from analytics.__main__ import main
from analytics.catalog import load_catalog

RATE_KEYS = {
    "unit_id", "unit", "dimension", "numerator", "denominator", "rate_pct", "published_rate_pct", "qualifier",
    "target_pct", "gap_pp", "rank", "months", "year", "vintage", "entry",
}  # fmt: skip
RECEIPT_KEYS = {"status", "entry", "rows", "decisions", "questions", "findings", "totals"}


@pytest.fixture
def run(own_published, monkeypatch, capsys):
    monkeypatch.setenv("THADS_LEDGER", str(own_published))

    def command(*arguments):
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


@pytest.fixture
def file(tmp_path):
    def write(text, name="tep.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    return write


def rates(run, *arguments):
    code, out, err = run("rates", *arguments, "--json")
    assert (code, err) == (0, "")
    return {(rate["unit_id"], rate["dimension"]): rate for rate in json.loads(out)}


def test_kien_giang_2013_comes_back_with_its_gaps(run):
    found = rates(run, "--year", 2013, "--months", 9)
    cases, money = found["kien-giang", "cases"], found["kien-giang", "money"]
    assert cases.keys() >= RATE_KEYS
    assert (cases["numerator"], cases["denominator"]) == (6844, 10928)
    assert (money["numerator"], money["denominator"]) == (265_281_958_000, 548_761_273_000)
    assert [cases["rate_pct"], money["rate_pct"]] == pytest.approx([62.628, 48.342], abs=0.0005)
    assert (cases["target_pct"], money["target_pct"]) == (88, 77)
    assert [cases["gap_pp"], money["gap_pp"]] == pytest.approx([-25.372, -28.658], abs=0.0005)
    assert (cases["comparator"], cases["met"], money["met"]) == (">", False, False)


def test_vinh_phuc_2021_and_hoa_binh_2012_are_published_rates_with_their_qualifiers(run):
    vinh_phuc = rates(run, "--year", 2021)
    cases, money = vinh_phuc["vinh-phuc", "cases"], vinh_phuc["vinh-phuc", "money"]
    assert (cases["rate_pct"], cases["published_rate_pct"], cases["qualifier"]) == (None, 84, "more_than")
    assert (money["rate_pct"], money["published_rate_pct"], cases["rank"]) == (None, 45.5, None)
    hoa_binh = rates(run, "--year", 2012, "--months", 6)
    assert [hoa_binh["hoa-binh", name]["published_rate_pct"] for name in ("cases", "money")] == [84, 71]
    assert hoa_binh["hoa-binh", "cases"]["qualifier"] == "exact"


def test_lao_cai_2007_has_targets_and_no_result_and_ben_tre_2022_no_figure_and_no_error(run):
    assert ("lao-cai-cu", "cases") not in rates(run, "--year", 2007)
    assert ("ben-tre", "cases") not in rates(run, "--year", 2022)


def test_no_place_is_told_without_the_range_that_its_figures_support(run, file):
    figures = [("Lào Cai", 500), ("Thái Nguyên", 510), ("Phú Thọ", 900)]
    rows = "".join(f"{unit},2026,12,1.000,{done}\n" for unit, done in figures)
    by = ("--dataset", "cases", "--by", "Mai")
    assert run("import", file(f"unit,year,months,enforceable,completed\n{rows}"), *by)[0] == 0
    found = rates(run, "--year", 2026)
    places = {unit: [found[unit, "cases"][key] for key in ("rank", "rank_low", "rank_high")] for unit, _ in found}
    assert places == {"lao-cai-moi": [3, 2, 3], "thai-nguyen-moi": [2, 2, 3], "phu-tho-moi": [1, 1, 1]}
    assert "hạng 2 (2–3)" in run("rates", "--year", 2026)[1]


def test_an_import_is_seen_in_the_rates_and_a_correction_needs_its_reason(run, file):
    path = file("unit,year,months,enforceable,completed\nLào Cai,2024,6,1.000,500\n")
    code, out, _ = run("import", path, "--dataset", "cases", "--by", "An", "--json")
    receipt = json.loads(out)
    assert code == 0
    assert receipt.keys() >= RECEIPT_KEYS
    assert (receipt["status"], receipt["rows"]["accepted"]) == ("accepted", 1)
    assert {decision["what"] for decision in receipt["decisions"]} >= {"vintage"}
    assert rates(run, "--year", 2024, "--months", 6)["lao-cai-cu", "cases"]["rate_pct"] == 50

    again, out, _ = run("import", path, "--dataset", "cases", "--by", "An", "--json")
    assert (again, json.loads(out)["status"]) == (0, "duplicate")

    path = file("unit,year,months,enforceable,completed\nLào Cai,2024,6,1000,600\n")
    code, out, _ = run("import", path, "--dataset", "cases", "--by", "An", "--json")
    assert (code, json.loads(out)["questions"][0]["option"]) == (3, "--reason")
    assert run("import", path, "--dataset", "cases", "--by", "An", "--reason", "Đính chính")[0] == 0
    assert rates(run, "--year", 2024, "--months", 6)["lao-cai-cu", "cases"]["rate_pct"] == 60
    earlier = rates(run, "--year", 2024, "--months", 6, "--at", receipt["entry"])
    assert earlier["lao-cai-cu", "cases"]["rate_pct"] == 50


def test_months_left_out_are_twelve_and_the_receipt_says_so(run, file):
    path = file("Tỉnh;Năm;Có điều kiện;Xong\nLào Cai;2024;1000;500\n")
    _, out, _ = run("check", path, "--dataset", "cases", "--json")
    decisions = {decision["what"]: decision["value"] for decision in json.loads(out)["decisions"]}
    assert "12" in decisions["months"]


def test_a_check_writes_nothing(run, file):
    path = file("unit,year,enforceable,completed\nLào Cai,2024,1000,500\n")
    assert run("check", path, "--dataset", "cases")[0] == 0
    _, out, _ = run("log", "--json")
    assert {entry["made_by"] for entry in json.loads(out)} == {"Bộ số liệu công bố đi kèm"}


def test_a_rejected_file_exits_2_and_says_where(run, file):
    path = file("unit,year,enforceable,completed\nLào Cai,2024,1000,abc\n")
    code, out, _ = run("import", path, "--dataset", "cases", "--by", "An", "--json")
    receipt = json.loads(out)
    assert (code, receipt["status"], receipt["entry"]) == (2, "rejected", None)
    finding = receipt["findings"][0]
    assert (finding["row"], finding["column"], finding["value"]) == (2, "completed", "abc")
    assert finding["severity"] == "error"
    assert finding["message"]
    assert finding["suggestion"]


def test_the_kiên_giang_line_as_printed_is_asked_about_not_taken(run, file):
    path = file("Đơn vị,Năm,Tháng,Thi hành xong,Có điều kiện\nKiên Giang,2013,9,265.281.958đ,548.761.273đ\n")
    code, out, _ = run("import", path, "--dataset", "money", "--by", "An", "--json")
    receipt = json.loads(out)
    assert (code, receipt["status"]) == (3, "needs_answer")
    assert receipt["questions"][0]["option"] == "--money-unit"
    assert receipt["questions"][0]["evidence"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "khong-co.csv", "--dataset", "cases", "--by", "An"),
        ("rates", "--year", "abc"),
        ("rates", "--year", "2024", "--months", "13"),
        ("rates", "--year", "2024", "--at", "999"),
        ("trend", "--unit", "Lào Cay"),
        ("nothing",),
    ],
)
def test_what_cannot_be_done_exits_1_with_one_line(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert len(err.strip().splitlines()) == 1


def test_an_unknown_dataset_exits_1_and_names_the_known_ones(run, file):
    code, _, err = run("check", file("unit,year\n"), "--dataset", "caes")
    assert code == 1
    assert ", ".join(load_catalog().datasets) in err


def test_a_trend_follows_the_name_through_the_merger_and_says_which_is_which(run, file):
    path = file(
        "unit,year,enforceable,completed\nPhú Thọ,2024,100,80\nVĩnh Phúc,2024,100,70\n"
        "Hòa Bình,2024,100,60\nPhú Thọ,2025,300,240\n"
    )
    assert run("import", path, "--dataset", "cases", "--by", "An", "--reason", "Thử")[0] == 0
    reported = json.loads(run("trend", "--unit", "Phú Thọ", "--json")[1])
    years = [(row["unit"], row["year"]) for row in reported if row["dimension"] == "cases" and row["year"] > 2023]
    assert years == [("Phú Thọ (cũ)", 2024), ("Phú Thọ (mới)", 2025)]
    merged = json.loads(run("trend", "--unit", "Phú Thọ", "--borders", "34", "--json")[1])
    last = [row for row in merged if row["dimension"] == "cases" and row["year"] == 2024]
    assert [(row["numerator"], row["denominator"], row["rate_pct"]) for row in last] == [(210, 300, 70.0)]


def test_verify_finds_a_sound_ledger_sound(run):
    run("rates", "--year", 2013)
    code, out, _ = run("verify", "--json")
    bundled = [each for each in load_catalog().datasets if (DATA / "published" / f"{each}.csv").exists()]
    assert (code, json.loads(out)) == (0, {"head": len(bundled), "faults": []})


def test_commands_start_without_what_only_judging_needs():
    """scipy takes longer to load than most commands take to answer."""
    told = "import sys, analytics.__main__; print(*sys.modules)"
    started = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert not {"scipy", "statsmodels", "plotly", "streamlit"} & {*started.stdout.split()}
