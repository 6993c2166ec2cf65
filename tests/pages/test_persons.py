"""Names of people on screen: initials for everybody, names only in a session that gave the passcode."""

import sqlite3

import pytest

from analytics import exports, imports, passcode
from analytics.workspace import LEDGER_VARIABLE, SIMULATED, open_workspace, simulated_url
from pages.components import enforcer_table, naming, session, work_chart
from pages.components.contents import PAGES
from tests.pages.test_pages import title, written

MARK = "Số liệu mô phỏng để thử"
NAMES = ("Nguyễn Thị Hồng", "Nguyễn Thanh Hà", "Trần Văn Đức")
CODE = "một mã rất dài"
UNIT = "hue.kv-01"
FILES = [page.file for section in PAGES.values() for page in section]
PLACE = {"du_lieu": "simulated", "nam": "2026", "thang": "9"}
ENFORCERS = (
    "unit,year,months,dimension,enforcer,is_leader,carried_in,newly_accepted,enforceable,completed,target_pct,source\n"
    f"{UNIT},2026,9,cases,{NAMES[0]},no,60,40,80,60,80,{MARK}\n"
    f"{UNIT},2026,9,cases,{NAMES[1]},no,50,30,60,45,90,{MARK}\n"
    f"{UNIT},2026,9,cases,{NAMES[2]},yes,10,10,20,10,,{MARK}\n"
)
OFFICE = (
    "unit,year,months,enforceable,completed,source\n"
    f"{UNIT},2026,9,160,115,{MARK}\n"
)  # fmt: skip
TARGETS = f"unit,year,dimension,target_pct,comparator,source\n{UNIT},2026,cases,80,>=,{MARK}\n"
WORK = "unit,year,case_code,case_value,difficulty,est_days,case_measure,money_unit,source\n" + "".join(
    f"{UNIT},2026,MP-{n:02d},{n}000000,{'Dễ' if n % 2 else 'Khó'},{n},Kê biên,đồng,{MARK}\n" for n in range(1, 21)
)


@pytest.fixture(scope="module")
def peopled(tmp_path_factory):
    """Ledgers of their own, with people and a list of cases in the simulated one; the names as a correction too."""
    address = str(tmp_path_factory.mktemp("nguoi") / "thads.sqlite")
    open_workspace(address).close()
    world = open_workspace(simulated_url(address), SIMULATED)
    given = {"cases": OFFICE, "targets": TARGETS, "enforcers": ENFORCERS, "worklist": WORK}
    for dataset, text in [*given.items(), ("enforcers", ENFORCERS.replace("60,45,90", "60,48,90"))]:
        receipt = imports.take(world, text.encode(), f"{dataset}.csv", dataset, "Phép thử", "Phép thử")
        assert receipt.status == "accepted", receipt.findings[:3]
    world.close()
    return address


@pytest.fixture
def look(peopled, visit, monkeypatch):
    monkeypatch.setenv(LEDGER_VARIABLE, peopled)
    monkeypatch.setattr(imports, "with_published", lambda workspace: workspace)
    monkeypatch.setattr(naming, "_GATE", passcode.Gate())
    monkeypatch.delenv(passcode.VARIABLE, raising=False)
    return lambda page, **address: visit(page, **PLACE | address)


def everything(app):
    """All that reached the browser: every element with its data, and the address."""
    return "\n".join([written(app), str(app.main), str(app.sidebar), str(dict(app.query_params))])


def tells_a_name(text):
    return any(name in text for name in NAMES)


def test_the_ledger_of_these_tests_does_hold_the_names(peopled):
    kept = sqlite3.connect(simulated_url(peopled)).execute("select count(*) from fact").fetchone()
    assert kept == (5,)
    opened = open_workspace(simulated_url(peopled))
    assert opened.ledger.rows(3)["enforcer"].to_pylist() == list(NAMES)
    opened.close()


@pytest.mark.parametrize("file", FILES)
def test_no_page_tells_a_name_by_default(look, file):
    assert not tells_a_name(everything(look(file)))


@pytest.mark.parametrize(
    "address",
    [
        {"phan_lich_su": "so-sanh", "tu_but_toan": "0", "den_but_toan": "5"},
        {"phan_lich_su": "so-sanh", "tu_but_toan": "4", "den_but_toan": "5"},
        {"phan_lich_su": "but-toan", "but_toan_xem": "3"},
        {"phan_lich_su": "but-toan", "but_toan_xem": "5"},
    ],
)
def test_the_history_compares_and_opens_entries_without_names_or_their_file(look, address):
    app = look("history.py", **address)
    assert not app.exception
    assert not tells_a_name(everything(app))
    if "but_toan_xem" in address:
        assert "Tệp gốc" not in {button.label for button in app.get("download_button")}
        assert "chỉ tải được sau khi mở khoá tên" in written(app)


def test_the_page_counts_people_work_and_what_their_targets_add_up_to(look):
    app = look("enforcers.py")
    text = written(app).replace("\u00a0", " ")
    assert title(app).endswith(
        "3 chấp hành viên; 118/160 việc có điều kiện đã xong, còn 10 việc theo chỉ tiêu giao từng người"
    )
    for words in ("N.T.H.", "N.T.H. (2)", "T.V.Đ.", "quản lý", "ít việc"):
        assert words in text
    # (80 × 80 + 90 × 60) ÷ 140 = 84,29 % against 80 %
    assert "là 84,29 %; chỉ tiêu của đơn vị ≥ 80,00 %: mọi người đạt thì đơn vị đạt." in text
    assert "bình quân 90 việc" in text
    assert "222 việc (năm 2018)" in text


def test_leaders_can_be_left_out_of_the_table(look):
    assert "T.V.Đ." not in written(look("enforcers.py", quan_ly="khong"))


def test_without_the_variable_there_is_no_way_to_see_names(look):
    app = look("enforcers.py")
    assert not app.text_input
    assert passcode.VARIABLE in written(app)


def unlock(app, code):
    app.text_input(key="ma-xem-ten").set_value(code)
    return next(button for button in app.button if button.label == "Mở").click().run()


def test_the_passcode_shows_names_in_this_session_only_and_never_in_its_address(look, monkeypatch):
    monkeypatch.setenv(passcode.VARIABLE, passcode.sealed(CODE))
    mine = unlock(look("enforcers.py"), "mã sai hẳn")
    assert "Mã không đúng" in written(mine)
    assert not tells_a_name(everything(mine))
    mine = unlock(mine, CODE)
    assert all(name in written(mine) for name in NAMES)
    assert not tells_a_name(str(dict(mine.query_params))) and CODE not in everything(mine)
    assert not tells_a_name(everything(look("enforcers.py")))
    hidden = next(button for button in mine.button if button.label == "Ẩn tên").click().run()
    assert not tells_a_name(everything(hidden))


def test_wrong_passcodes_end_in_waiting_for_every_session(look, monkeypatch):
    monkeypatch.setenv(passcode.VARIABLE, passcode.sealed(CODE))
    app = look("enforcers.py")
    for _ in range(passcode.MOST_TRIES):
        app = unlock(app, "mã sai hẳn")
    other = unlock(look("enforcers.py"), CODE)
    assert "hãy chờ 15 phút" in written(other)
    assert not tells_a_name(everything(other))


def test_what_sessions_share_and_take_away_holds_initials_even_while_one_sees_names(look, monkeypatch):
    monkeypatch.setenv(passcode.VARIABLE, passcode.sealed(CODE))
    app = unlock(look("enforcers.py"), CODE)
    assert tells_a_name(written(app))
    shared = [str(vars(memory)) for memory in (session._ANSWERS, session._DRAWINGS)]
    assert "N.T.H. (2)" in shared[0]
    assert not any(map(tells_a_name, shared))


def test_the_file_of_the_sheet_holds_initials(peopled, monkeypatch):
    from analytics.measures.enforcers import enforcers

    world = open_workspace(simulated_url(peopled))
    monkeypatch.setattr(session, "units", lambda: world.units)
    monkeypatch.setattr(session, "catalog", lambda: world.catalog)
    sheet = enforcer_table.sheet(enforcers(world.warehouse, year=2026, months=9))
    content = exports.csv_file(sheet.header, sheet.rows).decode()
    assert "N.T.H. (2)" in content
    assert not tells_a_name(content)
    world.close()


def test_the_order_of_work_says_how_few_cases_reach_the_target(look):
    app = look("worklist.py")
    assert not app.exception
    # 80 % of 160 is 128; 115 are done.
    assert title(app).endswith("còn 20 việc trong danh sách: xong 13 việc là đạt chỉ tiêu về việc")
    chart = app.get("plotly_chart")[0].proto
    assert "đạt chỉ tiêu sau việc thứ 13" in chart.alt
    assert "Kê biên" in written(app)


def test_a_year_without_a_list_offers_the_template(look):
    for page in ("worklist.py", "enforcers.py"):
        app = look(page, nam="2026", thang="9", but_toan="2")
        assert {"Mẫu Excel: Danh sách việc còn phải làm", "Mẫu Excel: Theo chấp hành viên"} & {
            button.label for button in app.get("download_button")
        }


def test_a_stair_of_unknown_values_stops_where_it_is_unknown():
    class Known:
        dimension, rate, target = "money", 50, None

    steps = [type("Step", (), {"money": rate})() for rate in (60, None, 80)]
    assert work_chart.rates(steps, Known) == [50, 60]
