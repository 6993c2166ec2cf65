"""Slides 10 to 13: what was done where results were low, the theme of credit, models, and scores."""

from collections.abc import Sequence
from fractions import Fraction

from analytics import measures, numbers
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Chart, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Gap, Intervention, Standing
from analytics.measures.large_cases import exposures

CREDIT = "credit"
STEPS = {"learning": "đang học tập", "caught_up": "đã bắt kịp", "surpassed": "đã vượt qua"}


def handled(scene: Scene) -> Slide | LeftOut:
    """What was done for units whose results were low."""
    found = measures.interventions(scene.warehouse, **scene.place)
    if not found:
        reason = "Sổ chưa có việc chỉ đạo, đôn đốc nào trong năm (bộ “interventions”)."
        return LeftOut(id="canh-bao", name="Cảnh báo và việc đã làm", reason=reason)
    closed = [each for each in found if each.closed_on or each.outcome]
    return Slide(
        id="canh-bao",
        title=f"{len(found)} việc chỉ đạo, đôn đốc trong năm {scene.year}, {len(closed)} việc đã ghi kết quả",
        message="Đơn vị có kết quả thấp: đã làm gì, ai chủ trì, kết quả ra sao.",
        table=_interventions(scene, found),
        notes="Việc chưa ghi kết quả là điều để hỏi đơn vị chủ trì.",
        footnote=scene.footnote([], sources=[each.source for each in found]),
    )


def _interventions(scene: Scene, found: Sequence[Intervention]) -> Table:
    kinds = scene.warehouse.catalog.datasets["interventions"].column("kind").choices
    units = scene.warehouse.units
    return Table(
        caption="Chỉ đạo, đôn đốc khi kết quả thấp",
        heads=("Đơn vị", "Ngày", "Việc đã làm", "Chủ trì", "Kết quả"),
        rows=tuple(
            (
                words.plain(units.get(each.unit_id).name),
                numbers.MISSING if each.taken_on is None else f"{each.taken_on:%d/%m/%Y}",
                f"{kinds.get(each.kind, '')}: {each.action}".removeprefix(": "),
                each.led_by or numbers.MISSING,
                each.outcome or "chưa ghi",
            )
            for each in found
        ),
    )


def credit(scene: Scene) -> Slide | LeftOut:
    """Cases of credit institutions: their share of cases and of money, and the largest cases known."""
    parts = {dimension: _of_group(scene, dimension) for dimension in scene.dimensions}
    known = {dimension: each for dimension, each in parts.items() if each is not None}
    large = _large(scene)
    if not known and large is None:
        reason = "Sổ chưa có số riêng của án tín dụng, ngân hàng (nhóm “credit”) và danh sách vụ lớn cho kỳ này."
        return LeftOut(id="chuyen-de", name="Chuyên đề tín dụng, ngân hàng", reason=reason)
    return Slide(
        id="chuyen-de",
        title=_credit_title(scene, known),
        message="Án tín dụng, ngân hàng trong toàn bộ số phải thi hành: phần về việc và phần về tiền.",
        chart=_shares(scene, known) if known else None,
        table=large or _credit_table(known),
        missing=() if known else ("Chưa có số riêng của nhóm tín dụng, ngân hàng; chỉ có danh sách vụ lớn.",),
        notes="Ít việc nhưng nhiều tiền: kết quả về tiền của cả đơn vị phụ thuộc vào vài vụ.",
        footnote=scene.footnote([each.result for each in known.values()]),
    )


def _of_group(scene: Scene, dimension: str) -> Standing | None:
    place = {"dimension": dimension, "year": scene.year, "months": scene.months, "at": scene.at, "group": CREDIT}
    if scene.is_national:
        return measures.national(scene.warehouse, **place)
    found = measures.compare(scene.warehouse, borders=scene.borders, **place)
    return next((each for each in found if each.result.unit_id == scene.unit_id), None)


def _credit_title(scene: Scene, known: dict[str, Standing]) -> str:
    said = [
        f"{part.text} {words.ABOUT[each].removeprefix('về ')}" for each in known if (part := _part(scene, known[each]))
    ]
    if said:
        return f"Án tín dụng, ngân hàng chiếm {' và '.join(said)}"
    rates = [f"{figures.rate(each.result).text} {words.ABOUT[name]}" for name, each in known.items()]
    return f"Án tín dụng, ngân hàng xong {', '.join(rates)}" if rates else "Những vụ lớn nhất về tiền"


def _part(scene: Scene, standing: Standing):
    """Percent of what must be enforced that belongs to the group; ``None`` when either is not known."""
    whole = scene.result(standing.result.dimension)
    own = standing.result.figures.get("must_enforce")
    base = whole.figures.get("must_enforce") if whole else None
    if own is None or not base:
        return None
    return figures.figure(Fraction(100 * own, base), "%", "credit share", standing.result, 1)


def _shares(scene: Scene, known: dict[str, Standing]) -> Chart | None:
    shares = {dimension: _part(scene, each) for dimension, each in known.items()}
    points = tuple(Point(label=words.DIMENSIONS[each], figure=share) for each, share in shares.items() if share)
    alt = "Phần của án tín dụng, ngân hàng: " + ", ".join(f"{each.label} {each.figure.text}" for each in points)
    return Chart(kind=BARS, unit="%", alt=alt, series=(Series(name="Phần", points=points),)) if points else None


def _credit_table(known: dict[str, Standing]) -> Table:
    return Table(
        caption="Án tín dụng, ngân hàng",
        heads=("", "Xong", "Có điều kiện", "Tỷ lệ xong"),
        rows=tuple(
            (
                f"{words.DIMENSIONS[each]} ({figures.UNITS[each]})",
                figures.amount(standing.result.numerator, "credit done", standing.result),
                figures.amount(standing.result.denominator, "credit enforceable", standing.result),
                figures.rate(standing.result),
            )
            for each, standing in known.items()
        ),
    )


def _large(scene: Scene) -> Table | None:
    """The largest cases by name, of the country or of the province."""
    found = exposures(scene.warehouse, year=scene.year, months=scene.months, borders=scene.borders, at=scene.at)
    own = [each for each in found if scene.is_national or each.result.unit_id == scene.unit_id]
    cases = sorted(((case, each.result) for each in own for case in each.cases), key=lambda pair: -pair[0].enforceable)
    if not cases:
        return None
    return Table(
        caption="Những vụ lớn nhất về tiền",
        heads=("Vụ", "Đơn vị", "Có điều kiện (tỷ đồng)", "Xong (tỷ đồng)"),
        rows=tuple(
            (
                case.name,
                scene.name(result),
                figures.amount(case.enforceable, f"case {case.name}", result),
                figures.amount(case.completed, f"case done {case.name}", result),
            )
            for case, result in cases[:10]
        ),
    )


def models(scene: Scene) -> Slide | LeftOut:
    """Model units and how far the others are from them."""
    found = measures.exemplars(scene.warehouse, **scene.place)
    if not found:
        reason = f"Sổ chưa có điển hình nào của năm {scene.year} (bộ “exemplars”)."
        return LeftOut(id="dien-hinh", name="Vận động, thuyết phục; khoảng cách tới điển hình", reason=reason)
    gaps = measures.gaps(scene.warehouse, **scene.place) if scene.months == 12 else []
    units = scene.warehouse.units
    names = [words.plain(units.full_name(units.get(each.unit_id))) for each in found]
    statuses = scene.warehouse.catalog.datasets["exemplars"].column("status").choices
    rows = [(name, each.field, statuses.get(each.status, "")) for name, each in zip(names, found, strict=True)]
    table = Table(caption="Điển hình", heads=("Đơn vị", "Lĩnh vực", "Trạng thái"), rows=tuple(rows))
    return Slide(
        id="dien-hinh",
        title=_models_title(scene, gaps, len(found)),
        message=f"Điển hình: {words.listed(names)}.",
        chart=_gaps(gaps) if gaps else None,
        table=_gap_table(gaps) if gaps else table,
        missing=(
            "Sổ chưa tách số việc xong qua vận động, thuyết phục và qua cưỡng chế.",
            *(() if gaps else ("Chưa đo được khoảng cách tới điển hình: thiếu chỉ số so sánh hoặc số liệu cả năm.",)),
        ),
        notes="Học tập: thấp hơn điển hình từ một điểm %; bắt kịp: trong vòng một điểm %; vượt qua: cao hơn.",
        footnote=scene.footnote([each.result for each in gaps], sources=[each.source for each in found]),
    )


def _models_title(scene: Scene, gaps: Sequence[Gap], count: int) -> str:
    if not gaps:
        return f"{count} điển hình của năm {scene.year}"
    ahead = sum(each.step != "learning" for each in gaps)
    return f"{ahead} trong {len(gaps)} đơn vị đã bắt kịp hoặc vượt điển hình"


def _gaps(gaps: Sequence[Gap]) -> Chart:
    points = tuple(
        Point(
            label=words.plain(each.result.unit),
            figure=figures.points(each.points, f"model gap {each.exemplar.unit_id}", each.result),
            missed=each.step == "learning",
        )
        for each in gaps
    )
    ends = f"từ {points[0].figure.phrase} đến {points[-1].figure.phrase}"
    alt = f"Khoảng cách tới điển hình của {len(points)} đơn vị, {ends}."
    return Chart(kind=BARS, unit="điểm %", alt=alt, series=(Series(name="So với điển hình", points=points),))


def _gap_table(gaps: Sequence[Gap]) -> Table:
    return Table(
        caption="Khoảng cách tới điển hình",
        heads=("Đơn vị", "Điển hình", "Tỷ lệ đơn vị", "Tỷ lệ điển hình", "Khoảng cách (điểm %)", "Bước"),
        rows=tuple(
            (
                words.plain(each.result.unit),
                words.plain(each.model.unit),
                figures.rate(each.result),
                figures.rate(each.model),
                figures.points(each.points, f"model gap {each.exemplar.unit_id}", each.result),
                STEPS[each.step],
            )
            for each in gaps
        ),
    )


def scores(scene: Scene) -> LeftOut:
    """Scores come from tables of points that the ledger does not hold."""
    reason = "Sổ chưa có bảng chấm điểm, xếp hạng khối thi đua cho kỳ này."
    return LeftOut(id="cham-diem", name="Chấm điểm, xếp hạng trong khối", reason=reason)
