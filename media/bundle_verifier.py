"""Checks a custody bundle, without a server and a database: `sidak verify BUNDLE.zip`.

All is worked out again: the archive byte by byte, each file's hash, who signed the list of files, each entry's way up
to the root of the signed checkpoint, what the entries say of each photo, and the signatures of the phones. Standard
library and `cryptography` only; with `rfc3161-client` a checkpoint's timestamp too.
"""

import argparse
import json
import re
import sys
from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ledger.checkpoint_notes import Proof, SignedTree
from ledger.notes import Verifier, signed_by, text_of
from ledger.rules import leaf_hash
from media import bundle_rules as rules
from media.bundle_files import PICTURES, Files, read_files
from media.bundle_rules import Entries, Entry, demand

FORMAT = "sidak-custody-bundle/v1"
MANIFEST, NOTE, CHECKPOINT, KEYS, STAMP = (
    "manifest.json",
    "manifest.note",
    "checkpoint.note",
    "verifier-keys.txt",
    "timestamp.tsr",
)
ALONE = {"readme.txt", "report.pdf", CHECKPOINT, KEYS}
OPTIONAL = {STAMP}
FIELDS = {"evidence", "files", "format", "inspection", "ledger", "made", "photos", "signatures"}
ENTRY_FILE = re.compile(r"entries/(0|[1-9][0-9]{0,17})\.json", re.ASCII)
LATER_FILE = re.compile(r"later/(0|[1-9][0-9]{0,17})\.json", re.ASCII)
MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError, OSError)


class Judgement(NamedTuple):
    name: str
    holds: bool
    reason: str

    def line(self) -> str:
        """Nothing in the file can make it two."""
        line = f"{'HOLDS' if self.holds else 'FAILS'}  {self.name}: {self.reason}"
        return line.encode("unicode_escape").decode("ascii")


def judge(path: str, trusted: Sequence[Verifier] = (), authority: Path | None = None) -> Judgement:
    """`trusted` are the ledger's keys that the reader knows from elsewhere, `authority` certificates in PEM."""
    try:
        return Judgement(path, True, verify(Path(path), trusted, authority))
    except MALFORMED as error:
        known = isinstance(error, ValueError | OSError)
        return Judgement(path, False, str(error) if known else f"malformed, {type(error).__name__}: {error}")


def verify(path: Path, trusted: Sequence[Verifier], authority: Path | None) -> str:
    """What was proved, in one line; ValueError with the first thing that does not hold."""
    files = read_files(path)
    manifest = _manifest(files)
    signing = _Signing(manifest["ledger"]["name"], trusted, files)
    signer = signing.of(NOTE)
    _check_files(manifest, files)
    _check_vouched(manifest, files)
    tree = _check_checkpoint(manifest, files, signing)
    proved = list(_proved(files, tree))
    later = [Entry.of(files.content[name]) for name in files.numbered(LATER_FILE)]
    entries = Entries([*proved, *later])
    rules.check_photos(manifest, entries, files.digests)
    rules.check_certificates(entries, files.within("certificates/"))
    papers = rules.check_papers(manifest["inspection"]["id"], entries, files.digests)
    signed = rules.check_signatures(manifest["signatures"], entries)
    told = [
        _told_of_photos(manifest),
        f"{len(proved)} entries stand in the ledger {tree.origin} of {tree.size} entries",
        f"{len(later)} newer ones on its key's word only" if later else "",
        f"signatures of phones that hold: {signed}" if signed else "",
        f"papers: {papers}" if papers else "",
        _check_timestamp(files, authority),
        f"signed with {signer}" + ("" if trusted else ", which was not compared with a key that you trust"),
    ]
    return f"inspection {manifest['inspection']['id']}: " + "; ".join(filter(None, told))


def _manifest(files: Files) -> dict[str, Any]:
    """As RFC 8785 writes it; nothing in it is beyond ASCII or a float, so that this is soon compared."""
    content = files.text(MANIFEST)
    manifest: dict[str, Any] = json.loads(content)
    demand(json.dumps(manifest, sort_keys=True, separators=(",", ":")) == content, f"{MANIFEST} is not canonical JSON")
    demand(isinstance(manifest, dict) and manifest.get("format") == FORMAT, f"{MANIFEST} is not of {FORMAT}")
    demand(manifest.keys() == FIELDS, f"{MANIFEST} lacks a field or has one too many")
    return manifest


class _Signing:
    """By the keys that the reader trusts, else by those that the bundle brings."""

    def __init__(self, ledger: str, trusted: Sequence[Verifier], files: Files) -> None:
        brought = [Verifier.parse(line) for line in files.text(KEYS).splitlines()]
        self._trusted = bool(trusted)
        self._keys = [key for key in trusted or brought if key.name == ledger]
        self._files = files

    def of(self, name: str) -> Verifier:
        signers = signed_by(self._files.text(name), self._keys)
        whose = "a key that you trust" if self._trusted else f"any key in {KEYS}"
        demand(bool(signers), f"{name} is not signed with {whose}")
        return signers[0]


def _check_files(manifest: dict[str, Any], files: Files) -> None:
    """Those of the manifest, in its order, and no other; each of them of a kind that a bundle has."""
    listed = [(each["name"], each["sha256"], each["size"]) for each in manifest["files"]]
    there = [(name, *told) for name, told in files.digests.items()]
    demand([name for name, *_ in there[:2]] == [MANIFEST, NOTE], f"{MANIFEST} and {NOTE} are not the first two files")
    for (name, *told), (wanted, *hashed) in zip(there[2:], listed, strict=False):
        demand(name == wanted, f"{name} stands where {MANIFEST} has {wanted}")
        demand(told == hashed, f"{name} is not the file that {MANIFEST} lists")
    demand(len(there) - 2 <= len(listed), f"{there[-1][0]} is not listed in {MANIFEST}")
    demand(len(there) - 2 >= len(listed), f"{listed[-1][0]} is missing")
    names = files.digests.keys() - {MANIFEST, NOTE}
    demand(names >= ALONE, f"{', '.join(sorted(ALONE - names))} is missing")
    for name in sorted(names - ALONE - OPTIONAL):
        known = ENTRY_FILE.fullmatch(name) or LATER_FILE.fullmatch(name) or name.startswith(("proofs/", *PICTURES))
        demand(
            bool(known) or name.startswith(("certificates/", rules.PAPERS)), f"{name} is of no kind that a bundle has"
        )


def _check_vouched(manifest: dict[str, Any], files: Files) -> None:
    expected = vouched(manifest["inspection"]["id"], files.content[MANIFEST])
    demand(text_of(files.text(NOTE)) == expected, f"{NOTE} signs another {MANIFEST}")


def vouched(inspection: str, manifest: bytes) -> str:
    """What the ledger's key signs; no checkpoint reads so, since its first line has blanks."""
    return f"sidak custody bundle\n{inspection}\n{b64encode(sha256(manifest).digest()).decode()}\n"


def _check_checkpoint(manifest: dict[str, Any], files: Files, signing: _Signing) -> SignedTree:
    signing.of(CHECKPOINT)
    tree = SignedTree.of(files.text(CHECKPOINT))
    stated = {"name": tree.origin, "root": tree.root.hex(), "size": tree.size}
    demand(manifest["ledger"] == stated, f"{CHECKPOINT} is not the checkpoint that {MANIFEST} names")
    return tree


def _proved(files: Files, tree: SignedTree) -> Iterator[Entry]:
    """Each entry with its proof, and no proof without an entry."""
    numbers = [name.removeprefix("entries/").removesuffix(".json") for name in files.numbered(ENTRY_FILE)]
    wanted = {f"proofs/{number}.tlog-proof" for number in numbers}
    there = {name for name in files.digests if name.startswith("proofs/")}
    demand(wanted == there, f"{min(wanted ^ there, default='')} stands alone: each entry has one proof")
    for number in numbers:
        content, proof = files.content[f"entries/{number}.json"], Proof.parse(files.text(f"proofs/{number}.tlog-proof"))
        demand(proof.note == files.text(CHECKPOINT), f"proofs/{number}.tlog-proof leads to another checkpoint")
        holds = proof.position == int(number) and proof.holds_for(leaf_hash(content))
        demand(holds, f"entries/{number}.json does not stand at place {number} of the ledger of {tree.size} entries")
        yield Entry.of(content)


def _told_of_photos(manifest: dict[str, Any]) -> str:
    kept = [photo["kept"] for photo in manifest["evidence"]]
    counts = [f"{kept.count(kind)} {kind}" for kind in rules.KEPT if kept.count(kind)]
    arrived, expected = manifest["photos"]["arrived"], manifest["photos"]["expected"]
    return f"{arrived} of {expected} photos arrived" + (f" ({', '.join(counts)})" if counts else "")


def _check_timestamp(files: Files, authority: Path | None) -> str:
    if STAMP not in files.content:
        return "no timestamp"
    try:
        from media.bundle_timestamps import time_of
    except ImportError:
        return "its timestamp was not checked, since rfc3161-client is not installed"
    stamped = time_of(files.content[STAMP], files.content[CHECKPOINT], authority)
    return f"timestamp of {stamped.isoformat()}" + ("" if authority else ", whose authority was not compared")


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--verifier", action="append", default=[], metavar="KEY", help="for custody bundles, the ledger's key you trust"
    )
    parser.add_argument(
        "--authority", type=Path, metavar="PEM", help="for custody bundles, certificates of the time-stamping authority"
    )


def main(paths: Sequence[str], arguments: argparse.Namespace) -> int:
    trusted = [Verifier.parse(text) for text in arguments.verifier]
    judgements = [judge(path, trusted, arguments.authority) for path in paths]
    sys.stdout.writelines(f"{judgement.line()}\n" for judgement in judgements)
    return 0 if all(judgement.holds for judgement in judgements) else 1


def _run() -> int:
    parser = argparse.ArgumentParser(description="Check custody bundles.")
    declare(parser)
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE")
    arguments = parser.parse_args()
    return main(arguments.bundles, arguments)


if __name__ == "__main__":
    sys.exit(_run())
