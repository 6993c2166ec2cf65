"""One check for each kind of rule: a case goes in, verdicts come out. Shares are compared as whole numbers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from analytics import numbers
from analytics.measures.awards import Award
from analytics.measures.honour_cases import (
    BROKEN,
    BY_FILE,
    KEPT,
    NOTED,
    REGISTERED,
    STAGE_WORDS,
    UNKNOWN,
    Case,
    Verdict,
)
from analytics.measures.recipients import in_a_row
from analytics.standards import AwardRule


def needed(count: int, percent: int) -> int:
    """How many of the base make ``count`` at most ``percent`` of it: 20 under 15 % need 134."""
    return -(-100 * count // percent)


def allowed(base: int, percent: int) -> int:
    """The most that ``percent`` of the base lets in."""
    return base * percent // 100


def share_of(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """An honour is at most a share of another at the same stage."""
    came = case.farthest(rule.honour)
    if came is None:
        return
    stage, count, day = came
    base, name, of = case.count(rule.of, stage), case.labels[rule.honour], case.labels[rule.of]
    figures = {"count": count, "base": base, "needed": needed(count, rule.value)}
    head = f"{numbers.integer(count)} {name} {STAGE_WORDS[stage]}"
    if base is None:
        said = (
            f"{head} cần ít nhất {numbers.integer(figures['needed'])} {of} theo mức {rule.value} %; sổ chưa có số {of}"
        )
        yield Verdict(status=UNKNOWN, sentence=said, day=day, figures=figures)
        return
    figures["allowed"] = allowed(base, rule.value)
    share = f", bằng {numbers.percent(Fraction(100 * count, base), 1)}" if base else ""
    said = f"{head} trên {numbers.integer(base)} {of}{share}; mức {rule.value} % cho nhiều nhất {figures['allowed']}"
    status = BROKEN if 100 * count > rule.value * base else KEPT
    yield Verdict(status=status, sentence=said, day=day, figures=figures, stage=stage)


def votes(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """Votes for an honour are at least a share of all members."""
    for each in case.awards:
        if each.honour == rule.honour and each.stage != "nominated":
            yield _vote(rule, each, case.labels[rule.honour])


def _vote(rule: AwardRule, award: Award, name: str) -> Verdict:
    head = f"{numbers.integer(award.quantity)} {name} {STAGE_WORDS[award.stage]}"
    if not award.voters or award.votes_for is None:
        said = f"{head}: sổ chưa có số phiếu, mức cần là {rule.value} % tổng số thành viên"
        return Verdict(status=UNKNOWN, sentence=said, day=award.decided_on)
    least = -(-rule.value * award.voters // 100)
    share = numbers.percent(Fraction(100 * award.votes_for, award.voters), 1)
    said = f"{head}: {award.votes_for}/{award.voters} phiếu, bằng {share}; mức {rule.value} % cần ít nhất {least} phiếu"
    figures = {"votes_for": award.votes_for, "voters": award.voters, "least": least}
    status = KEPT if award.votes_for >= least else BROKEN
    return Verdict(status=status, sentence=said, day=award.decided_on, figures=figures, about=award)


def consecutive(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """A person held another title for years in a row; told only where persons are known."""
    came, name, of = case.farthest(rule.honour), case.labels[rule.honour], case.labels[rule.of]
    named = [each for each in case.recipients if (each.year, each.honour) == (case.year, rule.honour)]
    for each in named:
        place = {"unit_id": case.unit_id, "person": each.person, "honour": rule.of, "year": case.year}
        years = in_a_row(case.recipients, **place)
        said = f"{each.person}: {name}, trước đó {years} năm liên tục {of}; cần {rule.value}"
        status = KEPT if years >= rule.value else BROKEN
        yield Verdict(status=status, sentence=said, day=each.decided_on, figures={"years": years}, about=each)
    rest = came[1] - len(named) if came else 0
    if rest > 0:
        said = (
            f"{numbers.integer(rest)} {name} {STAGE_WORDS[came[0]]}: chưa có số liệu theo người để đếm {rule.value} năm"
        )
        yield Verdict(status=UNKNOWN, sentence=f"{said} liên tục {of}", day=came[2], figures={"count": rest})


def share_of_staff(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """A collective has a share of its people with a title; told only where the unit is itself the collective."""
    came = case.farthest(rule.honour)
    if came is None:
        return
    of, held = case.labels[rule.of], case.count(rule.of, came[0])
    if not case.is_office or case.staff is None or held is None:
        yield _untold(rule, case, came, f"số người và số {of}")
        return
    enough = 100 * held > rule.value * case.staff if rule.strictly else 100 * held >= rule.value * case.staff
    share = numbers.percent(Fraction(100 * held, case.staff), 1)
    bound = f"{'trên' if rule.strictly else 'ít nhất'} {rule.value} %"
    said = f"{held}/{case.staff} người đạt {of}, bằng {share}; {case.labels[rule.honour]} cần {bound}"
    figures = {"count": held, "base": case.staff}
    yield Verdict(status=KEPT if enough else BROKEN, sentence=said, day=came[2], figures=figures, stage=came[0])


def at_least(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """A collective has some persons with a title."""
    came = case.farthest(rule.honour)
    if came is None:
        return
    of, held = case.labels[rule.of], case.count(rule.of, came[0])
    if not case.is_office or held is None:
        yield _untold(rule, case, came, f"số {of}")
        return
    said = f"Đơn vị có {held} {of}; {case.labels[rule.honour]} cần ít nhất {rule.value}"
    status = KEPT if held >= rule.value else BROKEN
    yield Verdict(status=status, sentence=said, day=came[2], figures={"count": held}, stage=came[0])


def _untold(rule: AwardRule, case: Case, came: tuple[str, int, date | None], what: str) -> Verdict:
    head = f"{numbers.integer(came[1])} {case.labels[rule.honour]} {STAGE_WORDS[came[0]]}"
    said = f"{head}: sổ chưa có {what} của từng tập thể"
    return Verdict(status=UNKNOWN, sentence=said, day=came[2], figures={"count": came[1]})


def left_out(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """How many decided awards cannot support a higher one."""
    found = [each for each in case.awards if each.stage == "decided" and each.method in rule.methods]
    if found:
        count = sum(each.quantity or 0 for each in found)
        said = f"{numbers.integer(count)} lượt khen chuyên đề, đột xuất không tính làm điều kiện xét khen cao hơn"
        yield Verdict(status=NOTED, sentence=said, day=_newest(found), figures={"count": count})


def more_than_registered(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """Where more were decided than had registered."""
    for honour in dict.fromkeys(each.honour for each in case.registrations):
        for subject in ("collective", "person"):
            wanted = [e for e in case.registrations if (e.honour, e.subject, e.state) == (honour, subject, REGISTERED)]
            given = [e for e in case.awards if (e.honour, e.subject, e.stage) == (honour, subject, "decided")]
            asked, got = (sum(each.quantity or 0 for each in part) for part in (wanted, given))
            if wanted and got > asked:
                rate = f" ({numbers.percent(Fraction(100 * got, asked), 1)})" if asked else ""
                said = f"{case.labels[honour]}: {got} được quyết định, {asked} đăng ký{rate}"
                yield Verdict(status=NOTED, sentence=said, day=_newest(given), figures={"count": got, "base": asked})


def undecided_number(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """How many decided lines give neither the number of the decision nor a note."""
    bare = [each for each in case.awards if each.stage == "decided" and not (each.decision or each.note)]
    if bare:
        said = f"{len(bare)} dòng ghi “đã quyết định” mà chưa có số quyết định hoặc ghi chú"
        figures = {"count": len(bare)}
        yield Verdict(status=BROKEN, sentence=said, day=_newest(bare), figures=figures, stage="decided")


def by_file(rule: AwardRule, case: Case) -> Iterator[Verdict]:
    """What figures cannot tell: said for every unit that it concerns."""
    came = case.farthest(rule.honour) if rule.honour else None
    if not rule.honour or came:
        yield Verdict(status=BY_FILE, sentence="Phải đối chiếu hồ sơ", day=came[2] if came else _newest(case.awards))


def _newest(found: Iterable[Award]) -> date | None:
    return max((each.decided_on for each in found if each.decided_on), default=None)


CHECKS: Mapping[str, Callable[[AwardRule, Case], Iterable[Verdict]]] = {
    check.__name__: check
    for check in (share_of, votes, consecutive, share_of_staff, at_least)
    + (left_out, more_than_registered, undecided_number, by_file)
}
"""By the kinds that rules name."""
