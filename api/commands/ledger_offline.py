"""What whoever keeps proofs and checkpoints checks without server and database."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec

from api.commands.explaining import BadInput
from ledger.checkpoint_notes import Proof, SignedTree
from ledger.notes import Verifier, signed_by
from ledger.proving import consistent
from ledger.rules import leaf_hash


class ConsistencyFile(msgspec.Struct, frozen=True):
    """What is needed of the answer of `GET /v1/ledger/consistency`."""

    hashes: list[str]


def declare(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    proof = actions.add_parser("verify-proof", help="whether a proof holds for an entry's bytes; no database")
    proof.add_argument("proof", type=Path, metavar="PROOF", help="as `sidak ledger prove` printed it")
    proof.add_argument("content", type=Path, metavar="CONTENT", help="the entry's bytes")
    growth = actions.add_parser("verify-growth", help="whether one checkpoint continues another; no database")
    growth.add_argument("old", type=Path, metavar="OLD")
    growth.add_argument("new", type=Path, metavar="NEW")
    growth.add_argument("proof", type=Path, metavar="PROOF", help="the answer of GET /v1/ledger/consistency")
    for parser in (proof, growth):
        parser.add_argument(
            "--verifier", action="append", required=True, metavar="KEY", help="the key you trust, name+hash+key"
        )


def run(arguments: argparse.Namespace) -> int:
    verifiers = verifiers_of(arguments.verifier)
    fault = _fault_of_proof(arguments, verifiers) if arguments.action == "verify-proof" else None
    if arguments.action == "verify-growth":
        fault = _fault_of_growth(arguments, verifiers)
    print(f"FAILS: {fault}." if fault else "HOLDS")
    return 1 if fault else 0


def verifiers_of(given: Sequence[str]) -> list[Verifier]:
    return [Verifier.parse(text) for text in given]


def read_note(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{file} cannot be read: {type(error).__name__}") from None


def _fault_of_proof(arguments: argparse.Namespace, verifiers: Sequence[Verifier]) -> str | None:
    proof = Proof.parse(read_note(arguments.proof))
    if not _is_signed(proof.note, verifiers):
        return "the checkpoint in the proof is not signed with the key that you gave"
    if not proof.holds_for(leaf_hash(arguments.content.read_bytes())):
        return "this content does not stand there in the ledger that the checkpoint signs"
    return None


def _fault_of_growth(arguments: argparse.Namespace, verifiers: Sequence[Verifier]) -> str | None:
    notes = [read_note(arguments.old), read_note(arguments.new)]
    for file, note in zip((arguments.old, arguments.new), notes, strict=True):
        if not _is_signed(note, verifiers):
            return f"{file} is not signed with the key that you gave"
    old, new = map(SignedTree.of, notes)
    hashes = _hashes(arguments.proof)
    if old.origin != new.origin or not consistent(old.size, old.root, new.size, new.root, hashes):
        return f"the ledger of {new.size} entries does not continue that of {old.size}"
    return None


def _hashes(file: Path) -> list[bytes]:
    try:
        return [bytes.fromhex(step) for step in msgspec.json.decode(read_note(file), type=ConsistencyFile).hashes]
    except (msgspec.DecodeError, ValueError):
        raise BadInput(f"{file} is not an answer of GET /v1/ledger/consistency") from None


def _is_signed(note: str, verifiers: Sequence[Verifier]) -> bool:
    origin = SignedTree.of(note).origin
    return bool(signed_by(note, [verifier for verifier in verifiers if verifier.name == origin]))
