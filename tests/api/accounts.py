"""Passwords for the cast, and signing in with them."""

from datetime import datetime

import httpx

from ledger.changes import change
from organisation.people import set_password
from tests.cast import Member

PASSWORD = "con mèo nằm trên mái nhà"
Json = dict[str, object]


async def give_password(member: Member, now: datetime, password: str = PASSWORD) -> None:
    async with change(by="operator", at=now) as record:
        await set_password(record, member.person, password)


async def sign_in(client: httpx.AsyncClient, username: str, password: str = PASSWORD, **more: object) -> httpx.Response:
    body = {"username": username, "password": password, "deviceName": "Máy bàn"}
    headers = more.pop("headers", None)
    return await client.post("/v1/sessions", json=body | more, headers=headers)  # type: ignore[arg-type]


def bearer(response: httpx.Response) -> dict[str, str]:
    return {"authorization": f"Bearer {response.json()['token']}"}


def problem(response: httpx.Response) -> tuple[int, str]:
    assert response.headers["content-type"].startswith("application/problem+json")
    return response.status_code, str(response.json()["type"]).removeprefix("/problems/")
