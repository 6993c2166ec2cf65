"""The pages there are: section → file, title, address. The first page is the one at "/"."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One page. An empty ``path`` is the front page; a hidden one is reached by links only."""

    file: str
    title: str
    path: str
    is_hidden: bool = False


PAGES = {
    "Điều hành": (
        Entry("overview.py", "Tổng quan", ""),
        Entry("compare.py", "So sánh các tỉnh", "so-sanh"),
        Entry("trend.py", "Xu hướng", "xu-huong"),
        Entry("profile.py", "Hồ sơ tỉnh", "ho-so"),
        Entry("radar.py", "Rà soát cuối năm", "ra-soat"),
    ),
    "Thi đua": (
        Entry("targets.py", "Chỉ tiêu và tiến độ", "tien-do"),
        Entry("alarms.py", "Cảnh báo và chỉ đạo", "canh-bao"),
        Entry("movements.py", "Phong trào thi đua", "phong-trao"),
        Entry("enforcers.py", "Theo chấp hành viên", "chap-hanh-vien"),
        Entry("worklist.py", "Thứ tự làm", "thu-tu-lam"),
        Entry("waves.py", "Đợt cao điểm", "dot-cao-diem"),
        Entry("themes.py", "Chuyên đề", "chuyen-de"),
        Entry("awards.py", "Đăng ký và khen thưởng", "khen-thuong"),
        Entry("blocks.py", "Xếp hạng khối", "xep-hang-khoi"),
        Entry("scoring.py", "Chấm điểm", "cham-diem"),
    ),
    "Hội nghị": (
        Entry("conference.py", "Hội nghị", "hoi-nghi"),
        Entry("check_text.py", "Kiểm tra văn bản", "kiem-tra"),
        Entry("present.py", "Trình chiếu", "trinh-chieu", is_hidden=True),
    ),
    "Số liệu": (
        Entry("upload.py", "Nạp số liệu", "nap-so-lieu"),
        Entry("history.py", "Lịch sử nạp", "lich-su"),
        Entry("dictionary.py", "Từ điển", "tu-dien"),
        Entry("passport.py", "Hộ chiếu của con số", "ho-chieu", is_hidden=True),
    ),
}
PATHS = frozenset(page.path for section in PAGES.values() for page in section)
