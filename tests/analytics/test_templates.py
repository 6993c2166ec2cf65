"""Templates: made from the catalogue, filled in, read back without a word of doubt."""

import csv
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from analytics import intake, templates
from analytics.catalog import load_catalog
from analytics.units import load_units

CATALOG, UNITS = load_catalog(), load_units()
FILLED = {
    "alarm_rules": "Lào Cai,2024,Chậm hơn đường thẳng,0,Quá mức này,5,Từ đúng mức này,,,Công văn số 1",
    "alarms": "Lào Cai,2024,Sơ kết 6 tháng,31/03/2024,,Việc,Báo động,Hội nghị sơ kết,Hai đơn vị báo động,Báo cáo",
    "awards": "Lào Cai,2024,LĐTT,Cá nhân,,Đã quyết định,Thường xuyên,Cục trưởng,12/QĐ,15/11/2024,21,9,9,,Báo cáo",
    "block_scores": 'Lào Cai,2024,Khối Nội chính,Bảng 150 điểm,Hội đồng,"142,5",150,,Báo cáo',
    "block_votes": "Lào Cai,2024,Khối Nội chính,1,Cờ Chính phủ,Thanh tra,9,9,Được chọn,,Báo cáo",
    "blocks": "Lào Cai,2024,Khối Nội chính,Khối,Thanh tra,Ngoài ngành,Trưởng khối,Hội đồng tỉnh,Báo cáo",
    "recipients": "Lào Cai,2024,CB-07,Chiến sĩ thi đua cơ sở,Thường xuyên,12/QĐ,15/11/2024,Báo cáo",
    "registrations": "Lào Cai,2024,LĐTT,Cá nhân,Đã đăng ký,36,40,Báo cáo",
    "schemes": "Lào Cai,2024,Bảng riêng,1,Cơ sở,I,1,Đơn đã giải quyết,40,Tỷ lệ × điểm chuẩn,,,,Sổ đơn,,Quyết định",
    "scores": "Lào Cai,2024,thads-minh-hoa,Tự chấm,Tiêu chí,report,Số ngày chậm,0,,,CB-07,,,Báo cáo",
    "cases": "Lào Cai,2025,9,,,13000,8000,5000,200,0,100,12700,9000,6000,400,0,2500,100,3700,0,6300,,,Báo cáo",
    "money": 'Lào Cai,2025,9,,,"1.300.000.000",800000000,500000000,20000000,0,10000000,1270000000,900000000,600000000,'
    "40000000,0,250000000,10000000,370000000,0,630000000,,,Báo cáo",
    "large_cases": "Lào Cai,2025,9,Vụ số 1,1500000000,300000000,Báo cáo",
    "explanations": 'Lào Cai,2025,9,Việc,Uỷ thác,"Theo kế hoạch, có hồ sơ",Nguyễn An,Công văn số 1',
    "annotations": "Lào Cai,2024,Bão số 3,Khác,07/09/2024,,Báo cáo",
    "conferences": "Lào Cai,2024,9,Giao ban quý III,Như báo cáo,10/07/2024,12,Báo cáo",
    "conference_slides": "Lào Cai,2024,9,Giao ban quý III,sau-con-so,2,Ẩn,Sáu con số,Nói chậm,Báo cáo",
    "conclusions": "Lào Cai,2024,9,Việc,Giao ban quý III,Rà soát trước ngày 31/8,Tỷ lệ xong,"
    '"62,63 %",10/07/2024,Phòng nghiệp vụ,31/08/2024,Báo cáo',
    "exemplars": 'Lào Cai,2024,"Vận động, thuyết phục",Tỷ lệ về việc,Đã công nhận,Báo cáo',
    "indices": "Lào Cai,2024,PCI,Phán quyết được thi hành nhanh chóng,90,76,2,16,Các chỉ tiêu của tỉnh,Báo cáo",
    "interventions": "Lào Cai,2024,10/04/2024,Văn bản đôn đốc,Cục trưởng,Rà soát hồ sơ,31/03/2024,30/06/2024,,,Báo cáo",
    "movements": "Lào Cai,2024,Đợt nước rút,Cao điểm,Cục THADS tỉnh Lào Cai,,,,,,01/07/2024,30/09/2024,,,Báo cáo",
    "participation": "Lào Cai,2024,Đợt nước rút,40,38,,10,10,,Báo cáo",
    "quality": 'Lào Cai,2024,9,"Khiếu nại, tố cáo",20,19,97,Báo cáo',
    "pledges": "Lào Cai,2024,Khối thi đua Nội chính,Khối,,15/01/2024,Báo cáo",
    "waves": "Lào Cai,2024,Đợt nước rút,1,01/07/2024,30/09/2024,01/10/2023,,Báo cáo",
    "targets": 'Lào Cai (mới),2025,Việc,,,,,"83,5",,Quyết định số 1',
    "target_tiers": "Lào Cai,2024,Việc,,,,,500,Có,5000,Có,75,,Kế hoạch số 1",
    "enforcers": "Lào Cai,2025,9,Việc,CHV-01,Sơ cấp,Không,60,40,70,50,83,,8,2,0,Báo cáo",
    "worklist": "Lào Cai,2024,12/QĐ-THA,150000000,Dễ,10,Kê biên,Đang làm,Sổ việc",
}
DATASETS = pytest.mark.parametrize("dataset", list(CATALOG.datasets))


def made(dataset, kind):
    return templates.template(CATALOG.datasets[dataset], CATALOG, UNITS, kind)


def read(content, dataset, name):
    return intake.read(content, name, CATALOG.datasets[dataset], CATALOG, UNITS)


def cells(content, sheet=0):
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


@DATASETS
def test_a_filled_csv_template_is_read_with_every_column_known_and_no_doubt(dataset):
    content = made(dataset, "csv") + (FILLED[dataset] + "\n").encode()
    reading = read(content, dataset, "mau.csv")
    assert (reading.status, reading.findings, reading.questions) == ("readable", (), ())
    columns = {column.id for column in CATALOG.datasets[dataset].columns} - {"money_unit"}
    assert set(reading.headers) == columns
    assert [line.reason for line in reading.left_out] == ["example"]
    assert reading.table["unit_id"].to_pylist() == ["lao-cai-cu" if dataset != "targets" else "lao-cai-moi"]


@DATASETS
def test_the_workbook_has_the_same_headers_and_an_example_that_is_left_out_by_name(dataset):
    content = made(dataset, "xlsx")
    assert cells(content)[0] == next(csv.reader(io.StringIO(made(dataset, "csv").decode("utf-8-sig"))))
    reading = read(content, dataset, "mau.xlsx")
    assert [line.reason for line in reading.left_out] == ["example"]
    assert [finding.code for finding in reading.findings] == ["no_rows"]


def test_headers_of_money_state_their_unit_so_that_nothing_is_asked():
    content = made("money", "csv") + (FILLED["money"] + "\n").encode()
    assert read(content, "money", "mau.csv").table["enforceable"].to_pylist() == [900_000_000_000]


def test_a_header_explains_itself_in_a_note():
    notes = part(made("money", "xlsx"), "xl/comments1.xml")
    assert "Số có điều kiện thi hành: mẫu số của tỷ lệ." in notes
    assert "Đơn vị tính: 1.000 đồng." in notes


def test_names_years_months_and_choices_are_offered_from_a_second_sheet():
    content = made("cases", "xlsx")
    lists = {column[0]: [cell for cell in column[1:] if cell != ""] for column in zip(*cells(content, 1), strict=True)}
    names = lists["Danh sách để chọn: Đơn vị"]
    assert (names[0], names.count("Lào Cai"), names.count("Yên Bái")) == ("Toàn quốc", 1, 1)
    assert lists["Danh sách để chọn: Số tháng"] == list(range(1, 13))
    assert lists["Danh sách để chọn: Trạng thái số liệu"] == ["Sơ bộ", "Chính thức"]
    rules = part(content, "xl/worksheets/sheet1.xml")
    assert f"'Danh mục'!$A$2:$A${len(names) + 1}" in rules


def test_every_name_offered_is_a_unit_at_some_time():
    for name in cells(made("cases", "xlsx"), 1)[1:]:
        assert name[0] == "" or UNITS.knows(name[0])


def test_the_header_row_and_the_name_stay_in_sight():
    assert 'state="frozen"' in part(made("cases", "xlsx"), "xl/worksheets/sheet1.xml")


def test_the_same_catalogue_makes_the_same_bytes():
    assert made("cases", "xlsx") == made("cases", "xlsx")


def test_no_other_kind_of_template_is_made():
    with pytest.raises(ValueError, match="pdf"):
        made("cases", "pdf")
