"""What was signed can be kept anywhere, and whoever keeps it finds a ledger that was rewritten or cut."""

import asyncio
from pathlib import Path

import pytest

from ledger import proof_queries, proofs
from ledger.changes import change, entry
from ledger.checking import Finding, KeptNote, check
from ledger.checkpoint_notes import Proof, SignedTree
from ledger.checkpoints import Checkpoints, known_verifiers
from ledger.database import DB, rows
from ledger.kept_notes import KeptNotes, Rewritten
from ledger.notes import signed_by
from ledger.proving import consistent
from ledger.sequencing import sequence
from ledger.signing_key import SigningKey, UnusableSigningKey
from tests.conftest import MONDAY

pytestmark = pytest.mark.anyio
ENTRY = "$1::uuid[], $2::timestamptz[], $3::bytea[], $4::bytea[]"


async def grow(times: int, by: str = "operator") -> None:
    for number in range(times):
        async with change(by=by, at=MONDAY) as record:
            await record("unit.added", subject=str(number), facts={"number": number})
    await sequence(MONDAY)


async def add_quickly(times: int) -> None:
    """Entries without a transaction each."""
    made = [entry("operator", MONDAY, "unit.added", str(number), {}) for number in range(times)]
    columns = [list(column) for column in zip(*made, strict=True)]
    async with DB.transaction(allow_nested=False):
        await rows(f"INSERT INTO ledger_entry SELECT * FROM unnest({ENTRY})", *columns)
        await rows("INSERT INTO ledger_pending SELECT unnest($1::uuid[])", columns[0])
    await sequence(MONDAY)


def signing(place: Path, kept: str = "kept", name: str = "") -> Checkpoints:
    key = SigningKey(place / "keys" / "ledger.key")
    key.make_first()
    return Checkpoints(key, KeptNotes(place / kept), name)


@pytest.fixture
def checkpoints(database: str, tmp_path: Path) -> Checkpoints:
    return signing(tmp_path)


async def newest() -> str:
    found = await proof_queries.newest_signed()
    assert found
    return str(found["note"])


async def rewrite() -> None:
    """Everything anew, in itself consistent: entries, hashes, tree, checkpoints. Only the key's file is not there."""
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        for table in ("entry", "position", "checkpoint", "tile", "signed_checkpoint", "pending"):
            await rows(f"DELETE FROM ledger_{table}")
    await grow(12, by="somebody else")


async def test_a_note_signs_what_is_there_and_only_when_there_is_something_new(checkpoints: Checkpoints) -> None:
    await grow(3)
    await checkpoints.sign(MONDAY)
    first = SignedTree.of(await newest())
    assert first.size == 3
    await sequence(MONDAY)  # the entry that tells of the key
    await checkpoints.sign(MONDAY)
    await checkpoints.sign(MONDAY)
    assert [each["size"] for each in await proof_queries.signed_before(None, None, 9)] == [4, 3]
    assert (await check()).fault is None
    assert (await check()).signed == 2


async def test_an_empty_ledger_has_no_checkpoint(checkpoints: Checkpoints) -> None:
    await checkpoints.sign(MONDAY)
    assert await proof_queries.newest_signed() is None


async def test_the_first_name_stays(checkpoints: Checkpoints, tmp_path: Path) -> None:
    await grow(1)
    await signing(tmp_path, name="hungyen.example.vn").sign(MONDAY)
    await grow(1)
    await signing(tmp_path, name="other.example.vn").sign(MONDAY)
    assert SignedTree.of(await newest()).origin == "hungyen.example.vn"


async def test_two_leaders_at_once_sign_once(database: str, tmp_path: Path) -> None:
    """The key is known, so that nothing but the five entries is new."""
    leaders = [signing(tmp_path, kept=str(number), name="a") for number in range(3)]
    await grow(1)
    for _ in range(2):
        await leaders[0].sign(MONDAY)
    await grow(5)
    await asyncio.gather(*(leader.sign(MONDAY) for leader in leaders))
    assert [each["size"] for each in await proof_queries.signed_before(None, None, 9)] == [7, 2, 1]
    assert [len(list(leader.kept.all("a"))) for leader in leaders] == [3, 3, 3]


async def test_two_leaders_with_keys_of_their_own_sign_one_ledger(database: str, tmp_path: Path) -> None:
    leaders = [signing(tmp_path / str(number)) for number in range(3)]
    await grow(5)
    await asyncio.gather(*(leader.sign(MONDAY) for leader in leaders))
    known = await known_verifiers()
    assert {verifier.name for verifier in known} == {SignedTree.of(await newest()).origin}
    assert (await check()).fault is None


async def test_a_restart_goes_on_with_the_same_key(checkpoints: Checkpoints, tmp_path: Path) -> None:
    await grow(1)
    await checkpoints.sign(MONDAY)
    await grow(1)
    await signing(tmp_path).sign(MONDAY)
    assert len(await known_verifiers()) == 1


async def test_copies_are_made_up_for(checkpoints: Checkpoints, tmp_path: Path) -> None:
    for _ in range(3):
        await grow(1)
        await checkpoints.sign(MONDAY)
    other = signing(tmp_path, kept="network share")
    await other.sign(MONDAY)
    copies = [note for _, note in other.kept.all((await checkpoints.verifier()).name)]
    assert copies == [each["note"] for each in (await proof_queries.signed_before(None, None, 9))[::-1]]


async def test_a_rotated_key_is_vouched_for_by_the_old_one(checkpoints: Checkpoints) -> None:
    await grow(1)
    await checkpoints.sign(MONDAY)
    old = await checkpoints.verifier()
    new = await checkpoints.rotate(MONDAY)
    assert new != old
    assert new == await checkpoints.verifier()
    assert signed_by(await newest(), [old, new]) == [old, new]
    await grow(1)
    await checkpoints.sign(MONDAY)
    assert signed_by(await newest(), await known_verifiers()) == [new]
    assert (await check()).fault is None


async def test_a_given_key_is_used_and_not_rotated_here(database: str, tmp_path: Path) -> None:
    await grow(1)
    given = Checkpoints(SigningKey(tmp_path / "none", "ab" * 32), KeptNotes(tmp_path))
    await given.sign(MONDAY)
    assert signed_by(await newest(), [await given.verifier()])
    with pytest.raises(UnusableSigningKey, match="SIDAK_LEDGER_KEY"):
        await given.rotate(MONDAY)


def test_the_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    key = SigningKey(tmp_path / "keys" / "ledger.key")
    with pytest.raises(UnusableSigningKey, match="missing"):
        key.read()
    key.make_first()
    made = key.read().private_bytes_raw()
    key.make_first()
    assert key.read().private_bytes_raw() == made
    assert (tmp_path / "keys" / "ledger.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "keys" / "ledger.key").chmod(0o640)
    with pytest.raises(UnusableSigningKey, match="chmod 600"):
        key.read()


async def test_a_kept_note_finds_a_rewritten_ledger(checkpoints: Checkpoints, tmp_path: Path) -> None:
    await grow(7)
    await checkpoints.sign(MONDAY)
    kept = [KeptNote("the paper of Monday", await newest())]
    assert (await check(kept)).fault is None
    await rewrite()
    assert (await check()).fault is None
    assert (await check(kept)).fault == "the first 7 entries are not those of the paper of Monday"


async def test_a_rewritten_ledger_is_not_signed(checkpoints: Checkpoints) -> None:
    await grow(7)
    await checkpoints.sign(MONDAY)
    await rewrite()
    with pytest.raises(Rewritten, match="checkpoint of 7 entries"):
        await checkpoints.sign(MONDAY)
    assert await proof_queries.newest_signed() is None


async def test_a_kept_note_finds_a_ledger_that_was_cut(checkpoints: Checkpoints) -> None:
    await grow(20)
    await checkpoints.sign(MONDAY)
    kept = [KeptNote("Monday's", await newest())]
    await rewrite()
    assert "it was cut" in str((await check(kept)).fault)
    with pytest.raises(Rewritten):
        await checkpoints.sign(MONDAY)


async def test_a_kept_note_must_be_signed_by_a_key_that_is_trusted(checkpoints: Checkpoints, tmp_path: Path) -> None:
    await grow(7)
    await checkpoints.sign(MONDAY)
    stranger = await signing(tmp_path / "elsewhere").verifier()
    note, ours = await newest(), await checkpoints.verifier()
    assert (await check([KeptNote("Monday's", note, (ours,))])).fault is None
    assert "signed it" in str((await check([KeptNote("Monday's", note, (stranger,))])).fault)
    forged = KeptNote("Monday's", (await newest()).replace("\n7\n", "\n6\n"))
    assert "is wrong" in str((await check([forged])).fault)


FORGERIES = {
    "a note's text": "UPDATE ledger_signed_checkpoint SET note = replace(note, E'\\n300\\n', E'\\n299\\n')",
    "a note's size": "UPDATE ledger_signed_checkpoint SET size = 299",
    "a note beyond the end": "UPDATE ledger_signed_checkpoint SET size = 999",
    "a verifier key": "DELETE FROM ledger_verifier_key",
    "a tile": "UPDATE ledger_tile SET root = sha256('')",
    "a tile removed": "DELETE FROM ledger_tile",
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_what_a_superuser_changes_is_named(checkpoints: Checkpoints, forgery: str) -> None:
    await add_quickly(300)
    await checkpoints.sign(MONDAY)
    assert (await check()).fault is None
    async with DB.transaction(allow_nested=False):
        await rows("SET LOCAL session_replication_role = replica")
        await rows(FORGERIES[forgery])
    assert (await check()).fault is not None


@pytest.mark.parametrize("table", ["ledger_tile", "ledger_verifier_key", "ledger_signed_checkpoint"])
async def test_the_database_refuses_to_change_what_was_signed(checkpoints: Checkpoints, table: str) -> None:
    with pytest.raises(Exception, match="only grows"):
        await rows(f"DELETE FROM {table}")


async def test_the_check_is_not_misled_by_what_comes_meanwhile(checkpoints: Checkpoints) -> None:
    """Tiles, positions and checkpoints are all read of one moment."""
    await add_quickly(250)

    async def add() -> None:
        for _ in range(6):
            await add_quickly(20)
            await checkpoints.sign(MONDAY)

    async def look() -> list[str | None]:
        return [(await check()).fault for _ in range(12)]

    _, found = await asyncio.gather(add(), look())
    assert found == [None] * 12


async def test_proofs_from_the_stored_tiles_hold(checkpoints: Checkpoints) -> None:
    """Two levels of tiles, grown in several goes."""
    sizes = [1, 255, 256, 257, 700]
    for before, size in zip([0, *sizes], sizes, strict=False):
        await add_quickly(size - before)
    await checkpoints.sign(MONDAY)
    found: Finding = await check()
    for first in sizes:
        proof = await proofs.consistency(first, 700)
        assert consistent(first, await proofs.root(first), 700, bytes.fromhex(found.root), proof)
    for position in (0, 1, 255, 256, 511, 512, 699):
        leaf = await proof_queries.leaf_at(position)
        assert leaf
        assert Proof(position, await proofs.inclusion(position, 700), await newest()).holds_for(leaf)
