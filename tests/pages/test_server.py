"""The server around the pages: language, headers, the page that is not there, the shared memory."""

import asyncio
import socket
import threading
import tomllib
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route

import dashboard
from pages.components.memory import Memory

ROOT = Path(dashboard.__file__).parent
PAGE = '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body></body></html>'


async def page(request):
    return HTMLResponse(PAGE, headers={"ETag": '"cũ"'.encode().decode("latin-1")})


async def data(request):
    return PlainTextResponse("a,b")


INNER = Starlette(routes=[Route("/media/a.csv", data), Route("/{path:path}", page)])


def get(path: str, accept: str = "text/html") -> tuple[int, dict[str, str], str]:
    """Status, headers and body of a request that passes through our layer."""
    sent: list[dict] = []
    headers = [(b"accept", accept.encode()), (b"accept-encoding", b"gzip"), (b"if-none-match", b"x")]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": headers, "scheme": "http",
             "server": ("127.0.0.1", 80), "root_path": ""}  # fmt: skip

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(dashboard.OwnPage(INNER)(scope, receive, send))
    head = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], head, b"".join(part.get("body", b"") for part in sent[1:]).decode()


@pytest.mark.parametrize("path", ["/", "/so-sanh", "/thads/so-sanh", "/tu-dien/"])
def test_a_page_is_vietnamese_and_brings_its_style(path):
    status, head, body = get(path)
    assert status == 200
    assert '<html lang="vi">' in body
    assert "<title>Kết quả thi hành án dân sự</title>" in body
    assert 'href="./kieu-dang.css?' in body
    assert 'href="./trinh-chieu.css?' in body
    assert '<script defer src="./trinh-chieu.js?' in body
    assert '<script defer src="./hinh.js?' in body
    assert head["content-length"] == str(len(body.encode()))
    assert "etag" not in head


@pytest.mark.parametrize("path", [*(f"/{file.stem}" for file in sorted((ROOT / "pages").glob("*.py"))), "/khong-co"])
def test_an_address_that_is_no_page_is_told_so_in_vietnamese(path):
    status, _, body = get(path)
    assert status == 404
    assert "Không có trang ở địa chỉ này" in body


def test_every_answer_is_guarded_by_headers():
    for path, accept in (("/", "text/html"), ("/media/a.csv", "*/*")):
        _, head, _ = get(path, accept)
        assert head["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'self'" in head["content-security-policy"]
        assert "http:" not in head["content-security-policy"]


def test_other_answers_pass_through_untouched():
    assert get("/media/a.csv", "*/*")[2] == "a,b"
    assert get("/media/a.csv")[2] == "a,b"


def test_small_messages_are_sent_at_once():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        dashboard.answer_at_once()
        assert listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_the_settings_let_nothing_leave_the_building_and_show_no_traceback():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert min(len(settings["theme"][name]["chartCategoricalColors"]) for name in ("light", "dark")) >= 10


def test_style_sheets_and_the_program_of_the_hall_ask_for_nothing_from_outside():
    static = ROOT / "pages" / "components" / "static"
    for file in (*static.glob("*.[ch]*"), *static.glob("*.js")):
        text = file.read_text(encoding="utf-8")
        assert "@import" not in text
        assert "//" not in text.replace("/*", "").replace("*/", "")


def test_a_question_asked_by_many_at_once_is_worked_out_once():
    memory, made, gate = Memory(5), [], threading.Event()

    def work() -> int:
        gate.wait(5)
        made.append(1)
        return 42

    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(memory.get("câu hỏi", work))) for _ in range(8)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()
    assert answers == [42] * 8
    assert len(made) == 1


def test_the_memory_forgets_what_was_longest_unused():
    memory, made = Memory(2), []
    for question in ("a", "b", "a", "c", "a", "b"):
        memory.get(question, lambda question=question: made.append(question))
    assert made == ["a", "b", "c", "b"]


def test_a_failed_answer_is_not_remembered():
    memory = Memory(2)
    with pytest.raises(ZeroDivisionError):
        memory.get("a", lambda: 1 // 0)
    assert memory.get("a", lambda: 7) == 7
