"""While an inspection is not opened no channel carries a word of which unit it is."""

from base64 import b64decode
from datetime import timedelta

import msgspec
import pytest

from ledger.database import rows
from organisation.notice_catalogue import catalogue
from scheduler.duties import Duties
from tests.api.story import open_door
from tests.notices.telling import Browser, Told
from tests.scheduler.stories import DRAW, FREEZE, RELEASE, add_centres, inspections, plan

pytestmark = pytest.mark.anyio

EVENTS = [name for name, kind in catalogue().items() if kind.webhook]


async def test_nothing_that_leaves_names_a_unit_before_it_is_opened(told: Told) -> None:
    """All bytes of all channels, opened with the readers' keys, over a released day and a visit called off."""
    cast = told.cast
    await add_centres(cast, 10)
    browsers = {member.username: await told.by_push(member) for member in (cast.hung, cast.mai, cast.tuan, cast.lan)}
    for member in (cast.hung, cast.mai, cast.tuan, cast.lan):
        told.hours.forward(minutes=6)
        await told.by_email(member)
    await told.by_webhook(*EVENTS)
    await plan(cast, told.parts.keys, told.hours.now)
    for now in (FREEZE, DRAW, RELEASE):
        told.hours.now = now
        await Duties(told.parts.keys, post=told.parts.post).tick(now)
    [inspection] = await inspections()
    told.hours.forward(minutes=1)
    body = {"reason": "Bão đổ bộ vào xã"}
    path = f"/v1/inspections/{inspection['id']}/cancellation"
    assert (await told.ask(cast.hung, "POST", path, body)).is_success
    await told.deliver(minutes=1)
    sent = said(told, browsers)
    assert len(told.mails.raw) == len(told.outside.received) == 3
    assert [word for word in await names_of_units() if word in sent] == []


async def test_the_same_search_finds_the_unit_once_it_is_opened(told: Told) -> None:
    cast = told.cast
    await told.by_email(cast.tuan)
    await plan(cast, told.parts.keys, told.hours.now, exceptions={"12364.HCC": 0})
    for now in (FREEZE, DRAW, RELEASE):
        await Duties(told.parts.keys, post=told.parts.post).tick(now)
    [inspection] = await inspections()
    told.hours.now = RELEASE + timedelta(minutes=20)
    await open_door(told.client, cast.hung, inspection["id"], told.hours.now)
    await told.deliver()
    assert "xuân trúc" in said(told, {})


def said(told: Told, browsers: dict[str, Browser]) -> str:
    """Mails decoded and as they were, pushes opened and as they were, bodies and headers."""
    parts = [raw.decode("utf-8", "replace") for raw in told.mails.raw]
    for message in told.mails.messages:
        parts += [str(message.items()), message.get_content()]
    for received in told.outside.received:
        parts += [received.path, str(received.headers), received.body.decode("utf-8", "replace")]
        if received.path.startswith("/push/"):
            parts.append(str(browsers[received.path.removeprefix("/push/")].open(received)))
            parts.append(b64decode(received.headers["authorization"].split(".")[1] + "==").decode())
    return "\n".join(parts).lower()


async def names_of_units() -> list[str]:
    """Ids, codes of more than two digits, and names, also without their first word."""
    found = await rows("SELECT id::text, code, name FROM unit")
    words = {str(unit["id"]) for unit in found} | {unit["code"] for unit in found if len(unit["code"]) > 2}
    words |= {unit["name"] for unit in found} | {unit["name"].partition(" ")[2] for unit in found}
    return sorted(word.lower() for word in words if len(word) > 3)


def test_titles_and_what_a_team_is_told_have_no_facts() -> None:
    """A title is shown on locked phones; what is told before the opening says nothing that could name a unit."""
    for name, kind in catalogue().items():
        texts = msgspec.structs.asdict(kind.title).values()
        before = (
            msgspec.structs.asdict(kind.body).values() if name.startswith(("inspection.rel", "inspection.ca")) else ()
        )
        assert not any("{" in text for text in [*texts, *before]), name
    assert not catalogue()["inspection.released"].webhook
    assert not catalogue()["inspection.called-off"].webhook
