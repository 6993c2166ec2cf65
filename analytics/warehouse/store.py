"""The warehouse itself: build, bring up to date, answer questions."""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analytics.catalog import Catalog
from analytics.ledger import UNDO, Entry, Ledger
from analytics.persons import Register
from analytics.units import Units
from analytics.warehouse import admission, shapes, steps, territory
from analytics.warehouse.answers import Answer, Answers
from analytics.warehouse.batches import batches

SQL = Path(__file__).resolve().parent.parent / "sql"
_CONFIG = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": False,  # a query never reads a Python variable by accident
}


class Warehouse:
    """The facts of a ledger in DuckDB, as known at any entry. Safe to share between threads.

    ``head`` is the newest entry that has been taken in; ``refresh`` moves it to the ledger's.
    """

    def __init__(self, ledger: Ledger, catalog: Catalog, units: Units):
        self.ledger, self.catalog, self.units = ledger, catalog, units
        self.head = 0
        self._shapes = {dataset.id: shapes.shape(dataset) for dataset in catalog.datasets.values()}
        self._persons = {dataset_id: Register() for dataset_id in self._shapes}
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        self._refreshing = threading.Lock()
        self._answers = Answers()
        self._create()
        self._connection.execute("set enable_external_access = false")
        self.refresh()

    def _create(self) -> None:
        for shape in self._shapes.values():
            self._connection.execute(shapes.create_table(shape))
        self._connection.execute(shapes.create_figures(self._shapes.values()))
        given = {
            "unit": territory.unit_rows(self.units),
            "shown_unit": territory.shown_rows(self.units),
            "entry": None,
            "reported": None,
            "step": None,
        }
        for name, rows in given.items():
            with self._given(given=rows) as cursor:
                cursor.execute(statement(f"tables/{name}"))

    def refresh(self) -> int:
        """Take in the entries that the ledger has gained; returns the new head. Costs one look when there are none."""
        if self.ledger.head() != self.head:
            with self._refreshing:
                for batch in batches(self.ledger.entries(after=self.head)):
                    self._take_in(batch)
        return self.head

    def _take_in(self, entries: list[Entry]) -> None:
        """Add some entries in one transaction: a reader sees all or none, an error leaves things as they were."""
        with self._connection.cursor() as cursor:
            cursor.begin()
            cursor.executemany(
                "insert into entry values (?, ?, ?, ?, ?, ?, ?)",
                [(e.entry, e.dataset, e.made_at, e.made_by, e.reason, e.file_name, e.row_count) for e in entries],
            )
            for dataset, shape in self._shapes.items():
                rows = [self._facts(shape, entry) for entry in entries if entry.dataset == dataset and entry.row_count]
                if rows:
                    cursor.register("incoming", pa.concat_tables(rows))
                    self._admit(cursor, shape)
                    if entries[0].kind == UNDO and shape.is_periodic:
                        cursor.execute(admission.withdraw(shape), {"entry": entries[0].entry})
                    cursor.unregister("incoming")
            for entry in entries:
                steps.take_in(cursor, entry)
            cursor.commit()
        self.head = entries[-1].entry

    @staticmethod
    def _admit(cursor: duckdb.DuckDBPyConnection, shape: shapes.Shape) -> None:
        for change in admission.admit(shape):
            cursor.execute(change)
        if cursor.execute("select exists (from contested)").fetchone() == (True,):
            for change in admission.restate(shape):
                cursor.execute(change)
        cursor.execute("drop table contested")

    def _facts(self, shape: shapes.Shape, entry: Entry) -> pa.Table:
        rows = shapes.conformed(shape, self.ledger.rows(entry.entry), entry.entry)
        if entry.kind == UNDO:  # what an undo brings back was read here, and holds no names
            return rows
        return shapes.discreet(shape, rows, self._persons[shape.table])

    def _tentative(self, shape: shapes.Shape, table: pa.Table) -> pa.Table:
        """Rows that may become the next entry, and may not."""
        return self.discreet(shape.table, shapes.conformed(shape, table, self.head + 1))

    def discreet(self, dataset_id: str, table: pa.Table) -> pa.Table:
        """Rows that may be recorded, with what would stand for people in them."""
        shape = self._shapes[dataset_id]
        return shapes.discreet(shape, table, self._persons[dataset_id].tentative()) if shape.personal else table

    def names(self, dataset_id: str, unit_id: str) -> Mapping[str, str]:
        """What stands for the people of a unit → their names; for a reader who has shown that he may see them."""
        return self._persons[dataset_id].names(unit_id)

    def query(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The answer of ``analytics/sql/<name>.sql`` as a frame of its own."""
        answer = self._answer(name, parameters)
        return pd.DataFrame.from_records(answer.rows, columns=answer.names)

    def rows(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The answer of ``analytics/sql/<name>.sql`` as dicts of plain Python values, the caller's own."""
        answer = self._answer(name, parameters)
        return [dict(zip(answer.names, row, strict=True)) for row in answer.rows]

    def tuples(self, name: str, **parameters: Any) -> list[tuple[Any, ...]]:
        """The same as tuples, for many rows of few columns; not remembered."""
        return self._ask(statement(name), parameters).rows

    def arrow(self, name: str, **parameters: Any) -> pa.Table:
        """The answer of ``analytics/sql/<name>.sql`` as typed columns, for questions with many rows; not remembered."""
        with self._asking() as cursor:
            return cursor.execute(statement(name), parameters).to_arrow_table()

    def _answer(self, name: str, parameters: Mapping[str, Any]) -> Answer:
        text = statement(name)
        frozen = sorted((key, tuple(value) if isinstance(value, list) else value) for key, value in parameters.items())
        moment = None if "at" in parameters else self.head  # read at an entry, an answer holds for ever
        return self._answers.get((text, tuple(frozen), moment), lambda: self._ask(text, parameters))

    def _ask(self, text: str, parameters: Mapping[str, Any]) -> Answer:
        with self._asking() as cursor:
            cursor.execute(text, parameters)
            return Answer(tuple(column[0] for column in cursor.description), cursor.fetchall())

    @contextmanager
    def _asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection serves one call at a time; a cursor is one of its own."""
        with self._connection.cursor() as cursor:
            yield cursor

    def remember(self, question: Hashable, find: Callable[[], Sized]) -> Any:
        """What ``find`` worked out, once per question; both must be immutable, and the question must name its entry."""
        return self._answers.get(question, find)

    def collate(self, dataset_id: str, table: pa.Table) -> pa.Array:
        """How each row stands to the current fact of the same key: ``new``, ``same``, ``completed`` or ``changed``.

        ``completed`` only adds figures where there were none. Two texts (sources) may differ and still be the same.
        """
        shape = self._shapes[dataset_id]
        rows = self._tentative(shape, table)
        numbered = rows.append_column("position", pa.array(range(rows.num_rows), pa.int64()))
        with self._given(incoming=numbered) as cursor:
            known = cursor.execute(shapes.collate(shape)).fetchall()
        standing = ["new"] * rows.num_rows
        for position, found in known:
            standing[position] = found
        return pa.array(standing, pa.string())

    @contextmanager
    def supposing(self, dataset_id: str, table: pa.Table) -> Iterator["Warehouse"]:
        """The warehouse as it would be after one more entry with these rows, which is taken back at the end.

        Until then nothing else comes in; ``head`` of what is supposed is one above the present.
        """
        shape = self._shapes[dataset_id]
        with self._refreshing, self._connection.cursor() as cursor:
            cursor.begin()
            cursor.register("incoming", self._tentative(shape, table))
            try:
                self._admit(cursor, shape)
                yield _Supposed(self, cursor)
            finally:
                cursor.rollback()

    def table(self, dataset_id: str, make: Callable[[shapes.Shape], str], **parameters: Any) -> pa.Table:
        """The answer of a statement made for one dataset (``warehouse.histories``); it may read ``incoming`` too."""
        incoming = parameters.pop("incoming", None)
        with self._given(incoming=incoming) as cursor:
            return cursor.execute(make(self._shapes[dataset_id]), parameters).to_arrow_table()

    @contextmanager
    def _given(self, **tables: pa.Table | None) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own that also sees these Arrow tables, by name."""
        with self._connection.cursor() as cursor:
            for name, rows in tables.items():
                if rows is not None:
                    cursor.register(name, rows)
            yield cursor


class _Supposed(Warehouse):
    """A warehouse whose newest entry is only supposed: it lives in a transaction, must not outlive it, and serves one
    thread."""

    def __init__(self, real: Warehouse, cursor: duckdb.DuckDBPyConnection):
        self.ledger, self.catalog, self.units = real.ledger, real.catalog, real.units
        self.head = real.head + 1
        self._cursor = cursor
        self._answers = Answers()

    def refresh(self) -> int:
        """Nothing comes in while something is supposed."""
        return self.head

    @contextmanager
    def _asking(self) -> Iterator[duckdb.DuckDBPyConnection]:
        yield self._cursor


def statement(name: str) -> str:
    """Text of ``analytics/sql/<name>.sql``, read anew: editing a question shows at once."""
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")
