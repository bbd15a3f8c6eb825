"""Whoever may not see an inspection gets, to every request, the answer they got if it had never been."""

import re
from collections.abc import AsyncIterator

import httpx
import msgspec
import pytest

from ledger.database import DB, rows
from tests.api.access_table import TABLE
from tests.api.calls import Call, Calls, all_calls
from tests.api.walking import Known, addresses, known
from tests.api.world import World
from tests.cast import Member

pytestmark = pytest.mark.anyio

# The tree of units and the days it works are public; of people and roles an administrator and a head see their own.
TELLS_OF_UNITS = ("/v1/units", "/v1/calendar-days", "/v1/people", "/v1/role-grants", "/v1/me", "/v1/strata")
TELLS_OF_THEIRS = (
    "/v1/inspections",
    "/v1/inbox",
    "/v1/exports",
    "/v1/notices",
    "/v1/remedies",
    "/v1/objections",
    "/v1/overdue",
)
PASSING = {"x-request-id", "date"}
MACHINE = "/v1/health-report"


class Answer(msgspec.Struct, frozen=True):
    status: int
    headers: dict[str, str]
    body: str

    def tells(self, secrets: set[str]) -> set[str]:
        text = f"{self.headers} {self.body}"
        return {secret for secret in secrets if secret in text}


class Stranger:
    """Somebody, and the inspections they may not know of."""

    def __init__(self, world: World, name: str, known: Known, calls: Calls) -> None:
        self.world = world
        self.member: Member | None = None if name == "anonymous" else getattr(world.cast, name)
        self.name = name
        self.sees_opened = name == "tuan"
        self.known = known
        self.requests = [Call("GET", address) for address in addresses(_description(world), known)]
        self.requests += [call for operation, call in calls.items() if self._is_refused(operation, call)]

    def _is_refused(self, operation: str, call: Call) -> bool:
        return call.method != "GET" and TABLE[operation][self.name] != "yes"

    async def ask(self, call: Call) -> Answer:
        """However much was asked before: what is allowed only so often is answered alike each time, and who asked
        before is forgotten."""
        await rows("TRUNCATE throttle")
        if "data-accesses" in call.path:
            await self._forget_reads()
        answer = await call.send(self.world.client, self.member)
        headers = {name: value for name, value in answer.headers.items() if name not in PASSING}
        if call.path == MACHINE:
            # The room on this very disk and the connections in use are none of the inspection's doing.
            return Answer(answer.status_code, {}, re.sub(r"\d+", "#", answer.text))
        return Answer(answer.status_code, headers, answer.text)

    async def _forget_reads(self) -> None:
        async with DB.transaction(allow_nested=False):
            await rows("SET LOCAL session_replication_role = replica")
            await rows("DELETE FROM data_access WHERE id NOT IN (SELECT id FROM remembered.data_access)")

    async def ask_everything(self) -> dict[str, Answer]:
        return {f"{call.method} {call.path} {call.headers}": await self.ask(call) for call in self.requests}

    async def forget(self) -> None:
        """Removes the inspections they may not know of, as if they had never been."""
        async with DB.transaction(allow_nested=False):
            await rows("SET LOCAL session_replication_role = replica")
            if not self.sees_opened:
                await rows("TRUNCATE inspection, evidence CASCADE")
            for table in ("team_member", "early_read"):
                await rows(f"DELETE FROM {table} WHERE inspection = $1", self.world.unopened)
            await rows("DELETE FROM inspection WHERE id = $1", self.world.unopened)

    async def secrets(self) -> set[str]:
        """What stands only in the inspections they may not know of."""
        hidden = [self.world.unopened] if self.sees_opened else [self.world.unopened, self.world.opened]
        found = await rows(
            """
            SELECT id::text AS secret FROM inspection WHERE id = ANY($1)
            UNION ALL SELECT letter_number FROM inspection WHERE id = ANY($1)
            UNION ALL SELECT check_code FROM inspection WHERE id = ANY($1)
            UNION ALL SELECT id::text FROM sheet WHERE inspection = ANY($1)
            UNION ALL SELECT id::text FROM finding WHERE inspection = ANY($1)
            UNION ALL SELECT id::text FROM evidence WHERE inspection = ANY($1)
            """,
            hidden,
        )
        return {each["secret"] for each in found}


def _description(world: World) -> dict[str, object]:
    transport = world.client._transport
    assert isinstance(transport, httpx.ASGITransport)
    described: dict[str, object] = transport.app.openapi_schema.to_schema()  # type: ignore[attr-defined]
    return described


@pytest.fixture(scope="module", params=["anonymous", "an", "khoa", "tuan"])
async def stranger(world: World, request: pytest.FixtureRequest) -> AsyncIterator[Stranger]:
    yield Stranger(world, request.param, await known(world), await all_calls(world))
    await world.put_back()


@pytest.fixture(scope="module")
async def told(stranger: Stranger) -> dict[str, Answer]:
    return await stranger.ask_everything()


async def test_no_answer_differs_from_a_world_without_the_inspection(
    stranger: Stranger, told: dict[str, Answer]
) -> None:
    await stranger.forget()
    never = await stranger.ask_everything()
    await stranger.world.put_back()
    assert {asked: (answer, never[asked]) for asked, answer in told.items() if answer != never[asked]} == {}
    assert len(told) > 300


async def test_no_answer_names_it(stranger: Stranger, told: dict[str, Answer]) -> None:
    """Beyond what was in the question itself."""
    secrets = await stranger.secrets()
    assert {asked: answer for asked, answer in told.items() if answer.tells(secrets)} == {}


async def test_the_unit_is_named_only_where_units_are_told_of(stranger: Stranger, told: dict[str, Answer]) -> None:
    centre = stranger.world.cast.centre
    named = {
        asked
        for asked, answer in told.items()
        if answer.tells({centre.code, "Xuân Trúc", str(centre.id)}) and not asked.split()[1].startswith(TELLS_OF_UNITS)
    }
    if stranger.sees_opened:
        named = {asked for asked in named if not asked.split()[1].startswith(TELLS_OF_THEIRS)}
    assert named == set()


async def test_the_etag_somebody_else_got_says_nothing(stranger: Stranger) -> None:
    """A 304 would tell that it exists, and that it has not changed."""
    world = stranger.world
    for path in (f"/v1/inspections/{world.unopened}", "/v1/inspections"):
        etag = (await world.client.get(path, headers=world.cast.hung.headers)).headers["etag"]
        asked = await stranger.ask(Call("GET", path, headers={"if-none-match": etag}))
        assert asked == await stranger.ask(Call("GET", path))
        assert asked.status != 304


async def test_the_same_questions_tell_the_team_everything(world: World) -> None:
    """So the walk would have seen a leak."""
    stranger = Stranger(world, "anonymous", await known(world), {})
    stranger.member = world.cast.hung
    told = await stranger.ask_everything()
    await world.put_back()
    secrets = await stranger.secrets()
    assert {secret for answer in told.values() for secret in answer.tells(secrets)} == secrets
