"""The passport of a figure: what it is made of, who brought each part from which row of which file, what it was."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from analytics import custody, measures, numbers, periods
from analytics.catalog import Dataset
from analytics.custody import Fact, Passport, PeriodState
from pages.components import clock, entries, links, passport_question, session, tables, text
from pages.components.passport_question import Question
from pages.components.sheets import Sheet

LISTED = 200


def value(found: Passport, question: Question) -> str:
    """The figure itself, as tables show it."""
    dataset = session.catalog().datasets[question.dimension]
    if question.number == links.PUBLISHED_RATE:
        given = next((fact.value for fact in found.parts if fact.value is not None), None)
        return f"{numbers.percent(given)} {text.PUBLISHED_ONLY}"
    if question.number not in session.catalog().indicators:
        return _amount(found.numerator, dataset)
    if found.numerator is None or not found.denominator:
        return numbers.MISSING
    return numbers.percent(Fraction(100 * found.numerator, found.denominator))


def headline(found: Passport, question: Question) -> str:
    """Unit, period, number and what it is."""
    name = session.units().get(question.unit_id).name
    period = periods.label(found.year, found.months)
    known = session.catalog().indicators.get(question.number)
    said = known.short if known else found.label
    label = said[:1].lower() + said[1:]
    return f"{name}, {period}: {label} {text.about(question.dimension)} {value(found, question)}"


def facts() -> str:
    """Borders and entry that the figure is read in."""
    view = session.view()
    marks = [f"Đến {view.day:%d/%m/%Y}", text.BORDERS_INSIDE[view.borders], f"sổ như sau bút toán {view.entry}"]
    return " · ".join([*marks, *([f"**{text.SIMULATED}**"] if view.is_simulated else [])])


def account(found: Passport, question: Question) -> str:
    """Formula, numerator, denominator, state of the period."""
    dataset = session.catalog().datasets[question.dimension]
    number = passport_question.numbers_known(question.dimension)[question.number]
    is_rate = bool(found.denominator)
    division = f"{_amount(found.numerator, dataset)} ÷ {_amount(found.denominator, dataset)}" if is_rate else ""
    said = {
        "Cách tính": found.formula if is_rate else _taken(found),
        "Tử số": _amount(found.numerator, dataset) if is_rate else "",
        "Mẫu số": _amount(found.denominator, dataset) if is_rate else "",
        "Kết quả": f"{division} = {value(found, question)}" if is_rate else value(found, question),
        "Gồm": f"{numbers.integer(len(found.parts))} dòng số liệu" if len(found.parts) > 1 else "",
        "Trạng thái kỳ": _state(question),
        "Sửa sau khi khoá": _after_the_lock(found),
    }
    return entries.article(found.label, number.definition if is_rate else "", said)


def _taken(found: Passport) -> str:
    return "cộng cột này của các dòng dưới đây" if len(found.parts) > 1 else "lấy nguyên từ dòng dưới đây"


def _state(question: Question) -> str:
    view = session.view()
    now: PeriodState = session.recall(
        custody.state, question.dimension, view.year, view.months, question.group, at=view.entry
    )
    since = f" ngày {clock.day(now.at)} bởi {now.by}, bút toán {now.entry}" if now.at else ", chưa ai duyệt"
    return f"{now.label}{since}"


def _after_the_lock(found: Passport) -> str:
    """The rows of a locked period that came after the lock."""
    place = {"dimension": found.dimension, "year": found.year, "months": found.months, "group": found.group}
    late = {one.unit_id: one for one in session.ask(measures.corrections, **place)}
    said = [
        f"{fact.unit}: {clock.corrected(late[fact.unit_id].corrected_at)}, bút toán {late[fact.unit_id].entry}"
        for fact in found.parts
        if fact.unit_id in late
    ]
    return text.listed(said)


def parts(found: Passport, dataset: Dataset) -> str:
    """Every row that the figure is made of, with where it comes from."""
    columns = columns_of(found.parts)
    labels = {column.id: column.label for column in dataset.columns}
    heads = [("", "Đơn vị"), *(("so", labels[name]) for name in columns), ("so", "Bút toán"), ("", "Tệp"),
             ("so", "Dòng"), ("", "Người nạp"), ("", "Ngày"), ("", "Duyệt"), ("", "Nguồn")]  # fmt: skip
    head = "".join(f'<th scope="col" class="{kind}">{escape(name)}</th>' for kind, name in heads)
    body = "".join(_part(fact, columns, dataset) for fact in found.parts[:LISTED])
    return tables.scrolling(
        f'<table class="bang ho-chieu"><caption>Các dòng tạo nên con số</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _part(fact: Fact, columns: Sequence[str], dataset: Dataset) -> str:
    figures = "".join(f'<td class="so">{escape(figure(fact, name, dataset))}</td>' for name in columns)
    entry = links.link(str(fact.entry), links.history(phan_lich_su="but-toan", but_toan_xem=fact.entry))
    row = numbers.integer(fact.source_row) if fact.source_row else numbers.MISSING
    restored = f"trở lại do hoàn tác, bút toán {fact.restored_by}" if fact.restored_by else ""
    return (
        f'<tr><th scope="row">{escape(fact.unit)}<small>số {text.VINTAGES.get(fact.vintage, fact.vintage)}</small></th>'
        f'{figures}<td class="so">{entry}</td><td>{escape(fact.file_name or numbers.MISSING)}'
        f'<small>{restored}</small></td><td class="so">{row}</td><td>{escape(fact.made_by)}</td>'
        f'<td class="khong-ngat">{clock.day(fact.made_at)}</td><td>{escape(_approval(fact))}</td>'
        f"<td>{escape(fact.source or numbers.MISSING)}</td></tr>"
    )


def _approval(fact: Fact) -> str:
    return f"{fact.approved_by}, {clock.day(fact.approved_at)}" if fact.approved_by else "chưa duyệt"


def columns_of(found: Sequence[Fact]) -> list[str]:
    """The columns that any of the rows has a figure in."""
    return list(dict.fromkeys(name for fact in found for name in fact.figures))


def figure(fact: Fact, name: str, dataset: Dataset) -> str:
    """One figure of a row, to the đồng."""
    given = fact.figures.get(name)
    if name == links.PUBLISHED_RATE:
        return numbers.percent(given)
    return _amount(given, dataset)


def _amount(given: int | None, dataset: Dataset) -> str:
    """Money to the đồng: a passport rounds nothing."""
    return numbers.MISSING if given is None else f"{numbers.integer(given)} {dataset.unit}"


def sheet(found: Passport, dataset: Dataset) -> Sheet:
    """Every row, standing and earlier, as a file."""
    everything = [*found.parts, *found.earlier]
    columns = columns_of(everything)
    labels = {column.id: f"{column.label} ({dataset.unit})" for column in dataset.columns}
    header = ("Đơn vị", "Loại số", "Đang dùng", *(labels[name] for name in columns), "Bút toán", "Tệp",
              "SHA-256 của tệp", "Dòng trong tệp", "Người nạp", "Lúc (giờ Việt Nam)", "Lý do", "Duyệt",
              "Bị thay ở bút toán", "Nguồn")  # fmt: skip
    rows = tuple(_line(fact, fact in found.parts, columns) for fact in everything)
    return Sheet(name="ho-chieu", header=header, rows=rows)


def _line(fact: Fact, stands: bool, columns: Sequence[str]) -> tuple:
    figures = [fact.figures.get(name) for name in columns]
    return (fact.unit, text.VINTAGES.get(fact.vintage, fact.vintage), "có" if stands else "không", *figures, fact.entry,
            fact.file_name, fact.sha256, fact.source_row, fact.made_by, clock.minute(fact.made_at), fact.reason,
            _approval(fact), fact.replaced_by, fact.source)  # fmt: skip


def origin(found: Passport) -> str:
    """Where the figure comes from, said shortly."""
    files = {(fact.entry, fact.file_name) for fact in found.parts}
    if len(found.parts) > LISTED:
        return (
            f"{numbers.integer(len(found.parts))} dòng của {len(files)} tệp; ở đây {LISTED} dòng đầu, tệp tải về có đủ"
        )
    if len(found.parts) > 1:
        return f"{len(found.parts)} dòng của {len(files)} tệp cộng lại"
    fact = found.parts[0]
    row = f"Dòng {fact.source_row} của tệp" if fact.source_row else "Tệp"
    return f"{row} {fact.file_name or numbers.MISSING}, do {fact.made_by} nạp ở bút toán {fact.entry}"


def permanent(link: str, entry: int) -> str:
    """A link that shows the same for ever, whatever is corrected later."""
    return f'<p class="loi-di">{link} tới con số này như sau bút toán {entry}, không đổi dù sau này số được sửa.</p>'
