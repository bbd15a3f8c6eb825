"""Real certificates in the states in which a deployment may have them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from api.certificate_files import Files, renew
from api.doctor import certificate
from tests.doctor.patients import NOW, levels, settings


def found(place: Path, files: Files, **given: Any) -> dict[str, str]:
    chosen = settings(place, tls_certificate=str(files.server), tls_key=str(files.server_key), **given)
    return levels(certificate.judge(certificate.look(chosen), NOW))


def test_without_https_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    assert list(certificate.judge(certificate.look(settings(tmp_path)), NOW)) == []


def test_a_certificate_in_order(tmp_path: Path) -> None:
    files = renew(tmp_path, ["sidak.local"], NOW)
    assert found(tmp_path, files, public_url="https://sidak.local:8443") == {"https-served": "fine"}


@pytest.mark.parametrize(
    ("days", "name"), [(-398, "certificate-ended"), (-380, "certificate-ends-soon"), (5, "certificate-not-yet")]
)
def test_a_certificate_outside_its_time(tmp_path: Path, days: int, name: str) -> None:
    assert name in found(tmp_path, renew(tmp_path, ["sidak.local"], NOW + timedelta(days=days)))


def test_an_authority_that_ends_soon(tmp_path: Path) -> None:
    renew(tmp_path, ["sidak.local"], NOW - timedelta(days=3640))
    assert "authority-ends-soon" in found(tmp_path, renew(tmp_path, [], NOW))


def test_a_certificate_of_another_name(tmp_path: Path) -> None:
    files = renew(tmp_path, ["sidak.local"], NOW)
    assert found(tmp_path, files, public_url="https://other.local")["certificate-wrong-name"] == "unsafe"


def test_a_key_that_does_not_belong_to_it(tmp_path: Path) -> None:
    files = renew(tmp_path, ["sidak.local"], NOW)
    other = renew(tmp_path / "other", ["sidak.local"], NOW)
    other.server_key.rename(files.server_key)
    assert found(tmp_path, files) == {"certificate-unusable": "unsafe"}


def test_a_missing_file(tmp_path: Path) -> None:
    files = renew(tmp_path, ["sidak.local"], NOW)
    files.server.unlink()
    assert found(tmp_path, files) == {"certificate-unusable": "unsafe"}


@pytest.mark.parametrize(
    ("name", "host", "covered"),
    [
        ("*.example.vn", "sidak.example.vn", True),
        ("*.example.vn", "a.sidak.example.vn", False),
        ("*.example.vn", "example.vn", False),
        ("Sidak.example.vn", "sidak.example.vn", True),
        ("10.0.0.5", "10.0.0.5", True),
    ],
)
def test_a_star_stands_for_one_label(name: str, host: str, covered: bool) -> None:
    assert certificate.covers(name, host) is covered
