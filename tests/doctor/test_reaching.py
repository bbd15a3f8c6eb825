"""Who can listen in, and where papers point."""

from pathlib import Path

import pytest

from api.doctor import reaching
from tests.doctor.patients import levels, settings

OPEN = "http://10.0.0.5:8000"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "sidak.local"])
def test_plain_http_for_other_machines_is_unsafe(tmp_path: Path, host: str) -> None:
    found = levels(reaching.judge(settings(tmp_path, host=host)))
    assert found == {"plain-http-exposed": "unsafe", "public-url-missing": "unsafe"}


def test_a_proxy_on_this_machine_does_https(tmp_path: Path) -> None:
    behind = settings(tmp_path, trusted_proxies=1, public_url="https://sidak.example.vn")
    assert levels(reaching.judge(behind)) == {"https-by-proxy": "fine", "public-url-set": "fine"}


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_a_server_that_nobody_else_reaches_lacks_https_but_is_not_unsafe(tmp_path: Path, host: str) -> None:
    found = levels(reaching.judge(settings(tmp_path, host=host)))
    assert found == {"https-missing": "worth-doing", "public-url-missing": "worth-doing"}


def test_papers_must_not_point_to_plain_http(tmp_path: Path) -> None:
    assert levels(reaching.judge(settings(tmp_path, public_url=OPEN)))["public-url-plain"] == "unsafe"
