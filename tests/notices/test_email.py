"""E-mail against a real SMTP server: confirmed first, sent once, tried again, given up."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from ledger.database import rows
from organisation.delivering import Post
from organisation.mailing import Mail, Relay
from tests.api.accounts import bearer, give_password, problem, sign_in
from tests.api.story import open_door, release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.notices.telling import Told, deliveries, fates
from tests.servers.certificates import issued_for
from tests.servers.mailbox import PASSWORD, mailbox

pytestmark = pytest.mark.anyio


async def test_an_address_gets_nothing_before_its_owner_typed_the_code(told: Told) -> None:
    body = {"email": "hung@example.vn"}
    asked = await told.ask(told.cast.hung, "PUT", "/v1/notice-preferences/email", body)
    assert (asked.json()["email"], asked.json()["emailConfirmed"]) == ("hung@example.vn", False)
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    [message] = told.mails.messages
    assert message["Subject"] == "Mã xác nhận địa chỉ thư"
    refused = await told.confirm(told.cast.hung, "2222-2222")
    assert refused.json()["type"] == "/problems/email-code-refused"
    confirmed = await told.confirm(told.cast.hung, told.code("hung@example.vn").lower().replace("-", " "))
    assert confirmed.json()["emailConfirmed"] is True


async def test_the_code_is_kept_nowhere_and_not_guessed(told: Told) -> None:
    await told.ask(told.cast.hung, "PUT", "/v1/notice-preferences/email", {"email": "hung@example.vn"})
    await told.deliver()
    code = told.code("hung@example.vn")
    assert [row["facts"] for row in await deliveries("email")] == ["{}"]
    for _ in range(5):
        await told.confirm(told.cast.hung, "2222-2222")
    assert (await told.confirm(told.cast.hung, code)).status_code == 422


async def test_nobodys_mailbox_is_filled_by_trying_addresses(told: Told) -> None:
    path = "/v1/notice-preferences/email"
    await told.ask(told.cast.hung, "PUT", path, {"email": "hung@example.vn"})
    again = await told.ask(told.cast.hung, "PUT", path, {"email": "mai@example.vn"})
    assert (again.status_code, again.headers["retry-after"]) == (429, "301")
    told.hours.forward(minutes=6)
    assert (await told.ask(told.cast.hung, "PUT", path, {"email": "mai@example.vn"})).status_code == 200


async def test_a_new_device_asks_for_no_mail(told: Told) -> None:
    """It may be a stranger's who knows the password: the owner's address before it would get nothing any more."""
    await give_password(told.cast.hung, told.hours.now)
    stranger = bearer(await sign_in(told.client, "hung"))
    body = {"email": "nguoi-la@example.vn"}
    answer = await told.client.put("/v1/notice-preferences/email", headers=stranger, json=body)
    assert problem(answer) == (403, "device-too-new")
    assert await deliveries("email") == []


async def test_a_notice_is_mailed_once_in_the_language_of_its_reader(told: Told, visit: Visit) -> None:
    address = await told.by_email(told.cast.tuan)
    await submitted(visit, CLOSED)
    for _ in range(3):
        await told.deliver(minutes=10)
    [message] = told.mails.messages
    assert (message["To"], message["From"]) == (address, "Sidak <sidak@example.vn>")
    assert message["Subject"] == "Đơn vị của bạn cần giải trình."
    assert message["Content-Language"] == "vi"
    assert "Trung tâm Phục vụ hành chính công xã Xuân Trúc" in message.get_content()
    assert f"https://sidak.example.vn/#/cases/{visit.inspection}" in message.get_content()


async def test_a_mail_server_that_is_busy_is_asked_again_with_the_same_message(told: Told) -> None:
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    told.mails.replies = ["451 later", "421 not now"]
    await told.deliver()
    await told.deliver(seconds=1)
    assert (await fates("email"))[-1] == ("waiting", "reply 451")
    await told.deliver(seconds=30)
    await told.deliver(seconds=90)
    [message] = told.mails.messages
    delivery = (await deliveries("email"))[-1]
    assert (delivery["state"], delivery["attempts"]) == ("delivered", 3)
    assert message["Message-ID"] == f"<{delivery['id']}@example.vn>"


async def test_what_a_mail_server_refuses_for_good_is_given_up_and_seen(told: Told) -> None:
    await told.by_email(told.cast.tuan)
    inspection = await release_to_team(told.cast, told.hours.now)
    await open_door(told.client, told.cast.hung, inspection, told.hours.now)
    told.mails.replies = ["550 no such mailbox"]
    await told.deliver()
    [failing] = (await told.ask(told.cast.khoa, "GET", "/v1/failing-deliveries")).json()["items"]
    assert (failing["state"], failing["problem"]) == ("given_up", "reply 550")
    assert failing["person"] == str(told.cast.tuan.person)


async def test_that_a_team_could_not_be_told_stays_hidden_for_a_day(told: Told) -> None:
    """Whoever looks after the deliveries must not learn of a duty before its day is over."""
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    told.mails.replies = ["550 no such mailbox"]
    await told.deliver()
    assert (await told.ask(told.cast.khoa, "GET", "/v1/failing-deliveries")).json()["items"] == []
    told.hours.forward(hours=24)
    [failing] = (await told.ask(told.cast.khoa, "GET", "/v1/failing-deliveries")).json()["items"]
    assert failing["name"] == "inspection.released"


async def test_a_delivery_that_never_succeeds_ends(told: Told) -> None:
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    told.mails.replies = ["451 later"] * 100
    for _ in range(60):
        await told.deliver(minutes=30)
    delivery = (await deliveries("email"))[-1]
    assert (delivery["state"], delivery["problem"]) == ("given_up", "reply 451")
    assert delivery["settled_at"] <= delivery["ends_at"]


async def test_who_carries_a_message_and_dies_leaves_it_to_the_next(told: Told) -> None:
    """A claim that nobody settled ends after two minutes."""
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    await rows("UPDATE delivery SET due_at = $1 WHERE state = 'waiting'", told.hours.now + timedelta(minutes=2))
    await told.deliver(minutes=1)
    assert told.mails.messages == []
    await told.deliver(minutes=1)
    assert len(told.mails.messages) == 1


async def test_two_clocks_send_one_message(told: Told) -> None:
    await told.by_email(told.cast.hung)
    await told.by_email(told.cast.mai)
    await release_to_team(told.cast, told.hours.now)
    await asyncio.gather(*(told.parts.post.deliver(told.hours.now) for _ in range(4)))
    assert sorted(message["To"] for message in told.mails.messages) == ["hung@example.vn", "mai@example.vn"]


async def test_what_is_muted_is_told_in_the_app_alone(told: Told) -> None:
    await told.by_email(told.cast.hung)
    body = {"mutedEmail": ["inspection.released"]}
    assert (await told.ask(told.cast.hung, "PUT", "/v1/notice-preferences", body)).status_code == 200
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert told.mails.messages == []
    assert await told.names(told.cast.hung) == ["inspection.released"]


async def test_who_wants_no_more_mail_gets_none(told: Told) -> None:
    await told.by_email(told.cast.hung)
    assert (await told.ask(told.cast.hung, "DELETE", "/v1/notice-preferences/email")).status_code == 204
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert told.mails.messages == []


async def test_mail_goes_encrypted_and_with_a_password_where_the_server_wants_both(
    told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    authority, context = issued_for(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    async with mailbox("smtp", context) as guarded:
        relay = Relay("smtp", "localhost", guarded.port, "sidak", PASSWORD)
        await Post({"email": Mail(relay, "sidak@example.vn", "")}).deliver(told.hours.now)
    assert len(guarded.messages) == 1


async def test_without_the_servers_certificate_nothing_is_said(told: Told, tmp_path: Path) -> None:
    await told.by_email(told.cast.hung)
    await release_to_team(told.cast, told.hours.now)
    async with mailbox("smtp", issued_for(tmp_path, "localhost")[1]) as stranger:
        relay = Relay("smtp", "localhost", stranger.port, "sidak", PASSWORD)
        await Post({"email": Mail(relay, "sidak@example.vn", "")}).deliver(told.hours.now)
    assert stranger.messages == []
    assert (await fates("email"))[-1][0] == "waiting"
