"""Who has an account is told by no answer and by no work done for it."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError

from api.parts import Parts
from organisation import passwords
from tests.api.accounts import give_password, problem, sign_in
from tests.cast import Cast
from tests.conftest import Hours, app_with

pytestmark = pytest.mark.anyio


class Counting(PasswordHasher):
    """The hasher itself, and how often it worked: time would tell what it tells, but not in a test."""

    worked = 0

    def verify(self, *given: Any) -> Any:
        """What is no hash costs nothing."""
        try:
            return super().verify(*given)
        except InvalidHashError:
            self.worked -= 1
            raise
        finally:
            self.worked += 1


@pytest.fixture
def hasher(monkeypatch: pytest.MonkeyPatch) -> Counting:
    ours = passwords.HASHER
    counting = Counting(ours.time_cost, ours.memory_cost, ours.parallelism)
    monkeypatch.setattr(passwords, "HASHER", counting)
    return counting


async def test_the_same_work_is_done_for_a_name_that_there_is_not(
    client: httpx.AsyncClient, cast: Cast, hours: Hours, hasher: Counting
) -> None:
    """Lan has a password, Hùng has none yet, nobody is "nobody": one hash each, and one answer."""
    await give_password(cast.lan, hours.now)
    work, answers = [], set()
    for name in ("lan", "hung", "nobody"):
        before = hasher.worked
        answers.add((await sign_in(client, name, "không phải mật khẩu")).text)
        work.append(hasher.worked - before)
    assert work == [1, 1, 1]
    assert len(answers) == 1


async def test_a_reset_is_asked_for_alike(client: httpx.AsyncClient, cast: Cast) -> None:
    wish = {"code": "2345-6789-2345-6789", "newPassword": "chim sẻ đậu trên cành cao"}
    answers = {(await client.post("/v1/passwords", json=wish | {"username": name})).text for name in ("lan", "nobody")}
    assert len(answers) == 1


async def test_what_is_not_theirs_and_what_there_is_not_are_one(client: httpx.AsyncClient, cast: Cast) -> None:
    """By ids: An of another province asks for Hùng, and for nobody."""
    for path in ("/v1/people/{}", "/v1/units/{}", "/v1/programmes/{}", "/v1/inspections/{}", "/v1/evidence/{}"):
        there, nowhere = [
            await client.get(path.format(each), headers=cast.an.headers) for each in (cast.hung.person, uuid4())
        ]
        assert problem(there) == problem(nowhere) == (404, "not-found")
        assert there.json() | {"instance": ""} == nowhere.json() | {"instance": ""}


async def test_nobody_is_found_by_their_address(parts: Parts) -> None:
    """What names a person stands in no address, which proxies and histories keep, but for the part of a name by which
    somebody searches the list of people; the server's own log never has the query (test_log_lines)."""
    schema = app_with(parts).openapi_schema.to_schema()
    named = {
        (path, parameter["name"])
        for path, operations in schema["paths"].items()
        for operation in operations.values()
        for parameter in operation.get("parameters", [])
        if parameter["in"] in ("query", "path")
    }
    private = {
        "username",
        "name",
        "email",
        "phone",
        "password",
        "token",
        "code",
        "secondCode",
        "latitude",
        "longitude",
        "q",
    }
    public = ("/v1/checklists", "/v1/units")
    assert {(path, name) for path, name in named if name in private and not path.startswith(public)} <= {
        ("/v1/files/{token}", "token"),
        ("/v1/people", "q"),
    }
