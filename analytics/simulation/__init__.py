"""A simulated country: eleven reporting years of every province and office, called *số liệu mô phỏng* everywhere.

What is real: the national totals of a whole year that a public source prints (``published`` in
``data/reference/simulation.toml``), the national targets marked so there, and the borders of 63 and 34 provinces.
Everything about a single province or office is invented, from the rough size of each province and a seed.

How it is made. The cells are the offices of the 63 provinces. National totals of each year are shared out among them
in whole numbers (``shares``), by size, by how well each province tends to do, and by what it carried over from the
year before (``annual``); each year is then spread over its twelve months (``monthly``). Every row of a province, of a
new regional office and of the nation is a sum of cells, so all sums are exact, and series run on across 1 July 2025.

What such series really do is in it: the rush before 30 September, reclassification out of "có điều kiện" in the last
two months, one mega-case in TP. Hồ Chí Minh, the lockdowns of 2021 in the south, late and missing reports, targets
issued again in the middle of a year. Offices closed before 30 June 2025 and the army are not simulated.
"""

from analytics.simulation.country import Country, simulate
from analytics.simulation.files import LATE_FILES, files

__all__ = ["LATE_FILES", "Country", "files", "simulate"]
