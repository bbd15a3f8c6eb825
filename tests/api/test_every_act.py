"""Every act of the table of the lifecycle, in every state, by every role, through its route."""

from shutil import rmtree
from typing import Any, get_args

import pytest

from api.act_addresses import ADDRESSES
from inspections.steps.lifecycle import ACTS, BY_ACTION, Act, Action, Party, State
from ledger.database import DB, rows
from tests.api.access_table import ROLES
from tests.api.calls import Call, Calls, all_calls
from tests.api.world import World
from tests.cast import Member

pytestmark = pytest.mark.anyio

STATES: tuple[State, ...] = get_args(State)
WHO: dict[Party, set[str]] = {
    "team": {"hung", "mai"},
    "leader": {"hung"},
    "unit_head": {"tuan"},
    "owner": set(),
    "hearer": {"tuan", "thu", "minh"},
    "reviewer": {"thu", "minh"},
    "leader_or_reviewer": {"hung", "thu", "minh"},
    "team_or_reviewer": {"hung", "mai", "thu", "minh"},
    "outsider": {"thu", "minh", "dewi"},
    "oversight": {"thu", "minh", "dewi"},
    "server": set(),
}
TOO_LATE = {
    "wrong-state",
    "opened-already",
    "submitted-already",
    "link-out-of-time",
    "not-opened",
    "minutes-before-submission",
}
"""What is refused because of the state; by a phone's own id where the same has been sent before."""
BY_TABLE = [act for act in ACTS if act.by not in ("server", "owner")]
"""What another unit answers is tested where causes are."""
SAME_ADDRESS: dict[Action, tuple[Action, ...]] = {
    "grant_time": ("propose_time",),
    "propose_time": ("grant_time",),
    "amend": ("draft",),
    "send_back_amendment": ("send_back",),
    "issue_amendment": ("issue",),
    "sign_amendment": ("sign_second",),
}
"""Which of them it is follows from what else has happened."""
AMENDED = """
    INSERT INTO objection (id, inspection, conclusion, ground, findings, reasons, photos, made_by, made_at, due_at,
        result, decision, decided_by, decided_at)
    SELECT gen_random_uuid(), inspection, id, 'process', '{}', 'x', '{}', drafted_by, drafted_at, drafted_at,
        'amended', 'x', gen_random_uuid(), drafted_at FROM conclusion WHERE inspection = $1
"""
GROUND = "UPDATE objection SET ground = '{}', findings = ARRAY(SELECT id FROM finding LIMIT 1) WHERE inspection = $1"
BEFORE: dict[Action, str] = {
    "open": "DELETE FROM opening WHERE inspection = $1",
    "submit": "DELETE FROM submission WHERE inspection = $1",
    "keep_minutes": "DELETE FROM minutes WHERE inspection = $1",
    "agree_time": "UPDATE explanation_extension SET first_by = gen_random_uuid(), first_at = asked_at, days = 2 "
    "WHERE inspection = $1",
    "answer_facts": GROUND.format("facts"),
    "answer_process": GROUND.format("process"),
    "decide_objection": GROUND.format("process"),
    **dict.fromkeys(("amend", "send_back_amendment", "issue_amendment", "sign_amendment"), AMENDED),
}
"""What must have happened before."""
LESS: dict[Action, set[str]] = {"answer_facts": {"mai"}}
"""Of the facts a member speaks only when the leader is gone."""


@pytest.fixture(scope="module")
async def calls(world: World) -> Calls:
    return await all_calls(world)


@pytest.fixture(scope="module")
async def operations(world: World) -> dict[tuple[str, str], str]:
    described = (await world.client.get("/api/v1/openapi.json")).json()["paths"]
    return {
        (method.upper(), path): operation["operationId"]
        for path, methods in described.items()
        for method, operation in methods.items()
        if method in ("post", "put")
    }


def test_every_act_of_a_person_has_its_address() -> None:
    assert ADDRESSES.keys() == {act.action for act in BY_TABLE}


@pytest.mark.parametrize("act", BY_TABLE, ids=lambda act: act.action)
async def test_an_act_is_done_by_its_party_in_its_states_and_never_else(
    world: World, calls: Calls, operations: dict[tuple[str, str], str], act: Act
) -> None:
    call = calls[operations[ADDRESSES[act.action]]]
    for state in STATES:
        await put_into(world, act, state)
        found = {role: await outcome(world, call, role, act, state) for role in ROLES}
        wanted = {role: expected(act, state, role) for role in ROLES}
        assert {role: found[role] for role in ROLES if found[role] not in wanted[role]} == {}, (state, wanted)
    await put_back(world)


def expected(act: Act, state: State, role: str) -> set[str]:
    """Nobody but the team sees an inspection that is not opened. Who may never do it may hear of the state first."""
    there = [act, *(BY_ACTION[other] for other in SAME_ADDRESS.get(act.action, ()))]
    who = set().union(*(WHO[each.by] for each in there)) - LESS.get(act.action, set())
    open_to_somebody = any(state in each.sources for each in there)
    if role not in who or (state == "released" and role not in WHO["team"]):
        return {"refused"} if open_to_somebody else {"refused", "too-late"}
    return {"admitted"} if open_to_somebody else {"too-late"}


async def put_back(world: World) -> None:
    """Also what was signed meanwhile and stands outside the database, lest it looks rewritten."""
    await world.put_back()
    rmtree(world.parts.settings.data_dir / "checkpoints", ignore_errors=True)
    await world.parts.checkpoints.keep()


async def put_into(world: World, act: Act, state: State) -> None:
    """As if it had come there, its later times not yet known."""
    await put_back(world)
    at = STATES.index(state)
    times = [f"{each}_at = coalesce({each}_at, $3)" for each in STATES[: at + 1]]
    times += [f"{each}_at = NULL" for each in STATES[at + 1 :]]
    outcome = "carried_out" if at > STATES.index("opened") else None
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows(
            f"UPDATE inspection SET state = $2, outcome = $4, {', '.join(times)} WHERE id = $1",
            world.opened,
            state,
            world.hours.now,
            outcome,
        )
        if act.action in BEFORE:
            await rows(BEFORE[act.action], world.opened)


async def outcome(world: World, call: Call, role: str, act: Act, state: State) -> str:
    member: Member | None = None if role == "anonymous" else getattr(world.cast, role)
    answer = await call.send(world.client, member)
    if answer.status_code < 400:
        await put_into(world, act, state)
        return "admitted"
    name = problem(answer.json())
    if answer.status_code in (401, 403, 404) and name != "same-person-twice":
        return "refused"
    assert answer.status_code in (403, 409, 422), f"{role}: {answer.status_code} {answer.text}"
    return "too-late" if name in TOO_LATE else "admitted"


def problem(answer: Any) -> str:
    return str(answer["type"]).removeprefix("/problems/")
