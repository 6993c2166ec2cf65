"""Standings, points by criterion, several schemes side by side, and a scheme's own rows, as tables and as files."""

from collections.abc import Mapping, Sequence

from analytics import scorebook
from analytics.scorebook import Given, Issued, Outcome
from analytics.scoring import Scheme, Shaken, Standing, words
from analytics.scoring.scheme import PHASES
from pages.components import scoring_chart, scoring_words, session, titled
from pages.components.sheets import Sheet

FIGURES = {"Thứ", "Điểm", "Phần của điểm tối đa", "Giữ hạng", "Giữ thứ", "Điểm chuẩn", "Dòng số", "Số giá trị"}
ROW_HEADER = ("Dòng số", "Loại dòng", "Phần", "Mã", "Tiêu chí", "Điểm chuẩn", "Quy tắc", "Tham số", "Các mức",
              "Điều kiện", "Ghi chú")  # fmt: skip
ROW_COLUMNS = ("line", "kind", "section", "code", "label", "maximum", "rule", "params", "bands", "gates", "note")


def show(title: str, sheet: Sheet, name: str = "") -> None:
    """A titled table and its file."""
    titled.show(title, sheet, name or sheet.name, FIGURES)


def standings(found: Outcome, shaken: Shaken | None) -> Sheet:
    """Every unit in its place, with class, percent of the maximum, and how firm both are."""
    scheme = found.issued.scheme
    awards = {each.id: each.label for each in scheme.award_quotas}
    rows = tuple(
        (
            scoring_words.place(each),
            each.score.unit,
            scoring_words.points(each.score.total),
            scoring_words.percent(each.score.pct_of_max),
            scoring_words.of_class(scheme, each),
            *scoring_words.stays(shaken, each.score.unit),
            *(_award(each.awards.get(key)) for key in awards),
            " ".join(each.trace),
        )
        for each in found.race.standings
    )
    header = ("Thứ", "Đơn vị", "Điểm", "Phần của điểm tối đa", "Hạng (gợi ý)", "Giữ hạng", "Giữ thứ")
    return Sheet(name="cham-diem", header=(*header, *awards.values(), "Vì sao đứng ở đó"), rows=rows)


def _award(within: bool | None) -> str:
    return {True: "trong số", False: "ngoài số", None: "cần phân định"}[within]


def criteria(found: Outcome, standing: Standing) -> Sheet:
    """Points of each criterion at each phase so far, what was given, and why."""
    scheme, unit = found.issued.scheme, standing.score.unit
    given = found.race.field.marks[unit]
    fed = {each.criterion: each.words for each in found.race.field.fed.get(unit, ())}
    rows = tuple(
        (
            each.id,
            each.label,
            words.number(each.maximum),
            standing.score.points[each.id].words,
            _given(given, fed, each.id),
            " ".join(standing.score.why(each.id)),
        )
        for each in scheme.criteria.values()
    )
    return Sheet(name="vi-sao", header=("Mã", "Tiêu chí", "Điểm chuẩn", "Điểm", "Số liệu", "Vì sao"), rows=rows)


def _given(given: Sequence[Given], fed: Mapping[str, str], item: str) -> str:
    """What was written, phase by phase, with the entry that brought it."""
    own = [each for each in given if each.mark.about == "criterion" and each.item == item]
    told = [fed[item]] if item in fed else []
    for phase in PHASES:
        said = [_said(each) for each in own if each.mark.phase == phase]
        told += [f"{words.say('phase', phase)}: {', '.join(said)}"] if said else []
    return "; ".join(told)


def _said(given: Given) -> str:
    mark = given.mark
    parts = [words.value_name(given.name), mark.value] if mark.value else []
    parts += ["chấm tay", mark.points, "điểm"] if mark.points else []
    parts += [f"({mark.person})"] if mark.person else []
    return " ".join([*filter(None, parts), f"[bút toán {mark.entry}]"])


def beside(found: Sequence[Outcome]) -> Sheet:
    """Several schemes of a year: each unit's percent of the maximum, so that 150 and 100 points stand side by side."""
    raced = [each for each in found if each.race is not None]
    if len(raced) < 2:
        return Sheet(name="nhieu-bang", header=(), rows=())
    units = list(dict.fromkeys(one.score.unit for each in raced for one in each.race.standings))
    by_scheme = [{one.score.unit: one for one in each.race.standings} for each in raced]
    rows = tuple((unit, *(_beside(each.get(unit)) for each in by_scheme)) for unit in units)
    header = ("Đơn vị", *(f"{each.issued.scheme.title}" for each in raced))
    return Sheet(name="nhieu-bang", header=header, rows=rows)


def _beside(standing: Standing | None) -> str:
    if standing is None:
        return ""
    share = scoring_words.percent(standing.score.pct_of_max)
    return f"{share} ({scoring_words.points(standing.score.total)} điểm)"


def scheme_rows(issued: Issued) -> Sheet:
    """The rows of a scheme, as they were written or as they came along."""
    written = scorebook.worded(issued, session.catalog().datasets["schemes"])
    rows = tuple(tuple(row[name] for name in ROW_COLUMNS) for row in written)
    return Sheet(name="bang-cham", header=ROW_HEADER, rows=rows)


def waterfall(scheme: Scheme, standing: Standing) -> Sheet:
    """The parts of a total, in the order in which they were added."""
    rows = tuple(
        (each.label, each.points.words, words.number(each.maximum) if each.maximum else "")
        for each in scoring_chart.parts(scheme, standing.score)
    )
    total = (scoring_chart.TOTAL, standing.score.total.words, words.number(scheme.base_max))
    return Sheet(name="cac-phan-diem", header=("Phần", "Điểm", "Điểm chuẩn"), rows=(*rows, total))
