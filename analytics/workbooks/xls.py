"""Errors, percents and formulas of the cells of an .xls (BIFF8 in a compound file), from its records.

Layout as in Microsoft's [MS-CFB] and [MS-XLS]: a compound file is a small file system of sectors; its stream
``Workbook`` is a row of records, each of a type, a length and that many bytes.
"""

import struct
from collections.abc import Iterator

from analytics.workbooks.remarks import CellRemarks

_END_OF_CHAIN = 0xFFFFFFFA
_DIFAT_IN_HEADER, _MINI_LIMIT = 109, 4096
_BOF, _EOF, _BOUNDSHEET, _FORMAT, _XF, _FORMULA, _BOOLERR, _RK, _NUMBER, _MULRK = (
    0x0809, 0x000A, 0x0085, 0x041E, 0x00E0, 0x0006, 0x0205, 0x027E, 0x0203, 0x00BD,
)  # fmt: skip
_BUILT_IN_PERCENTS = {9, 10}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def remarks(content: bytes) -> dict[str, CellRemarks]:
    """Sheet name → what the file says of its cells. Older BIFF, without a stream of that name, says nothing."""
    stream = _stream(content, ("Workbook",))
    if stream is None:
        return {}
    shown, styles, sheets = set(_BUILT_IN_PERCENTS), [], {}
    for _, kind, data in _records(stream, 0):
        if kind == _FORMAT and b"%" in data[4:]:
            shown.add(struct.unpack_from("<H", data)[0])
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _BOUNDSHEET:
            sheets[_name(data)] = struct.unpack_from("<I", data)[0]
    percents = {number for number, shape in enumerate(styles) if shape in shown}
    return {name: _of_sheet(stream, begin, percents) for name, begin in sheets.items()}


def _of_sheet(stream: bytes, begin: int, percents: set[int]) -> CellRemarks:
    found = CellRemarks()
    for _, kind, data in _records(stream, begin):
        if kind in (_FORMULA, _BOOLERR, _RK, _NUMBER) and len(data) >= 8:
            row, column, style = struct.unpack_from("<HHH", data)
            is_number = kind != _BOOLERR and not (kind == _FORMULA and data[12:14] == b"\xff\xff")
            if style in percents and is_number:
                found.percents.add((row, column))
            if kind == _BOOLERR and data[7]:
                found.errors[row, column] = _ERRORS.get(data[6], "#N/A")
            if kind == _FORMULA:
                _note_formula(found, row, column, data)
        elif kind == _MULRK and len(data) >= 6:
            _note_row(found, data, percents)
    return found


def _note_formula(found: CellRemarks, row: int, column: int, data: bytes) -> None:
    found.formulas += 1
    if data[12:14] == b"\xff\xff" and data[6] == 2:
        found.errors[row, column] = _ERRORS.get(data[8], "#N/A")


def _note_row(found: CellRemarks, data: bytes, percents: set[int]) -> None:
    """Several numbers of one row: (style, value) from a first column on."""
    row, first = struct.unpack_from("<HH", data)
    for place in range((len(data) - 6) // 6):
        if struct.unpack_from("<H", data, 4 + 6 * place)[0] in percents:
            found.percents.add((row, first + place))


def _records(stream: bytes, begin: int) -> Iterator[tuple[int, int, bytes]]:
    """(place, type, bytes) of every record from ``begin`` to the end of its part, charts inside it passed over."""
    depth = 0
    while begin + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, begin)
        data = stream[begin + 4 : begin + 4 + length]
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
        if depth == 1:
            yield begin, kind, data
        begin += 4 + length


def _name(data: bytes) -> str:
    count, wide = data[6], data[7] & 1
    return data[8 : 8 + count * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _stream(content: bytes, names: tuple[str, ...]) -> bytes | None:
    """The bytes of a large stream of a compound file; workbooks smaller than 4096 bytes do not occur."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _table(content, size)
    directory = _chain(content, table, struct.unpack_from("<I", content, 48)[0], size)
    for place in range(0, len(directory) - 127, 128):
        entry = directory[place : place + 128]
        length = max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)
        start, bytes_in_it = struct.unpack_from("<II", entry, 116)
        if entry[:length].decode("utf-16-le", "replace") in names and bytes_in_it >= _MINI_LIMIT:
            return _chain(content, table, start, size)[:bytes_in_it]
    return None


def _table(content: bytes, size: int) -> list[int]:
    """Sector → the sector after it."""
    places = list(struct.unpack_from(f"<{_DIFAT_IN_HEADER}I", content, 76))
    further, left = struct.unpack_from("<II", content, 68)
    while further < _END_OF_CHAIN and left:
        more = struct.unpack_from(f"<{size // 4}I", content, (further + 1) * size)
        places += more[:-1]
        further, left = more[-1], left - 1
    table: list[int] = []
    for place in places:
        if place < _END_OF_CHAIN and (place + 2) * size <= len(content) + size:
            sector = content[(place + 1) * size : (place + 2) * size]
            table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
    return table


def _chain(content: bytes, table: list[int], sector: int, size: int) -> bytes:
    """The sectors of a chain; one that runs in a circle ends where the file could not hold more."""
    found: list[bytes] = []
    while sector < len(table) and len(found) * size <= len(content):
        found.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(found)
