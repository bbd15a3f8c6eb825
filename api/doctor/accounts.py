"""The people who administer, accounts whose password everybody knows, and messages that do not arrive."""

from collections.abc import Iterator, Sequence

from api.demo.accounts import PASSWORD
from api.demo.cast import ACCOUNTS
from api.doctor import queries
from api.doctor.findings import Finding, fine, unsafe, worth_doing
from organisation.passwords import matches

TRIED = 4
"""Comparing a password takes a while, on purpose; the demonstration's accounts come all together."""


async def with_public_password() -> list[str]:
    """User names of the demonstration whose password is still the published one."""
    found = await queries.password_hashes([account.username for account in ACCOUNTS])
    return [row["username"] for row in found[:TRIED] if await matches(row["password_hash"], PASSWORD)]


def judge(administrators: int, anybody: bool) -> Iterator[Finding]:
    if not anybody:
        yield worth_doing("people-none")
    elif administrators < 2:
        yield unsafe("administrators-few", count=administrators)
    else:
        yield fine("administrators", count=administrators)


def judge_public_passwords(usernames: Sequence[str], *, exposed: bool) -> Iterator[Finding]:
    if usernames:
        names = ", ".join(usernames)
        yield (
            unsafe("demonstration-people", names=names) if exposed else worth_doing("demonstration-people", names=names)
        )


def judge_deliveries(failing: int) -> Iterator[Finding]:
    yield worth_doing("deliveries-failing", count=failing) if failing else fine("deliveries-fine")
