"""Nhóm so sánh: which provinces are compared with each other, as a choice in the address."""

from collections.abc import Iterable

from analytics.measures import peers
from analytics.measures.peers import Group
from pages.components import filters, session

KINDS = {peers.SIZE: "Cùng cỡ", peers.REGION: "Vùng", peers.BLOCK: "Khối thi đua"}
COUNTRY = ""
ADDRESS, WIDTH = "nhom", 310


def chosen(parent: str | None) -> Group | None:
    """The group to compare inside, or ``None`` for the whole country; offices are compared in their province."""
    if parent:
        return None
    found = session.ask(peers.groups, **session.view().period, borders=session.view().borders)
    labels = {group.id: f"{KINDS[group.kind]}: {group.label} ({len(group.members)})" for group in found}
    options, look = {COUNTRY: "Cả nước"} | labels, {"width": WIDTH, "help": missing_kinds(found)}
    word = filters.select(ADDRESS, "Nhóm so sánh", options, COUNTRY, **look)
    return next((group for group in found if group.id == word), None)


def inside(group: Group | None) -> str:
    """What the line under the title says of the group."""
    return f"Trong nhóm {KINDS[group.kind].lower()}: {group.label}" if group else ""


def note(group: Group | None) -> str:
    """Where the group comes from, and what the places mean."""
    if group is None:
        return ""
    return f"Hạng là hạng trong nhóm, hạng cả nước ghi bên cạnh tên. Căn cứ chia nhóm: {group.source}."


def missing_kinds(found: Iterable[Group]) -> str | None:
    """What is not known of the year, and where to write it."""
    if any(group.kind == peers.BLOCK for group in found):
        return None
    return (
        "Chưa có danh sách khối thi đua của năm này. Khi có quyết định, người quản trị điền tệp emulation_blocks.csv."
    )
