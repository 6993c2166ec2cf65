"""A scoring table and scores of eight simulated provinces: self-scores, two corrections, one incident, votes.

The criteria about cases and money are not in it: they come from the simulated reports. Persons are "Mô Phỏng …".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from analytics.simulation.country import Country

Row = dict[str, object]
YEAR = 2026
UNITS = ("hue", "quang-ninh", "thanh-hoa", "nghe-an", "ha-tinh", "lang-son", "cao-bang", "son-la")
BUNDLED, OWN = "thads-minh-hoa", "Bảng 150 điểm của khối (mô phỏng)"
PERSON = "Mô Phỏng Văn An"
# Of each unit: fall of the cases carried over in percent, days late, complaints settled and received, reports returned.
_REPORTED = (
    ("3,2", 0, 12, 12, 0),
    ("2,5", 0, 40, 41, 0),
    ("1,2", 1, 55, 60, 1),
    ("3,6", 0, 33, 33, 0),
    ("0,4", 2, 10, 12, 0),
    ("3,2", 0, 8, 8, 2),
    ("-0,5", 4, 5, 6, 1),
    ("3,1", 0, 0, 0, 0),
)
_SCHEME = (
    {"kind": "base", "section": "I. Kết quả (mô phỏng)", "code": "viec", "label": "Thi hành xong về việc (mô phỏng)",
     "maximum": "50", "rule": "ratio", "params": "lấy từ số liệu = cases.rate"},
    {"kind": "base", "code": "tien", "label": "Thi hành xong về tiền (mô phỏng)", "maximum": "40", "rule": "ratio",
     "params": "lấy từ số liệu = money.rate"},
    {"kind": "base", "section": "II. Công tác khác (mô phỏng)", "code": "chung", "maximum": "60", "rule": "manual",
     "label": "Các nhiệm vụ chung của khối (mô phỏng)"},
    {"kind": "class", "code": "xs", "label": "Xuất sắc (mô phỏng)", "maximum": "120"},
    {"kind": "class", "code": "kh", "label": "Khá (mô phỏng)"},
    {"kind": "tie_break", "label": "điểm về tiền cao hơn", "params": "xét theo = điểm của tiêu chí; mã = tien"},
    {"kind": "note", "label": "Mọi điểm chuẩn, hạng trong bảng này là mô phỏng."},
)  # fmt: skip
_CELLS = ("section", "code", "maximum", "rule", "params")


def scoring_files(country: "Country") -> dict[str, pa.Table]:
    """File name → rows as a file holds them."""
    source = country.settings.source.format(seed=country.seed)
    made = {"schemes.csv": _scheme(), "scores.csv": _scores(country)}
    return {name: pa.Table.from_pylist([{**row, "source": source} for row in rows]) for name, rows in made.items()}


def _scheme() -> Iterator[Row]:
    head = {"unit": "Toàn quốc", "year": YEAR, "scheme": OWN}
    for line, row in enumerate(_SCHEME, start=1):
        empty = dict.fromkeys(_CELLS, "")
        yield {**head, "line": line, "kind": row["kind"], "label": row["label"], **empty, **row}


def _scores(country: "Country") -> Iterator[Row]:
    for at, unit_id in enumerate(UNITS):
        place = {"unit": country.names[unit_id], "year": YEAR}
        yield from _self_scores({**place, "scheme": BUNDLED, "phase": "self"}, *_REPORTED[at])
        yield _mark({**place, "scheme": OWN, "phase": "self"}, "chung", points=f"{58 - at % 4}", reason="Tự chấm")
    yield from _checked(country)


def _self_scores(place: Row, fall: str, late: int, settled: int, received: int, returned: int) -> Iterator[Row]:
    yield _mark(place, "carry_over", "value", fall)
    yield _mark(place, "report", "days_late", str(late))
    yield _mark(place, "complaints", "numerator", str(settled))
    yield _mark(place, "complaints", "denominator", str(received))
    yield _mark(place, "returned", "lần trả lại", str(returned))


def _checked(country: "Country") -> Iterator[Row]:
    """Two corrections at the verification, a leader's discipline, and the council of the block."""
    verified = {"scheme": BUNDLED, "year": YEAR, "phase": "verified"}
    first, second, third = ({**verified, "unit": country.names[unit_id]} for unit_id in UNITS[1:4])
    yield _mark(first, "report", "days_late", "2", reason="Hai kỳ gửi sau hạn (mô phỏng)")
    yield _mark(second, "carry_over", "value", "0,8", reason="Bớt việc tính trùng (mô phỏng)")
    yield _mark(third, "disciplined", "lãnh đạo", "có", about="incident", reason="Quyết định mô phỏng")
    council = {"scheme": OWN, "year": YEAR, "phase": "council", "unit": country.names[UNITS[0]]}
    yield _mark(council, "chung", points="59", reason="Biên bản họp khối (mô phỏng)")


def _mark(place: Row, item: str, name: str = "", value: str = "", **more: str) -> Row:
    given = {"about": "criterion", "item": item, "name": name, "value": value, "points": "", "reason": ""}
    return {**place, **given, "person": PERSON, **more}
