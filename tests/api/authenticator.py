"""The app on somebody's phone that makes codes, and turning it on."""

from base64 import b32decode
from datetime import datetime

import httpx
import msgspec

from ledger.database import rows
from organisation.one_time_codes import code_at, step_of
from tests.api.accounts import PASSWORD
from tests.cast import Member

ME = "/v1/me/second-step"
Headers = dict[str, str]


class App(msgspec.Struct, frozen=True):
    secret: bytes

    def code(self, now: datetime, later: int = 0) -> str:
        """`later` counts time steps of half a minute."""
        return code_at(self.secret, step_of(now) + later)


async def begin(client: httpx.AsyncClient, headers: Headers, password: str = PASSWORD) -> App:
    answered = await client.post(ME, json={"password": password}, headers=headers)
    assert answered.status_code == 201, answered.text
    secret = answered.json()["secret"]
    return App(b32decode(secret + "=" * (-len(secret) % 8)))


async def has_one(member: Member, now: datetime) -> None:
    """A second step that asks at the next sign-in; nobody has its app."""
    await rows(
        "INSERT INTO second_step (person, sealed, begun_at, confirmed_at, used_step, recovery_hashes) "
        "VALUES ($1, '', $2, $2, 0, '{}')",
        member.person,
        now,
    )


async def turn_on(client: httpx.AsyncClient, headers: Headers, now: datetime) -> tuple[App, list[str]]:
    """The app and the recovery codes."""
    app = await begin(client, headers)
    answered = await client.post(f"{ME}/confirmation", json={"code": app.code(now)}, headers=headers)
    assert answered.status_code == 200, answered.text
    return app, answered.json()["codes"]
