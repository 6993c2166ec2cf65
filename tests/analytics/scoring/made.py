"""Small schemes and inputs for the tests of scoring."""

from analytics.scoring import Entry, Inputs, load_schemes, read_scheme

BUNDLED = load_schemes()
CAN_THO, CITY, THADS = (
    BUNDLED[name] for name in ("can-tho-kh157-2025-xa-phuong", "can-tho-qd2579-2025", "thads-qd1682-2015")
)


def document(criteria, **more):
    """A scheme of one section with these criteria; the base maximum is their sum."""
    base = sum(each.get("max", 0) for each in criteria if each.get("kind", "base") == "base")
    rows = [{"label": each["id"], "section": "s", **each} for each in criteria]
    head = {"id": "x", "title": "Bảng thử", "status": "own", "source": "kiểm thử", "section": {"s": {"label": "Phần"}}}
    return {**head, "base_max": base, "criterion": rows, **more}


def scheme(*criteria, **more):
    return read_scheme(document(criteria, **more))


def inputs(unit="Đơn vị", /, *, points=None, incidents=(), targets=None, facts=None, phase="self", day=None, **values):
    """``values``: criterion → values of its rule; ``points``: criterion → points by hand."""
    entries = [Entry(criterion=key, phase=phase, values=given) for key, given in values.items()]
    entries += [
        Entry(criterion=key, phase=phase, points=given, reason="biên bản họp") for key, given in (points or {}).items()
    ]
    return Inputs(
        unit=unit, entries=tuple(entries), incidents=incidents, targets=targets or {}, facts=facts or {}, day=day
    )


def agency(unit="Cơ quan", /, *, organisation=10, implementation=85, incidents=(), rows_at_0=0, phase="self"):
    """A unit under QĐ 2579/2025 of Cần Thơ: two sections scored as wholes, no bonus, no penalty."""
    given = {"organisation": organisation, "implementation": implementation, "bonus": 0, "penalty": 0}
    points = {key: each for key, each in given.items() if each is not None}
    facts = {} if rows_at_0 is None else {"zero_criteria": rows_at_0}
    return inputs(unit, points=points, facts=facts, incidents=incidents, phase=phase)
