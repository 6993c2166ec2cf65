"""Emulation blocks in words and tables: members and roles, votes and withdrawals, points of the maximum."""

from collections.abc import Sequence

from analytics import numbers
from analytics.measures.blocks import BlockScore, Member, Vote
from analytics.scorebook import Decided
from analytics.scoring import words
from pages.components import filters, scoring_words, session
from pages.components.movement_words import choice
from pages.components.sheets import Sheet

ALL = ""
ROLES = {"head": "★ ", "deputy": "☆ "}
NOTHING = (
    "Chưa có khối, cụm thi đua nào trong sổ cho lựa chọn này.",
    "Thành phần khối đổi theo năm, nên mỗi năm nạp một lần.",
    "Hãy chọn năm khác, hoặc tải mẫu, điền và nạp ở trang Nạp số liệu.",
)
REMARK = (
    "★ là trưởng, ☆ là phó của năm; ô trống là nguồn không nêu. Thành viên ngoài ngành ghi bằng tên. Rút cũng là kết "
    "quả và được ghi: một đơn vị có thể rút vì năm trước đã được tặng."
)
LISTED = "Danh sách thành viên của khối này lấy từ danh mục theo quyết định; vai trưởng, phó chưa có trong sổ."


def year(*known: Sequence[Member | Vote | BlockScore]) -> int:
    """A year with a block, the newest first."""
    years = sorted({each.year for part in known for each in part}, reverse=True) or [session.view().year]
    options = {str(each): str(each) for each in years}
    return int(filters.select("nam-khoi", "Năm", options, str(years[0]), width=140))


def block(of_year: int, *known: Sequence[Member | Vote | BlockScore]) -> str | None:
    """One block of the year; ``None`` when there is none."""
    names = sorted({each.block for part in known for each in part if each.year == of_year})
    if not names:
        return None
    return filters.select("khoi", "Khối, cụm, khu vực", {name: name for name in names}, names[0], width=420)


def of_block(found: Sequence, name: str | None, of_year: int) -> list:
    """Only what belongs to the block in the year."""
    return [each for each in found if (each.block, each.year) == (name, of_year)]


def headline(
    name: str | None, of_year: int, members: Sequence[Member], votes: Sequence[Vote], scores: Sequence[BlockScore]
) -> str:
    """Whom the block chose, with how many votes or points."""
    if name is None:
        return "Chưa có khối, cụm thi đua nào trong sổ"
    parts = [f"{len(members)} thành viên có tên trong sổ"] if members else []
    chosen = [each for each in votes if each.outcome == "chosen"]
    parts += [
        f"{each.member} được bầu {choice('block_votes', 'honour', each.honour)}{_cast(each)}" for each in chosen[:1]
    ]
    parts += [f"chấm {_points(each)} điểm" for each in _last(scores)[:1]]
    withdrew = sum(each.outcome == "withdrew" for each in votes)
    parts += [f"{withdrew} đơn vị xin rút"] if withdrew else []
    return f"{name} {of_year}: {', '.join(parts)}"


def members(found: Sequence[Member]) -> Sheet:
    """Who is in the block, heads first."""
    order = {"head": 0, "deputy": 1}
    rows = tuple(
        (
            each.member,
            choice("blocks", "sector", each.sector),
            f"{ROLES.get(each.role, '')}{choice('blocks', 'role', each.role)}",
            session.units().get(each.unit_id).name,
        )
        for each in sorted(found, key=lambda each: order.get(each.role, 2))
    )
    return Sheet(name="thanh-vien-khoi", header=("Thành viên", "Ngành", "Vai trò", "Tỉnh, cơ quan"), rows=rows)


def votes(found: Sequence[Vote]) -> Sheet:
    """The most votes first, those who withdrew last."""
    ordered = sorted(found, key=lambda each: (each.round, each.honour, -(each.votes_for or -1)))
    rows = tuple(
        (
            choice("block_votes", "honour", each.honour),
            each.member,
            choice("block_votes", "outcome", each.outcome),
            _of(each.votes_for, each.voters),
            numbers.percent(each.share, 1) if each.share is not None else "",
            each.note,
        )
        for each in ordered
    )
    return Sheet(
        name="phieu-bau", header=("Bầu cho", "Thành viên", "Kết quả", "Phiếu", "Phần", "Lời của nguồn"), rows=rows
    )


def scores(found: Sequence[BlockScore]) -> Sheet:
    """Points of every step, and as percent of the maximum so that tables can stand side by side."""
    rows = tuple(
        (
            session.units().get(each.unit_id).name,
            each.scheme,
            choice("block_scores", "phase", each.phase),
            _points(each),
            numbers.percent(each.pct_of_max, 1) if each.pct_of_max is not None else "",
            each.note,
        )
        for each in found
    )
    header = ("Đơn vị", "Bảng chấm", "Bước chấm", "Điểm", "Phần của điểm tối đa", "Lời của nguồn")
    return Sheet(name="diem-khoi", header=header, rows=rows)


def council(found: Sequence[Decided], members_of: Sequence[Member]) -> Sheet:
    """What councils gave the members of the sector under the schemes of the ledger: worked out, typed by nobody."""
    inside = {each.unit_id for each in members_of if each.sector != "outside"}
    rows = tuple(
        (
            session.units().full_name(session.units().get(each.unit_id)),
            each.scheme.title,
            _of_scheme(each),
            scoring_words.percent(each.standing.score.pct_of_max) if each.standing.score.pct_of_max else "",
            scoring_words.of_class(each.scheme, each.standing),
            f"{scoring_words.place(each.standing)}/{each.of}",
            str(each.entry),
        )
        for each in found
        if each.unit_id in inside
    )
    header = ("Đơn vị", "Bảng chấm", "Điểm", "Phần của điểm tối đa", "Hạng (gợi ý)", "Thứ trong bảng", "Bút toán")
    return Sheet(name="diem-hoi-dong", header=header, rows=rows)


def _of_scheme(each: Decided) -> str:
    most = each.scheme.base_max
    return each.standing.score.total.words + (f"/{words.number(most)}" if most else "")


def about(found: Sequence[Member | Vote | BlockScore]) -> str:
    """Who organises the block, and where the lines come from."""
    organisers = dict.fromkeys(each.organiser for each in found if getattr(each, "organiser", None))
    sources = dict.fromkeys(each.source.split(" – ")[0] for each in found if each.source)
    parts = [f"Tổ chức: {'; '.join(organisers)}"] if organisers else []
    return " · ".join(parts + ([f"Nguồn: {'; '.join(sources)}"] if sources else []))


def listed(found: Sequence[Member]) -> str:
    """What to know of members that come from the reference list."""
    return LISTED if any(each.entry is None for each in found) else ""


def _last(found: Sequence[BlockScore]) -> list[BlockScore]:
    order = ("council", "verified", "self")
    return sorted(found, key=lambda each: order.index(each.phase))


def _cast(each: Vote) -> str:
    return f" với {_of(each.votes_for, each.voters)} phiếu" if each.share is not None else ""


def _of(part: int | None, whole: int | None) -> str:
    if part is None:
        return ""
    return numbers.integer(part) if whole is None else f"{numbers.integer(part)}/{numbers.integer(whole)}"


def _points(each: BlockScore) -> str:
    figures = [_figure(value) for value in (each.points, each.max_points) if value is not None]
    return "/".join(figures)


def _figure(value) -> str:
    return numbers.decimal(value, 0 if value == int(value) else 2)
