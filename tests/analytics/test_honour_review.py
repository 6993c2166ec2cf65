"""Awards that break a rule of their day: said with row, column, reason and what to do, and recorded all the same."""

import pytest

from analytics import DATA, imports
from analytics.catalog import load_catalog
from analytics.standards import load_award_rules
from analytics.units import load_units
from analytics.workspace import PUBLISHED, open_workspace
from tests import tiny_world

AWARDS = "Đơn vị,Năm,Danh hiệu,Đối tượng,Giai đoạn,Số quyết định,Ngày quyết định,Số lượng\n"
VOTED = "Đơn vị,Năm,Danh hiệu,Đối tượng,Giai đoạn,Số phiếu đồng ý,Số người bỏ phiếu,Số lượng\n"
PERSONS = "Đơn vị,Năm,Cá nhân,Danh hiệu,Phương thức khen\n"
WANTED = "Đơn vị,Năm,Danh hiệu,Đối tượng,Tình trạng đăng ký,Số lượng\n"


@pytest.fixture
def take(tmp_path):
    """Takes a file in, which must be accepted, and gives what was said about it."""
    workspace = tiny_world.workspace(tmp_path / "so.sqlite", load_units(), load_catalog())

    def take(dataset, header, *lines):
        content = header + "\n".join(lines) + "\n"
        receipt = imports.take(workspace, content.encode(), f"{dataset}.csv", dataset, "Mai", "Thử")
        assert receipt.status == "accepted", (receipt.findings, receipt.questions)
        workspace.warehouse.refresh()
        return receipt.findings

    yield take
    workspace.close()


def pair(day, cstdcs, ldtt):
    year = day[-4:]
    lines = (("Chiến sĩ thi đua cơ sở", cstdcs), ("Lao động tiên tiến", ldtt))
    return [f"Huế,{year},{name},Cá nhân,Đã quyết định,1/QĐ,{day},{count}" for name, count in lines]


def test_a_quota_that_is_exceeded_is_named_with_its_row_its_law_and_what_to_do_and_the_file_still_enters(take):
    (found,) = take("awards", AWARDS, *reversed(pair("31/12/2023", 20, 133)))  # 15 % of 133 are 19,95
    place = (found.code, found.severity, found.row, found.column, found.value)
    assert place == ("award_share", "warning", 3, "quantity", "20")
    assert found.message == (
        "Dòng 3, cột “Số lượng”: Huế, năm 2023: 20 Chiến sĩ thi đua cơ sở đã quyết định trên 133 Lao động tiên "
        "tiến, bằng 15,0 %; mức 15 % cho nhiều nhất 19. Quy tắc bắt buộc, từ 01/10/2017 đến 31/12/2023: Chiến sĩ thi "
        "đua cơ sở không quá 15 % số Lao động tiên tiến (Nghị định 91/2017/NĐ-CP, Điều 9 khoản 3; đọc qua nguồn thứ "
        "cấp, ngày bắt đầu chưa kiểm chứng với văn bản gốc)."
    )
    assert "Vẫn ghi vào sổ, không bỏ ai" in found.suggestion


def test_a_quota_at_its_bound_is_kept_and_nothing_is_said(take):
    assert take("awards", AWARDS, *pair("31/12/2023", 20, 134)) == ()  # 15 % of 134 are 20,1


def test_the_day_after_the_decree_ended_the_old_quota_is_only_there_to_compare_with(take):
    (found,) = take("awards", AWARDS, *pair("01/01/2024", 20, 133))
    assert "Quy tắc để đối chiếu, từ 01/01/2024:" in found.message and "nay chỉ để tham khảo" in found.message
    assert take("awards", AWARDS, *pair("30/09/2017", 20, 133)) == ()  # and before it began there was none


def test_what_the_ledger_knows_counts_too_and_a_file_about_something_else_is_not_blamed(take):
    first, second = pair("31/12/2023", 20, 100)
    assert take("awards", AWARDS, second) == ()
    (found,) = take("awards", AWARDS, first)
    assert (found.code, found.row) == ("award_share", 2) and "nhiều nhất 15" in found.message
    assert take("awards", AWARDS, "Huế,2023,Giấy khen,Cá nhân,Đã quyết định,2/QĐ,31/12/2023,7") == ()


def test_37_decided_of_36_registered_is_no_mistake(take):
    assert take("registrations", WANTED, "Huế,2007,Lao động tiên tiến,Cá nhân,Đã đăng ký,36") == ()
    assert take("awards", AWARDS, "Huế,2007,Lao động tiên tiến,Cá nhân,Đã quyết định,1/QĐ,20/12/2007,37") == ()


def test_a_registration_beyond_the_quota_is_told_where_nothing_is_decided_yet(take):
    lines = [f"Huế,2023,{name},Cá nhân,Đã đăng ký,{count}" for name, count in (("CSTĐCS", 20), ("LĐTT", 100))]
    (found,) = take("registrations", WANTED, *lines)
    assert (found.code, found.row, found.value) == ("award_share", 2, "20")
    assert "20 Chiến sĩ thi đua cơ sở mới đăng ký trên 100" in found.message


def test_votes_below_the_share_are_told_at_the_row_that_was_voted_on(take):
    rows = [f"Huế,2024,{name},Cá nhân,Đã bình bầu,{votes},10,1" for name, votes in (("CSTĐCS", 8), ("CSTĐ ngành", 8))]
    (found,) = take("awards", VOTED, *rows)  # 80 % are enough for the first, the second needs 90 %
    assert (found.code, found.row, found.column, found.value) == ("award_votes", 3, "votes_for", "8")
    assert "mức 90 % cần ít nhất 9 phiếu" in found.message


def test_years_in_a_row_are_counted_with_those_of_the_file_itself_and_no_name_is_said(take):
    held = [f"Huế,{year},Nguyễn Thị Mai,CSTĐCS,Thường xuyên" for year in (2021, 2022, 2023)]
    other = [f"Huế,{year},Trần Văn Bình,CSTĐCS,Thường xuyên" for year in (2021, 2023)]
    titles = [f"Huế,2024,{who},CSTĐ ngành,Thường xuyên" for who in ("Nguyễn Thị Mai", "Trần Văn Bình")]
    (found,) = take("recipients", PERSONS, *held, *other, *titles)
    assert (found.code, found.row, found.column, found.value) == ("award_years", 8, "honour", "1")
    assert "T.V.B.: Chiến sĩ thi đua Bộ, ngành, tỉnh, trước đó 1 năm liên tục" in found.message
    assert "Bình" not in found.message


def test_a_decision_without_its_number_is_told_at_its_row(take):
    numbered = "Huế,2023,Giấy khen,Cá nhân,Đã quyết định,1/QĐ,20/12/2023,3"
    lines = (numbered, "Huế,2023,Giấy khen,Tập thể,Đã quyết định,,,2")
    (found,) = take("awards", AWARDS, *lines)
    assert (found.code, found.severity, found.row, found.column) == ("award_number", "warning", 3, "decision")


def test_the_published_awards_come_in_without_a_word(tmp_path):
    workspace = open_workspace(str(tmp_path / "l.sqlite"), PUBLISHED)
    for dataset in ("registrations", "awards"):
        content = (DATA / "published" / f"{dataset}.csv").read_bytes()
        receipt = imports.examine(workspace, content, f"{dataset}.csv", dataset).receipt
        assert (receipt.status, [each.code for each in receipt.findings if each.code.startswith("award_")]) == (
            "accepted",
            [],
        )
    workspace.close()


def test_every_kind_of_rule_that_figures_can_break_has_its_sentence_from_the_year_of_its_first_rule():
    checks = {each.rule_kind: each for each in load_catalog().checks.values() if each.rule_kind}
    first = {}
    for rule in load_award_rules():
        first[rule.kind] = min(first.get(rule.kind, rule.valid_from), rule.valid_from)
    silent = {"left_out", "by_file", "more_than_registered"}  # remarks, never broken
    assert {kind: day.year for kind, day in first.items() if kind not in silent} == {
        kind: check.valid_from for kind, check in checks.items()
    }
