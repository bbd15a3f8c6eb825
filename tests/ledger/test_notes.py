"""Notes are those of C2SP: others' notes are read here, and ours anywhere."""

from base64 import b64decode

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ledger.checkpoint_notes import Proof, SignedTree
from ledger.notes import BadNote, Signer, Verifier, sign, signed_by, text_of
from ledger.rules import leaf_hash, node_hash

# From the documentation of golang.org/x/mod/sumdb/note.
NEUMANN = Verifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
NEUMANN_SIGNER = Signer(
    "PeterNeumann",
    Ed25519PrivateKey.from_private_bytes(b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]),
)
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
NOTE = (
    f"{TEXT}\n— PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
OURS = Signer("sidak.example.vn", Ed25519PrivateKey.from_private_bytes(bytes(32)))
TREE = SignedTree("sidak.example.vn", 2, node_hash(leaf_hash(b"a"), leaf_hash(b"b")))


def test_a_note_of_the_reference_is_read_and_written() -> None:
    assert text_of(NOTE) == TEXT
    assert signed_by(NOTE, [NEUMANN]) == [NEUMANN]
    assert sign(TEXT, [NEUMANN_SIGNER]) == NOTE


def test_the_key_of_a_public_log_is_read() -> None:
    written = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    assert str(Verifier.parse(written)) == written


def test_signatures_of_other_keys_do_not_count() -> None:
    note = sign(TEXT, [OURS, NEUMANN_SIGNER])
    assert signed_by(note, [NEUMANN]) == [NEUMANN]
    assert signed_by(note, []) == []
    assert signed_by(note, [OURS.verifier, NEUMANN]) == [OURS.verifier, NEUMANN]


@pytest.mark.parametrize("at", [0, 20, len(TEXT) - 2])
def test_a_changed_text_is_found(at: int) -> None:
    changed = NOTE[:at] + "x" + NOTE[at + 1 :]
    with pytest.raises(BadNote, match="c74f20a3 is wrong"):
        signed_by(changed, [NEUMANN])


MALFORMED = {
    "no signature": TEXT,
    "no empty line": NOTE.replace("\n\n", "\n"),
    "no text": f"\n\n{NOTE.rpartition(chr(10) * 2)[2]}",
    "another dash": NOTE.replace("—", "-"),
    "no end of line": NOTE[:-1],
    "not base64": NOTE.replace("x08go/", "x08go*"),
    "too short": f"{TEXT}\n— PeterNeumann x08g\n",
    "control character": NOTE.replace("problem,", "problem\x07"),
}


@pytest.mark.parametrize("note", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(BadNote):
        signed_by(note, [NEUMANN])


@pytest.mark.parametrize(
    "text", ["", "name", "a b+c74f20a3+ARpc", str(NEUMANN).replace("c74", "c75"), str(NEUMANN)[:-4]]
)
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with pytest.raises(BadNote, match="verifier key"):
        Verifier.parse(text)


def test_a_checkpoint_is_the_same_bytes_for_ever() -> None:
    note = sign(str(TREE), [OURS])
    assert note == (
        "sidak.example.vn\n2\nsTeYX/SE+2ANuTEHx3sDZcgNePW0Kd7Q/Zc2HQd5mes=\n\n— sidak.example.vn "
        "/ds9nT1fLM9CDI8KdynYHjh2FxJtgchbGH4OuB5wkXrO1ndr8cxU1qIOJ3LvXnQUpwPa23Hgd4gKWVl+vOJfcM619AQ=\n"
    )
    assert SignedTree.of(note) == TREE


@pytest.mark.parametrize(
    "text", ["a b\n1\n{root}\n", "a\n01\n{root}\n", "a\n-1\n{root}\n", "a\n1\n{root}\nmore\n", "a\n1\nroot\n"]
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadNote, match="checkpoint"):
        SignedTree.of(sign(text.format(root="uRfKCCaLkL+4Qg3YhAz//jLVNJX9EivKAQ2G2/xjoqA="), [OURS]))


def test_a_proof_is_one_file() -> None:
    proof = Proof(1, [leaf_hash(b"a")], sign(str(TREE), [OURS]))
    read = Proof.parse(str(proof))
    assert read == proof
    assert read.holds_for(leaf_hash(b"b"))
    assert not read.holds_for(leaf_hash(b"a"))
    with pytest.raises(BadNote):
        Proof.parse(str(proof).replace("index 1", "index one"))
