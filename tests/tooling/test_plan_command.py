"""`sidak plan forecast` beside a database: a table to read, a page for the chairman, and plain words when it cannot."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from checklists.starting import publish_starters
from tests.cast import Cast
from tests.conftest import Hours
from tests.scheduler import stories
from tests.tooling.programs import sidak

pytestmark = pytest.mark.anyio


@pytest.fixture
async def draft(cast: Cast, hours: Hours, tmp_path: Path) -> Path:
    await publish_starters(cast.thu.person, cast.minh.person, hours.now)
    await stories.add_centres(cast, 4)
    await stories.create(cast, hours.now)
    return write(tmp_path, stories.plan_of(cast, gaps={"commune_pasc": 60}))


def write(place: Path, plan: dict[str, Any]) -> Path:
    file = place / "plan.json"
    file.write_text(json.dumps(plan))
    return file


async def forecast(url: str, place: Path, *arguments: object) -> tuple[int, str]:
    """The exit code, and all that was told."""
    command = sidak("plan", "forecast", *map(str, arguments), database_url=url, data_dir=place)
    with command:
        told = await asyncio.to_thread(command.communicate, timeout=120)
    return command.returncode, told[0]


async def test_it_tells_what_a_draft_means_and_writes_the_page(draft: Path, database: str, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    code, told = await forecast(database, tmp_path, "HY01", draft, "--replicas", 20, "--pdf", page)
    assert code == 0, told
    assert "Visiting each office at least once in 60 open days" in told
    assert "100 %" in told
    assert "12166.HCC" in told
    assert "Trần Văn Hùng" in told
    assert page.read_bytes().startswith(b"%PDF-")


async def test_a_draft_that_would_be_refused_ends_with_1_and_says_why(
    cast: Cast, draft: Path, database: str, tmp_path: Path
) -> None:
    tight = write(tmp_path, {"plan": stories.plan_of(cast, gaps={"commune_pasc": 6}), "validFrom": "2026-11-24"})
    code, told = await forecast(database, tmp_path, "HY01", tight)
    assert code == 1
    assert "A gap of 6 open days is so short" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["HY99", "plan.json"], "there is no programme HY99"),
        (["HY01", "missing.json"], "cannot be read"),
        (["HY01", "broken.json"], "holds no plan"),
        (["HY01", "plan.json", "--replicas", "7"], "from 20 to 400"),
    ],
)
async def test_what_cannot_be_used_is_told_in_one_sentence(
    draft: Path, database: str, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "broken.json").write_text('{"capacity": "many"}')
    code, told = await forecast(database, tmp_path, arguments[0], tmp_path / arguments[1], *arguments[2:])
    assert code == 1
    assert sentence in told
    assert "Traceback" not in told
