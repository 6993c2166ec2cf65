"""The wave's own unit in cards, việc beside tiền: where it stands, what is missing, what the wave brought."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from analytics import numbers
from analytics.catalog import Catalog, Dataset
from analytics.measures.campaigns import Progress
from analytics.periods import period_end
from pages.components import cards, race_words, tables, wave_words
from pages.components.cards import Card

THOUSAND = 1000


def both(found: Sequence[Sequence[Progress]], catalog: Catalog) -> str:
    """The wave's own unit, việc beside tiền: rate, what is missing, what the wave brought."""
    panels = zip(catalog.dimensions.values(), found, strict=True)
    return f'<div class="sau-so">{"".join(_panel(dataset, each) for dataset, each in panels)}</div>'


def _panel(dataset: Dataset, found: Sequence[Progress]) -> str:
    if not found:
        nothing = Card(title=dataset.label, figure=numbers.MISSING, lines=("Chưa có số liệu trong khoảng đo.",))
        return cards.panel(dataset, [nothing])
    own = found[0]
    return cards.panel(dataset, [_reached(own, dataset), _missing(own, dataset), _brought(own, dataset)])


def _reached(own: Progress, dataset: Dataset) -> Card:
    result, race = own.result, own.race
    unit = "tỷ đồng" if dataset.id == "money" else dataset.unit
    over = f"{tables.amount(result.numerator, dataset)}/{tables.amount(result.denominator, dataset)} {unit}"
    aim = "" if race is None else f"Mức {race_words.target(race)}, {numbers.points(race.gap)}"
    counted = "" if result.rate is None else over
    return Card(title="Luỹ kế trong khoảng đo", figure=wave_words.rate(own), lines=(counted, aim))


def _missing(own: Progress, dataset: Dataset) -> Card:
    race = own.race
    if race is None:
        return Card(title="Còn thiếu", figure=numbers.MISSING, lines=("Chưa có mức phải đạt hoặc chưa đủ số đếm.",))
    if not race.need_more:
        return Card(title="Còn thiếu", figure="0", lines=("Đã đạt mức của đợt.",))
    exact = f"{numbers.integer(_thousands(race.need_more))} nghìn đồng, làm tròn lên" if dataset.id == "money" else ""
    left = (
        f"{_times(race.effort)}{race.days_left} ngày còn lại của khoảng đo" if race.days_left else "Khoảng đo đã hết."
    )
    return Card(
        title="Còn thiếu" if race.days_left else "Thiếu",
        figure=race_words.amount(race.need_more, dataset.id),
        lines=(exact, _speed(own, dataset), left),
    )


def _thousands(dong: int) -> int:
    """Whole thousands of đồng, as forms are filled in: so much at least."""
    return -(-dong // THOUSAND)


def _speed(own: Progress, dataset: Dataset) -> str:
    race = own.race
    if race.required is None:
        return ""
    asked, weekly, so_far = (
        race_words.amount(each, dataset.id, 1) for each in (race.required, race.per_week, race.achieved)
    )
    return f"Mỗi ngày cần {asked}, mỗi tuần {weekly}; đến nay mỗi ngày {so_far}"


def _times(effort: Fraction | None) -> str:
    return "" if effort is None else f"Gấp {numbers.decimal(effort, 2)} lần nay trong "


def _brought(own: Progress, dataset: Dataset) -> Card:
    title = "Phần tăng của đợt"
    if own.increment is None:
        return Card(title=title, figure=numbers.MISSING, lines=("Thiếu số luỹ kế tháng trước đợt hoặc trong đợt.",))
    gain = f"{numbers.decimal(own.gain, 2)} điểm % của số có điều kiện"
    share = Fraction(100 * own.increment, own.after.numerator) if own.after.numerator else None
    return Card(
        title=title,
        figure=race_words.amount(own.increment, dataset.id),
        lines=(gain, f"{numbers.percent(share, 1)} kết quả luỹ kế đến {_end(own):%d/%m/%Y}"),
    )


def _end(own: Progress) -> date:
    """The day to which the wave's months have come."""
    return period_end(own.after.year, own.after.months)
