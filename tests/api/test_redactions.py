import httpx
import pytest

from api.parts import Parts
from ledger.database import rows
from media.stores import StoredFile
from organisation.actors import Grant
from scheduler.duties import Duties
from tests.api.photo_care import CORNER, PHOTO, Care, entries, is_clear
from tests.cast import Cast, give
from tests.conftest import Hours
from tests.media.photos import sha256

pytestmark = pytest.mark.anyio

LOWER = [2000, 5000, 3000, 3000]


@pytest.fixture
async def care(client: httpx.AsyncClient, cast: Cast, hours: Hours, parts: Parts) -> Care:
    return await Care(client, cast, hours, parts).begin()


async def test_a_proposal_changes_nothing_but_is_marked(care: Care) -> None:
    proposed = await care.propose(care.cast.thu)
    assert (proposed.status_code, proposed.json()["confirmed"]) == (201, None)
    detail = await care.detail(care.cast.tuan)
    assert (detail["evidence"]["redactionPending"], detail["evidence"]["blurred"]) == (True, False)
    assert is_clear(await care.picture(care.cast.tuan))


async def test_once_confirmed_everybody_gets_the_blurred_picture(care: Care) -> None:
    await care.blur(CORNER)
    for member in (care.cast.lan, care.cast.hung, care.cast.mai, care.cast.tuan, care.cast.thu, care.cast.dewi):
        assert not is_clear(await care.picture(member))
        assert not is_clear(await care.picture(member, "thumbnail"))
    told = (await care.detail(care.cast.tuan))["evidence"]
    assert (told["blurred"], told["redactionPending"]) == (True, False)


async def test_what_is_not_covered_is_shown_as_before(care: Care) -> None:
    before = (await care.picture(care.cast.thu)).crop((300, 200, 800, 600))
    await care.blur(CORNER)
    after = (await care.picture(care.cast.thu)).crop((300, 200, 800, 600))
    assert before.tobytes() == after.tobytes()


async def test_the_unblurred_pictures_leave_the_store_and_their_links_die(care: Care) -> None:
    url = (await care.detail(care.cast.lan))["viewing"]["url"]
    before = care.in_store("renditions")
    await care.blur(CORNER)
    assert before.isdisjoint(care.in_store("renditions"))
    gone = await care.client.get(url)
    assert (gone.status_code, gone.json()["type"]) == (403, "/problems/file-link-expired")


async def test_the_original_stays_as_it_is(care: Care) -> None:
    await care.blur(CORNER)
    await care.parts.store.verify(StoredFile("originals", sha256(PHOTO)))


async def test_a_second_redaction_adds_its_areas_to_the_first(care: Care) -> None:
    await care.blur(CORNER)
    once = await care.picture(care.cast.thu)
    await care.blur(LOWER)
    twice = await care.picture(care.cast.thu)
    assert not is_clear(twice)
    inside = (200, 320, 380, 460)
    assert once.crop(inside).tobytes() != twice.crop(inside).tobytes()
    assert len(care.in_store("renditions")) == 2


async def test_a_declined_proposal_leaves_the_picture(care: Care) -> None:
    proposed = await care.propose(care.cast.thu)
    declined = await care.decide(care.cast.minh, proposed.json()["id"], confirmed=False)
    assert (declined.status_code, declined.json()["confirmed"]) == (200, False)
    assert is_clear(await care.picture(care.cast.thu))
    assert [entry["by"] for entry in await entries("evidence.redaction-declined")] == [str(care.cast.minh.person)]


async def test_nobody_confirms_their_own_proposal(care: Care) -> None:
    proposed = await care.propose(care.cast.thu)
    refused = await care.decide(care.cast.thu, proposed.json()["id"])
    assert (refused.status_code, refused.json()["type"]) == (403, "/problems/same-person-twice")


async def test_a_proposal_is_decided_once(care: Care) -> None:
    redaction = (await care.propose(care.cast.thu)).json()["id"]
    await care.decide(care.cast.minh, redaction, confirmed=False)
    again = await care.decide(care.cast.dewi, redaction)
    assert (again.status_code, again.json()["type"]) == (409, "/problems/redaction-decided")


async def test_leader_unit_head_reviewers_and_overseers_propose(care: Care) -> None:
    cast = care.cast
    expected = {cast.hung: 201, cast.tuan: 201, cast.thu: 201, cast.dewi: 201, cast.mai: 403, cast.lan: 403}
    expected |= {cast.an: 404, cast.khoa: 404}
    for member, status in expected.items():
        assert (member.username, (await care.propose(member)).status_code) == (member.username, status)


async def test_reviewers_and_overseers_decide(care: Care) -> None:
    cast, redaction = care.cast, (await care.propose(care.cast.tuan)).json()["id"]
    expected = {cast.hung: 403, cast.tuan: 403, cast.mai: 403, cast.lan: 403, cast.an: 404, cast.khoa: 404}
    for member, status in expected.items():
        assert (member.username, (await care.decide(member, redaction)).status_code) == (member.username, status)
    assert (await care.decide(cast.dewi, redaction)).status_code == 200


async def test_whoever_was_on_the_team_does_not_decide(care: Care) -> None:
    await give(care.cast.mai.person, Grant("reviewer", care.cast.hung_yen.id), care.hours.now)
    redaction = (await care.propose(care.cast.thu)).json()["id"]
    assert (await care.decide(care.cast.mai, redaction)).json()["type"] == "/problems/own-work"


async def test_who_proposed_and_who_decided_is_told_with_the_reason(care: Care) -> None:
    await care.blur(CORNER)
    for member in (care.cast.mai, care.cast.tuan, care.cast.dewi):
        [told] = await care.get(member, f"/v1/evidence/{care.evidence}/redactions")
        assert (told["proposedByName"], told["decidedByName"]) == ("Đỗ Minh Thu", "Vũ Quang Minh")
        assert (told["areas"], told["reason"]) == ([CORNER], "Mặt một người dân ở quầy")
    for member, status in {care.cast.lan: 403, care.cast.an: 404}.items():
        answer = await care.client.get(f"/v1/evidence/{care.evidence}/redactions", headers=member.headers)
        assert answer.status_code == status


async def test_what_waits_for_a_decision_is_listed_in_its_scope(care: Care) -> None:
    proposed = (await care.propose(care.cast.tuan)).json()
    for member, expected in {
        care.cast.thu: [proposed["id"]],
        care.cast.dewi: [proposed["id"]],
        care.cast.an: [],
    }.items():
        listed = await care.get(member, "/v1/redactions")
        assert [each["id"] for each in listed["items"]] == expected
    await care.decide(care.cast.thu, proposed["id"])
    assert (await care.get(care.cast.dewi, "/v1/redactions"))["items"] == []


async def test_the_ledger_has_the_areas_and_the_hash_of_the_reason(care: Care) -> None:
    await care.blur(CORNER)
    [proposed], [confirmed] = await entries("evidence.redaction-proposed"), await entries("evidence.redacted")
    assert proposed["facts"]["areas"] == [CORNER]
    assert proposed["facts"]["reason"] == sha256("Mặt một người dân ở quầy".encode()).hex()
    assert (confirmed["subject"], confirmed["by"]) == (str(care.evidence), str(care.cast.minh.person))
    assert confirmed["facts"]["proposed_by"] == str(care.cast.thu.person)


@pytest.mark.parametrize(
    "areas", [[], [[0, 0, 0, 10]], [[0, 0, 10001, 1]], [[-1, 0, 5, 5]], [[0, 0, 5]], [[0.5, 0, 5, 5]], [CORNER] * 51]
)
async def test_malformed_areas_are_refused(care: Care, areas: list[list[float]]) -> None:
    body = {"areas": areas, "reason": "Mặt người"}
    answer = await care.post(care.cast.thu, f"/v1/evidence/{care.evidence}/redactions", body)
    assert answer.status_code == 400


async def test_areas_beyond_the_edge_are_refused(care: Care) -> None:
    answer = await care.propose(care.cast.thu, [9000, 0, 1001, 10])
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/redaction-areas-outside")


async def test_not_more_than_ten_proposals_wait(care: Care) -> None:
    for _ in range(10):
        assert (await care.propose(care.cast.tuan)).status_code == 201
    assert (await care.propose(care.cast.tuan)).json()["type"] == "/problems/redaction-too-many"


async def test_what_has_not_arrived_is_not_blurred(care: Care) -> None:
    expected = await care.announce(PHOTO + b"\0")
    refused = await care.propose(care.cast.thu, evidence=expected)
    assert refused.json()["type"] == "/problems/evidence-not-arrived"


async def test_the_same_file_under_another_id_is_blurred_too(care: Care) -> None:
    twin = await care.send(PHOTO, item="CL-VN-01-F04")
    await care.blur(CORNER)
    assert (await care.detail(care.cast.tuan, twin))["evidence"]["blurred"]
    assert not is_clear(await care.picture(care.cast.tuan, evidence=twin))
    later = await care.send(PHOTO, item="CL-VN-01-F04")
    assert not is_clear(await care.picture(care.cast.tuan, evidence=later))
    await Duties(care.parts.keys, store=care.parts.store).photos.blur(care.hours.now)
    assert not await rows("SELECT id FROM rendition WHERE purpose IN ('viewing', 'thumbnail')")
