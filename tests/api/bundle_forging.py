"""Custody bundles taken apart and put together again, by somebody who knows how they are written."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any
from uuid import uuid4

from ledger.checkpoints import Checkpoints
from media.bundle_rules import MINUTES, paper_named
from media.bundle_verifier import MANIFEST, NOTE, vouched
from media.plain_zip import Member, ending, local_header
from tests.api.signing import new_key, point, signature

Files = dict[str, bytes]
Manifest = dict[str, Any]
Change = Callable[[Files, Manifest], Any]


def unpacked(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(files: Mapping[str, bytes]) -> bytes:
    members = [Member(name, len(content), zlib.crc32(content)) for name, content in files.items()]
    parts = zip((local_header(member) for member in members), files.values(), strict=True)
    return b"".join(part for pair in parts for part in pair) + ending(members)


def manifest_of(files: Files) -> Manifest:
    told: Manifest = json.loads(files[MANIFEST])
    return told


def listed(files: Files) -> list[dict[str, object]]:
    """As the manifest lists them."""
    return [
        {"name": name, "sha256": sha256(content).hexdigest(), "size": len(content)}
        for name, content in files.items()
        if name not in (MANIFEST, NOTE)
    ]


async def forged(content: bytes, keys: Checkpoints, change: Change) -> bytes:
    """What the server itself could sign if it lied: the manifest follows the change and is signed again."""
    files = unpacked(content)
    manifest = manifest_of(files)
    change(files, manifest)
    manifest["files"] = listed(files)
    files[MANIFEST] = json.dumps(manifest, sort_keys=True, separators=(",", ":")).encode()
    files[NOTE] = (await keys.vouch(vouched(manifest["inspection"]["id"], files[MANIFEST]))).encode()
    return packed(files)


def named(files: Files, action: str, subject: str | None = None) -> str:
    """The file of the first proved entry of this action."""
    for name, content in files.items():
        if name.startswith("entries/"):
            entry = json.loads(content)
            if entry["action"] == action and subject in (None, entry["subject"]):
                return name
    raise LookupError(action)


def proof_of(entry: str) -> str:
    return entry.replace("entries/", "proofs/").replace(".json", ".tlog-proof")


def first(manifest: Manifest) -> Any:
    return manifest["evidence"][0]


def original(manifest: Manifest) -> str:
    return str(first(manifest)["file"])


def without_entry(files: Files, action: str) -> None:
    name = named(files, action)
    del files[name], files[proof_of(name)]


def another_content(files: Files, manifest: Manifest) -> None:
    files[original(manifest)] = b"another photo"


def another_entry(files: Files, _: Manifest) -> None:
    name = named(files, "conclusion.issued")
    files[name] = files[name].replace(b"issued", b"denied")


def entry_without_proof(files: Files, _: Manifest) -> None:
    del files[proof_of(named(files, "conclusion.issued"))]


def proof_of_another_place(files: Files, _: Manifest) -> None:
    name, other = named(files, "conclusion.issued"), named(files, "conclusion.drafted")
    files[proof_of(name)] = files[proof_of(other)]


def photo_without_rows(files: Files, manifest: Manifest) -> None:
    del files[original(manifest)], manifest["evidence"][0]


def photo_that_never_was(files: Files, manifest: Manifest) -> None:
    manifest["evidence"].append(first(manifest) | {"id": str(uuid4())})


def claimed_expected(files: Files, manifest: Manifest) -> None:
    del files[original(manifest)]
    first(manifest).update(kept="expected", file=None)


def claimed(kept: str) -> Change:
    def change(files: Files, manifest: Manifest) -> None:
        del files[original(manifest)]
        first(manifest).update(kept=kept, file=None)

    return change


def another_paper(files: Files, _: Manifest) -> None:
    """Under its own hash, but nobody printed it."""
    name = next(name for name in files if name.startswith("papers/") and name.endswith(".pdf"))
    files[paper_named(sha256(b"%PDF-another").hexdigest())] = b"%PDF-another"
    del files[name]


def signed_photo(manifest: Manifest) -> Any:
    return next(each for each in manifest["signatures"] if each["subject"] == first(manifest)["id"])


def signature_left_out(_: Files, manifest: Manifest) -> None:
    manifest["signatures"].clear()


def signature_of_another_key(_: Files, manifest: Manifest) -> None:
    signed_photo(manifest).update(key=point(new_key()).hex())


def signature_with_a_new_key(files: Files, manifest: Manifest) -> None:
    key = new_key()
    signed_photo(manifest).update(key=point(key).hex(), signature=signature(key, files[original(manifest)]))


FORGERIES: dict[str, tuple[Change, str]] = {
    "another photo under the hash": (another_content, "original of photo .* is not here"),
    "another entry": (another_entry, "does not stand at place"),
    "an entry without its proof": (entry_without_proof, "stands alone"),
    "the proof of another entry": (proof_of_another_place, "does not stand at place"),
    "an arrival left out": (lambda files, _: without_entry(files, "evidence.arrived"), "entries on the arrival"),
    "an announcement left out": (lambda files, _: without_entry(files, "evidence.announced"), "not in both"),
    "the phone's key left out": (lambda files, _: without_entry(files, "device.keyed"), "no entry says that the key"),
    "a photo left out": (photo_without_rows, "not in both"),
    "a photo that never was": (photo_that_never_was, "not in both"),
    "an arrived photo called expected": (claimed_expected, "entries on the arrival"),
    "an original called blurred": (claimed("blurred"), "no entry says that photo .* is blurred"),
    "an original called erased": (claimed("erased"), "no entry says that photo .* is erased"),
    "an original called damaged": (claimed("damaged"), "no entry says that photo .* is damaged"),
    "an original called something else": (claimed("lost"), "is unknown"),
    "one photo more": (lambda _, manifest: manifest["photos"].update(arrived=3), "how many photos arrived"),
    "a size changed": (lambda _, manifest: first(manifest).update(size=5), "announced otherwise"),
    "a signature left out": (signature_left_out, "not in both"),
    "a signature with another's key": (signature_of_another_key, "signature of .* does not hold"),
    "a signature with a key nobody knows": (signature_with_a_new_key, "no entry says that the key"),
    "another root": (lambda _, manifest: manifest["ledger"].update(root="00" * 32), "not the checkpoint"),
    "a certificate nobody wrote": (
        lambda files, _: files.update({f"certificates/{uuid4()}.json": b"{}"}),
        "certificates of erasure",
    ),
    "other minutes": (lambda files, _: files.update({MINUTES: b"{}"}), "not what the entries say was kept"),
    "no minutes": (lambda files, _: files.pop(MINUTES), "not what the entries say was kept"),
    "a paper nobody printed": (another_paper, "no entry says that papers/.* was printed"),
    "a paper under another name": (
        lambda files, _: files.update({"papers/x.pdf": b"%PDF-"}),
        "papers/x.pdf is not named by its hash",
    ),
    "a file of no kind": (lambda files, _: files.update({"more.txt": b"x"}), "of no kind"),
    "a photo of nothing": (lambda files, _: files.update({"originals/00.jpg": b"x"}), "belongs to no photo"),
    "no report": (lambda files, _: files.pop("report.pdf"), "report.pdf is missing"),
    "a manifest of another format": (lambda _, manifest: manifest.update(format="v2"), "is not of"),
    "a manifest with more": (lambda _, manifest: manifest.update(more=1), "lacks a field or has one too many"),
}
