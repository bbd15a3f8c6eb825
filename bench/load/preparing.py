"""One morning's people and places, on a fresh copy of the nation: sessions, teams, and the visits of most of them."""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import asyncpg
import msgspec
from PIL import Image

from api.authentication import token_hash
from api.databases import connections
from api.migrating import migrate
from bench.load.actors import Account
from bench.load.phones import Kit
from bench.load.releasing import CHECKLIST, Team, release_all
from bench.photo import scene
from bench.sheet import thirty_answers
from checklists.publishing import newest_version
from ledger.database import DB, Row, rows
from ledger.identifiers import uuid7
from organisation.tables import Device

BASE, RUN = "load_nation", "load_morning"
VISITS_OF_MANY, VISITS_OF_FEW, FEW = 41_000, 4_000, 100
PROVINCES = 3
SECONDS_TO_MAKE = 3_600
RELEASED_BEFORE = 0.9
"""The other teams get their visits while the load is on."""
IN_ONE_CHANGE = 25
PICTURE = (1024, 768)


class Morning(msgspec.Struct, frozen=True):
    """`visits` are of the first teams; `waiting` are the others. Phones lead and follow in turn: 0 leads 1. They are at
    home in the `regions` in turn too."""

    phones: list[Account]
    desks: list[Account]
    teams: list[Team]
    visits: list[UUID]
    kit: Kit
    regions: int

    @property
    def waiting(self) -> list[Team]:
        return self.teams[len(self.visits) :]


async def nation(server: str, place: Path, phones: int) -> None:
    """Once, and anew when it is not of today or has too few phones: the server's clock would have days to make up for,
    which is another bench."""
    mark, wanted = place / "nation-made", f"{datetime.now(UTC):%Y-%m-%d} {phones}"
    if mark.exists() and mark.read_text() == wanted:
        return
    mark.unlink(missing_ok=True)
    for name in (RUN, BASE):
        await _at(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await _at(server, f"CREATE DATABASE {BASE}")
    base = place / "nation"
    shutil.rmtree(base, ignore_errors=True)
    few = phones < FEW
    counts = (1, VISITS_OF_FEW) if few else (PROVINCES, VISITS_OF_MANY)
    command = [sys.executable, "-m", "bench.load.making", database(server, BASE), str(base), *map(str, counts)]
    subprocess.run([*command, str(phones)], check=True, timeout=SECONDS_TO_MAKE)  # noqa: ASYNC221
    mark.write_text(wanted)


async def fresh_copy(server: str, place: Path) -> tuple[str, Path]:
    """The database of this morning, and its data directory with the same keys."""
    await _at(server, f"DROP DATABASE IF EXISTS {RUN} WITH (FORCE)")
    await _at(server, f"CREATE DATABASE {RUN} TEMPLATE {BASE}")
    folder = place / "morning"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place / "nation", folder)
    return database(server, RUN), folder


async def _at(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def database(server: str, name: str) -> str:
    return f"{server.rpartition('/')[0]}/{name}"


async def prepare(url: str, phones: int, desks: int) -> Morning:
    DB.connect_to(url)
    async with connections():
        # The nation may have been made by the Sidak of this morning, and this one is of the afternoon.
        await migrate()
        inspectors = await _people(_INSPECTORS, phones)
        heads = await _people(_AT_DESKS, desks)
        checklist = await newest_version(CHECKLIST)
        teams = await _teams([each.person for each in inspectors])
        before = teams[: round(len(teams) * RELEASED_BEFORE)]
        visits: list[UUID] = []
        for first in range(0, len(before), IN_ONE_CHANGE):
            visits += await release_all(before[first : first + IN_ONE_CHANGE], checklist)
        regions = len(await rows("SELECT 1 AS one FROM person WHERE username LIKE 'kehoach.%'"))
        kit = Kit(checklist.sha256.hex(), thirty_answers(checklist.document), picture())
    return Morning(inspectors, heads, teams, visits, kit, regions)


_INSPECTORS = "SELECT id, username FROM person WHERE username LIKE 'dienthoai.%' ORDER BY username LIMIT $1"
# Of those who judge and oversee a few, of heads of units many; who has several devices comes again.
_AT_DESKS = """
    SELECT DISTINCT person.id, person.username FROM person JOIN role_grant ON role_grant.person = person.id
    WHERE role IN ('reviewer', 'unit_head', 'planner', 'overseer') ORDER BY person.id LIMIT $1
"""


async def _people(statement: str, count: int) -> list[Account]:
    found = await rows(statement, count)
    return await _signed_in([found[number % len(found)] for number in range(count)])


async def _signed_in(people: Sequence[Row]) -> list[Account]:
    """With sessions of some day before: those who sign in this morning do it over the wire."""
    now = datetime.now(UTC)
    accounts = [Account(each["id"], each["username"], secrets.token_urlsafe(32)) for each in people]
    devices = [
        Device(
            id=uuid7(),
            person=each.person,
            name="bench",
            token_hash=token_hash(each.token),
            signed_in_at=now,
            expires_at=now + timedelta(days=1),
        )
        for each in accounts
    ]
    for first in range(0, len(devices), 500):
        await Device.insert(*devices[first : first + 500])
    return accounts


async def _teams(people: Sequence[UUID]) -> list[Team]:
    """Of two, as each phone comes; they go to the offices of the nation in turn, whatever province these are in."""
    offices = [each["id"] for each in await rows("SELECT DISTINCT unit AS id FROM inspection ORDER BY unit")]
    programme = uuid7()
    return [
        Team(people[at], list(people[at + 1 : at + 2]), offices[at // 2 % len(offices)], programme)
        for at in range(0, len(people), 2)
    ]


def picture() -> bytes:
    """Small, as a phone makes it that is told to."""
    content = BytesIO()
    scene().resize(PICTURE, Image.Resampling.LANCZOS).save(content, "JPEG", quality=70)
    return content.getvalue()
