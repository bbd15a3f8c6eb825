"""The year is lived once for all tests of this directory, and again for each further seed that is asked for."""

import logging
import os
from collections.abc import AsyncIterator

import pytest

from scheduler.keys import MasterKeys
from tests.conftest import MONDAY, empty
from tests.scheduler.year.history import History, read_history
from tests.scheduler.year.living import Year
from tests.scheduler.year.province import make_province

MASTER = "11" * 32
YEARS = int(os.environ.get("SOAK_YEARS", "1"))
"""Seeds 1, 2, .. so many: each another year."""


class Complaints(logging.Handler):
    """A duty that fails only says so."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(scope="package", params=range(1, YEARS + 1))
async def history(
    request: pytest.FixtureRequest, database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[History]:
    complaints = Complaints()
    log = logging.getLogger("sidak.clock")
    log.addHandler(complaints)
    keys = MasterKeys.load(tmp_path_factory.mktemp("keys"), MASTER)
    province = await make_province(MONDAY)
    await Year(province, keys, request.param).live()
    log.removeHandler(complaints)
    yield await read_history(province, complaints.lines)
    await empty()
