"""Slide 13: points and places in emulation blocks, and whom each block voted for."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Cell, Chart, Figure, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.briefing.slides import councils
from analytics.measures import blocks
from analytics.measures.blocks import BlockScore, Vote
from analytics.scorebook import Decided

ID, NAME = "cham-diem", "Chấm điểm, xếp hạng trong khối"
CHOSEN = "chosen"
HEADS = ("Khối, bảng điểm", "Đơn vị", "Điểm", "Tối đa", "Đạt", "Hạng", "Xếp loại, phiếu")


def scores(scene: Scene) -> Slide | LeftOut:
    """Who stands first in the block and under the tables of the ledger: points of the maximum, and votes."""
    given, cast, decided = _given(scene), _cast(scene), councils.decisions(scene)
    if not given and not cast and not decided:
        kept = scene.kept_in("block_scores", "block_votes", "scores")
        reason = f"Sổ chưa có điểm của khối, của hội đồng và phiếu bầu của năm {scene.year} ({kept})."
        return LeftOut(id=ID, name=NAME, reason=reason)
    placed = [each for each in given if each.pct_of_max is not None]
    drawn = [each for each in decided if councils.share(each) is not None]
    rows = [_scored(scene, each, given) for each in given]
    rows += [councils.row(scene, each) for each in decided] + [_voted(scene, each) for each in cast]
    first = {place for place, each in enumerate(given) if _rank(each, given) == 1}
    first |= {place for place, each in enumerate(decided, len(given)) if each.standing.place == 1 and each.of > 1}
    return Slide(
        id=ID,
        title=_title(scene, given, cast) if given or not decided else councils.title(scene, decided),
        message=_message(given),
        chart=_chart(scene, placed, drawn) if placed or drawn else None,
        table=Table(caption=f"{NAME}, năm {scene.year}", heads=HEADS, rows=tuple(rows), marked=frozenset(first)),
        missing=tuple(_missing(scene, given)),
        notes="Bảng 150 điểm và bảng 100 điểm so được với nhau bằng phần đạt của điểm tối đa. Khối, hội đồng chấm.",
        footnote=scene.footnote([], sources=[each.source for each in (*given, *cast)]),
    )


def _given(scene: Scene) -> list[BlockScore]:
    """Points of the blocks of the unit, or of all; each block and table together, the best first."""
    found = blocks.final(blocks.scores(scene.warehouse, year=scene.year, at=scene.at))
    own = {(each.block, each.scheme) for each in found if scene.is_national or _is_own(scene, each)}
    return sorted((each for each in found if (each.block, each.scheme) in own), key=lambda each: _group(each))


def _cast(scene: Scene) -> list[Vote]:
    found = blocks.votes(scene.warehouse, year=scene.year, at=scene.at)
    own = {each.block for each in (*found, *_given(scene)) if scene.is_national or _is_own(scene, each)}
    return [each for each in found if each.block in own]


def _is_own(scene: Scene, each: BlockScore | Vote) -> bool:
    return scene.unit_id in (each.unit_id, scene.warehouse.units.get(each.unit_id).parent_id)


def _group(each: BlockScore) -> tuple[str, str]:
    return each.block, each.scheme


def _rank(each: BlockScore, given: Sequence[BlockScore]) -> int | None:
    """Its place among those of its block and table whose maximum is known; equal shares are equal places."""
    if each.pct_of_max is None:
        return None
    return 1 + sum((other.pct_of_max or 0) > each.pct_of_max for other in given if _group(other) == _group(each))


def _unit(scene: Scene, each: BlockScore) -> str:
    units = scene.warehouse.units
    return words.plain(units.full_name(units.get(each.unit_id)))


def _points(value: Fraction | None, what: str, each: BlockScore) -> Figure:
    decimals = 0 if value is None or value.denominator == 1 else 2
    name = f"{what} {each.block} {each.scheme}"
    return figures.number(value, "điểm", name, decimals, unit_id=each.unit_id, year=each.year, entry=each.entry)


def _share(each: BlockScore) -> Figure:
    what = f"block share {each.block} {each.scheme}"
    return figures.number(each.pct_of_max, "%", what, 2, unit_id=each.unit_id, year=each.year, entry=each.entry)


def _scored(scene: Scene, each: BlockScore, given: Sequence[BlockScore]) -> tuple[Cell, ...]:
    beside = [other for other in given if _group(other) == _group(each) and other.pct_of_max is not None]
    rank = _rank(each, given)
    steps = scene.warehouse.catalog.datasets["block_scores"].column("phase").choices
    most = None if each.max_points is None else Fraction(each.max_points)
    return (
        f"{each.block}: {each.scheme} ({steps[each.phase].lower()})",
        _unit(scene, each),
        _points(Fraction(each.points), "block points", each),
        _points(most, "block maximum", each),
        _share(each),
        f"{rank}/{len(beside)}" if rank and len(beside) > 1 else numbers.MISSING,
        numbers.MISSING,
    )


def _voted(scene: Scene, each: Vote) -> tuple[Cell, ...]:
    """A vote has no points; a withdrawal is a result too."""
    ballots = f"{each.votes_for}/{each.voters} phiếu, " if each.voters and each.votes_for is not None else ""
    bare = (numbers.MISSING,) * 4
    return (
        f"{each.block}: {_choice(scene, each, 'honour')}",
        each.member,
        *bare,
        ballots + _choice(scene, each, "outcome"),
    )


def _choice(scene: Scene, each: Vote, name: str) -> str:
    """A word of the catalogue inside a sentence."""
    said = scene.warehouse.catalog.datasets["block_votes"].column(name).choices.get(getattr(each, name))
    return numbers.MISSING if said is None else f"{said[:1].lower()}{said[1:]}"


def _title(scene: Scene, given: Sequence[BlockScore], cast: Sequence[Vote]) -> str:
    chosen = [each for each in cast if each.outcome == CHOSEN]
    best = next((each for each in given if _rank(each, given) == 1 and _speaks(scene, each)), None)
    if best:
        alike = [each for each in given if _group(each) == _group(best) and each.pct_of_max is not None]
        place = f", cao nhất trong {len(alike)} đơn vị có điểm" if len(alike) > 1 else ""
        said = f"{_unit(scene, best)} được {_points(Fraction(best.points), '', best).text}/"
        said += f"{_points(Fraction(best.max_points), '', best).text} điểm của {best.block}{place}"
        vote = next((each for each in chosen if _same(best, each)), None)
        return f"{said}; được bình bầu {_choice(scene, vote, 'honour')}" if vote else said
    own = next((each for each in given if _is_own(scene, each) and _rank(each, given)), None)
    if own:
        count = sum(_group(each) == _group(own) and each.pct_of_max is not None for each in given)
        return f"{_unit(scene, own)} đứng thứ {_rank(own, given)} trong {count} đơn vị có điểm của {own.block}"
    if chosen:
        return (
            f"{words.capital(chosen[0].member)} được {chosen[0].block} bình bầu {_choice(scene, chosen[0], 'honour')}"
        )
    return f"Điểm của khối, năm {scene.year}"


def _speaks(scene: Scene, each: BlockScore) -> bool:
    """Of the country the first of any block; of a province only itself."""
    return scene.is_national or _is_own(scene, each)


def _same(best: BlockScore, vote: Vote) -> bool:
    """Whether the block voted for the office that has the points: its own agency is the one of the sector."""
    return (vote.block, vote.unit_id) == (best.block, best.unit_id) and "thi hành án" in vote.member.casefold()


def _message(given: Sequence[BlockScore]) -> str:
    tied = [
        each
        for each in given
        if sum(_rank(each, given) == _rank(o, given) for o in given if _group(o) == _group(each)) > 1
    ]
    ties = " Bằng điểm thì cùng hạng; khối phân hạng bằng phiếu." if tied else ""
    return f"Điểm trên điểm tối đa của từng bảng, ở bước chấm sau cùng, và kết quả bình bầu.{ties}"


def _missing(scene: Scene, given: Sequence[BlockScore]) -> list[str]:
    members = blocks.members(scene.warehouse, year=scene.year, at=scene.at)
    said = []
    for block in dict.fromkeys(each.block for each in given):
        named = sum(each.block == block for each in members)
        scored = len({each.unit_id for each in given if each.block == block})
        if named > scored:
            said.append(f"{block}: sổ có điểm của {scored} trong {named} thành viên; hạng chỉ xét trong số đó.")
    return said


def _chart(scene: Scene, placed: Sequence[BlockScore], decided: Sequence[Decided]) -> Chart:
    is_one = len({*map(_group, placed), *(each.scheme.sha256 for each in decided)}) == 1
    points = tuple(
        Point(label=_unit(scene, each) if is_one else f"{_unit(scene, each)}, {each.block}", figure=_share(each))
        for each in placed
    )
    points += tuple(councils.point(scene, each, is_one) for each in decided)
    alt = "Phần đạt của điểm tối đa: " + ", ".join(f"{each.label} {each.figure.text}" for each in points[:6])
    return Chart(kind=BARS, unit="%", alt=f"{alt}.", series=(Series(name="Đạt so với điểm tối đa", points=points),))
