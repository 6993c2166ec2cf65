"""Whatever way a table is written, it is read back as it was meant, or a question or an error is raised."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analytics.intake.made_workbooks import ods, xls, xlsx
from tests.analytics.intake.test_encodings import windows_1258
from tests.analytics.intake.test_old_fonts import tcvn3, vni

PROVINCES = {
    "Hà Nội": "ha-noi", "Cao Bằng": "cao-bang", "Lạng Sơn": "lang-son", "Huế": "hue", "Nghệ An": "nghe-an",
    "Lai Châu": "lai-chau", "Thanh Hóa": "thanh-hoa", "Sơn La": "son-la", "Hà Tĩnh": "ha-tinh",
}  # fmt: skip
HEADER = ("Đơn vị", "Năm", "Số tháng", "Phải thi hành", "Thi hành xong")
WRITERS = {
    "utf-8": str.encode,
    "utf-8-sig": lambda text: text.encode("utf-8-sig"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp1258": windows_1258,
    "tcvn3": lambda text: tcvn3(text).encode("cp1252"),
    "vni": lambda text: vni(text).encode("cp1252"),
    "tcvn3 in utf-8": lambda text: tcvn3(text).encode(),
}
STYLES = {
    "digits": str,
    "dots": lambda number: f"{number:,}".replace(",", "."),
    "commas": lambda number: f"{number:,}",
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "hard spaces": lambda number: f"{number:,}".replace(",", "\u00a0"),
    "việc": lambda number: f"{number:,} việc".replace(",", "."),
}
FIGURES = st.integers(0, 10**9).flatmap(lambda must: st.tuples(st.just(must), st.integers(0, must)))
TABLES = st.lists(
    st.tuples(st.sampled_from(sorted(PROVINCES)), st.integers(2016, 2024), st.integers(1, 12), FIGURES),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row[:3],
)


def meant(table):
    return [(PROVINCES[name], year, months, must, done) for name, year, months, (must, done) in table]


def got(reading):
    names = ("unit_id", "year", "months", "must_enforce", "completed")
    return [tuple(row[name] for name in names) for row in reading.table.to_pylist()]


@settings(max_examples=400, deadline=None)
@given(table=TABLES, encoding=st.sampled_from(sorted(WRITERS)), mark=st.sampled_from(",;\t|"),
       style=st.sampled_from(sorted(STYLES)))  # fmt: skip
def test_a_text_is_read_back_or_doubted_and_never_silently_otherwise(read, table, encoding, mark, style):
    def quoted(cell):
        return f'"{cell}"' if mark in cell else cell

    figure = STYLES[style]
    rows = [(name, str(year), str(months), figure(must), figure(done)) for name, year, months, (must, done) in table]
    text = "".join(mark.join(map(quoted, row)) + "\n" for row in (HEADER, *rows))
    reading = read(WRITERS[encoding](text))
    assert reading.status == "readable", (reading.findings, reading.questions)
    assert got(reading) == meant(table)


@settings(max_examples=25, deadline=None)
@given(table=TABLES, kind=st.sampled_from(["xlsx", "xls", "ods"]), style=st.sampled_from(["numbers", *sorted(STYLES)]),
       font=st.sampled_from([str, tcvn3, vni]))  # fmt: skip
def test_a_workbook_is_read_back_or_doubted_and_never_silently_otherwise(read, table, kind, style, font):
    figure = STYLES.get(style, int)
    rows = [
        [font(name), year, months, *(font(cell) if isinstance(cell := figure(n), str) else cell for n in (must, done))]
        for name, year, months, (must, done) in table
    ]
    content = {"xlsx": xlsx, "xls": xls, "ods": ods}[kind]([list(map(font, HEADER)), *rows])
    reading = read(content, file_name=f"a.{kind}")
    assert reading.status == "readable", (reading.findings, reading.questions)
    assert got(reading) == meant(table)
