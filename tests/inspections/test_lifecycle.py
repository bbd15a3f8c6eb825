"""The table of transitions, and that every route keeps to it."""

from typing import get_args
from uuid import UUID

import httpx
import pytest

from inspections.lifecycle import BY_ACTION, TRANSITIONS, Action, State, Transition, check
from inspections.tables import Inspection
from ledger.database import rows
from ledger.identifiers import uuid7
from organisation.refusing import Refused
from tests.api.story import open_door, release_to_team, submit
from tests.cast import Cast
from tests.conftest import Hours

STATES: tuple[State, ...] = get_args(State)
WHY = {"reason": "Bão số 12"}


def test_every_action_stands_once_in_the_table() -> None:
    assert sorted(BY_ACTION) == sorted(get_args(Action))
    assert len(BY_ACTION) == len(TRANSITIONS)


@pytest.mark.parametrize("step", TRANSITIONS, ids=lambda step: step.action)
def test_an_action_is_refused_from_every_state_but_its_own(step: Transition) -> None:
    check(step.action, step.source)
    for state in set(STATES) - {step.source}:
        with pytest.raises(Refused) as refused:
            check(step.action, state)
        assert refused.value.facts == {"state": state, "needed": step.source}


def test_every_state_comes_from_the_release_and_leads_to_the_end() -> None:
    assert reached("released", forward=True) == set(STATES)
    assert reached("closed", forward=False) == set(STATES)


def reached(start: State, *, forward: bool) -> set[State]:
    found = {start}
    for _ in TRANSITIONS:
        found |= {step.target if forward else step.source for step in TRANSITIONS if end(step, forward) in found}
    return found


def end(step: Transition, forward: bool) -> State:
    return step.source if forward else step.target


def test_every_state_has_the_column_of_its_time() -> None:
    columns = {column._meta.name for column in Inspection._meta.columns}
    assert {f"{state}_at" for state in STATES} <= columns


@pytest.mark.anyio
@pytest.mark.parametrize("state", STATES)
async def test_a_request_in_the_wrong_state_changes_nothing(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, state: State
) -> None:
    """Whoever may do it otherwise; a reviewer does not even see what nobody has opened."""
    inspection = await release_to_team(cast, hours.now)
    opened_at = None if state == "released" else hours.now
    await rows("UPDATE inspection SET state = $2, opened_at = $3 WHERE id = $1", inspection, state, opened_at)
    for action, answer in (await ask_for_everything(client, cast, hours, inspection)).items():
        step = BY_ACTION[action]
        unseen = state == "released" and step.by == "reviewer"
        assert answer.json()["type"] == f"/problems/{'not-found' if unseen else 'wrong-state'}", action
    [left] = await rows("SELECT state FROM inspection")
    assert left["state"] == state


async def ask_for_everything(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, inspection: UUID
) -> dict[Action, httpx.Response]:
    """All that the inspection's state does not allow."""
    [found] = await rows("SELECT state FROM inspection")
    hung, thu, path = cast.hung.headers, cast.thu.headers, f"/v1/inspections/{inspection}"
    requests = {
        "open": lambda: open_door(client, cast.hung, inspection, hours.now),
        "cancel": lambda: client.post(f"{path}/cancellation", json=WHY, headers=hung),
        "abort": lambda: client.post(f"{path}/abortion", json=WHY, headers=hung),
        "submit": lambda: submit(client, cast.hung, inspection, hours.now, incompleteReason="Mai ốm"),
        "conclude": lambda: client.post(f"{path}/conclusions/1/issuance", headers=thu),
        "close": lambda: client.post(f"{path}/closure", headers=thu),
    }
    return {
        step.action: await requests[step.action]()
        for step in TRANSITIONS
        if step.by != "server" and step.source != found["state"]
    }


@pytest.mark.anyio
async def test_only_the_party_of_the_table_takes_a_step(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    """Mai is on the team but does not lead it; who leads does not review."""
    inspection = await release_to_team(cast, hours.now)
    path = f"/v1/inspections/{inspection}"
    refused = await client.post(f"{path}/cancellation", json=WHY, headers=cast.mai.headers)
    assert refused.json()["type"] == "/problems/leader-only"
    refused = await client.post(f"{path}/closure", headers=cast.hung.headers)
    assert refused.json()["type"] == "/problems/not-allowed"
    body = {"id": str(uuid7()), "position": "agree", "reasons": "Tôi đồng ý với phát hiện."}
    unseen = await client.post(f"/v1/findings/{uuid7()}/explanations", json=body, headers=cast.tuan.headers)
    assert unseen.status_code == 404
