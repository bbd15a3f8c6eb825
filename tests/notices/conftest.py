from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from api.settings import Settings
from tests.api.story import open_door, release_to_team
from tests.api.visits import Visit
from tests.cast import Cast
from tests.conftest import Hours, parts_with
from tests.notices.telling import Told
from tests.servers.mailbox import Mailbox, mailbox
from tests.servers.receiver import Receiver, receiver


@pytest.fixture
async def mails() -> AsyncIterator[Mailbox]:
    async with mailbox() as opened:
        yield opened


@pytest.fixture
async def outside() -> AsyncIterator[Receiver]:
    """Push service and receiver of webhooks in one."""
    async with receiver() as opened:
        yield opened


@pytest.fixture
def parts(tmp_path: Path, hours: Hours, mails: Mailbox) -> Parts:
    settings = Settings(
        data_dir=tmp_path,
        smtp_url=mails.url,
        mail_from="Sidak <sidak@example.vn>",
        public_url="https://sidak.example.vn",
        webhook_allow_private="127.0.0.0/8",
    )
    return parts_with(settings, hours)


@pytest.fixture
def told(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts, mails: Mailbox, outside: Receiver) -> Told:
    return Told(client, cast, hours, parts, mails, outside)


@pytest.fixture
async def visit(told: Told) -> Visit:
    """Opened at the door; the team has been sent for before."""
    inspection = await release_to_team(told.cast, told.hours.now)
    answered = await open_door(told.client, told.cast.hung, inspection, told.hours.now)
    assert answered.status_code == 201
    return Visit(told.client, told.cast, told.hours, inspection)
