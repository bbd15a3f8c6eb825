"""A custody bundle is checked without the server that made it, and holds for nothing but what was there."""

import io
import json
import sys
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest
from anyio import run_process
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pymerkle import InmemoryTree

from api.command import main
from api.parts import assemble
from api.settings import Settings
from ledger.checkpoint_notes import Proof, SignedTree
from ledger.database import rows
from ledger.notes import Signer, Verifier
from media.bundle_verifier import CHECKPOINT, KEYS, MANIFEST, NOTE
from tests.api.bundle_forging import FORGERIES, forged, manifest_of, named, packed, unpacked
from tests.api.custody import Case, concluded, told
from tests.api.world import open_client
from tests.cast import make_cast
from tests.conftest import Hours, empty

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def case(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Case]:
    """One for all tests, which only read it."""
    hours = Hours()
    parts = assemble(Settings(data_dir=tmp_path_factory.mktemp("bundles")), hours)
    async with await open_client(parts) as client:
        yield await concluded(client, parts, await make_cast(hours.now), hours)
    await empty()


@pytest.fixture(scope="module")
async def bundle(case: Case) -> bytes:
    """Dewi's."""
    return (await case.export(case.visit.cast.dewi)).content


@pytest.fixture(scope="module")
async def trusted(case: Case, bundle: bytes) -> Verifier:
    return await case.parts.checkpoints.verifier()


async def test_a_bundle_holds_and_says_what_it_proves(bundle: bytes, trusted: Verifier, tmp_path: Path) -> None:
    holds, reason = told(bundle, tmp_path, trusted)
    assert holds, reason
    assert "2 of 3 photos arrived (2 original, 1 expected)" in reason
    assert "signatures of phones that hold: 3" in reason
    assert str(trusted) in reason
    assert "not compared" not in reason


async def test_without_a_trusted_key_it_says_which_one_signed(bundle: bytes, trusted: Verifier, tmp_path: Path) -> None:
    holds, reason = told(bundle, tmp_path)
    assert holds, reason
    assert f"signed with {trusted}, which was not compared with a key that you trust" in reason


async def test_every_zip_program_opens_it_and_originals_are_the_photos(case: Case, bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        assert opened.testzip() is None
    files = unpacked(bundle)
    hashes = {name.removeprefix("originals/").removesuffix(".jpg") for name in files if name.startswith("originals/")}
    assert hashes == {each.hex() for each in case.hashes}
    assert files["report.pdf"].startswith(b"%PDF-")
    assert {"readme.txt", CHECKPOINT, KEYS, MANIFEST, NOTE} <= files.keys()


async def test_all_entries_about_the_visit_are_in_it(case: Case, bundle: bytes) -> None:
    actions = {json.loads(content)["action"] for name, content in unpacked(bundle).items() if "entries/" in name}
    assert actions >= {
        "inspection.released",
        "inspection.opened",
        "sheet.submitted",
        "inspection.submitted",
        "minutes.kept",
        "minutes.printed",
        "finding.opened",
        "finding.explained",
        "conclusion.issued",
        "conclusion.signed-second",
        "inspection.concluded",
        "evidence.announced",
        "evidence.arrived",
        "evidence.exported",
        "inspection.bundle-exported",
        "device.keyed",
    }


async def test_an_independent_library_agrees_on_root_and_proofs(bundle: bytes) -> None:
    oracle = InmemoryTree()
    found = await rows("SELECT content FROM ledger_position JOIN ledger_entry ON id = entry ORDER BY position")
    oracle.append_entries([bytes(each["content"]) for each in found])
    files = unpacked(bundle)
    tree = SignedTree.of(files[CHECKPOINT].decode())
    assert oracle.get_root(tree.size) == tree.root
    proofs = [Proof.parse(content.decode()) for name, content in files.items() if name.startswith("proofs/")]
    assert len(proofs) > 20
    for proof in proofs:
        assert list(proof.hashes) == oracle.prove_inclusion(proof.position + 1, tree.size).path[1:]


async def test_that_it_was_made_is_in_the_ledger_before_it_is_handed_out(case: Case, bundle: bytes) -> None:
    files = unpacked(bundle)
    exported = json.loads(files[named(files, "inspection.bundle-exported")])
    assert (exported["subject"], exported["facts"]["photos"]) == (str(case.visit.inspection), 2)
    for photo in case.photos:
        assert named(files, "evidence.exported", str(photo))


async def test_a_key_of_a_phone_and_its_signature_are_checked_offline(case: Case, bundle: bytes) -> None:
    signed = {each["subject"]: each["sha256"] for each in manifest_of(unpacked(bundle))["signatures"]}
    assert len(signed) == 3
    assert signed[str(case.photos[0])] == case.hashes[0].hex()


async def test_one_bit_changed_anywhere_is_refused_with_a_reason(
    bundle: bytes, trusted: Verifier, tmp_path: Path
) -> None:
    """In each file at its beginning, middle and end, in the frame between the files, and anywhere."""
    for place in _places(bundle, Random(3)):
        changed = bytearray(bundle)
        changed[place // 8] ^= 1 << place % 8
        holds, reason = told(bytes(changed), tmp_path, trusted)
        assert not holds, place
        assert len(reason) > 10, place


def _places(bundle: bytes, random: Random) -> list[int]:
    """Bits."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        members, directory = opened.infolist(), opened.start_dir
    places = [random.randrange(8 * directory, 8 * len(bundle)) for _ in range(300)]
    places += [random.randrange(8 * len(bundle)) for _ in range(400)]
    for member in members:
        data = member.header_offset + 30 + len(member.filename)
        bytes_of_interest = [member.header_offset + random.randrange(30 + len(member.filename)), data]
        bytes_of_interest += [data + member.file_size // 2, data + member.file_size - 1]
        places += [8 * each + random.randrange(8) for each in bytes_of_interest]
    return places


async def test_one_bit_changed_with_all_checksums_mended_is_refused(
    bundle: bytes, trusted: Verifier, tmp_path: Path
) -> None:
    random = Random(5)
    for name, content in unpacked(bundle).items():
        changed = bytearray(content)
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
        holds, reason = told(packed(unpacked(bundle) | {name: bytes(changed)}), tmp_path, trusted)
        # In base64 a few bits at the end of a signature mean nothing.
        assert not holds or name == NOTE, (name, reason)


async def test_a_bundle_cut_or_lengthened_is_refused(bundle: bytes, tmp_path: Path) -> None:
    for changed in (b"", bundle[:-1], bundle[: len(bundle) // 2], bundle + b"\0", b"PK" + bundle, bundle[4:]):
        holds, reason = told(changed, tmp_path)
        assert not holds
        assert reason


async def test_files_left_out_added_or_moved_are_refused(bundle: bytes, tmp_path: Path) -> None:
    files = unpacked(bundle)
    names = list(files)
    for name in names:
        assert not told(packed({each: files[each] for each in names if each != name}), tmp_path)[0], name
    moved = {each: files[each] for each in [*names[:2], *names[3:], names[2]]}
    assert "stands where" in told(packed(moved), tmp_path)[1]
    assert "is not listed" in told(packed(files | {"more.txt": b"x"}), tmp_path)[1]


async def test_not_even_the_server_can_sign_what_the_ledger_does_not_say(
    case: Case, bundle: bytes, trusted: Verifier, tmp_path: Path
) -> None:
    found = {}
    for name, (change, _) in FORGERIES.items():
        holds, reason = told(await forged(bundle, case.parts.checkpoints, change), tmp_path, trusted)
        found[name] = "HOLDS" if holds else reason
    for name, (_, reason) in FORGERIES.items():
        with pytest.raises(ValueError, match=reason):
            raise ValueError(found[name])
    assert told(await forged(bundle, case.parts.checkpoints, lambda *_: None), tmp_path, trusted)[0]


async def test_another_key_than_the_trusted_one_is_refused(bundle: bytes, trusted: Verifier, tmp_path: Path) -> None:
    other = Signer(trusted.name, Ed25519PrivateKey.generate()).verifier
    assert told(bundle, tmp_path, other) == (False, "manifest.note is not signed with a key that you trust")
    assert told(bundle, tmp_path, other, trusted)[0]


async def test_a_manifest_signed_for_another_inspection_is_refused(
    case: Case, bundle: bytes, trusted: Verifier, tmp_path: Path
) -> None:
    files = unpacked(bundle)
    note = await case.parts.checkpoints.vouch(files[NOTE].decode().partition("\n\n")[0].upper() + "\n")
    assert (
        told(packed(files | {NOTE: note.encode()}), tmp_path, trusted)[1] == "manifest.note signs another manifest.json"
    )


async def test_the_command_verifies_bundles(
    bundle: bytes, trusted: Verifier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle)
    assert main(["verify", str(file), "--verifier", str(trusted)]) == 0
    assert capsys.readouterr().out.startswith(f"HOLDS  {file}: inspection")
    file.write_bytes(bundle[:-1])
    assert main(["verify", str(file)]) == 1
    assert capsys.readouterr().out.startswith(f"FAILS  {file}: ")


async def test_verifying_needs_neither_database_nor_server(bundle: bytes, tmp_path: Path) -> None:
    """Of all that is installed only `cryptography` is loaded."""
    file = tmp_path / "bundle.zip"
    file.write_bytes(bundle)
    told = "import sys; from media.bundle_verifier import judge; print(judge(sys.argv[1]).holds, *sys.modules)"
    ran = await run_process([sys.executable, "-c", told, str(file)])
    holds, *loaded = ran.stdout.decode().split()
    assert holds == "True"
    others = {name.partition(".")[0] for name in loaded} & {"msgspec", "litestar", "asyncpg", "piccolo", "httpx"}
    assert others == set()
