"""The server with its own certificate, as phones of an intranet meet it."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from api.certificates import fingerprint
from tests.data_dirs import data_dir
from tests.tooling.programs import sidak
from tests.tooling.test_serving import wait_until_ready


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


@pytest.fixture(scope="module")
def printed(place: Path) -> str:
    with sidak("certificate", "127.0.0.1", data_dir=place) as command:
        told = command.communicate(timeout=60)[0]
    assert command.returncode == 0, told
    return told


@pytest.fixture(scope="module")
def phone(place: Path, printed: str) -> Iterator[httpx.Client]:
    """It trusts the private authority and nothing else."""
    tls = place / "tls"
    settings = {"data_dir": place, "port": 0, "tls_certificate": tls / "server.crt", "tls_key": tls / "server.key"}
    with sidak("serve", "--demo", **settings) as server:
        address = wait_until_ready(server)
        trusted = ssl.create_default_context(cafile=str(tls / "authority.crt"))
        with httpx.Client(base_url=address, verify=trusted, trust_env=False) as client:
            yield client
        server.terminate()
        assert server.wait(60) == 0


def test_a_phone_that_trusts_the_authority_is_served(phone: httpx.Client) -> None:
    assert phone.base_url.scheme == "https"
    assert phone.get("/health/ready").status_code == 200


def test_a_phone_that_does_not_refuses(phone: httpx.Client) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"{phone.base_url}/health/live", trust_env=False)


def test_the_certificate_to_trust_is_served_as_phones_want_it(phone: httpx.Client, printed: str) -> None:
    answer = phone.get("/trust/authority.crt")
    assert answer.headers["content-type"] == "application/x-x509-ca-cert"
    served = x509.load_der_x509_certificate(answer.content)
    assert fingerprint(served) in printed
    assert phone.get("/v1/authority").json()["fingerprint"] == fingerprint(served)


def test_the_cookie_goes_over_https_only_and_no_browser_is_pinned(phone: httpx.Client) -> None:
    wanted = {"username": "lan", "password": "sidak-demo-2026", "deviceName": "Điện thoại", "cookie": True}
    answer = phone.post("/v1/sessions", json=wanted)
    assert answer.status_code == 201
    assert "; secure" in answer.headers["set-cookie"].lower()
    assert "strict-transport-security" not in answer.headers


def test_wrong_names_are_told_in_a_sentence(place: Path) -> None:
    with sidak("certificate", "two words", data_dir=place) as command:
        told = command.communicate(timeout=60)[0]
    assert command.returncode == 1
    assert told.startswith("sidak: 'two words' is neither")


def test_half_a_setting_stops_the_start(place: Path) -> None:
    with sidak("serve", data_dir=place, tls_key=place / "tls" / "server.key") as command:
        told = command.communicate(timeout=60)[0]
    assert command.returncode == 1
    assert "set both or neither" in told
