"""Schemes and scores handed in as a person would, for the tests of the score book."""

from analytics import imports, manual

SCHEME = "Bảng thử 2024"
ROWS = (
    {"kind": "base", "code": "cases", "section": "Kết quả", "label": "Thi hành xong về việc", "maximum": "60",
     "rule": "ratio", "params": "lấy từ số liệu = cases.rate"},
    {"kind": "base", "code": "report", "label": "Báo cáo đúng hạn", "maximum": "10", "rule": "lateness",
     "bands": "đến 0 = 10; từ 1 đến 5 = 4; trên 5 = 0"},
    {"kind": "base", "code": "hand", "label": "Công tác cán bộ", "maximum": "30", "rule": "manual"},
    {"kind": "bonus", "code": "gift", "section": "Thưởng", "label": "Sáng kiến", "rule": "per_event",
     "params": "cap_tinh = 2; không báo cáo = 0 điểm"},
    {"kind": "incident", "code": "discipline", "label": "Kỷ luật"},
    {"kind": "fact", "code": "staff", "label": "Số người"},
    {"kind": "class", "code": "A", "label": "Hạng A", "maximum": "80"},
    {"kind": "class", "code": "B", "label": "Hạng B"},
    {"kind": "ceiling", "label": "Lãnh đạo bị kỷ luật",
     "params": "vụ việc = discipline; hạng = B; chỉ tính lãnh đạo = có"},
    {"kind": "tie_break", "label": "điểm báo cáo", "params": "xét theo = điểm của tiêu chí; mã = report"},
    {"kind": "tie_break", "label": "bỏ phiếu", "params": "xét theo = bỏ phiếu"},
)  # fmt: skip


def scheme(unit="Toàn quốc", year=2024, name=SCHEME, rows=ROWS):
    """The rows of a scheme as the dataset has them."""
    head = {"unit": unit, "year": year, "scheme": name, "source": "Quyết định 1"}
    return [{**head, "line": at, **row} for at, row in enumerate(rows, start=1)]


def mark(unit, item="", value="", name="", about="criterion", phase="self", year=2024, under=SCHEME, **more):
    """One row of scores."""
    place = {"unit": unit, "year": year, "scheme": under, "phase": phase, "about": about}
    return {**place, "item": item, "name": name, "value": value, "source": "Biên bản", **more}


def take(workspace, dataset_id, rows, reason=None):
    """Hand rows in; the receipt."""
    content = manual.entries_file(workspace.catalog.datasets[dataset_id], rows)
    receipt = imports.take(workspace, content, "tep.csv", dataset_id, "Người thử", reason)
    workspace.warehouse.refresh()
    return receipt


def said(receipt):
    """Its errors, in one line each."""
    return [each.message for each in receipt.findings if each.severity == "error"]
