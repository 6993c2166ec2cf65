"""Slides 14 to 16: from registration to decision, awards inside and outside the sector, indices."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, LINES, STACKED, Chart, Figure, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.briefing.slides.opening import index_figure
from analytics.measures import Award, Conversion, Index
from analytics.measures.awards import Totals, totals

SUBJECTS = {"collective": "tập thể", "person": "cá nhân"}


def registered(scene: Scene) -> Slide | LeftOut:
    """What became of the registrations, honour by honour."""
    found = measures.conversions(scene.warehouse, **scene.place)
    if not found:
        reason = f"Sổ chưa có đăng ký danh hiệu nào của năm {scene.year} ({scene.kept_in('registrations')})."
        return LeftOut(id="dang-ky", name="Từ đăng ký đến quyết định", reason=reason)
    decided = [each for each in found if each.stage == "decided"]
    return Slide(
        id="dang-ky",
        title=f"{len(decided)} trong {len(found)} dòng đăng ký đã có quyết định",
        message="Đăng ký, và số đã đi xa nhất: đề nghị, trình, bình bầu, quyết định. Đếm lượt, không đếm người.",
        chart=_funnel(scene, found),
        table=_conversions(scene, found),
        notes="Tỷ lệ trên 100 % là có người không đăng ký mà được xét; đề nghị chưa phải là quyết định.",
        footnote=scene.footnote([], sources=_award_sources(scene)),
    )


def _award_sources(scene: Scene) -> list[str | None]:
    asked = [measures.registrations, measures.awards]
    return [each.source for ask in asked for each in ask(scene.warehouse, **scene.place)]


def honour(scene: Scene, each: Conversion | Award) -> str:
    """An honour with whom it is for, as the catalogue names it."""
    names = scene.warehouse.catalog.datasets["awards"].column("honour").choices
    return f"{names.get(each.honour, each.honour)}, {SUBJECTS.get(each.subject, each.subject)}"


def _count(value: int | None, what: str, each: Conversion | Award) -> Figure:
    return figures.number(value, "lượt", what, unit_id=each.unit_id, year=each.year)


def _pair(each: Conversion) -> tuple[Figure, Figure]:
    name = f"{each.honour} {each.subject}"
    return _count(each.registered, f"registered {name}", each), _count(
        each.reached if each.stage else None, f"reached {name}", each
    )


def _funnel(scene: Scene, found: Sequence[Conversion]) -> Chart:
    series = tuple(
        Series(
            name=name,
            points=tuple(Point(label=honour(scene, each), figure=_pair(each)[place]) for each in found),
        )
        for place, name in enumerate(("Đăng ký", "Đã đạt tới"))
    )
    return Chart(kind=BARS, unit="lượt", alt=f"Đăng ký và kết quả của {len(found)} danh hiệu.", series=series)


def _conversions(scene: Scene, found: Sequence[Conversion]) -> Table:
    stages = scene.warehouse.catalog.datasets["awards"].column("stage").choices
    return Table(
        caption="Từ đăng ký đến quyết định",
        heads=("Danh hiệu", "Đăng ký (lượt)", "Đã đạt tới (lượt)", "Giai đoạn", "Tỷ lệ"),
        rows=tuple(
            (
                honour(scene, each),
                *_pair(each),
                stages.get(each.stage, "chưa có kết quả"),
                figures.number(each.rate, "%", f"conversion {each.honour} {each.subject}", 1, unit_id=each.unit_id),
            )
            for each in found
        ),
    )


def awarded(scene: Scene) -> Slide | LeftOut:
    """Awards by who decides, inside and outside the sector."""
    found = measures.awards(scene.warehouse, **scene.place)
    decided = [each for each in found if each.stage == "decided"]
    if not found:
        reason = f"Sổ chưa có khen thưởng nào của năm {scene.year} ({scene.kept_in('awards')})."
        return LeftOut(id="khen-thuong", name="Khen thưởng theo cấp và hình thức", reason=reason)
    counted = totals(found)
    return Slide(
        id="khen-thuong",
        title=_awards_title(counted, found),
        message="Lượt khen thưởng đã quyết định, theo hình thức, trong và ngoài ngành.",
        chart=_inside_outside(scene, counted) if decided else None,
        table=_matrix(scene, found),
        missing=() if decided else ("Chưa có khen thưởng nào đã quyết định; các dòng dưới đây mới là đề nghị.",),
        notes="Đếm lượt: một người được hai hình thức là hai lượt.",
        footnote=scene.footnote([], sources=[each.source for each in found]),
    )


def _awards_title(counted: Totals, found: Sequence[Award]) -> str:
    collectives, persons = counted.everywhere("collective"), counted.everywhere("person")
    if not collectives + persons:
        return f"{len(found)} dòng khen thưởng mới ở mức đề nghị"
    outside = sum(counted.outside.values())
    tail = f", trong đó {outside} lượt ngoài ngành" if outside else ""
    return f"{collectives} lượt tập thể và {persons} lượt cá nhân được khen{tail}"


def _inside_outside(scene: Scene, counted: Totals) -> Chart:
    place = {"unit_id": scene.unit_id, "year": scene.year}
    sectors = (("Trong ngành", "inside", counted.inside), ("Ngoài ngành", "outside", counted.outside))
    series = tuple(
        Series(
            name=name,
            points=tuple(
                Point(
                    label=words.capital(words_of),
                    figure=figures.number(amounts.get(subject, 0), "lượt", f"awards {sector} {subject}", **place),
                )
                for subject, words_of in SUBJECTS.items()
            ),
        )
        for name, sector, amounts in sectors
    )
    return Chart(
        kind=STACKED, unit="lượt", alt="Lượt khen thưởng trong và ngoài ngành, tập thể và cá nhân.", series=series
    )


def _matrix(scene: Scene, found: Sequence[Award]) -> Table:
    choices = {
        name: scene.warehouse.catalog.datasets["awards"].column(name).choices
        for name in ("stage", "authority", "sector")
    }
    return Table(
        caption="Khen thưởng theo cấp và hình thức",
        heads=("Danh hiệu, hình thức", "Trong/ngoài ngành", "Cấp quyết định", "Giai đoạn", "Số lượt"),
        rows=tuple(
            (
                honour(scene, each),
                *(choices[name].get(getattr(each, name), numbers.MISSING) for name in ("sector", "authority", "stage")),
                _count(each.quantity, _which(each), each),
            )
            for each in found
        ),
    )


def _which(each: Award) -> str:
    """What tells one line of awards from the others of its unit and year."""
    names = ("honour", "subject", "sector", "stage", "authority", "method", "decision")
    return " ".join(["award", *(getattr(each, name) for name in names)])


def indices(scene: Scene) -> Slide | LeftOut:
    """What others measured of the province, over the years."""
    found = [
        each
        for each in measures.indices(scene.warehouse, unit_id=scene.unit_id, at=scene.at)
        if each.unit_id == scene.unit_id and each.year <= scene.year
    ]
    if not found:
        reason = f"Sổ chưa có chỉ số nào của {scene.unit} đến năm {scene.year} ({scene.kept_in('indices')})."
        return LeftOut(id="chi-so", name="Chỉ số thiết chế pháp lý", reason=reason)
    ordered = sorted(found, key=lambda each: each.year)
    return Slide(
        id="chi-so",
        title=_index_title(ordered[-1]),
        message=f"“{ordered[-1].item}”, {ordered[-1].family}.",
        chart=_line(ordered),
        table=_index_table(ordered),
        notes="Hạng tính trong phạm vi nguồn nêu; hạng giữa các tiêu chí của một tỉnh không phải hạng giữa các tỉnh.",
        footnote=scene.footnote([], sources=[each.source for each in found]),
    )


def _index_title(last: Index) -> str:
    shown = index_figure(last).text
    if last.value_before is None:
        return f"Chỉ số năm {last.year}: {shown}"
    change = Fraction(last.value) - Fraction(last.value_before)
    moved = figures.number(change, "điểm %", "index change", 1, is_signed=True, unit_id=last.unit_id, year=last.year)
    return f"Chỉ số năm {last.year}: {shown}, {moved.phrase} so với năm trước"


def _before(index: Index) -> Figure:
    value = None if index.value_before is None else Fraction(index.value_before)
    return figures.number(value, "%", f"index before {index.item}", 1, unit_id=index.unit_id, year=index.year)


def _line(found: Sequence[Index]) -> Chart:
    points = [Point(label=str(each.year), figure=index_figure(each)) for each in found if each.value is not None]
    first = found[0]
    if first.value_before is not None:
        points.insert(0, Point(label=str(first.year - 1), figure=_before(first)))
    alt = "Chỉ số qua các năm: " + ", ".join(f"{each.label} {each.figure.text}" for each in points)
    return Chart(kind=LINES, unit="%", alt=alt, series=(Series(name="Chỉ số", points=tuple(points)),))


def _index_table(found: Sequence[Index]) -> Table:
    scopes = {"items": "tiêu chí của tỉnh", "provinces": "tỉnh"}
    return Table(
        caption="Chỉ số theo năm",
        heads=("Năm", "Chỉ số", "Năm trước đó", "Hạng", "Phạm vi hạng"),
        rows=tuple(
            (
                str(each.year),
                index_figure(each),
                _before(each),
                f"{each.rank}/{each.rank_of}" if each.rank and each.rank_of else numbers.MISSING,
                scopes.get(each.rank_scope or "", each.rank_scope or numbers.MISSING),
            )
            for each in found
        ),
    )
