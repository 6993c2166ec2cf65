"""Slides 11 and 12: the theme of credit, how cases were settled and models."""

from collections.abc import Mapping, Sequence

from analytics import measures
from analytics.briefing import figures, words
from analytics.briefing.deck import BARS, Chart, Figure, LeftOut, Point, Series, Slide, Table
from analytics.briefing.scene import Scene
from analytics.measures import Exemplar, Gap, Result
from analytics.measures.large_cases import exposures
from analytics.measures.themes import DONE, ENFORCEABLE, SETTLED, Theme, groups, themes

CREDIT = "credit"
STEPS = {"learning": "đang học tập", "caught_up": "đã bắt kịp", "surpassed": "đã vượt qua"}


def credit(scene: Scene) -> Slide | LeftOut:
    """Cases of credit institutions: their share of cases and of money, and the largest cases known."""
    theme = next((each for each in _themes(scene) if each.group == CREDIT), None)
    large = _large(scene)
    if theme is None and large is None:
        group = scene.warehouse.catalog.datasets["cases"].column("group").choices["credit"]
        reason = f"Sổ chưa có số của nhóm án “{group}” và danh sách vụ lớn cho kỳ này."
        return LeftOut(id="chuyen-de", name="Chuyên đề tín dụng, ngân hàng", reason=reason)
    shares = _shares(theme) if theme else {}
    return Slide(
        id="chuyen-de",
        title=_credit_title(theme, shares),
        message="Án tín dụng, ngân hàng trong toàn bộ số có điều kiện: phần về việc và phần về tiền.",
        chart=_parts(shares, "Phần của án tín dụng, ngân hàng") if shares else None,
        table=large or _credit_table(theme.own),
        missing=() if theme else ("Chưa có số riêng của nhóm tín dụng, ngân hàng; chỉ có danh sách vụ lớn.",),
        notes="Ít việc nhưng nhiều tiền: kết quả về tiền của cả đơn vị phụ thuộc vào vài vụ.",
        footnote=scene.footnote(list(theme.own.values()) if theme else []),
    )


def _themes(scene: Scene) -> list[Theme]:
    place = {"year": scene.year, "months": scene.months, "borders": scene.borders, "at": scene.at}
    return themes(scene.warehouse, unit_id=scene.unit_id, **place)


def _shares(theme: Theme, basis: str = ENFORCEABLE) -> dict[str, Figure]:
    """Name of a dimension → what part of it belongs to the group, where that is known."""
    part = theme.leverage(basis)
    known = {dimension: getattr(part, dimension) for dimension in theme.own}
    return {
        words.DIMENSIONS[dimension]: figures.figure(share, "%", f"share {theme.group}", theme.own[dimension], 1)
        for dimension, share in known.items()
        if share is not None
    }


def _credit_title(theme: Theme | None, shares: dict[str, Figure]) -> str:
    if shares:
        said = [f"{share.text} số {name.lower()}" for name, share in shares.items()]
        return f"Án tín dụng, ngân hàng chiếm {' và '.join(said)} có điều kiện"
    rates = [f"{figures.rate(each).text} {words.ABOUT[name]}" for name, each in (theme.own if theme else {}).items()]
    return f"Án tín dụng, ngân hàng xong {', '.join(rates)}" if rates else "Những vụ lớn nhất về tiền"


def _parts(shares: dict[str, Figure], name: str) -> Chart:
    points = tuple(Point(label=label, figure=share) for label, share in shares.items())
    alt = f"{name}: {', '.join(f'{each.label} {each.figure.text}' for each in points)}."
    return Chart(kind=BARS, unit="%", alt=alt, series=(Series(name=name, points=points),))


def _credit_table(own: Mapping[str, Result]) -> Table:
    return Table(
        caption="Án tín dụng, ngân hàng",
        heads=("", "Xong", "Có điều kiện", "Tỷ lệ xong"),
        rows=tuple(
            (
                f"{words.DIMENSIONS[dimension]} ({figures.UNITS[dimension]})",
                figures.amount(result.numerator, "credit done", result),
                figures.amount(result.denominator, "credit enforceable", result),
                figures.rate(result),
            )
            for dimension, result in own.items()
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
    """How cases were settled, by agreement or by coercion; model units and how far the others are from them."""
    found = measures.exemplars(scene.warehouse, **scene.place)
    settled = _settled(scene)
    if not found and not settled:
        reason = f"Sổ chưa có điển hình của năm {scene.year} và số việc xong qua thoả thuận, cưỡng chế."
        return LeftOut(id="dien-hinh", name="Vận động, thuyết phục; khoảng cách tới điển hình", reason=reason)
    gaps = [] if scene.is_open else measures.gaps(scene.warehouse, **scene.place)
    lacking = [] if settled else ["Sổ chưa tách số việc xong qua vận động, thoả thuận và qua cưỡng chế."]
    lacking += (
        [] if gaps else ["Chưa đo được khoảng cách tới điển hình: thiếu điển hình, chỉ số so sánh hoặc số cả năm."]
    )
    return Slide(
        id="dien-hinh",
        title=_models_title(scene, gaps, settled, len(found)),
        message=_models_named(scene, found),
        chart=_gaps(gaps) if gaps else _parts(settled, "Phần của số việc xong") if settled else None,
        table=_gap_table(gaps) if gaps else _models(scene, found) if found else None,
        missing=tuple(lacking),
        notes="Học tập: thấp hơn điển hình từ một điểm %; bắt kịp: trong vòng một điểm %; vượt qua: cao hơn.",
        footnote=scene.footnote([each.result for each in gaps], sources=[each.source for each in found]),
    )


def _settled(scene: Scene) -> dict[str, Figure]:
    """Name of the way → its share of the việc that are done."""
    names = groups(scene.warehouse.catalog)
    found = {each.group: _shares(each, DONE) for each in _themes(scene) if each.group in SETTLED}
    return {names[group]: shares["Việc"] for group, shares in found.items() if "Việc" in shares}


def _named(scene: Scene, found: Sequence[Exemplar]) -> list[str]:
    units = scene.warehouse.units
    return [words.plain(units.full_name(units.get(each.unit_id))) for each in found]


def _models_named(scene: Scene, found: Sequence[Exemplar]) -> str:
    return f"Điển hình: {words.listed(_named(scene, found))}." if found else "Cách kết thúc của số việc xong."


def _models(scene: Scene, found: Sequence[Exemplar]) -> Table:
    statuses = scene.warehouse.catalog.datasets["exemplars"].column("status").choices
    rows = [
        (name, each.field, statuses.get(each.status, ""))
        for name, each in zip(_named(scene, found), found, strict=True)
    ]
    return Table(caption="Điển hình", heads=("Đơn vị", "Lĩnh vực", "Trạng thái"), rows=tuple(rows))


def _models_title(scene: Scene, gaps: Sequence[Gap], settled: dict[str, Figure], count: int) -> str:
    if not gaps and settled:
        return f"Số việc xong: {', '.join(f'{share.text} qua {name.lower()}' for name, share in settled.items())}"
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
