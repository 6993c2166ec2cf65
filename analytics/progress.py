"""How far an import has come, for whoever shows it. Shares are those of a large file's time, measured."""

from collections.abc import Callable
from typing import TextIO

Tell = Callable[[float, str], None]
"""Takes the share that is done (0 to 1) and the words for what is done next."""

READING = (0.02, "Đọc tệp")
UNDERSTANDING = (0.35, "Hiểu tên đơn vị và con số")
CHECKING = (0.55, "Kiểm tra bên cạnh số đã có")
COMPARING = (0.65, "So từng dòng với sổ")
FORESEEING = (0.75, "Tìm điều gì sẽ đổi trên bảng")
RECORDING = (0.85, "Ghi vào sổ")
DONE = (1.0, "Xong")
_WIDTH = 24


def silent(share: float, words: str) -> None:
    """For those who do not show progress."""


def on_terminal(stream: TextIO) -> Tell:
    """Draws a bar in one line of a terminal; a file or a pipe gets nothing."""

    def draw(share: float, words: str) -> None:
        filled = round(share * _WIDTH)
        stream.write(f"\r\x1b[K[{'#' * filled}{'.' * (_WIDTH - filled)}] {share:4.0%} {words}" + "\n" * (share == 1))
        stream.flush()

    return draw if stream.isatty() else silent
