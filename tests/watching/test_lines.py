"""The log: one line a request, in words or in JSON, that nobody who sends something can forge."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.parts import assemble
from api.settings import Settings
from api.watching.lines import JsonLines, TextLines, set_up
from tests.conftest import app_with

pytestmark = pytest.mark.anyio
EVIL = "a\nGET /v1/forged 200\x1b[31m\u202eevil\u2028\x85\x00\U000e0041\u200b"
OURS = "a" * 32
THEIRS = "0af7651916cd43dd8448eb211c80319c"


def record(text: str, **extra: Any) -> logging.LogRecord:
    made = logging.LogRecord("sidak.tried", logging.WARNING, "here", 1, "said %s", (text,), None)
    made.__dict__.update(extra)
    return made


def failed(text: str) -> logging.LogRecord:
    try:
        raise ValueError(text)
    except ValueError as error:
        return record("it", exc_info=(ValueError, error, error.__traceback__))


def test_a_line_stays_one_line_and_shows_what_cannot_be_seen() -> None:
    line = TextLines().format(record(EVIL))
    assert line.isprintable()
    assert line == r"said a\u000aGET /v1/forged 200\u001b[31m\u202eevil\u2028\u0085\u0000\ue0041\u200b"
    assert TextLines().format(record("Trần Văn Hùng")) == "said Trần Văn Hùng"


def test_no_line_of_a_traceback_passes_for_one_of_ours() -> None:
    first, *others = TextLines().format(failed(EVIL)).split("\n")
    assert first == "said it"
    assert all(line.startswith("  | ") and line.isprintable() for line in others)


def test_json_is_one_object_a_line_with_its_facts_beside() -> None:
    line = JsonLines().format(record(EVIL, facts={"status": 200, "route": EVIL}))
    assert line.isascii()
    assert line.isprintable()
    told = json.loads(line)
    assert (told["level"], told["logger"], told["status"], told["route"]) == ("warning", "sidak.tried", 200, EVIL)
    assert "traceback" in json.loads(JsonLines().format(failed(EVIL)))


@pytest.fixture
def root() -> Iterator[logging.Handler]:
    """The root logger with a handler of its own, put back afterwards."""
    logger, handler = logging.getLogger(), logging.StreamHandler()
    level, names = logger.level, list(logging.Logger.manager.loggerDict)
    levels = {name: logging.getLogger(name).level for name in names}
    logger.addHandler(handler)
    yield handler
    logger.removeHandler(handler)
    logger.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def test_the_setting_chooses_the_form(root: logging.Handler) -> None:
    set_up("info", "json")
    assert isinstance(root.formatter, JsonLines)
    assert logging.getLogger("httpx").level == logging.WARNING
    set_up("info", "text")
    assert isinstance(root.formatter, TextLines)


async def ask(place: Path, headers: dict[str, str], path: str = "/health/live", proxies: int = 0) -> httpx.Response:
    app = app_with(assemble(Settings(data_dir=place, trusted_proxies=proxies)))
    transport = httpx.ASGITransport(app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://sidak.test") as client:
        return await client.get(path, headers=headers)


async def test_a_request_is_one_line_with_its_id_and_without_its_path(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "sidak.requests"):
        known = await ask(tmp_path, {}, "/health/live?name=secret")
        unknown = await ask(tmp_path, {}, "/%0AGET%20/v1/forged%20200")
    facts = [vars(line)["facts"] for line in caplog.records if line.name == "sidak.requests"]
    assert [fact["request"] for fact in facts] == [known.headers["x-request-id"], unknown.headers["x-request-id"]]
    assert [(fact["route"], fact["status"]) for fact in facts] == [("/health/live", 200), ("-", 404)]
    assert "secret" not in caplog.text
    assert "forged" not in caplog.text


async def test_only_a_proxy_of_ours_names_requests(tmp_path: Path) -> None:
    async def named(given: str, proxies: int) -> str:
        return (await ask(tmp_path, {"x-request-id": given}, proxies=proxies)).headers["x-request-id"]

    assert await named(THEIRS, 1) == THEIRS
    assert await named(THEIRS, 0) != THEIRS
    for evil in ("Nguyen Van An, 0912345678", "x" * 40, "a" * 65, ""):
        assert len(await named(evil, 1)) == len(OURS)
        assert await named(evil, 1) != evil
