"""The simulated country as plain files that anyone can import."""

from io import BytesIO

import pyarrow as pa
from pyarrow import csv

from analytics.simulation.campaigns import campaign_files
from analytics.simulation.country import Country
from analytics.simulation.groups import groups
from analytics.simulation.honours import honour_files
from analytics.simulation.interventions import interventions
from analytics.simulation.large_cases import large_cases
from analytics.simulation.persons import enforcers, office_targets, worklist
from analytics.simulation.quality import quality
from analytics.simulation.scoring import scoring_files
from analytics.simulation.settings import DIMENSIONS

_LEVELS = {"": "province", "_national": "national", "_offices": "office"}
LATE_FILES = ("cases_late.csv", "money_late.csv")


def files(country: Country) -> dict[str, bytes]:
    """File name → content: CSV in UTF-8 with canonical headers, whole đồng, and a ``README.txt`` in Vietnamese.

    ``LATE_FILES`` hold reports that come in after all others (offices, provinces, then the nation); without them the
    last period is incomplete, as it should be.
    """
    made = {}
    for dimension in DIMENSIONS:
        for suffix, level in _LEVELS.items():
            made[f"{dimension}{suffix}.csv"] = _csv(_facts(country, dimension, country.table(dimension, level)))
        late = [country.table(dimension, level, late=True) for level in ("office", "province", "national")]
        made[f"{dimension}_late.csv"] = _csv(_facts(country, dimension, pa.concat_tables(late)))
        made[f"{dimension}_groups.csv"] = _csv(_with_unit(dimension, groups(country, dimension)))
    noted = country.settings.covid["note"] | {"source": country.settings.source.format(seed=country.seed)}
    made["annotations.csv"] = _csv(pa.Table.from_pylist([noted]))
    made["large_cases.csv"] = _csv(large_cases(country))
    made["quality.csv"] = _csv(quality(country))
    made["interventions.csv"] = _csv(interventions(country))
    made["targets.csv"] = _csv(country.targets.drop_columns("unit_id"))
    made["targets_offices.csv"] = _csv(office_targets(country))
    made["enforcers.csv"] = _csv(enforcers(country))
    made["worklist.csv"] = _csv(worklist(country))
    made |= {name: _csv(table) for name, table in campaign_files(country).items()}
    made |= {name: _csv(table) for name, table in honour_files(country).items()}
    made |= {name: _csv(table) for name, table in scoring_files(country).items()}
    return {**made, "README.txt": _readme(country, made)}


def _facts(country: Country, dimension: str, rows: pa.Table) -> pa.Table:
    table = rows.drop_columns("unit_id")
    return _with_unit(dimension, table.add_column(3, "group", pa.repeat(pa.scalar("all"), len(table))))


def _with_unit(dimension: str, table: pa.Table) -> pa.Table:
    if dimension == "money":
        table = table.add_column(table.num_columns - 1, "money_unit", pa.repeat(pa.scalar("đồng"), len(table)))
    return table


def _csv(table: pa.Table) -> bytes:
    written = BytesIO()
    csv.write_csv(table, written)
    return written.getvalue()


def _readme(country: Country, made: dict[str, bytes]) -> bytes:
    settings = country.settings
    lines = {name: content.count(b"\n") - 1 for name, content in made.items()}
    listed = "\n".join(f"  {name:<20} {count:>7} dòng" for name, count in lines.items())
    printed = {
        dimension: ", ".join(str(year) for year in settings.years if settings.published(dimension, year))
        for dimension in DIMENSIONS
    }
    years = {"first": settings.first_year, "last": settings.last_year}
    return _README.format(seed=country.seed, files=listed, **years, **printed).encode("utf-8")


_README = """SỐ LIỆU MÔ PHỎNG - KHÔNG PHẢI SỐ LIỆU CỦA BẤT KỲ ĐƠN VỊ NÀO

Hạt giống: {seed}. Cùng hạt giống thì cùng số, từng byte một. Mọi dòng đều ghi nguồn "Số liệu mô phỏng".

Các tệp
{files}

Cái gì có thật
- Tổng toàn quốc cả năm, ở những cột đã được công bố:
  về việc các năm {cases};
  về tiền các năm {money}.
  Mỗi năm lấy một bộ số: bộ chính thức nếu đủ cột, riêng năm 2025 lấy bộ sơ bộ.
- Chỉ tiêu toàn quốc ở những dòng ghi "mức toàn quốc theo công bố".
- 63 tỉnh đến 30/6/2025 và 34 tỉnh từ 01/7/2025, tỉnh nào nhập vào tỉnh nào.
Mọi con số của từng tỉnh, từng cơ quan, từng tháng đều do máy sinh ra, không có thật. Số Phòng khu vực của mỗi tỉnh
và việc huyện nào về Phòng nào cũng là tạm xếp.

Cách làm
- Số toàn quốc mỗi năm (từ {first} đến {last}) được chia cho các cơ quan cấp huyện và cấp tỉnh bằng số nguyên, theo quy
  mô ước chừng, theo nền nếp tốt xấu của từng nơi qua các năm và theo số cũ năm trước chuyển sang.
- Mỗi năm được rải ra 12 kỳ luỹ kế, kể từ 01/10. Số của tỉnh, của Phòng khu vực và của toàn quốc luôn là tổng đúng của
  các cơ quan bên dưới. Tháng 1 đến 11 là số sơ bộ, tháng 12 là số chính thức.
- Có đủ tật của số liệu thật: dồn việc vào tháng 8, tháng 9; chuyển sang chưa có điều kiện vào cuối năm; một vụ rất
  lớn ở TP. Hồ Chí Minh năm 2024-2026; giãn cách ở phía Nam năm 2021; nơi báo cáo chậm, nơi thiếu một kỳ; chỉ tiêu
  giao lại giữa năm 2025.
- enforcers.csv chia số của vài cơ quan cho các chấp hành viên mang tên “Mô Phỏng …” bịa ra, targets_offices.csv là chỉ
  tiêu của các cơ quan ấy, worklist.csv là danh sách việc bịa ra của một cơ quan; cả ba chỉ có năm {last}.
- Tệp có đuôi _groups.csv là số của từng nhóm việc (tín dụng ngân hàng, giá trị lớn), nằm trong số của tỉnh; các nhóm
  chồng lên nhau nên không cộng với nhau.
- movements.csv, waves.csv, targets_campaign.csv là vài đợt cao điểm bịa ra. Tháng của đợt được làm nhanh hơn, các tháng
  khác chậm lại, nên kết quả cả năm không đổi.
- large_cases.csv nêu tên và số tiền của vài vụ lớn bịa ra, nằm trong số tiền của tỉnh.
- quality.csv là số khiếu nại, tố cáo, phân loại án, quyết định đúng hạn, trình tự thủ tục bịa ra của các tỉnh, ba năm
  cuối, theo quý.
- registrations.csv, awards.csv, recipients.csv, blocks.csv, block_votes.csv, block_scores.csv là đăng ký, khen thưởng
  và khối thi đua bịa ra của hai tỉnh; cá nhân là mã bắt đầu bằng MP.
- schemes.csv là một bảng chấm điểm bịa ra, scores.csv là điểm chấm bịa ra của tám tỉnh theo bảng ấy và bảng minh hoạ
  đi kèm; tiêu chí về việc, về tiền lấy từ chính số liệu mô phỏng.
- annotations.csv ghi chú trên biểu đồ điều đã giả định cho năm 2021.
- interventions.csv là những việc chỉ đạo bịa ra, trả lời các báo động tính được từ chính số mô phỏng.
- Tệp có đuôi _late.csv là báo cáo đến muộn, nạp sau cùng thì kỳ cuối mới đủ.
- Số tiền tính bằng đồng, tròn nghìn đồng. Ô để trống là biểu mẫu không có cột đó.
"""
