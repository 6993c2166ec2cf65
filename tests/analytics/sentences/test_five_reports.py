"""Every figure of five reports that offices printed, with the verdict it deserves over the published ledger.

The truth is ``data/published``; what it does not hold (block scores, members of a block, a group of cases, targets
that a source only implies) is unknown. The sentences are those of the sources, some of them shortened between the
figures: Hoà Bình 2012, Lào Cai 2007, Bến Tre 2022, Vĩnh Phúc 2021, Kiên Giang 2013.
"""

import pytest

from analytics.briefing.sentences import FALSE, TRUE, UNKNOWN, check

HOA_BINH = """Tham dự Hội nghị có 8 đơn vị trong Khối thi đua Nội chính: Công an, Toà án, Cục thi hành án dân sự.
Xây dựng phương hướng công tác 6 tháng cuối năm 2012.
Hội đồng đánh giá cao kết quả của Cục Thi hành án dân sự tỉnh Hoà Bình trong 6 tháng đầu năm 2012
100% số vụ việc chủ động và theo đơn yêu cầu thi hành án được đua ra thi hành theo qui định. Kết quả thi \
hành án về việc đạt 84%, về tiền đạt 71%, số án chưa có điều kiện giảm xuống còn 20%.
Các thành viên trong khối nhất trí chấm 150/150 điểm và bình bầu là đơn vị xuất sắc nhất 6 tháng đầu năm \
2012"""

LAO_CAI = """Phong trào thi đua năm 2007 tại Thi hành án dân sự tỉnh Lào Cai

06/11/2007

Thi hành án dân sự tỉnh Lào Cai đã phát động phong trào thi đua tới 100% công chức với mục tiêu:Tăng \
cường công tác; phấn đấu thi hành xong hoàn toàn đạt chỉ tiêu 80% trở lên về số vụ việc và 60% trở lên \
về số tiền trong số có điều kiện thi hành, giảm tỉ lệ án tồn đọng, kéo dài.
100% công chức hưởng ứng và đăng ký thi đua: 10/10 đơn vị đăng ký danh hiệu Tập thể lao động xuất sắc - \
Bộ Tư pháp tặng bằng khen;  44 cá nhân đăng ký danh hiệu Chiến sĩ thi đua cơ sở, 36 cá nhân đăng ký Lao \
động tiên tiến. Trong đó: 01 cá nhân đăng ký Bằng khen của UBND tỉnh Lào Cai; 23 cá nhân đăng ký đạt \
Bằng khen của Bộ tư pháp; 38 cá nhân đăng ký Giấy khen của THADS tỉnh.
Trong 6 tháng đầu năm tỷ lệ thi hành án thấp. Điển hình như các đơn vị THADS tỉnh, thành phố Lào Cai, \
Bát Xát,...
Trong đó:Trưởng THADS tỉnh Lào Cai quyết định khen thưởng: Lao động tiên tiến là 37 cá nhân và 01 đơn \
vị; CSTĐCS là 21 cá nhân; Tặng Giấy khen cho  01 đơn vị và 24  cá nhân. Đề nghị Bộ Tư pháp công nhận \
danh hiệu thi đua và khen thưởng: Tập thể Lao động xuất sắc cho  04 đơn vị; Tặng Bằng khen cho  02  đơn \
vị và 09  cá nhân. Đề nghị UBND tỉnh tặng Bằng khen cho 01 cá nhân."""

BEN_TRE = """Kế hoạch số 2354/KH-UBND ngày 05/5/2021 của Ủy ban nhân dân tỉnh Bến Tre; Kế hoạch số 508/KH-CTHADS ngày \
14/5/2021 phát động phong trào giai đoạn 2020 – 2025, tầm nhìn đến năm 2030; Kế hoạch số 258/KH-CTHADS \
ngày 02/3/2022 trong các cơ quan Thi hành án dân sự năm 2022.
Để nhân rộng gương điển hình, Cục Thi hành án dân sự đã chọn 02 tập thể: Chi cục Thi hành án dân sự \
huyện Giồng Trôm và Chi cục Thi hành án dân sự huyện Thạnh Phú, để xây dựng điển hình thi đua. Đây là 02 \
tập thể có nhiều giải pháp hay. Là 02 gương điển hình tiêu biểu, để các địa phương noi theo.
Cục luôn quan tâm khen thưởng các tập thể, cá nhân ngoài ngành, năm 2022 Cục Thi hành án dân sự đã tặng \
Giấy khen đột xuất và cuối năm cho 19 tập thể và 39 cá nhân ngoài ngành.
Đối với tập thể và cá nhân công chức, năm 2022 Cục Thi hành án dân sự công nhận 20 cá nhân đạt danh hiệu \
Chiến sỹ thi đua cơ sở, tặng Giấy khen cho 14 tập thể và 141 cá nhân; Tổng cục Thi hành án dân sự tặng \
Giấy khen cho 01 tập thể và 02 cá nhân; Bộ Tư pháp xếp hạng xuất sắc cho Cục Thi hành án dân sự, công \
nhận 05 tập thể Tập thể lao động xuất sắc, tặng 01 Cờ thi đua, tặng Bằng khen cho 03 tập thể và 13 cá \
nhân./."""

VINH_PHUC = """Thứ Hai, 03/01/2022

Năm 2021, dù chịu ảnh hưởng của dịch Covid-19, công tác của tỉnh vẫn hoàn thành vượt chỉ tiêu về tiền và \
về việc.
Các cơ quan THADS tỉnh Vĩnh Phúc đoàn kết, chào mừng kỷ niệm 75 năm ngày truyền thống THADS.
Ngành đã triển khai phong trào về án tín dụng ngân hàng giai đoạn 2021-2023" tới 100% cán bộ, công chức.
Từ đầu năm đến nay, Cục THADS và các Chi cục THADS đã tổ chức thi hành xong 37 việc liên quan đến tín \
dụng ngân hàng với số tiền hơn 86 tỷ đồng, đảm bảo đúng trình tự; giải quyết dứt điểm 2 vụ việc khó \
khăn, phức tạp.
Năm 2021, mặc dù ảnh hưởng của dịch Covid-19 nhưng ngành đã nỗ lực hoàn thành và vượt các chỉ tiêu được \
giao.
Toàn tỉnh đã thi hành xong hơn 5.750 việc với hơn 157 tỷ đồng, đạt hơn 84% và 45,5% về tiền, vượt gần 4% \
về việc và hơn 4,8% về tiền so với Tổng Cục giao. Chỉ số thiết chế pháp lý do Cục THADS đảm nhận tăng từ \
76% lên 90%, đứng thứ 2/16 chỉ số thiết chế pháp lý của tỉnh."""

KIEN_GIANG = """09/08/2013
Hòa chung không khí thi đua sôi nổi trong cả nước, thực hiện Kế hoạch công tác trọng tâm năm 2013, Cục \
Thi hành án dân sự tỉnh Kiên Giang đã tổ chức tuyên truyền.
Ngày 02/5/2013 Cục Thi hành án dân sự tỉnh Kiên Giang đã ban hành Kế hoạch 241/KH-CTHA chào mừng 20 năm \
chuyển giao ( 01/07/1993), phấn đấu đến 30/9/2013 đạt trên 88% về việc và 77% về giá trị trên tổng số \
việc có điều kiện thi hành.

Qua hai tháng thực hiện Kế hoạch, đến nay toàn tỉnh đã thi hành xong hoàn toàn về việc là 6.844 \
việc/10.928 việc đạt tỷ lệ 63%, thực thu 265.281.958đ/548.761.273đ đạt tỷ lệ 48% trong tổng số việc, \
tiền có điều kiện thi hành.

Trong ba tháng cuối năm 2013 (30/09/2013), lập thành tích kỷ niệm 65 năm ngày Chủ tịch Hồ Chí Minh ra \
lời kêu gọi."""

REPORTS = {
    "hoa binh": (
        HOA_BINH,
        [("8", UNKNOWN), ("100%", UNKNOWN), ("84%", TRUE), ("71%", TRUE), ("20%", UNKNOWN), ("150/150", UNKNOWN)],
    ),
    "lao cai": (
        LAO_CAI,
        [
            (figure, TRUE)
            for figure in (
                *("100%", "80%", "60%", "100%", "10/10", "44", "36", "01", "23", "38"),
                *("37", "01", "21", "01", "24", "04", "02", "09", "01"),
            )
        ],
    ),
    "ben tre": (
        BEN_TRE,
        [
            (figure, TRUE)
            for figure in ("02", "02", "02", "19", "39", "20", "14", "141", "01", "02", "05", "01", "03", "13")
        ],
    ),
    "vinh phuc": (
        VINH_PHUC,
        [
            *(("100%", TRUE), ("37 việc", UNKNOWN), ("hơn 86 tỷ đồng", UNKNOWN), ("2 vụ việc", UNKNOWN)),
            *(("hơn 5.750 việc", TRUE), ("hơn 157 tỷ đồng", TRUE), ("hơn 84%", TRUE), ("45,5%", TRUE)),
            *(("gần 4%", UNKNOWN), ("hơn 4,8%", UNKNOWN), ("76%", TRUE), ("90%", TRUE), ("2/16", TRUE)),
        ],
    ),
    "kien giang": (
        KIEN_GIANG,
        [
            *(("trên 88%", TRUE), ("77%", TRUE), ("6.844 việc", TRUE), ("10.928 việc", TRUE), ("63%", TRUE)),
            *(("265.281.958đ", FALSE), ("548.761.273đ", FALSE), ("48%", TRUE)),
        ],
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_of_a_printed_report_gets_the_verdict_it_deserves(published, name):
    text, expected = REPORTS[name]
    assert [(each.figure.text, each.verdict) for each in check(published.warehouse, text)] == expected


def test_reasons_say_what_is_meant(published):
    said = {
        (name, each.figure.text): each.reason
        for name, (text, _) in REPORTS.items()
        for each in check(published.warehouse, text)
    }
    assert "làm tròn" in said["kien giang", "63%"] and "62,63 %" in said["kien giang", "63%"]
    money = said["kien giang", "265.281.958đ"]
    assert "265.281.958.000 đồng" in money and "1.000 lần" in money and "nghìn đồng" in money
    assert "điểm %" in said["vinh phuc", "gần 4%"] and "chưa có chỉ tiêu" in said["vinh phuc", "gần 4%"]
    assert "điểm chấm" in said["hoa binh", "150/150"]


def test_a_verdict_names_entry_and_source_of_the_figure_beside_it(published):
    cases = next(each for each in check(published.warehouse, KIEN_GIANG) if each.figure.text == "6.844 việc")
    assert (cases.known.number, cases.known.months, cases.known.value) == ("completed", 9, 6844)
    assert cases.known.source.startswith("Cổng thông tin THADS") and cases.known.entry
    assert KIEN_GIANG[cases.figure.start : cases.figure.end] == "6.844 việc"
