"""A file of schemes or of scores beside what the ledger holds; readings of other datasets come back as they are."""

from analytics.catalog import Catalog
from analytics.intake import Reading
from analytics.intake.findings import Remarks, Voice
from analytics.scorebook.scheme_review import of_schemes
from analytics.scorebook.score_review import of_scores
from analytics.warehouse import Warehouse

_REVIEWS = {"schemes": of_schemes, "scores": of_scores}


def reviewed(reading: Reading, warehouse: Warehouse, catalog: Catalog) -> Reading:
    """The reading, rejected where a scheme contradicts itself or what is given does not fit its scheme."""
    review = _REVIEWS.get(reading.dataset_id)
    if review is None or reading.table is None:
        return reading
    voice = Voice(kinds=catalog.findings, headers=dict(reading.headers))
    found = review(reading.table.to_pylist(), warehouse, voice)
    return reading.with_remarks(Remarks(findings=tuple(found)))
