"""The pages there are: section → file, title, address. The first page is the one at "/"."""

from typing import NamedTuple


class Entry(NamedTuple):
    """One page. An empty ``path`` is the front page."""

    file: str
    title: str
    path: str


PAGES = {
    "Điều hành": (
        Entry("overview.py", "Tổng quan", ""),
        Entry("compare.py", "So sánh các tỉnh", "so-sanh"),
        Entry("trend.py", "Xu hướng", "xu-huong"),
        Entry("profile.py", "Hồ sơ tỉnh", "ho-so"),
    ),
    "Số liệu": (
        Entry("upload.py", "Nạp số liệu", "nap-so-lieu"),
        Entry("dictionary.py", "Từ điển", "tu-dien"),
    ),
}
PATHS = frozenset(page.path for section in PAGES.values() for page in section)
