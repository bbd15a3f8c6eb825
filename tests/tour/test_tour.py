"""The whole demonstration as a person runs it: server, tours, a crash, and everything is still there."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.demo import PASSWORD
from tests.data_dirs import data_dir
from tests.servers.seaweed import missing_seaweed, seaweed
from tests.tooling.programs import postmaster, sidak
from tests.tooling.test_serving import wait_until_ready

pytestmark = pytest.mark.slow

TOUR_SECONDS = 120
RECEIPT = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}")
PARTS = ("", "/submission", "/minutes", "/findings", "/conclusion", "/sheets", "/evidence")


@pytest.fixture
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


@contextmanager
def demonstration(place: Path, **settings: object) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server and its address. It logs warnings only: nobody reads its output."""
    with sidak("serve", "--demo", data_dir=place, port=0, log_level="warning", **settings) as server:
        try:
            yield server, wait_until_ready(server)
        finally:
            server.kill()


def start_tour(address: str, language: str = "en") -> subprocess.Popen[str]:
    return sidak("tour", "--server", address, "--language", language)


def receipt_of(tour: subprocess.Popen[str]) -> str:
    told = tour.communicate(timeout=TOUR_SECONDS)[0]
    assert tour.returncode == 0, told
    receipts: set[str] = set(RECEIPT.findall(told))
    assert len(receipts) == 1
    return receipts.pop()


def kill_all(server: subprocess.Popen[str], place: Path) -> None:
    database = postmaster(place)
    server.kill()
    database.send_signal(signal.SIGKILL)


@contextmanager
def reviewer(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as client:
        body = {"username": "thu", "password": PASSWORD, "deviceName": "test"}
        token = client.post("/v1/sessions", json=body).json()["token"]
        client.headers["authorization"] = f"Bearer {token}"
        yield client


def everything(address: str) -> dict[str, Any]:
    """What a reviewer reads of the closed inspections, with the bytes of their photos."""
    with reviewer(address) as client:
        closed = read(client, "/v1/inspections?state=closed")["items"]
        held = {
            f"{one['id']}{part}": read(client, f"/v1/inspections/{one['id']}{part}") for one in closed for part in PARTS
        }
        photos = [photo["id"] for one in closed for photo in held[f"{one['id']}/evidence"]["items"]]
        return held | {photo: photo_hash(client, photo) for photo in photos}


def read(client: httpx.Client, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def photo_hash(client: httpx.Client, photo: str) -> str:
    """Through the signed link, as a browser follows it: without the token."""
    link = httpx.URL(client.base_url).join(read(client, f"/v1/evidence/{photo}")["viewing"]["url"])
    answer = httpx.get(link, timeout=30)
    assert answer.status_code == 200
    return sha256(answer.content).hexdigest()


def demand_intact(place: Path, **settings: object) -> None:
    with sidak("ledger", "check", data_dir=place, **settings) as command:
        told = command.communicate(timeout=60)[0]
    assert told.startswith("The ledger is intact"), told


def demand_known(address: str, receipts: set[str]) -> None:
    for receipt in receipts:
        held = httpx.get(f"{address}/v1/receipts/{receipt}").json()
        assert held["arrived"] == held["expected"] == 1


def test_two_tours_one_after_the_other_survive_a_crash(place: Path) -> None:
    with demonstration(place) as (server, address):
        receipts = {receipt_of(start_tour(address, language)) for language in ("vi", "id")}
        before = everything(address)
        kill_all(server, place)
    with demonstration(place) as (_, address):
        demand_known(address, receipts)
        assert everything(address) == before
        assert len(before) == 2 * (len(PARTS) + 2)
        demand_intact(place)


@pytest.mark.skipif(missing_seaweed() is not None, reason=str(missing_seaweed()))
def test_two_tours_at_the_same_time_survive_a_crash_with_their_photos_in_s3(place: Path) -> None:
    with seaweed() as store:
        settings = {name.removeprefix("SIDAK_").lower(): value for name, value in store.settings.items()}
        settings |= {"s3_bucket": "sidak-tour"}
        with demonstration(place, **settings) as (server, address):
            tours = [start_tour(address), start_tour(address)]
            receipts = {receipt_of(tour) for tour in tours}
            before = everything(address)
            kill_all(server, place)
        with demonstration(place, **settings) as (_, address):
            demand_known(address, receipts)
            assert everything(address) == before
            assert len(before) == 2 * (len(PARTS) + 2)
            demand_intact(place, **settings)
        assert not [path for path in (place / "media").rglob("*") if path.is_file()]


def test_a_server_without_demonstration_is_no_stage(place: Path) -> None:
    with sidak("serve", data_dir=place, port=0, log_level="warning") as server:
        tour = start_tour(wait_until_ready(server))
        told = tour.communicate(timeout=TOUR_SECONDS)[0]
        server.terminate()
    assert tour.returncode == 1
    assert "was not started with `sidak serve --demo`" in told
