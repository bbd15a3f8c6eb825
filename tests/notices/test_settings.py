"""Settings of the channels that make no sense stop the start and are named."""

from pathlib import Path

import pytest

from api.parts import assemble
from api.settings import BadSettings, load
from organisation.mailing import Relay

MAIL = {"SIDAK_SMTP_URL": "smtp://mail.example.vn", "SIDAK_MAIL_FROM": "Sidak <sidak@example.vn>"}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"SIDAK_SMTP_URL": "smtp://mail.example.vn"}, "belong together"),
        (MAIL | {"SIDAK_SMTP_URL": "mail.example.vn"}, "SIDAK_SMTP_URL"),
        (MAIL | {"SIDAK_SMTP_URL": "smtp://mail.example.vn:99999"}, "SIDAK_SMTP_URL"),
        (MAIL | {"SIDAK_MAIL_FROM": "nobody"}, "SIDAK_MAIL_FROM"),
        (MAIL | {"SIDAK_MAIL_FROM": "a@b.vn\r\nBcc: c@d.vn"}, "SIDAK_MAIL_FROM"),
        ({"SIDAK_PUBLIC_URL": "https://sidak.example.vn/path"}, "SIDAK_PUBLIC_URL"),
        ({"SIDAK_WEBHOOK_ALLOW_PRIVATE": "10.20.0.1/16"}, "SIDAK_WEBHOOK_ALLOW_PRIVATE"),
        ({"SIDAK_NOTICE_KEY": "secret"}, "SIDAK_NOTICE_KEY"),
    ],
)
def test_what_makes_no_sense_is_named(tmp_path: Path, given: dict[str, str], named: str) -> None:
    with pytest.raises(BadSettings, match=named):
        assemble(load(given | {"SIDAK_DATA_DIR": str(tmp_path)}))


def test_user_and_password_may_have_any_letters() -> None:
    relay = Relay.of("smtps://ng%C6%B0%E1%BB%9Di:m%E1%BA%ADt%20%40@mail.example.vn")
    assert (relay.scheme, relay.port, relay.username, relay.password) == ("smtps", 465, "người", "mật @")
    assert "mật" not in repr(relay)


def test_the_key_of_the_notices_stays(tmp_path: Path) -> None:
    """Browsers subscribe to it for good."""
    first, second = (assemble(load({"SIDAK_DATA_DIR": str(tmp_path)})).notice_key.sender_point() for _ in range(2))
    assert first == second
    assert (tmp_path / "keys" / "notices.key").stat().st_mode & 0o077 == 0
