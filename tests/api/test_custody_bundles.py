"""What a custody bundle holds of blurred, erased and damaged photos, and who gets one when."""

import json
from functools import partial
from pathlib import Path

import httpx
import pytest

from api.parts import Parts
from inspections.access import see
from inspections.evidence.bundle_parts import Papers
from inspections.evidence.bundle_photos import Photos
from inspections.evidence.bundling import assemble, checkpoint_seen, recorded
from ledger.checkpoint_notes import SignedTree
from ledger.database import rows
from ledger.timestamping import TimestampAuthority
from media.bundle_verifier import CHECKPOINT, MANIFEST, judge
from media.disk_store import DiskStore
from media.renditions import renditions
from media.stores import StoredFile
from organisation.refusing import Refused
from tests.api.bundle_forging import forged, named, proof_of, unpacked
from tests.api.custody import Case, concluded, told
from tests.cast import Cast
from tests.conftest import Hours
from tests.ledger.time_stamping import make_authority, serving
from tests.media.photos import sha256

pytestmark = pytest.mark.anyio


@pytest.fixture
async def case(client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours) -> Case:
    return await concluded(client, parts, cast, hours)


@pytest.fixture
async def bundle(case: Case, cast: Cast) -> bytes:
    """Dewi's."""
    return (await case.export(cast.dewi)).content


async def test_the_same_data_give_the_same_papers(case: Case, cast: Cast, bundle: bytes) -> None:
    again = unpacked((await case.export(cast.thu)).content)
    once_more = unpacked((await case.export(cast.thu)).content)
    assert again["readme.txt"] == unpacked(bundle)["readme.txt"]
    assert {name for name in once_more.keys() | again.keys() if once_more.get(name) != again.get(name)} >= {MANIFEST}
    assert again["checkpoint.note"] == once_more["checkpoint.note"]


async def test_a_reviewer_gets_yesterdays_checkpoint_and_newer_entries_without_proof(
    case: Case, cast: Cast, hours: Hours, tmp_path: Path
) -> None:
    """How many entries there are now would tell the minute in which teams set out."""
    await case.parts.checkpoints.sign(hours.now)
    content = (await case.export(cast.thu)).content
    holds, reason = told(content, tmp_path)
    assert holds, reason
    assert "3 newer ones on its key's word only" in reason
    newest = (await rows("SELECT max(size) AS size FROM ledger_signed_checkpoint"))[0]["size"]
    assert SignedTree.of(unpacked(content)[CHECKPOINT].decode()).size <= newest
    later = [json.loads(each)["action"] for name, each in unpacked(content).items() if name.startswith("later/")]
    assert sorted(later) == ["evidence.exported", "evidence.exported", "inspection.bundle-exported"]


async def test_a_reviewer_waits_for_the_first_checkpoint_that_all_may_see(
    client: httpx.AsyncClient, case: Case, cast: Cast, hours: Hours
) -> None:
    hours.forward(days=-1, hours=-1)
    answered = await case.export(cast.thu)
    assert (answered.status_code, answered.json()["type"]) == (409, "/problems/bundle-without-checkpoint")
    assert (await case.export(cast.dewi)).status_code == 200


async def test_only_who_watches_over_it_makes_one_and_only_after_the_conclusion(
    client: httpx.AsyncClient, parts: Parts, cast: Cast, hours: Hours
) -> None:
    case = await concluded(client, parts, cast, hours)
    for member, status in ((cast.hung, 403), (cast.tuan, 403), (cast.lan, 403), (cast.an, 404)):
        assert (await case.export(member)).status_code == status
    await rows("UPDATE inspection SET state = 'explaining' WHERE id = $1", case.visit.inspection)
    assert (await case.export(cast.thu)).json()["type"] == "/problems/wrong-state"


async def test_a_damaged_original_is_told_and_left_out(case: Case, cast: Cast, tmp_path: Path) -> None:
    store = case.parts.store
    assert isinstance(store, DiskStore)
    files = [store.path(StoredFile("originals", each)) for each in case.hashes]
    files[0].chmod(0o640)
    files[0].write_bytes(b"something else")
    files[1].unlink()
    holds, reason = told((await case.export(cast.dewi)).content, tmp_path)
    assert holds, reason
    assert "1 damaged, 1 missing, 1 expected" in reason


async def test_a_blurred_photo_is_there_blurred_and_its_original_not(case: Case, cast: Cast, tmp_path: Path) -> None:
    await case.blur(cast.thu, cast.minh)
    content = (await case.export(cast.dewi)).content
    holds, reason = told(content, tmp_path)
    assert holds, reason
    assert "1 original, 1 blurred, 1 expected" in reason
    files = unpacked(content)
    assert f"blurred/{case.photos[0]}.jpg" in files
    assert f"originals/{case.hashes[0].hex()}.jpg" not in files
    assert case.hashes[0] not in {sha256(each) for each in files.values()}
    name = named(files, "evidence.redacted")
    lied = await forged(content, case.parts.checkpoints, lambda files, _: files.pop(name) and files.pop(proof_of(name)))
    assert "no entry says that photo" in told(lied, tmp_path)[1]


async def test_a_photo_erased_in_its_time_leaves_its_certificate(
    case: Case, cast: Cast, hours: Hours, tmp_path: Path
) -> None:
    await case.erase(cast.thu, cast.minh)
    content = (await case.export(cast.dewi)).content
    holds, reason = told(content, tmp_path)
    assert holds, reason
    assert "2 of 3 photos arrived (2 erased, 1 expected)" in reason
    [name] = [name for name in unpacked(content) if name.startswith("certificates/")]
    lied = await forged(content, case.parts.checkpoints, lambda files, _: files.update({name: b"{}"}))
    assert "certificates of erasure" in told(lied, tmp_path)[1]


async def test_a_timestamp_is_checked_with_and_without_its_authority(
    case: Case, cast: Cast, bundle: bytes, tmp_path: Path
) -> None:
    authority = make_authority(tmp_path / "authority")
    with serving(authority.parent) as address:
        case.parts.checkpoints.authority = TimestampAuthority(address, authority)
        content = (await case.export(cast.dewi)).content
    (tmp_path / "bundle.zip").write_bytes(content)
    assert judge(str(tmp_path / "bundle.zip"), (), authority).holds
    holds, reason = told(content, tmp_path)
    assert holds, reason
    assert "whose authority was not compared" in reason
    assert not judge(str(tmp_path / "bundle.zip"), (), make_authority(tmp_path / "another")).holds
    other = unpacked(content)["timestamp.tsr"]
    stamped = await forged(bundle, case.parts.checkpoints, lambda files, _: files.update({"timestamp.tsr": other}))
    assert "is of another note" in told(stamped, tmp_path)[1]


async def test_a_redaction_confirmed_meanwhile_keeps_the_original_back(case: Case, cast: Cast, hours: Hours) -> None:
    parts, dewi = case.parts, await cast.dewi.actor(hours.now)
    pictures = partial(renditions, dewi, store=parts.store, spool=parts.spool, clock=parts.clock)
    photos = await Photos(parts.store, pictures, str(dewi.person), parts.clock).of(case.visit.inspection)
    await case.blur(cast.thu, cast.minh)
    found = await see(dewi, case.visit.inspection, hours.now)
    record = await recorded(found["id"], photos, await checkpoint_seen(None))
    with pytest.raises(Refused, match="changed-meanwhile"):
        await assemble(dewi, found, photos, record, Papers(b"", b""), parts.checkpoints, parts.store, hours.now)
