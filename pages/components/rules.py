"""The rules of the dictionary: what must add up within a row, and what must make sense beside everything known."""

import re
from collections.abc import Iterator
from html import escape

from analytics.catalog import Catalog, Check, Dataset, Identity
from pages.components import tables

SEVERITIES = {"error": "không nhận", "warning": "lưu ý", "note": "ghi chú"}
CHECKS = "kiem-tra"
ABOUT = (
    "So các dòng với nhau và với số đã có trong sổ. Dòng lạ được lưu ý chứ không bị loại; khi quá nửa số dòng so được "
    "đều lạ thì hỏi người nạp. Nguồn: phép kiểm tra và ngưỡng do phần mềm đặt, ghi ở danh mục checks.toml; không phải "
    "quy định."
)
_NAMED = {"place": "Dòng …", "unit": "(đơn vị)", "period": "(kỳ)", "amount": "(số)"}


def index(catalog: Catalog) -> dict[str, str]:
    """Every rule, id → name, to search in."""
    sums = {f"{d.id}.{i.id}": f"{i.label} · {d.label}" for d in catalog.datasets.values() for i in d.identities}
    return sums | {f"{CHECKS}.{check.id}": f"{check.label} · Ý nghĩa" for check in catalog.checks.values()}


def sections(catalog: Catalog, entry: str) -> Iterator[str]:
    """Sums by dataset, then the checks of sense; or the one asked for."""
    part, _, wanted = entry.partition(".")
    for dataset in catalog.datasets.values():
        if part in ("", dataset.id) and dataset.identities:
            yield _sums(dataset, wanted)
    if part in ("", CHECKS):
        yield _checks(catalog, wanted)


def _sums(dataset: Dataset, wanted: str) -> str:
    rows = [(each.label, _hardness(each), each.source) for each in dataset.identities if wanted in ("", each.id)]
    return _article(dataset.label, "", tables.plain(("Quy tắc", "Mức", "Căn cứ"), rows))


def _hardness(identity: Identity) -> str:
    if identity.error_until == 0:
        return "chỉ nhắc"
    first = f" từ năm {identity.error_from}" if identity.error_from else ""
    last = f" đến hết năm {identity.error_until}, sau đó chỉ nhắc" if identity.error_until else ""
    return f"bắt buộc{first}{last}"


def _checks(catalog: Catalog, wanted: str) -> str:
    """Severity, years, what is looked for, and the sentence that a person gets."""
    head = ("Phép kiểm tra", "Mức", "Áp dụng", "Tìm gì", "Câu báo và cách xử lý")
    rows = [_check(each, catalog) for each in catalog.checks.values() if wanted in ("", each.id)]
    return _article("Ý nghĩa của số liệu", ABOUT, tables.plain(head, rows))


def _check(check: Check, catalog: Catalog) -> tuple[str, ...]:
    asks = ", hỏi khi quá nửa" if check.asks else ""
    sentence = f"“{_sentence(check.message)}” {_sentence(check.suggestion)}"
    return check.label, f"{SEVERITIES[check.severity]}{asks}", _scope(check, catalog), check.description, sentence


def _scope(check: Check, catalog: Catalog) -> str:
    concerned = [dataset.label for dataset in catalog.datasets.values() if check.concerns(dataset)]
    first = f"từ năm {check.valid_from}" if check.valid_from else ""
    last = f"đến năm {check.valid_until}" if check.valid_until else ""
    return f"{', '.join(concerned)}; {' '.join(filter(None, (first, last))) or 'mọi năm'}"


def _sentence(template: str) -> str:
    """The sentence of the catalogue with the places that are filled in marked."""
    return re.sub(r"\{(\w+)\}", lambda found: _NAMED.get(found[1], "…"), template)


def _article(title: str, lead: str, table: str) -> str:
    said = f"<p>{escape(lead)}</p>" if lead else ""
    return f'<article class="muc-tu"><h3>{escape(title)}</h3>{said}{table}</article>'
