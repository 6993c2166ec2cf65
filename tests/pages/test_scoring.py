"""The page of scoring over a published ledger with a scheme of its own and three provinces scored by hand.

Cases of Huế, Cà Mau and Lai Châu in 2024 are written by the units: of 60 points by rate 54, 36 and 45.
"""

import json

import pytest

from analytics import evidence, imports, scorebook
from analytics.workspace import PUBLISHED, open_workspace
from tests.analytics.scorebook.desk import ROWS, SCHEME, mark, said, scheme, take
from tests.pages.test_history import title
from tests.pages.test_pages import written

UNITS = ("Huế", "Cà Mau", "Lai Châu")
PLAIN = [{**row, "params": None} if row["kind"] == "base" else row for row in ROWS]


def own(unit, done, late, points):
    return [
        mark(unit, "cases", str(done), name="tử số"),
        mark(unit, "cases", "100", name="mẫu số"),
        mark(unit, "report", str(late)),
        mark(unit, "hand", points=str(points), reason="Biên bản họp", person="Trần Bình"),
    ]


@pytest.fixture
def book(own_ledger):
    """A published ledger with the scheme and self-scores: 54 + 10 + 20, 36 + 0 + 30, 45 + 10 + 29."""
    workspace = open_workspace(own_ledger, PUBLISHED)
    for dataset, rows in (
        ("schemes", scheme(rows=PLAIN)),
        ("scores", [*own("Huế", 90, 0, 20), *own("Cà Mau", 60, 9, 30), *own("Lai Châu", 75, 0, 29)]),
    ):
        receipt = take(workspace, dataset, rows)
        assert receipt.status == "accepted", said(receipt)
    yield workspace
    workspace.close()


@pytest.fixture
def own_ledger(own):
    return own


def opened(visit, **address):
    app = visit("scoring.py", nam_cham="2024", bang_cham_diem=SCHEME, **address)
    assert not app.exception, app.exception
    return app


def test_the_standings_say_points_class_place_and_how_firm_they_are(book, visit):
    app = opened(visit)
    assert title(app) == ("Tự chấm 2024: Huế và Lai Châu đứng đầu với 84 điểm; 3 đơn vị: 2 Hạng A, 1 Hạng B")
    text = written(app)
    for words in ("1 (đồng hạng)", "84,0 %", "66,0 %", "Giữ thứ", "100 %", "Chưa xét được “bỏ phiếu”"):
        assert words in text
    assert "Tải CSV" in {button.label for button in app.get("download_button")}


def test_why_a_unit_has_its_points_adds_up_in_the_chart_in_words_and_in_the_table(book, visit):
    app = opened(visit, phan_cham="don-vi", don_vi_cham="ca-mau-cu")
    chart = app.get("plotly_chart")[0].proto
    assert chart.alt.startswith(
        "Vì sao 66 điểm, Cà Mau (cũ). Thi hành xong về việc: 36/60 điểm; Báo cáo đúng hạn: 0/10 điểm"
    )
    bars = [bar["x"] for bar in json.loads(chart.spec)["data"]]
    assert sum(bars[1]) == 66
    text = written(app)
    assert "tử số 60, mẫu số 100" in text and "(T.B.)" in text and "Trần Bình" not in text
    assert "Theo điểm (66): Hạng B." in text.replace("\\", "")


def test_what_would_lift_a_unit_is_found_exactly(book, visit):
    app = opened(visit, phan_cham="don-vi", don_vi_cham="ca-mau-cu", thu_so="cases·numerator", thu_hang="A")
    # 80 points are wanted and 66 are there: 14 of 60 points are 23,3 of 100 cases, so 24
    assert "tử số cần tăng thêm 24 (thành 84) thì đạt Hạng A" in written(app).replace("\\", "")


def test_self_scores_are_written_by_form_and_a_correction_wants_its_reason(book, visit):
    app = opened(visit, phan_cham="cham", don_vi_ghi="hue")
    key = f"{SCHEME}-2024-hue"
    app.text_input(key=f"{key}-criterion-cases-numerator").set_value("95")
    app.text_input(key=f"{key}-fact-staff-value").set_value("40")
    form(app, f"so-lieu-{key}-", "ghi", "")
    assert "hãy ghi lý do sửa" in app.error[0].value
    form(app, f"so-lieu-{key}-", "ghi", "Đếm lại")
    assert "Đã ghi vào sổ: bút toán" in app.success[0].value
    ((_, name, found),) = scorebook.used(refreshed(book))
    race = scorebook.race(scorebook.field_of(book.warehouse, found.scheme, name, 2024))
    assert race.of("Huế").score.total.points == 87
    (inputs,) = [each for each in race.field.inputs("self") if each.unit == "Huế"]
    assert inputs.facts == {"staff": 40}


def test_the_council_s_points_need_a_reason_and_a_document_is_kept_under_its_hash(book, visit):
    app = opened(visit, phan_cham="cham", don_vi_ghi="hue", tieu_chi_cham="hand", vong_cham="council")
    key = f"{SCHEME}-2024-hue"
    app.text_input(key=f"diem-{key}-hand-council").set_value("25,5")
    app.text_input(key=f"nguoi-{key}-hand-council").set_value("Lê Thị Hoa")
    form(app, f"tieu-chi-{key}-hand-council", "ghi", "")
    assert "hãy ghi lý do" in app.warning[0].value
    form(app, f"tieu-chi-{key}-hand-council", "ghi", "Theo biên bản số 5")
    assert "Đã ghi vào sổ" in app.success[0].value
    app = opened(visit, phan_cham="don-vi", don_vi_cham="hue")
    assert "89,5" in title(app) and "L.T.H." in written(app) and "Lê Thị Hoa" not in written(app)


def test_a_document_is_found_again_under_its_hash_and_a_large_one_is_refused(book, visit):
    kept = evidence.attach(book, b"bien ban", "bien-ban.pdf", "An")
    assert evidence.attach(book, b"bien ban", "khac.pdf", "An") == kept
    take(book, "scores", [mark("Huế", "report", "0", phase="verified", evidence=kept.sha256, reason="Đã xem sổ")])
    app = opened(visit, phan_cham="don-vi", don_vi_cham="hue")
    assert "bien-ban.pdf" in written(app).replace("\\", "")
    assert "Tải tệp đã kiểm mã" in {button.label for button in app.get("download_button")}
    with pytest.raises(Exception, match="lớn hơn giới hạn 10 MB"):
        evidence.attach(book, b"x" * 10_000_001, "to.pdf", "An")


def test_an_incident_and_votes_are_written_and_every_step_stands_in_the_log(book, visit):
    app = opened(visit, phan_cham="cham", don_vi_ghi="hue")
    key = f"{SCHEME}-2024-hue"
    app.checkbox(key=f"lanh-dao-{key}").check()
    form(app, f"vu-viec-{key}", "ghi", "Quyết định 12")
    app = opened(visit, phan_cham="cham", don_vi_ghi="hue")
    app.text_input(key=f"phieu-{key}-Huế").set_value("2")
    app.text_input(key=f"phieu-{key}-Lai Châu").set_value("7")
    form(app, f"bo-phieu-{SCHEME}-2024", "ghi", "Biên bản kiểm phiếu")
    app = opened(visit)
    assert title(app) == "Hội đồng 2024: Lai Châu đứng đầu với 84 điểm; 3 đơn vị: 1 Hạng A, 2 Hạng B"
    text = written(opened(visit, phan_cham="cac-buoc"))
    for words in ("Ghi phiếu, vòng hội đồng", "Ghi vụ việc, vòng thẩm định", "Ghi bảng chấm điểm", "Quyết định 12"):
        assert words in text


def test_a_scheme_shows_its_rows_what_is_missing_and_its_templates(book, visit):
    app = opened(visit, phan_cham="bang-cham")
    text = written(app)
    assert "Thi hành xong về việc" in text and "Bảng trong sổ, do đơn vị nạp" in text.replace("\\", "")
    labels = {button.label for button in app.get("download_button")}
    assert {"Mẫu Excel: Bảng chấm điểm", "Mẫu CSV: Bảng chấm điểm"} <= labels
    app = visit("scoring.py", nam_cham="2024", bang_cham_diem="can-tho-qd2579-2025", phan_cham="bang-cham")
    assert not app.exception
    app = visit("scoring.py", nam_cham="2025", bang_cham_diem="can-tho-qd2579-2025", phan_cham="bang-cham")
    assert "Bảng này chưa đủ" in written(app)


def test_a_scheme_is_changed_checked_tried_on_a_year_and_saved_under_a_new_name(book, visit):
    app = opened(visit, phan_cham="bang-cham", soan_bang="soan")
    text = written(app)
    assert "Kết quả chấm thử" in text and "1 (đồng hạng)" in text  # the same three units, the same scheme
    assert any("Bảng đọc được, 11 dòng" in each.value for each in app.success)
    form(app, "luu-bang-soan", "luu", "Quyết định 2")
    assert "Đã ghi bảng chấm điểm vào sổ" in app.success[0].value
    refreshed(book)
    assert f"{SCHEME} (bản sửa)" in {each.name for each in scorebook.issued(book.warehouse)}


def test_a_value_in_a_hole_of_the_document_waits_for_a_convention(book, visit):
    hole = mark("Huế", "1", "10,5", name="giá trị", under="qd3962-2011-thads", year=2012)
    receipt = take(book, "scores", [hole])
    assert receipt.status == "accepted" and "văn bản để trống khoảng này" in receipt.findings[0].message
    place = {"nam_cham": "2012", "bang_cham_diem": "qd3962-2011-thads"}
    app = visit("scoring.py", **place)
    assert not app.exception and "chưa tính được điểm" in title(app) and "Hãy chọn quy ước" in written(app)
    assert "đứng đầu với 100 điểm" in title(visit("scoring.py", **place, khoang_trong="lower"))  # 110 - 10
    assert "đứng đầu với 90 điểm" in title(visit("scoring.py", **place, khoang_trong="upper"))


def test_what_the_council_gave_stands_in_the_block(book, visit):
    blocks = "Đơn vị,Năm,Khối thi đua,Thành viên,Trong/ngoài ngành\nHuế,2024,Khối thử,THADS Huế,Trong ngành\n"
    take_block(book, blocks)
    take(book, "scores", [mark("Huế", "hand", points="25", reason="Hội đồng", phase="council")])
    text = written(visit("blocks.py", nam_khoi="2024", khoi="Khối thử"))
    assert SCHEME in text and "89/100" in text


@pytest.mark.parametrize("part", ["ket-qua", "don-vi", "cham", "bang-cham", "cac-buoc"])
def test_a_ledger_without_scores_says_what_to_do(visit, part):
    app = visit("scoring.py", phan_cham=part)
    assert not app.exception
    assert "chưa có điểm chấm" in title(app)


def take_block(workspace, content):
    receipt = imports.take(workspace, content.encode(), "khoi.csv", "blocks", "An")
    workspace.warehouse.refresh()
    assert receipt.status == "accepted", receipt.findings


def refreshed(workspace):
    workspace.warehouse.refresh()
    return workspace.warehouse


def form(app, key, action, reason):
    """Sign a form of the page and send it."""
    place = next(each for each in app.text_area if each.key == f"ly-do-{key}")
    place.set_value(reason)
    for each in app.text_input:
        if each.label == "Người thực hiện":
            each.set_value("Nguyễn Thị An")
    app.checkbox(key=f"dong-y-{key}").check()
    return app.button(key=f"{key}-{action}").click().run()
