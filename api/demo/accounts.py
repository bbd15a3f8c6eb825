"""The demonstration's accounts. They share one public password, so a database that others use is refused."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from api.demo.cast import ACCOUNTS, ADMINISTRATORS, Account, heads
from api.demo.places import COUNTRY, Places
from ledger.changes import Record, change
from organisation import people_queries as queries
from organisation.bootstrapping import FirstPerson, first_people
from organisation.granting import Wish, grant
from organisation.passwords import hashed, matches
from organisation.people import NewPerson, add_person
from organisation.refusing import Refused

PASSWORD = "sidak-demo-2026"  # noqa: S105


async def refuse_others(now: datetime) -> None:
    """Ours is a database without people, or whose administrators still have the demonstration's password."""
    if not await queries.has_people():
        return
    for administrator in ADMINISTRATORS:
        account = await queries.find_account(administrator.username, now)
        if account is None or not await matches(account["password_hash"], PASSWORD):
            raise Refused("demonstration-elsewhere")


async def add_accounts(places: Places, now: datetime) -> dict[str, UUID]:
    """The ids of the cast by user name."""
    if not await queries.has_people():
        first = [FirstPerson(each.username, each.name, each.language, PASSWORD) for each in ADMINISTRATORS]
        await first_people(COUNTRY, first, now)
    wanted = [*ACCOUNTS, *heads(places.communes)]
    missing = [account for account in wanted if not await queries.is_username_taken(account.username)]
    if missing:
        await _add(missing, places, now)
    return {account.username: await _person(account, now) for account in ACCOUNTS}


async def _add(accounts: Sequence[Account], places: Places, now: datetime) -> None:
    signers = [await _person(administrator, now) for administrator in ADMINISTRATORS]
    password_hash = await hashed(PASSWORD)
    units = places.units | places.communes | places.centres
    async with change(by="operator", at=now) as record:
        for account in accounts:
            new = NewPerson(account.username, account.name, account.language, units[account.home])
            person = await add_person(record, new)
            await _set_password(record, person, password_hash)
            for role in account.roles:
                wish = Wish(person, role, units[account.scope], now)
                await grant(record, wish, requested_by=signers[0], approved_by=signers[1])


async def _set_password(record: Record, person: UUID, password_hash: str) -> None:
    """One hash for all: making it anew for each takes seconds and keeps no secret that is published."""
    await queries.set_password(person, password_hash)
    await record("person.password-set", subject=str(person))


async def _person(account: Account, now: datetime) -> UUID:
    found = await queries.find_account(account.username, now)
    if found is None:
        raise Refused("demonstration-elsewhere")
    return UUID(str(found["id"]))
