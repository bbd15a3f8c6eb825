"""A named official without an account explains one finding, once; whoever holds another link learns nothing."""

from collections.abc import AsyncIterator
from hashlib import sha256

import pytest

from api.intake import intake_of
from api.parts import Parts
from ledger.database import rows
from ledger.identifiers import uuid7
from media.guest_photos import take
from media.receiving import LineBroken
from media.rules import Claim
from organisation.actors import Actor
from organisation.refusing import Refused
from organisation.throttling import STRANGER
from tests.api.hearing_steps import SAID, explain_by, finding_of, make_link, picture, read_link, send_photo
from tests.api.visits import CLOSED, RUDE, Visit, submitted
from tests.conftest import Hours

pytestmark = pytest.mark.anyio


@pytest.fixture
async def visit(opened: Visit) -> Visit:
    return await submitted(opened, CLOSED)


async def test_the_page_behind_a_link_shows_that_finding_and_nothing_else(opened: Visit) -> None:
    visit = await submitted(opened, CLOSED, RUDE)
    link = await make_link(visit)
    shown = (await read_link(visit, link["token"])).json()
    assert (shown["post"], shown["due"]) == ("Công chức trực cửa", "2026-11-27T16:59:59Z")
    assert set(shown) == {
        *("post", "unitName", "zone", "due", "question", "legalBasis", "severity", "extent", "note", "photos"),
    }


async def test_an_official_explains_once_with_photos(visit: Visit) -> None:
    token, content, photo = (await make_link(visit))["token"], picture(), uuid7()
    sent = [(await send_photo(visit, token, content, photo)).status_code for _ in range(2)]
    assert sent == [204, 204]
    body = {"id": str(uuid7()), "photos": [str(photo)]}
    assert [(await explain_by(visit, token, **body)).status_code for _ in range(2)] == [201, 200]
    assert (await explain_by(visit, token)).json()["type"] == "/problems/link-over"
    [finding] = await visit.get(visit.cast.tuan, "/findings")
    [said] = finding["explanations"]
    assert (said["givenAs"], said["post"], said["explainedByName"]) == ("official", "Công chức trực cửa", None)
    assert (said["reasons"], said["photos"]) == (SAID, [str(photo)])


async def test_the_official_does_not_speak_for_the_unit(visit: Visit) -> None:
    await explain_by(visit, (await make_link(visit))["token"])
    [finding] = await visit.get(visit.cast.thu, "/findings")
    assert (finding["explanation"], finding["contested"]) == (None, True)
    assert (await visit.get(visit.cast.thu, "/standing"))["unexplained"] == 1
    assert (await visit.draft()).json()["type"] == "/problems/not-heard-yet"


async def test_what_an_official_contests_is_answered_though_the_unit_agrees(visit: Visit) -> None:
    await explain_by(visit, (await make_link(visit))["token"])
    assert (await visit.explain("agree")).status_code == 201
    assert (await visit.draft(answer=None)).json()["type"] == "/problems/contested-unanswered"
    assert (await visit.draft()).status_code == 201


async def test_wrong_used_withdrawn_and_late_links_all_answer_alike(visit: Visit, hours: Hours) -> None:
    used, withdrawn, late = [await make_link(visit) for _ in range(3)]
    await explain_by(visit, used["token"])
    url = f"/v1/explanation-links/{withdrawn['id']}"
    gone = await visit.client.delete(url, headers=visit.cast.tuan.headers)
    assert gone.status_code == 204
    answers = [(await read_link(visit, token)).json() for token in ("x" * 43, used["token"], withdrawn["token"])]
    hours.forward(days=5)
    answers.append((await read_link(visit, late["token"])).json())
    assert {answer["type"] for answer in answers} == {"/problems/link-over"}
    assert len({answer["detail"] for answer in answers}) == 1


async def test_a_photo_whose_line_broke_leaves_nothing_and_comes_again_whole(visit: Visit, parts: Parts) -> None:
    token, content, photo = (await make_link(visit))["token"], picture(), uuid7()

    async def broken() -> AsyncIterator[bytes]:
        yield content[:1000]
        raise LineBroken

    host = Actor(person=visit.cast.tuan.person, device=uuid7(), language="vi", grants=())
    claim = Claim(
        purpose="explanation",
        item=None,
        sha256=sha256(content).digest(),
        size=len(content),
        content_type="image/jpeg",
        file_name=f"{photo}.jpeg",
        claimed_at=parts.clock(),
        latitude=None,
        longitude=None,
        accuracy=None,
        device_signature=None,
    )
    with pytest.raises(Refused, match="upload-length-differs"):
        await take(STRANGER, host, visit.inspection, photo, claim, broken(), intake_of(parts))
    assert list(parts.spool.iterdir()) == []
    assert (await send_photo(visit, token, content, photo)).status_code == 204


async def test_no_photo_comes_through_a_link_that_is_over(visit: Visit) -> None:
    token = (await make_link(visit))["token"]
    await explain_by(visit, token)
    assert (await send_photo(visit, token, picture())).json()["type"] == "/problems/link-over"
    assert (await visit.get(visit.cast.thu, "/evidence"))["items"] == []


async def test_a_photo_that_comes_in_part_is_not_kept_and_can_be_sent_again(visit: Visit) -> None:
    token, content, photo = (await make_link(visit))["token"], picture(), uuid7()
    broken = content[:-9] + b"000000000"
    url, headers = f"/v1/explanation-links/photos/{photo}", {"explanation-link": token, "content-type": "image/jpeg"}
    refused = await visit.client.put(url, content=broken, headers=headers | {"content-digest": "sha-256=:AAAA:"})
    assert refused.json()["type"] == "/problems/photo-header"
    assert (await send_photo(visit, token, content, photo)).status_code == 204


async def test_only_photos_sent_through_the_link_are_named(visit: Visit) -> None:
    refused = await explain_by(visit, (await make_link(visit))["token"], photos=[str(uuid7())])
    assert refused.json()["type"] == "/problems/explanation-photo-elsewhere"


async def test_guessing_links_is_slowed_down(visit: Visit) -> None:
    token = (await make_link(visit))["token"]
    answers = [(await read_link(visit, f"{number:043}")).status_code for number in range(9)]
    assert answers == [404] * 8 + [429]
    assert (await read_link(visit, token)).status_code == 200


async def test_who_makes_links(visit: Visit) -> None:
    assert (await make_link(visit, visit.cast.thu))["token"]
    url = f"/v1/findings/{await finding_of(visit)}/explanation-links"
    for member in (visit.cast.hung, visit.cast.dewi):
        assert (await visit.post(member, url, {"post": "Kế toán"})).status_code == 403
    listed = (await visit.client.get(url, headers=visit.cast.tuan.headers)).json()
    assert [(link["madeByName"], link["open"]) for link in listed] == [("Đỗ Minh Thu", True)]
    assert "token" not in listed[0]


async def test_the_database_keeps_no_token(visit: Visit) -> None:
    token = (await make_link(visit))["token"]
    [kept] = await rows("SELECT explanation_link::text AS row FROM explanation_link")
    assert token not in kept["row"]
