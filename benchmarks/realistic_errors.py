"""What people do to a table before they send it. Each error changes rows or style and is drawn from one generator."""

from collections.abc import Callable
from random import Random

from benchmarks.realistic_sheets import UNITS, Style

Rows = list[dict]
Records = list[list[str]]


def cell_deleted(random: Random, records: Records, style: Style, first: int) -> None:
    """ "Shift cells left": one figure of a row is deleted, those to its right move over it."""
    row, start, end = _row(random, records, style, first)
    place = random.randrange(start, end)
    row[place:end] = [*row[place + 1 : end], ""]


def cell_inserted(random: Random, records: Records, style: Style, first: int) -> None:
    """ "Shift cells right": a blank enters a row, the last figure is lost under the next column or cut off."""
    row, start, end = _row(random, records, style, first)
    place = random.randrange(start, end)
    row[place:end] = ["", *row[place : end - 1]]


def block_moved(random: Random, records: Records, style: Style, first: int) -> None:
    """The block of figures was pasted one column beside its headers."""
    way = random.choice((-1, 1))
    start, end = _figures(style)
    for row in records[first:]:
        if len(row) >= end:
            row[start:end] = [*row[start + 1 : end], ""] if way < 0 else ["", *row[start : end - 1]]


def extra_digit(random: Random, records: Records, style: Style, first: int) -> None:
    """A nought typed twice in the last digits of one figure."""
    row, start, end = _row(random, records, style, first)
    place = random.randrange(start, end)
    row[place] += "0" if row[place] and row[place][-1].isdigit() and not set(row[place]) & set(".,") else "00"


def _row(random: Random, records: Records, style: Style, first: int) -> tuple[list[str], int, int]:
    start, end = _figures(style)
    last = len(records) - style.footer - style.total
    return records[random.randrange(first, last)], start, end


def _figures(style: Style) -> tuple[int, int]:
    start = style.serial + 1 + 2 * (style.period_in == "columns")
    return start, start + len(style.columns)


def province_twice(random: Random, rows: Rows, style: Style, world) -> None:
    """One row pasted over another but for its name, or the name over another's and not its figures."""
    one, other = random.sample(range(len(rows)), 2)
    if random.random() < 0.5:
        rows[other] = {**rows[other], "figures": dict(rows[one]["figures"])}
    else:
        rows[other] = {**rows[other], "name": rows[one]["name"]}


def total_under_a_name(random: Random, rows: Rows, style: Style, world) -> None:
    """The row of totals left in under words that are no usual ones, or under a unit's name."""
    sums = {name: sum(row["figures"].get(name) or 0 for row in rows) for name in style.columns}
    text = random.choice(("Tổng cộng toàn ngành", "CỘNG", "Tổng số:", "Cả nước", "", "Toàn hệ thống", rows[0]["name"]))
    if text == rows[0]["name"]:
        rows.pop(0)
        sums = {name: sum(row["figures"].get(name) or 0 for row in rows) for name in style.columns}
    rows.append({"name": text, "figures": sums, "as_is": True})


def last_year(random: Random, rows: Rows, style: Style, world) -> None:
    """Last year's file with the year changed."""
    before = world.truth(style.dimension, style.year - 1, style.months)
    for row in rows:
        row["figures"] = dict(before.get(row["unit_id"], row["figures"]))


def wrong_year(random: Random, rows: Rows, style: Style, world) -> None:
    """The right figures under another year."""
    style.year += random.choice((-1, 1, 1, 10))


def wrong_unit(random: Random, rows: Rows, style: Style, world) -> None:
    """The file, or the person, says another unit of money than the numbers are in."""
    if style.said_unit is None:
        row = random.choice(rows)
        row["figures"] = {name: value and value * 1000 for name, value in row["figures"].items()}
        return
    style.said_unit = random.choice([unit for unit in UNITS if unit != style.money_unit])


def one_row_in_another_unit(random: Random, rows: Rows, style: Style, world) -> None:
    """One office filled its row in another unit."""
    row, factor = random.choice(rows), random.choice((10, 100, 1000))
    row["figures"] = {name: value and value * factor for name, value in row["figures"].items()}


def other_dimension(random: Random, rows: Rows, style: Style, world) -> None:
    """The figures of the other table."""
    other = {"cases": "money", "money": "cases"}[style.dimension]
    figures = world.truth(other, style.year, style.months)
    scale = UNITS[style.money_unit][0] if style.money_unit else 1
    for row in rows:
        values = figures.get(row["unit_id"], {})
        row["figures"] = {name: value and value * scale for name, value in values.items()}


def tone_mark_off(random: Random, rows: Rows, style: Style, world) -> None:
    """One name with another tone mark, or with a slip in a letter."""
    row = random.choice(rows)
    swaps = (("ì", "í"), ("ộ", "ô"), ("ả", "ã"), ("ắ", "ă"), ("à", "á"), ("i", "j"), ("n", "m"))
    for old, new in random.sample(swaps, len(swaps)):
        if old in row["name"]:
            row["name"] = row["name"].replace(old, new, 1)
            return


def digits_swapped_columns(random: Random, rows: Rows, style: Style, world) -> None:
    """Two columns pasted in each other's place."""
    one, other = random.sample(style.columns, 2)
    for row in rows:
        figures = row["figures"]
        figures[one], figures[other] = figures.get(other), figures.get(one)


IN_ROWS: dict[str, Callable] = {
    "province twice": province_twice,
    "total row left in": total_under_a_name,
    "last year's file": last_year,
    "wrong year": wrong_year,
    "wrong unit": wrong_unit,
    "row in another unit": one_row_in_another_unit,
    "swapped dimensions": other_dimension,
    "tone mark off": tone_mark_off,
    "columns exchanged": digits_swapped_columns,
}
IN_CELLS: dict[str, Callable] = {
    "cell deleted": cell_deleted,
    "cell inserted": cell_inserted,
    "block moved": block_moved,
    "extra digit": extra_digit,
}
