"""Names of people stay in the ledger: whatever else is asked, initials answer."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import __main__ as program
from analytics import custody, imports, passcode, receipts
from analytics.catalog import CatalogError, load_catalog
from analytics.intake import Answers
from analytics.measures.enforcers import cascade, enforcers, mean_load
from analytics.measures.targets import Target
from analytics.persons import Register, initials
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace
from tests import tiny_world
from tests.analytics.test_catalog import copy_of_the_catalog

HEADER = (
    "unit,year,months,dimension,enforcer,is_leader,carried_in,newly_accepted,enforceable,completed,target_pct,source\n"
)
MARK = "Số liệu mô phỏng để thử"
NAMES = ("Nguyễn Thị Hồng", "Nguyễn Thanh Hà", "Trần Văn Đức")
ROWS = (
    f"{tiny_world.BAC},2025,9,cases,{NAMES[0]},no,60,40,80,60,80,Báo cáo\n"
    f"{tiny_world.BAC},2025,9,cases,{NAMES[1]},no,50,30,60,45,90,Báo cáo\n"
    f"{tiny_world.BAC},2025,9,cases,{NAMES[2]},yes,10,10,20,10,,Báo cáo\n"
)


def take(workspace, text=HEADER + ROWS, **more):
    receipt = imports.take(workspace, text.encode(), "chv.csv", "enforcers", "Nguyễn An", **more)
    workspace.warehouse.refresh()
    return receipt


def tells_a_name(text):
    return any(name in text for name in NAMES)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Nguyễn Thị Hồng", "N.T.H."),
        ("  trần   văn đức ", "T.V.Đ."),
        ("CHV-07", "CHV-07"),
        ("N.T.H.", "N.T.H."),
        ("N.T.H. (2)", "N.T.H. (2)"),
        ("Nguyễn Thị Hồng 07", "N.T.H. 07"),
        ("079123456789", "?."),
    ],
)
def test_a_name_becomes_initials_and_a_code_stays_what_it_is(name, told):
    assert initials(name) == told
    assert initials(told) == told or told == "?."


WRITTEN = st.text("AĐnguyễ n.()2", min_size=1).filter(str.strip)


@given(st.lists(WRITTEN, unique_by=lambda name: " ".join(name.casefold().split())))
def test_no_two_people_of_a_unit_ever_share_what_stands_for_them(names):
    register = Register()
    told = [register.told("a", name) for name in names]
    assert len(set(told)) == len(names)
    assert [register.told("a", name) for name in names] == told


def test_people_of_two_units_are_numbered_apart_and_rows_not_recorded_take_no_number():
    register = Register()
    assert [register.told(unit, NAMES[0]) for unit in ("a", "b")] == ["N.T.H."] * 2
    assert register.tentative().told("a", NAMES[1]) == "N.T.H. (2)"
    assert register.told("a", "Ngô Trung Hải") == "N.T.H. (2)"


def test_only_a_column_of_text_can_hold_names(tmp_path):
    folder = copy_of_the_catalog(tmp_path)
    file = folder / "datasets" / "enforcers.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('type = "text"', 'type = "date"', 1), encoding="utf-8")
    with pytest.raises(CatalogError, match="enforcers.enforcer"):
        load_catalog(folder)


def test_the_ledger_keeps_the_name_and_every_table_holds_initials(tiny):
    receipt = take(tiny)
    assert receipt.status == "accepted"
    assert tiny.ledger.rows(receipt.entry)["enforcer"].to_pylist() == list(NAMES)
    found = enforcers(tiny.warehouse, year=2025, months=9)
    assert [each.enforcer for each in found] == ["N.T.H.", "N.T.H. (2)", "T.V.Đ."]
    assert tiny.warehouse.names("enforcers", tiny_world.BAC)["N.T.H. (2)"] == NAMES[1]
    again = tiny_world.workspace(tiny.ledger.address, tiny.units)
    assert enforcers(again.warehouse, year=2025, months=9) == found


def test_the_same_file_is_known_again_and_a_correction_changes_that_person(tiny):
    take(tiny)
    assert take(tiny).status == "duplicate"
    corrected = take(tiny, HEADER + ROWS.replace("60,45,90", "60,48,90"), reason="đếm lại")
    assert (corrected.rows["corrected"], corrected.rows["accepted"]) == (1, 0)
    (second,) = [each for each in enforcers(tiny.warehouse, year=2025, months=9) if each.enforcer == "N.T.H. (2)"]
    assert second.completed == 48


def test_an_undo_brings_the_same_people_back_without_their_names(tiny):
    take(tiny)
    before = enforcers(tiny.warehouse, year=2025, months=9)
    corrected = take(tiny, HEADER + ROWS.replace("60,45,90", "60,48,90"), reason="đếm lại")
    undone = custody.undo(tiny, corrected.entry, by="An", reason="nhầm")
    assert not tells_a_name(str(tiny.ledger.rows(undone.entry).to_pylist()))
    after = enforcers(tiny.warehouse, year=2025, months=9)
    assert [(e.enforcer, e.completed) for e in after] == [(e.enforcer, e.completed) for e in before]
    again = tiny_world.workspace(tiny.ledger.address, tiny.units)
    assert [each.enforcer for each in enforcers(again.warehouse, year=2025, months=9)] == [e.enforcer for e in before]


def test_what_a_file_says_wrongly_of_a_person_is_not_repeated_on_the_receipt_of_others(tiny):
    wrong = f"{tiny_world.NAM},2025,9,{NAMES[2]},{NAMES[0]},no,1,1,1,1,80,Báo cáo\nNgười lập: {NAMES[1]},,,,,,,,,,,\n"
    receipt = take(tiny, HEADER + ROWS + wrong, answers=Answers(leave_out_bad_rows=True))
    kept = receipts.of_entry(tiny, receipt.entry)
    assert (receipt.status, receipt.rows["rejected"]) == ("accepted", 1)
    for each in (receipt, kept):
        assert not tells_a_name(json.dumps(each.as_json(), ensure_ascii=False))


def test_a_person_named_twice_is_refused_by_initials(tiny):
    receipt = take(tiny, HEADER + ROWS + ROWS.splitlines()[0].replace("80,60", "80,61") + "\n")
    assert receipt.status == "rejected"
    assert "N.T.H." in receipt.findings[0].message
    assert not tells_a_name(receipt.findings[0].message)


COMMANDS = (
    *(["log"], ["log", "--json"], ["diff", "0", "2"], ["diff", "0", "2", "--json"], ["rejected", "1"]),
    *(["receipt", "1", "--kind", kind] for kind in ("html", "csv", "json")),
    *(["undo", "1", "--by", "An", "--reason", "thử", "--json"], ["diff", "2", "3", "--json"], ["log", "--json"]),
)


def test_no_command_prints_or_writes_a_name(tmp_path, monkeypatch, capsys):
    address = tmp_path / "so.sqlite"
    workspace = open_workspace(str(address), SIMULATED)
    text = (HEADER + ROWS).replace(tiny_world.BAC, "hue.kv-01").replace("2025,9", "2026,9").replace("Báo cáo", MARK)
    assert take(workspace, text).status == "accepted"
    assert take(workspace, text.replace("60,45,90", "60,48,90"), reason="đếm lại").status == "accepted"
    workspace.close()
    monkeypatch.setenv(LEDGER_VARIABLE, str(address))
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        program.main(command)
    printed = capsys.readouterr()
    written = [
        file.read_text(encoding="utf-8") for file in tmp_path.iterdir() if file.suffix in (".html", ".csv", ".json")
    ]
    assert len(written) == 3
    assert "N.T.H. (2)" in printed.out
    assert "Lịch sử nạp" in printed.err  # where rows with names are given back
    assert not any(map(tells_a_name, (printed.out, printed.err, *written)))


def test_a_target_of_880_percent_for_an_enforcer_is_refused(tiny):
    receipt = take(tiny, HEADER + ROWS.replace("45,90", "45,880"))
    assert [finding.code for finding in receipt.findings] == ["figure_over_most"]
    assert "880,00 % vượt 100,00 %" in receipt.findings[0].message


def test_done_within_enforceable_within_load(tiny):
    for old, new in (("80,60,80", "80,81,80"), ("60,40,80", "60,10,80")):
        receipt = take(tiny, HEADER + ROWS.replace(old, new))
        assert {finding.code for finding in receipt.findings if finding.severity == "error"} == {"identity_broken"}


def test_the_sheet_of_an_enforcer_is_worked_out_by_hand(tiny):
    take(tiny)
    first, second, leader = enforcers(tiny.warehouse, year=2025, months=9, unit_id=tiny_world.BAC)
    # 80 % of 80 is 64, 60 are done; from 30 June to 30 September there are 92 days.
    assert (first.race.need_total, first.race.need_more, first.race.days_left) == (64, 4, 92)
    assert first.race.per_week == 7 * first.race.required
    assert (float(first.race.gap), float(second.race.gap)) == (-5, -15)
    assert (leader.race, leader.leads, leader.is_few, second.is_few) == (None, True, True, False)
    assert mean_load([first, second]) == 90
    assert mean_load([]) is None


def test_targets_of_enforcers_add_up_to_the_office_or_do_not(tiny):
    take(tiny)
    found = enforcers(tiny.warehouse, year=2025, months=9)
    given_to = {"kind": "assigned", "assigned_by": "", "valid_from": None, "source": None, "entry": 1}
    # (80 × 80 + 90 × 60) ÷ 140 = 84,29 %; the leader has no target.
    for pct, adds in ((84, True), (85, False)):
        checked = cascade(found, Target(pct=pct, comparator=">=", **given_to))
        assert (checked.adds_up, checked.units, round(float(checked.parts), 2)) == (adds, 2, 84.29)
    assert cascade(found, None) is None


def test_a_passcode_opens_only_its_own_seal():
    seal = passcode.sealed("một mã dài")
    assert passcode.opens("một mã dài", seal)
    assert not passcode.opens("một mã khác", seal)
    assert not any(passcode.opens("", each) for each in ("", "scrypt", "scrypt:1:1:1:zz:zz", "plain:16384:8:1:00:00"))
    assert passcode.sealed("một mã dài") != seal


def test_after_five_wrong_tries_even_the_right_passcode_waits():
    gate, seal = passcode.Gate(), passcode.sealed("một mã dài")
    assert gate.lets_in("một mã dài", seal)
    assert not any(gate.lets_in(f"sai {n}", seal) for n in range(passcode.MOST_TRIES))
    assert gate.waits() > 0
    assert not gate.lets_in("một mã dài", seal)


def test_the_command_prints_a_hash_and_never_the_passcode(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("một mã dài\n"))
    assert program.main(["names-key"]) == 0
    printed = capsys.readouterr()
    assert passcode.opens("một mã dài", printed.out.strip())
    assert "một mã dài" not in printed.out + printed.err
    monkeypatch.setattr("sys.stdin", io.StringIO("ngắn\n"))
    assert program.main(["names-key"]) == 1
