"""A person who hands in a large file sees it move."""

import io

from analytics import imports, progress
from analytics.workspace import open_workspace

FILE = "unit,year,months,enforceable,completed\nKiên Giang,2013,9,10928,6844\n".encode()


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_every_step_of_an_import_is_told_in_order(tmp_path):
    heard = []
    imports.take(
        open_workspace(str(tmp_path / "so.sqlite")),
        FILE,
        "tep.csv",
        "cases",
        "An",
        tell=lambda *step: heard.append(step),
    )
    assert [words for _, words in heard] == [
        "Đọc tệp",
        "Hiểu tên đơn vị và con số",
        "Kiểm tra bên cạnh số đã có",
        "So từng dòng với sổ",
        "Tìm điều gì sẽ đổi trên bảng",
        "Ghi vào sổ",
    ]
    assert [share for share, _ in heard] == sorted({share for share, _ in heard})


def test_a_refused_file_is_told_only_as_far_as_it_came(tmp_path):
    heard = []
    imports.examine(
        open_workspace(str(tmp_path / "so.sqlite")), b"", "tep.csv", "cases", tell=lambda *step: heard.append(step)
    )
    assert [words for _, words in heard] == ["Đọc tệp", "Kiểm tra bên cạnh số đã có"]


def test_a_terminal_gets_one_line_that_grows_and_a_pipe_gets_nothing():
    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        tell = progress.on_terminal(stream)
        tell(0.5, "Kiểm tra")
        tell(*progress.DONE)
    assert terminal.getvalue() == (
        "\r\x1b[K[############............]  50% Kiểm tra\r\x1b[K[########################] 100% Xong\n"
    )
    assert pipe.getvalue() == ""
