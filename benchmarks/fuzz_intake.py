"""Spoilt files of every kind, by a fixed seed: ``python -m benchmarks.fuzz_intake [N] [SEED] [WORKBOOKS]``.

Valid files (texts in several encodings, .xlsx, .xls, .ods) are cut, spliced, have bytes flipped and cells replaced by
nasty values. Every one must be answered without an exception and within ten seconds; a reading that is accepted must
have a table. ``WORKBOOKS``: percent of the files that are workbooks (50); each is read in a process of its own, which
takes twenty times as long as a text. Exit code 1 if any is not; the spoilt file is then kept in the temporary folder
that is named.
"""

import io
import random
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import xlsxwriter

from analytics import intake
from analytics.catalog import load_catalog
from analytics.units import load_units
from benchmarks.stopwatch import machine, peak_mb, quantile

SEED, MOST_SECONDS, WORKBOOKS = 2025, 10.0, 50
HEADER = ("Đơn vị", "Năm", "Tháng", "Phải thi hành", "Có điều kiện", "Thi hành xong", "Tỷ lệ (%)")
NAMES = ("Hà Nội", "Huế", "Cao Bằng", "Lạng Sơn", "Đà Nẵng", "Cần Thơ", "Thành phố Hồ Chí Minh", "Đồng Nai")
NASTY = (
    "", "-", "NaN", "inf", "1e309", "9" * 400, "=1+1", "#REF!", "\u202e12", "1\u200b2", "12.345,6", "1.2.3", "Нà Nội",
    '"', "\x00", "\ud7ff", "hơn 3", "gần trên 5", "1/0/2024", "0,5", "-5", "99999999999999999", "Tổng cộng", "Đơn vị",
    "a" * 5000, "\n", ";", "\t", "2024-02-30", "5 tỷ 3 triệu", "TRUE", "%", "Năm", "I. Về tiền",
)  # fmt: skip
SPLICED = (b"\x00", b'"', b"\xff", b"<", b"PK\x03\x04", b"\r", b"\xef\xbb\xbf", b",,,,", b"\xd0\xcf\x11\xe0", b"&a;")
BREAKS = (ArithmeticError, AttributeError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError)
DATASETS = ("cases", "money", "targets")
TOLD_EVERY = 5000  # files, on the way
Content = tuple[str, bytes]


@dataclass
class Tally:
    """What became of the files."""

    said: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


def table(dice: random.Random) -> list[list[object]]:
    """A valid table of a few provinces, in which some cells may then be spoilt."""
    rows: list[list[object]] = [list(HEADER)]
    for name in dice.sample(NAMES, dice.randint(1, len(NAMES))):
        must = dice.randint(10, 90_000)
        able = dice.randint(5, must)
        done = dice.randint(0, able)
        period = (dice.randint(2010, 2024), dice.choice((6, 9, 12)))
        rows.append([name, *period, must, able, done, round(100 * done / able, 2)])
    for _ in range(dice.choice((0, 0, 1, 2, 5))):
        row = dice.randrange(len(rows))
        rows[row][dice.randrange(len(HEADER))] = dice.choice(NASTY)
    return rows


def as_text(rows: list[list[object]], dice: random.Random) -> bytes:
    """One of many ways to write a text."""
    mark = dice.choice(",;\t|")
    quote = dice.random() < 0.3
    cells = [[f'"{cell}"' if quote else str(cell) for cell in row] for row in rows]
    text = dice.choice(("\n", "\r\n", "\r")).join(mark.join(row) for row in cells) + "\n"
    return text.encode(dice.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258")), "replace")


def as_xlsx(rows: list[list[object]], dice: random.Random) -> bytes:
    """A workbook of one or two sheets."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for number in range(dice.choice((1, 1, 2))):
        sheet = book.add_worksheet(f"T{number}")
        for at, row in enumerate(rows, dice.choice((0, 0, 3))):
            for place, cell in enumerate(row):
                text = isinstance(cell, str)
                (sheet.write_string if text else sheet.write)(at, place, cell.replace("\x00", " ") if text else cell)
    book.close()
    return file.getvalue()


def spoilt(content: bytes, dice: random.Random) -> bytes:
    """Some bytes flipped, cut off, doubled or spliced in."""
    spoil = bytearray(content)
    for _ in range(dice.choice((0, 1, 1, 2, 4, 16))):
        place = dice.randrange(len(spoil) + 1)
        kind = dice.random()
        if kind < 0.5 and place < len(spoil):
            spoil[place] ^= 1 << dice.randrange(8)
        elif kind < 0.65:
            spoil[place:place] = dice.choice(SPLICED)
        elif kind < 0.8:
            del spoil[place : place + dice.choice((1, 2, 50, 500))]
        elif kind < 0.95:
            spoil[place:place] = spoil[max(place - 100, 0) : place]
        else:
            del spoil[place:]
    return bytes(spoil)


def spoilt_inside(content: bytes, dice: random.Random) -> bytes:
    """The same to a part of an archive, so that the archive itself stays whole."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        hit = dice.choice([name for name in names if name.endswith(".xml")] or names)
        for part in old.infolist():
            inner = old.read(part.filename)
            packing = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(part.filename, spoilt(inner, dice) if part.filename == hit else inner, packing)
    return file.getvalue()


def made(dice: random.Random, others: dict[str, Callable[[list[list[object]]], bytes]], workbooks: int) -> Content:
    """A file name and its spoilt bytes. ``others``: further ways to write a table, by the ending of their files."""
    rows = table(dice)
    kind = dice.choice(("xlsx", *others)) if dice.randrange(100) < workbooks else "csv"
    if kind == "csv":
        return dice.choice(("a.csv", "a.txt", "a.tsv")), spoilt(as_text(rows, dice), dice)
    content = as_xlsx(rows, dice) if kind == "xlsx" else others[kind](rows)
    inside = content.startswith(b"PK") and dice.random() < 0.6
    return f"a.{kind}", (spoilt_inside if inside else spoilt)(content, dice)


def run(
    count: int,
    seed: int = SEED,
    others: dict[str, Callable[[list[list[object]]], bytes]] | None = None,
    workbooks: int = WORKBOOKS,
) -> Tally:
    """Read so many spoilt files and say what became of them."""
    catalog, units, dice = load_catalog(), load_units(), random.Random(seed)
    tally = Tally()
    for number in range(count):
        name, content = made(dice, others or {}, workbooks)
        dataset = catalog.datasets[dice.choice(DATASETS)]
        reading, seconds = _read(content, name, dataset, catalog, units)
        tally.seconds.append(seconds)
        if reading is None or seconds > MOST_SECONDS or not _is_answer(reading):
            tally.failed.append(f"{number}: {_keep(name, content)}: {seconds:.1f} s")
        tally.said[f"{name.rpartition('.')[2]} {reading.status if reading else 'broken'}"] += 1
        if not (number + 1) % TOLD_EVERY:
            print(f"{number + 1} of {count}: {len(tally.failed)} failed", file=sys.stderr, flush=True)
    return tally


def _read(content: bytes, name: str, *around: object) -> tuple[intake.Reading | None, float]:
    """The reading, ``None`` if it broke, with how long it took."""
    started, reading = perf_counter(), None
    with suppress(*BREAKS):
        reading = intake.read(content, name, *around)
    return reading, perf_counter() - started


def _is_answer(reading: intake.Reading) -> bool:
    """Readable and with a table, or else with a word on why not."""
    if reading.status == "readable":
        return reading.table is not None
    return reading.table is None and bool(reading.findings or reading.questions)


def _keep(name: str, content: bytes) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (folder / name).write_bytes(content)
    return folder / name


def main(count: int = 300, seed: int = SEED, workbooks: int = WORKBOOKS) -> int:
    """Print the figures; exit code 1 if any file was not answered as it must be."""
    from tests.analytics.intake.made_workbooks import ods, xls

    print(machine())
    tally = run(count, seed, {"ods": lambda rows: ods(rows), "xls": lambda rows: xls(rows)}, workbooks)
    slowest, usual = max(tally.seconds), quantile(tally.seconds, 0.5)
    print(f"{count} files, seed {seed}: {len(tally.failed)} failed")
    print(f"median {usual * 1000:.0f} ms, slowest {slowest:.2f} s")
    print(f"peak {peak_mb():.0f} MB; {dict(sorted(tally.said.items()))}")
    print("\n".join(tally.failed))
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:4])))
