"""A checkpoint's time is vouched for from outside; without the authority everything else goes on."""

from asyncio import to_thread
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.parts import Parts, assemble
from api.settings import BadSettings, Settings
from ledger import proof_queries
from ledger.checking import check
from ledger.checkpoints import Checkpoints
from ledger.database import DB, rows
from ledger.timestamping import BadTimestamp, TimestampAuthority
from tests.conftest import MONDAY, Hours
from tests.ledger.test_checkpoints import grow, signing
from tests.ledger.time_stamping import make_authority, openssl, serving

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_authority(tmp_path_factory.mktemp("authority") / "here").parent


@pytest.fixture
def authority(place: Path) -> Iterator[TimestampAuthority]:
    with serving(place) as address:
        yield TimestampAuthority(address, place / "ca.pem")


@pytest.fixture
def checkpoints(database: str, tmp_path: Path, authority: TimestampAuthority) -> Checkpoints:
    made = signing(tmp_path)
    made.authority = authority
    return made


async def test_each_new_checkpoint_is_stamped_and_anybody_checks_it_with_openssl(
    checkpoints: Checkpoints, client: httpx.AsyncClient, place: Path, tmp_path: Path, hours: Hours
) -> None:
    await grow(3)
    await checkpoints.sign(MONDAY)
    hours.forward(days=1)
    [listed] = (await client.get("/v1/ledger/checkpoints")).json()["items"]
    assert listed["stampedAt"]
    answer = await client.get("/v1/ledger/checkpoints/3/timestamp")
    assert answer.headers["content-type"] == "application/timestamp-reply"
    (tmp_path / "stamp.tsr").write_bytes(answer.content)
    (tmp_path / "3.note").write_text(listed["note"], "utf-8")
    verifying = ["ts", "-verify", "-data", "3.note", "-in", "stamp.tsr", "-CAfile", str(place / "ca.pem")]
    await to_thread(openssl, tmp_path, *verifying)
    assert (await client.get("/v1/ledger/checkpoints/2/timestamp")).status_code == 404


async def test_a_timestamp_is_seen_no_earlier_than_its_checkpoint(
    checkpoints: Checkpoints, client: httpx.AsyncClient
) -> None:
    await grow(3)
    await checkpoints.sign(MONDAY)
    assert (await client.get("/v1/ledger/checkpoints/3/timestamp")).status_code == 404


async def test_an_authority_that_cannot_be_reached_is_asked_again(
    checkpoints: Checkpoints, place: Path, authority: TimestampAuthority
) -> None:
    checkpoints.authority = TimestampAuthority("http://127.0.0.1:1/", place / "ca.pem")
    await grow(3)
    await checkpoints.sign(MONDAY)
    assert await proof_queries.timestamp_of(3) is None
    checkpoints.authority = authority
    await checkpoints.stamp()
    stamped = await proof_queries.timestamp_of(3)
    await checkpoints.stamp()
    assert stamped
    assert stamped == await proof_queries.timestamp_of(3)


async def test_what_another_authority_signs_is_not_taken(place: Path, tmp_path: Path) -> None:
    stranger = make_authority(tmp_path / "stranger")
    with serving(stranger.parent) as address:
        assert await TimestampAuthority(address, stranger).stamp("a note\n")
        assert await TimestampAuthority(address, place / "ca.pem").stamp("a note\n") is None


async def test_a_forged_timestamp_is_found(checkpoints: Checkpoints, authority: TimestampAuthority) -> None:
    await grow(3)
    await checkpoints.sign(MONDAY)
    assert (await check(authority=authority)).fault is None
    other = await authority.stamp("another note\n")
    assert other
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows("UPDATE ledger_checkpoint_timestamp SET response = $1", other[0])
    assert (await check(authority=authority)).fault == "the timestamp of the checkpoint of 3 entries does not hold"


@pytest.mark.parametrize("answer", [b"", b"nonsense", b"\x30\x03\x02\x01\x00"])
def test_what_is_no_timestamp_is_refused(place: Path, answer: bytes) -> None:
    with pytest.raises(BadTimestamp):
        TimestampAuthority("http://127.0.0.1:1/", place / "ca.pem").time_of(answer, "note")


def test_an_authority_without_its_certificate_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="SIDAK_TIMESTAMP_AUTHORITY"):
        _ = assemble(Settings(data_dir=tmp_path, timestamp_url="http://127.0.0.1:1/", timestamp_authority="none.pem"))


def test_without_the_setting_nobody_is_asked(parts: Parts) -> None:
    assert parts.checkpoints.authority is None
