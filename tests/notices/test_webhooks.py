"""Webhooks against a receiver that fails, hangs, redirects and never stops answering."""

import ssl
from base64 import b64decode, b64encode
from hashlib import sha256
from hmac import digest
from pathlib import Path

import msgspec
import pytest

from organisation import outgoing
from organisation.delivery_rules import Failed
from organisation.outgoing import Outgoing
from organisation.outgoing_rules import networks
from tests.api.story import release_to_team
from tests.api.visits import CLOSED, Visit, submitted
from tests.notices.telling import Told, fates
from tests.servers.certificates import issued_for
from tests.servers.receiver import receiver

pytestmark = pytest.mark.anyio

LOOPBACK = networks("127.0.0.0/8")


async def test_a_program_is_told_what_two_people_let_it_know(told: Told, visit: Visit) -> None:
    await told.by_webhook("explanation.wanted")
    await submitted(visit, CLOSED)
    await told.deliver()
    await told.deliver(minutes=10)
    [received] = told.outside.received
    said = msgspec.json.decode(received.body)
    assert (received.path, said["type"]) == ("/hook", "explanation.wanted")
    assert said["data"]["inspection"] == str(visit.inspection)
    assert (said["data"]["unit_code"], said["data"]["findings"]) == ("12166.HCC", 1)


async def test_its_messages_are_signed(told: Told, visit: Visit) -> None:
    """As the libraries of Standard Webhooks check them."""
    proposed = await told.by_webhook("explanation.wanted")
    await submitted(visit, CLOSED)
    await told.deliver()
    [received] = told.outside.received
    secret = b64decode(proposed["secret"].removeprefix("whsec_"))
    signed = f"{received.headers['webhook-id']}.{received.headers['webhook-timestamp']}.".encode() + received.body
    assert received.headers["webhook-signature"] == f"v1,{b64encode(digest(secret, signed, sha256)).decode()}"
    assert received.headers["webhook-timestamp"] == str(int(told.hours.now.timestamp()))


async def test_what_fails_comes_again_under_the_same_id(told: Told, visit: Visit) -> None:
    await told.by_webhook("explanation.wanted")
    await submitted(visit, CLOSED)
    told.outside.answers = [500, "cut", 302]
    for _ in range(4):
        await told.deliver(minutes=5)
    assert await fates("webhook") == [("delivered", None)]
    assert len(told.outside.received) == 4
    assert {received.path for received in told.outside.received} == {"/hook"}
    assert len({(received.headers["webhook-id"], received.body) for received in told.outside.received}) == 1


@pytest.mark.parametrize(
    ("answer", "problem"), [(302, "redirected"), (500, "status 500"), ("hang", "no answer in time")]
)
async def test_why_it_failed_is_kept(
    told: Told, visit: Visit, monkeypatch: pytest.MonkeyPatch, answer: int | str, problem: str
) -> None:
    monkeypatch.setattr(outgoing, "SECONDS", 0.5)
    await told.by_webhook("explanation.wanted")
    await submitted(visit, CLOSED)
    told.outside.answers = [answer]
    await told.deliver()
    assert await fates("webhook") == [("waiting", problem)]
    [failing] = (await told.ask(told.cast.khoa, "GET", "/v1/failing-deliveries")).json()["items"]
    assert (failing["problem"], failing["attempts"]) == (problem, 1)


async def test_an_answer_without_an_end_is_not_read(told: Told, visit: Visit) -> None:
    await told.by_webhook("explanation.wanted")
    await submitted(visit, CLOSED)
    told.outside.answers = ["endless"]
    await told.deliver()
    assert await fates("webhook") == [("delivered", None)]


async def test_one_that_hangs_does_not_hold_up_the_others(
    told: Told, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "SECONDS", 0.5)
    await told.by_webhook("explanation.wanted")
    await told.by_webhook("explanation.wanted", unit=str(told.cast.commune.id))
    await told.by_email(told.cast.tuan)
    await submitted(visit, CLOSED)
    told.outside.answers = ["hang"]
    await told.deliver()
    assert sorted(state for state, _ in await fates("webhook")) == ["delivered", "waiting"]
    assert len(told.mails.messages) == 1


async def test_an_address_that_says_it_is_gone_is_called_no_more(told: Told, visit: Visit) -> None:
    await told.by_webhook("explanation.wanted", "inspection.concluded")
    await submitted(visit, CLOSED)
    told.outside.answers = [410]
    await told.deliver()
    [webhook] = (await told.ask(told.cast.dewi, "GET", "/v1/webhooks")).json()["items"]
    assert (webhook["endedBy"], webhook["givenUp"]) == ("clock", 1)


async def test_one_person_alone_sends_nothing_out(told: Told, visit: Visit) -> None:
    body = {"url": "https://example.vn/hook", "unit": str(told.cast.hung_yen.id), "events": ["inspection.opened"]}
    proposed = (await told.ask(told.cast.khoa, "POST", "/v1/webhooks", body)).json()["webhook"]["id"]
    refused = await told.ask(told.cast.khoa, "POST", f"/v1/webhooks/{proposed}/approval")
    assert refused.json()["type"] == "/problems/same-person-twice"
    await submitted(visit, CLOSED)
    assert await fates("webhook") == []
    assert (await told.ask(told.cast.khoa, "POST", f"/v1/webhooks/{proposed}/ending")).is_success
    late = await told.ask(told.cast.oanh, "POST", f"/v1/webhooks/{proposed}/approval")
    assert late.json()["type"] == "/problems/webhook-settled"


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"events": ["inspection.released"]}, "webhook-event"),
        ({"events": ["conclusion.drafted"]}, "webhook-event"),
        ({"url": "https://user:secret@example.vn/"}, "webhook-url"),
        ({"url": "https://example.vn/#part"}, "webhook-url"),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, "unit-unknown"),
    ],
)
async def test_what_a_webhook_may_be(told: Told, changed: dict[str, object], problem: str) -> None:
    body = {"url": "https://example.vn/hook", "unit": str(told.cast.hung_yen.id), "events": ["inspection.opened"]}
    refused = await told.ask(told.cast.khoa, "POST", "/v1/webhooks", body | changed)
    assert refused.json()["type"] == f"/problems/{problem}"


async def test_it_hears_of_its_own_units_only(told: Told, visit: Visit) -> None:
    await told.by_webhook("explanation.wanted", unit=str(told.cast.ha_noi.id))
    await submitted(visit, CLOSED)
    await told.deliver()
    assert told.outside.received == []


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "https://localhost:1/", "https://[::1]:1/", "https://127.1:1/"])
async def test_what_only_the_server_reaches_is_not_called(url: str) -> None:
    with pytest.raises(Failed, match="private address"):
        await Outgoing().post(url, b"", {})


async def test_the_name_must_stand_in_the_certificate_of_the_address_called(tmp_path: Path) -> None:
    for name in ("localhost", "elsewhere"):
        (tmp_path / name).mkdir()
    trusted, context = issued_for(tmp_path / "localhost", "localhost")
    stranger, other = issued_for(tmp_path / "elsewhere", "elsewhere")
    async with receiver(context) as right, receiver(other) as wrong:
        allowed = Outgoing(LOOPBACK, ssl.create_default_context(cafile=str(trusted)))
        assert await allowed.post(f"https://localhost:{right.port}/a?b=c", b"x", {}) == 204
        assert right.received[0].headers["host"] == f"localhost:{right.port}"
        assert right.received[0].path == "/a?b=c"
        with pytest.raises(Failed, match="ConnectError"):
            await Outgoing(LOOPBACK, ssl.create_default_context(cafile=str(stranger))).post(
                f"https://localhost:{wrong.port}/", b"x", {}
            )
        assert wrong.received == []


async def test_a_team_that_is_sent_out_is_told_to_no_program(told: Told) -> None:
    await told.by_webhook("inspection.opened", "explanation.wanted", "inspection.concluded", "inspection.closed")
    await release_to_team(told.cast, told.hours.now)
    await told.deliver()
    assert told.outside.received == []


async def test_an_administrator_tries_one_out(told: Told) -> None:
    proposed = await told.by_webhook("inspection.opened")
    path = f"/v1/webhooks/{proposed['webhook']['id']}"
    assert (await told.ask(told.cast.khoa, "POST", f"{path}/tests")).json()["waiting"] == 1
    await told.deliver()
    [received] = told.outside.received
    said = msgspec.json.decode(received.body)
    assert (said["type"], said["data"]) == ("webhook.test", {"webhook": proposed["webhook"]["id"]})
    [webhook] = (await told.ask(told.cast.khoa, "GET", "/v1/webhooks")).json()["items"]
    assert (webhook["waiting"], webhook["givenUp"], webhook["deliveredAt"] is None) == (0, 0, False)


async def test_only_one_that_is_let_out_can_be_tried_and_not_without_end(told: Told) -> None:
    proposed = await told.by_webhook("inspection.opened")
    path = f"/v1/webhooks/{proposed['webhook']['id']}"
    answers = [(await told.ask(told.cast.khoa, "POST", f"{path}/tests")).status_code for _ in range(11)]
    assert answers == [201] * 10 + [429]
    assert (await told.ask(told.cast.khoa, "POST", f"{path}/ending")).is_success
    silent = await told.ask(told.cast.khoa, "POST", f"{path}/tests")
    assert silent.json()["type"] == "/problems/webhook-silent"
