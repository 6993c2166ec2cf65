"""What a file would move on the screens, by hand: rates, ranks, targets; and that supposing it leaves no trace."""

from decimal import Decimal

import pytest

from analytics import effects, imports, measures
from analytics.intake import Answers
from analytics.workspace import open_workspace

TWO = "unit,year,months,enforceable,completed,source\nKiên Giang,2013,9,10928,6844,x\nAn Giang,2013,9,100,60,x\n"
TARGET = "unit,year,dimension,target_pct,comparator,source\nAn Giang,2013,Việc,61,>=,x\n"


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(str(tmp_path / "so.sqlite"))


def take(workspace, text, dataset="cases", reason=None, **answers):
    receipt = imports.take(workspace, text.encode(), "tep.csv", dataset, "An", reason, Answers(**answers))
    workspace.warehouse.refresh()
    return receipt


def examine(workspace, text, dataset="cases", reason="Đính chính"):
    return imports.examine(workspace, text.encode(), "tep.csv", dataset, reason=reason).receipt


def by_unit(found):
    return {effect.unit_id: effect for effect in found}


def test_a_correction_moves_the_rate_the_ranks_of_both_the_target_and_the_nation(workspace):
    take(workspace, TWO)
    take(workspace, TARGET, "targets")
    found = by_unit(examine(workspace, TWO.replace(",100,60", ",100,63")).effects)
    giang, kien, nation = found["an-giang-cu"], found["kien-giang"], found["toan-quoc"]
    assert (giang.rate_before, giang.rate_after, giang.change) == (Decimal(60), Decimal(63), Decimal(3))
    assert (giang.rank_before, giang.rank_after) == (2, 1)
    assert (giang.met_before, giang.met_after, giang.turns) == (False, True, True)
    assert (kien.change, kien.rank_before, kien.rank_after) == (0, 1, 2)
    # 6904/11028 and 6907/11028
    assert (nation.rate_before, nation.rate_after) == (Decimal("62.604280"), Decimal("62.631483"))
    assert (nation.rank_before, nation.rank_after) == (None, None)


def test_the_nation_comes_first_then_the_target_that_turns(workspace):
    take(workspace, TWO)
    take(workspace, TARGET, "targets")
    found = examine(workspace, TWO.replace(",100,60", ",100,63")).effects
    assert [effect.unit_id for effect in found] == ["toan-quoc", "an-giang-cu", "kien-giang"]


def test_a_first_target_says_who_can_now_be_held_against_one(workspace):
    take(workspace, TWO)
    found = take(workspace, TARGET, "targets").effects
    assert [(effect.unit_id, effect.met_before, effect.met_after) for effect in found] == [("an-giang-cu", None, False)]
    assert effects.headline(found) == "1 đơn vị bắt đầu có chỉ tiêu để so."


def test_a_first_report_says_that_rates_appear(workspace):
    found = by_unit(examine(workspace, TWO).effects)
    assert (found["kien-giang"].rate_before, found["kien-giang"].rate_after) == (None, Decimal("62.628111"))
    assert effects.headline(tuple(found.values())) == "3 tỷ lệ xuất hiện lần đầu."


def test_only_what_moves_is_told(workspace):
    take(workspace, TWO)
    more = TWO.replace("source\n", "source,must_enforce\n").replace(",x\n", ",x,20000\n")
    receipt = examine(workspace, more)
    assert (receipt.rows["corrected"], receipt.effects) == (2, ())
    assert effects.headline(receipt.effects) == "Không tỷ lệ, thứ hạng hay chỉ tiêu nào thay đổi."


def test_a_new_target_changes_whether_it_is_met_in_every_period_of_its_year(workspace):
    take(workspace, TWO)
    take(workspace, TWO.replace(",9,", ",10,"))
    found = examine(workspace, TARGET, "targets").effects
    assert [(effect.unit_id, effect.months, effect.met_before, effect.met_after) for effect in found] == [
        ("an-giang-cu", 10, None, False),
        ("an-giang-cu", 9, None, False),
    ]


def test_a_group_moves_its_own_picture_only(workspace):
    take(workspace, TWO)
    credit = TWO.replace("unit,", "group,unit,").replace("Kiên", "credit,Kiên").replace("An Giang", "credit,An Giang")
    assert {effect.group for effect in examine(workspace, credit).effects} == {"credit"}


def test_supposing_leaves_no_trace(workspace):
    take(workspace, TWO)
    before = measures.compare(workspace.warehouse, dimension="cases", year=2013, months=9)
    examine(workspace, TWO.replace("6844", "7000"))
    examine(workspace, TWO.replace("2013", "2014"))
    assert measures.compare(workspace.warehouse, dimension="cases", year=2013, months=9) == before
    assert workspace.warehouse.head == workspace.ledger.head() == 1
    assert [period.year for period in measures.periods(workspace.warehouse)] == [2013]


def test_what_was_supposed_is_what_comes_to_pass(workspace):
    take(workspace, TWO)
    corrected = TWO.replace("6844", "7000")
    supposed = examine(workspace, corrected).effects
    take(workspace, corrected, reason="Đính chính")
    assert supposed == effects.of_entry(workspace, 2).effects
    picture = effects.Picture(2013, 9, "cases", "all")
    assert effects.between(workspace, 1, 2, [picture]) == supposed


def test_going_back_is_the_opposite_of_going_forth(workspace):
    take(workspace, TWO)
    take(workspace, TWO.replace("6844", "7000"), reason="Đính chính")
    picture = effects.Picture(2013, 9, "cases", "all")
    forth = by_unit(effects.between(workspace, 1, 2, [picture]))
    back = by_unit(effects.between(workspace, 2, 1, [picture]))
    assert {key: -effect.change for key, effect in forth.items()} == {key: each.change for key, each in back.items()}


def test_of_many_periods_the_newest_are_looked_at_and_the_others_counted(workspace):
    """Where nothing stood two are enough to see; where something did, eight."""
    rows = "".join(f"Kiên Giang,{year},9,1000,700,x\n" for year in range(2010, 2020))
    header = TWO.partition("\n")[0] + "\n"
    first = take(workspace, header + rows)
    assert (first.not_looked_at, {effect.year for effect in first.effects}) == (8, {2019, 2018})
    second = examine(workspace, header + rows.replace(",700,", ",710,"))
    assert (second.not_looked_at, {effect.year for effect in second.effects}) == (2, set(range(2012, 2020)))


def test_an_effect_survives_the_ledger(workspace):
    take(workspace, TWO)
    for effect in examine(workspace, TWO.replace("6844", "7000")).effects:
        assert effects.from_json(effect.as_json()) == effect


def test_an_effect_reads_as_a_sentence(workspace):
    take(workspace, TWO)
    take(workspace, TARGET, "targets")
    found = by_unit(examine(workspace, TWO.replace(",100,60", ",100,63")).effects)
    assert effects.sentence(found["an-giang-cu"], workspace.catalog) == (
        "An Giang (cũ), việc, 9 tháng năm 2013: tỷ lệ 60,00 % → 63,00 % (+3,00 điểm %), hạng 2 → 1, "
        "chỉ tiêu: chưa đạt → đạt"
    )
    assert effects.sentence(found["kien-giang"], workspace.catalog) == (
        "Kiên Giang, việc, 9 tháng năm 2013: tỷ lệ giữ 62,63 %, hạng 1 → 2"
    )
