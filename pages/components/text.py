"""Phrases that stand on more than one page."""

import re

from analytics import periods
from analytics.ledger import LedgerError
from analytics.measures import Target

PRODUCT = "Kết quả thi hành án dân sự"
SIMULATED = "Số liệu mô phỏng – không phải số liệu thật"
SIMULATED_SHORT = "Số liệu mô phỏng"
PROVISIONAL = "Số liệu sơ bộ, có thể thay đổi khi chốt chính thức"
PUBLISHED_ONLY = "theo công bố"
NO_FIGURE = "chưa có số liệu"
COUNTRY = "Toàn quốc"
WORLDS = {"published": "Số liệu công bố", "simulated": "Minh hoạ – mô phỏng"}
BORDERS = {"reported": "Như báo cáo", "63": "63 tỉnh", "34": "34 tỉnh"}
BORDERS_INSIDE = {"reported": "địa giới như báo cáo", "63": "địa giới 63 tỉnh", "34": "địa giới 34 tỉnh"}
VINTAGES = {"preliminary": "sơ bộ", "final": "chính thức"}
QUALIFIERS = {"exact": "", "more_than": "trên ", "nearly": "gần "}
RATE = "rate"
UNDER = {
    "bang": "Vạch đậm trên thanh là chỉ tiêu của từng đơn vị; thanh nhạt là chưa đạt; * là tỷ lệ theo công bố, không "
    "xếp hạng. Khoảng hạng: 95 trong 100 khả năng đơn vị đứng trong đó; ≈ là chưa đủ căn cứ nói đạt hay chưa.",
    "bieu-do": "Vạch đứng là chỉ tiêu của từng đơn vị, vòng rỗng là cùng kỳ năm trước, thanh nhạt là chưa đạt; * là tỷ "
    "lệ theo công bố, không xếp hạng. Độ dài thanh không nói quy mô; xem cột Mẫu số.",
    "ma-tran": "Chỉ gồm đơn vị có cả tỷ lệ và chỉ tiêu về việc và về tiền. Biểu đồ không cho thấy quy mô của đơn vị.",
    "pheu": "Vùng xám là dao động bình thường quanh đường giữa của đơn vị có chừng ấy việc (đậm 95 %, nhạt 99,8 %). "
    "Phễu không nói vì sao một đơn vị ở ngoài, cũng không nói đơn vị ở trong đã đạt chỉ tiêu.",
    "ban-do": "Mỗi tỉnh một mảng, không theo số việc: mảng lớn không có nghĩa là nhiều việc. ▼ là chưa đạt chỉ tiêu. "
    "Hoàng Sa thuộc Đà Nẵng, Trường Sa thuộc Khánh Hòa.",
}
UNTOLD = "chưa rõ"
CALCULATING = "Đang tính…"


def unbroken(sentence: str) -> str:
    """The sentence with every number kept on one line with its unit."""
    return re.sub(r"(?<=\d) (?=%|điểm|tỷ|việc|tháng|mốc)|(?<=điểm) (?=%)", "\u00a0", sentence)


def about(dimension: str) -> str:
    """How a sentence says which dimension it speaks of: "về việc", "về tiền"."""
    return {"cases": "về việc", "money": "về tiền"}.get(dimension, "")


def by_tier(target: Target | None) -> str:
    """That a target is not the unit's own but that of a band of numbers of cases; nothing of its own."""
    return f"theo mức {target.tier}" if target and target.tier else ""


def months(count: int) -> str:
    """A period inside its year: "9 tháng", "cả năm"."""
    return "Cả năm" if count == periods.YEAR_MONTHS else f"{count} tháng"


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


def listed(names: list[str], most: int = 6) -> str:
    """Names in a row; beyond ``most`` only how many more there are."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} và {len(names) - most} đơn vị khác"


def trouble(error: Exception) -> str:
    """The one sentence a reader gets when a page fails."""
    if isinstance(error, LedgerError):
        return str(error)
    return "Trang này chưa dựng được. Hãy tải lại; nếu vẫn vậy, báo người quản trị kèm giờ và địa chỉ trang."


def literal(words: str) -> str:
    """Words of a file or a person where Streamlit would read Markdown: every sign stands for itself."""
    return re.sub(r"([\\`*_{}\[\]()#+\-.!|<>~:$&])", r"\\\1", words)
