"""How a unit signs its report: as its people write it, and understood on the last day of the period."""

from analytics.units import Unit, Units

_MARKS = (" (cũ)", " (mới)")


def written(unit: Unit, units: Units) -> str:
    """A province by its plain name; an office with its province: "Chi cục THADS huyện Bát Xát, tỉnh Lào Cai"."""
    if unit.level != "office" or not unit.parent_id:
        return plain(unit)
    province = units.get(unit.parent_id)
    return unit.name if plain(province) in unit.name else f"{unit.name}, {titled(province)}"


def plain(unit: Unit) -> str:
    """A province's name without "(cũ)" or "(mới)"."""
    for mark in _MARKS:
        if unit.name.endswith(mark):
            return unit.name.removesuffix(mark)
    return unit.name


def titled(province: Unit) -> str:
    """ "tỉnh Lào Cai", "thành phố Huế", "TP. Hồ Chí Minh"."""
    name = plain(province)
    if name.startswith("TP"):
        return name
    return f"{'thành phố' if province.kind == 'city' else 'tỉnh'} {name}"
