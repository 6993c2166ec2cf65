"""The command that scores units under a scheme and says why."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analytics import imports, scorebook
from analytics.commands import (
    EXIT_DONE,
    EXIT_QUESTION,
    EXIT_REJECTED,
    CommandFailed,
    check_entry,
    number,
    print_json,
)
from analytics.scoring import (
    Scheme,
    Score,
    ScoringError,
    Span,
    Standing,
    UndefinedBand,
    load_scheme,
    rank,
    read_inputs,
    scheme_named,
    words,
)
from analytics.scoring.evaluation import CONVENTIONS
from analytics.scoring.scheme import PHASES
from analytics.workspace import open_workspace


def add(parsers: Any) -> None:
    """Add score to what ``ArgumentParser.add_subparsers`` returned."""
    score = parsers.add_parser("score", help="Chấm điểm thi đua theo một bảng điểm và nói vì sao")
    known = "bảng điểm trong data/schemes hoặc trong sổ, hoặc tệp .toml"
    score.add_argument("--scheme", required=True, metavar="MÃ|TÊN|TỆP", help=known)
    given = ("--input", "--inputs")
    score.add_argument(*given, type=Path, metavar="TỆP.json", help="số liệu chấm; bỏ trống thì chấm số trong sổ")
    score.add_argument("--year", type=int, help="năm thi đua, khi chấm số trong sổ")
    score.add_argument("--at", type=int, metavar="BÚT_TOÁN", help="đọc sổ như ở bút toán này")
    score.add_argument("--phase", choices=PHASES, help="tự chấm, thẩm định hay hội đồng; bỏ trống: vòng mới nhất")
    score.add_argument("--holes", choices=CONVENTIONS["holes"], help="giá trị giữa hai mức thuộc mức nào")
    score.add_argument(
        "--short-basis", choices=CONVENTIONS["short_basis"], help="“thấp hơn 15 %%” là điểm %% hay so với"
    )
    score.add_argument("--json", action="store_true", help="in ra JSON")
    score.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Score every unit of the file, or of the ledger: points, class, place, and the steps that led there."""
    if options.input is None and options.year is None:
        raise CommandFailed("Cần --inputs (chấm một tệp) hoặc --year (chấm số liệu trong sổ)")
    said = {"holes": options.holes, "short_basis": options.short_basis}
    conventions = {key: value for key, value in said.items() if value}
    try:
        scheme, standings = (_of_ledger if options.input is None else _of_file)(options, conventions)
    except UndefinedBand as question:
        return _refused(f"{question} Trả lời bằng --holes.", EXIT_QUESTION)
    except ScoringError as refusal:
        return _refused(str(refusal), EXIT_REJECTED)
    if options.json:
        return print_json(_json(scheme, standings))
    for line in _lines(scheme, standings):
        print(line)
    return EXIT_DONE


Scored = tuple[Scheme, tuple[Standing, ...]]


def _of_file(options: Namespace, conventions: Mapping[str, str]) -> Scored:
    try:
        scheme = _scheme(options.scheme)
    except ScoringError as refusal:
        raise CommandFailed(str(refusal)) from refusal
    given = read_inputs(_content(options.input))
    return scheme, rank(scheme, given.units, options.phase, conventions, given.votes)


def _of_ledger(options: Namespace, conventions: Mapping[str, str]) -> Scored:
    """Everybody who was scored under the scheme in the year, as the page shows them."""
    workspace = imports.with_published(open_workspace())
    check_entry(workspace, options.at)
    place = {"name": options.scheme, "year": options.year}
    scheme = scorebook.meant(workspace.warehouse, **place, at=options.at).scheme
    field = scorebook.field_of(workspace.warehouse, scheme, **place, at=options.at)
    if not field.units:
        raise CommandFailed(f"Sổ chưa có điểm chấm nào theo “{options.scheme}” năm {options.year}")
    return scheme, scorebook.race(field, options.phase, conventions).standings


def _scheme(said: str) -> Scheme:
    """One that comes along, by its id, or a file of one's own."""
    return load_scheme(Path(said)) if said.endswith(".toml") else scheme_named(said)


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandFailed(f"Tệp {file} không phải văn bản UTF-8") from error


def _refused(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _lines(scheme: Scheme, standings: tuple[Standing, ...]) -> Iterator[str]:
    yield f"{scheme.title} ({_status(scheme)}). Nguồn: {scheme.source}."
    yield from (f"Còn thiếu: {each}" for each in scheme.missing)
    for each in standings:
        yield from ("", _head(scheme, each))
        yield from (f"  {sentence}" for sentence in (*each.score.why(), *each.trace, *_awards(scheme, each)))
    yield ""
    yield "Hạng ở đây là gợi ý theo bảng điểm; hạng chính thức do văn bản quyết định."


def _status(scheme: Scheme) -> str:
    partial = [words.say("status", "partial")] if scheme.partial else []
    return ", ".join([words.say("status", scheme.status), *partial])


def _head(scheme: Scheme, standing: Standing) -> str:
    score = standing.score
    parts = [f"{score.unit}: {score.total.words} điểm ({words.say('phase', score.phase)})", _place(standing)]
    if scheme.classes:
        parts.append(scheme.label_of(standing.class_id) if standing.class_id else "chưa rõ hạng")
    return ", ".join(parts)


def _awards(scheme: Scheme, standing: Standing) -> Iterator[str]:
    said = {True: "trong số được xét", False: "ngoài số được xét", None: "cần phân định trước"}
    return (f"{quota.label}: {said[standing.awards[quota.id]]}." for quota in scheme.award_quotas)


def _place(standing: Standing) -> str:
    if standing.place is None:
        return f"thứ {standing.place_best} đến {standing.place_worst}"
    tied = f" (đồng hạng với {', '.join(standing.tied_with)})" if standing.tied_with else ""
    return f"thứ {standing.place}{tied}"


def _json(scheme: Scheme, standings: tuple[Standing, ...]) -> dict[str, Any]:
    known = {"scheme": scheme.id, "sha256": scheme.sha256, "status": scheme.status, "partial": scheme.partial}
    return {**known, "missing": list(scheme.missing), "units": [_unit(each) for each in standings]}


def _unit(standing: Standing) -> dict[str, Any]:
    score = standing.score
    return {
        "unit": score.unit,
        "phase": score.phase,
        "total": _span(score.total),
        "pct_of_max": _span(score.pct_of_max) if score.pct_of_max else None,
        "points": {key: _span(points) for key, points in score.points.items()},
        "missing": list(score.missing),
        "class_by_points": score.verdict.by_points,
        "class": standing.class_id,
        "class_best": score.verdict.best,
        "class_worst": score.verdict.worst,
        "disqualified": score.verdict.disqualified,
        "place": standing.place,
        "place_best": standing.place_best,
        "place_worst": standing.place_worst,
        "tied_with": list(standing.tied_with),
        "awards": dict(standing.awards),
        "log": _log(score),
        "trace": list(standing.trace),
    }


def _log(score: Score) -> list[dict[str, Any]]:
    return [
        {"step": each.step, "criterion": each.criterion, "rule": each.rule, "words": each.words}
        | ({"class_from": each.before, "class_to": each.after} if each.delta is None else {"delta": _span(each.delta)})
        for each in score.log
    ]


def _span(span: Span) -> float | list[float | None]:
    """One number where it is known, else the two bounds."""
    return number(span.points) if span.known else [number(span.low), number(span.high)]
