"""A small nation, made once for all tests of this directory: one province, one year, about two visits a day."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from api.demo.national import fill_national
from api.demo.national.scale import Scale
from api.parts import Parts, assemble
from api.settings import Settings
from tests.conftest import empty

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SMALL = Scale(now=NOW, seed=7, provinces=1, years=1, visits=7_500)


class Nation(NamedTuple):
    scale: Scale
    parts: Parts


def parts_in(place: Path) -> Parts:
    """Of always the same master: by it the newest draw is made, which is not revealed yet."""
    return assemble(Settings(data_dir=place, master_key="11" * 32), lambda: NOW)


@pytest.fixture(scope="package")
async def nation(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Nation]:
    await empty()
    parts = parts_in(tmp_path_factory.mktemp("nation"))
    await fill_national(parts, SMALL)
    yield Nation(SMALL, parts)
    await empty()
