from datetime import timedelta

import httpx
import pytest

from ledger.database import rows
from tests.api.accounts import Json, problem
from tests.cast import Cast
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


async def report(client: httpx.AsyncClient, cast: Cast, language: str = "en") -> Json:
    headers = cast.khoa.headers | {"accept-language": language}
    answer = await client.get("/v1/health-report", headers=headers)
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found


def states(found: Json) -> dict[str, str]:
    return {check["name"]: check["state"] for check in found["checks"]}  # type: ignore[attr-defined]


async def test_it_tells_what_the_doctor_tells(client: httpx.AsyncClient, cast: Cast) -> None:
    found = await report(client, cast)
    told = states(found)
    assert told["clock-stands"] == "bad"
    assert told["backup-never"] == "bad"
    assert "check-failed" not in told
    assert found["worst"] == "bad"
    assert [check["state"] for check in found["checks"]] == sorted(  # type: ignore[attr-defined]
        told.values(), key=("bad", "warning", "good").index
    )


async def test_what_is_not_sound_comes_with_what_to_do(client: httpx.AsyncClient, cast: Cast) -> None:
    for language in ("vi", "id", "en"):
        for check in (await report(client, cast, language))["checks"]:  # type: ignore[attr-defined]
            assert check["sentence"]
            assert check["advice"] or check["state"] == "good"


async def test_a_backup_of_yesterday_is_good(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    await backed_up(hours)
    told = states(await report(client, cast))
    assert told["backup-fresh"] == "good"
    assert not {"backup-never", "backup-old", "backup-late"} & told.keys()


async def test_it_is_looked_at_once_a_minute(client: httpx.AsyncClient, cast: Cast, hours: Hours) -> None:
    first = await report(client, cast)
    await backed_up(hours)
    assert (await report(client, cast))["checkedAt"] == first["checkedAt"]
    hours.forward(minutes=1)
    told = states(await report(client, cast))
    assert told["backup-fresh"] == "good"
    assert not {"backup-never", "backup-old", "backup-late"} & told.keys()


async def backed_up(hours: Hours) -> None:
    before = hours.now - timedelta(hours=3)
    await rows(
        """
        INSERT INTO backups (id, started_at, finished_at, covers_until, ledger_size, evidence_files, bytes, verified_at,
            destination_note)
        VALUES (gen_random_uuid(), $1, $1, $1, 0, 0, 0, $1, 'test')
        """,
        before,
    )


async def test_it_is_for_administrators(client: httpx.AsyncClient, cast: Cast) -> None:
    for member in (cast.lan, cast.hung, cast.tuan, cast.thu, cast.dewi):
        answer = await client.get("/v1/health-report", headers=member.headers)
        assert problem(answer) == (403, "not-allowed")
