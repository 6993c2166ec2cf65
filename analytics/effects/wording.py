"""Effects in words, for the receipt."""

from collections.abc import Sequence

from analytics import numbers, periods
from analytics.catalog import Catalog
from analytics.effects.effect import Effect

_MET = {True: "đạt", False: "chưa đạt", None: numbers.MISSING}


def headline(effects: Sequence[Effect]) -> str:
    """All effects counted in one sentence."""
    if not effects:
        return "Không tỷ lệ, thứ hạng hay chỉ tiêu nào thay đổi."
    counts = (
        (sum(each.rate_before is None and each.rate_after is not None for each in effects), "tỷ lệ xuất hiện lần đầu"),
        (sum(bool(each.change) for each in effects), "tỷ lệ thay đổi"),
        (sum(each.rate_before is not None and each.rate_after is None for each in effects), "tỷ lệ không còn"),
        (sum(None not in (each.rank_before, each.rank_after) and each.rank_before != each.rank_after
             for each in effects), "thứ hạng thay đổi"),
        (sum(each.met_before is None and each.met_after is not None and each.rate_before is not None
             for each in effects), "đơn vị bắt đầu có chỉ tiêu để so"),
        (sum(each.met_before is not None and each.met_after is None and each.rate_after is not None
             for each in effects), "đơn vị không còn chỉ tiêu để so"),
        (sum(each.turns and each.met_after for each in effects), "chỉ tiêu chuyển sang đạt"),
        (sum(each.turns and not each.met_after for each in effects), "chỉ tiêu chuyển sang chưa đạt"),
    )  # fmt: skip
    return "; ".join(f"{count} {words}" for count, words in counts if count).capitalize() + "."


def sentence(effect: Effect, catalog: Catalog) -> str:
    """One effect: ``Kiên Giang, việc, 9 tháng năm 2013: tỷ lệ 62,63 % → 62,68 % (+0,05 điểm %), hạng 5 → 4``."""
    label = catalog.datasets[effect.dimension].label.lower()
    moved = f" ({numbers.points(effect.change)})" if effect.change else ""
    parts = [f"tỷ lệ {numbers.percent(effect.rate_before)} → {numbers.percent(effect.rate_after)}{moved}"]
    if effect.change == 0:
        parts = [f"tỷ lệ giữ {numbers.percent(effect.rate_after)}"]
    if effect.rank_before != effect.rank_after:
        parts.append(f"hạng {effect.rank_before or numbers.MISSING} → {effect.rank_after or numbers.MISSING}")
    if effect.met_before != effect.met_after:
        parts.append(f"chỉ tiêu: {_MET[effect.met_before]} → {_MET[effect.met_after]}")
    where = f"{effect.unit}, {label}, {periods.label(effect.year, effect.months)}"
    group = "" if effect.group == "all" else f", {_group(effect, catalog)}"
    return f"{where}{group}: {', '.join(parts)}"


def _group(effect: Effect, catalog: Catalog) -> str:
    return catalog.datasets[effect.dimension].column("group").choices.get(effect.group, effect.group).lower()
