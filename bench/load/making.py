"""Makes the nation that the morning takes place in, once: `python -m bench.load.making DATABASE PLACE PROVINCES VISITS
PHONES`. Visits are those of a year of the whole country; inspectors are added until each phone has one."""

import asyncio
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from uuid import UUID

from api.databases import connections
from api.demo.accounts import PASSWORD
from api.demo.national import fill_national
from api.demo.national.scale import Scale
from api.migrating import migrate
from api.parts import assemble
from api.settings import Settings
from ledger.changes import change
from ledger.database import DB, row, rows
from organisation import people_queries as queries
from organisation.granting import Wish, grant
from organisation.passwords import hashed
from organisation.people import NewPerson, add_person

IN_ONE_CHANGE = 50


async def make(url: str, place: Path, provinces: int, visits: int, phones: int) -> None:
    DB.connect_to(url)
    parts = assemble(Settings(data_dir=place))
    async with connections():
        await migrate()
        await parts.store.prepare()
        await fill_national(parts, Scale(now=parts.clock(), provinces=provinces, years=1, visits=visits))
        await add_inspectors(phones)
        await DB.rows("ANALYZE")


async def add_inspectors(phones: int) -> None:
    password, signers, places = await hashed(PASSWORD), await _administrators(), cycle(await _regions())
    for first in range(1, phones + 1, IN_ONE_CHANGE):
        now = datetime.now(UTC)
        async with change(by="operator", at=now) as record:
            for number in range(first, min(first + IN_ONE_CHANGE, phones + 1)):
                home = next(places)
                new = NewPerson(f"dienthoai.{number:05}", f"Thanh tra {number}", "vi", home)
                person = await add_person(record, new)
                await queries.set_password(person, password)
                await record("person.password-set", subject=str(person))
                wish = Wish(person, "inspector", home, now)
                await grant(record, wish, requested_by=signers[0], approved_by=signers[1])


async def _administrators() -> Sequence[UUID]:
    found = [await row("SELECT id FROM person WHERE username = $1", name) for name in ("khoa", "oanh")]
    return [each["id"] for each in found if each]


async def _regions() -> Sequence[UUID]:
    """Those that have offices: a planner of each is at home there."""
    found = await rows("SELECT home FROM person WHERE username LIKE 'kehoach.%' ORDER BY username")
    return [each["home"] for each in found]


if __name__ == "__main__":
    database, folder, *counts = sys.argv[1:]
    asyncio.run(make(database, Path(folder), *map(int, counts)))
