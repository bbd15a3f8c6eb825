"""What the entries of a custody bundle must say of its photos, of the phones' signatures and of what was erased."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

from organisation.device_key_rules import judge

KEPT = ("original", "blurred", "erased", "damaged", "missing", "expected", "refused")
"""What a bundle has of a photo, or why it has not. "damaged" and "missing" are the store's originals."""
EXTENSIONS = {"image/jpeg": "jpg", "image/heic": "heic", "image/heif": "heif", "image/png": "png", "image/webp": "webp"}
PAPERS = "papers/"
MINUTES = f"{PAPERS}minutes.json"
"""As the leader's phone sent them."""
NOT_HERE = ("expected", "refused")
CLAIM = ("item", "purpose", "sha256", "size")

Digests = Mapping[str, tuple[str, int]]
"""By a file's name its SHA-256 in hex and its size."""
Photo = Mapping[str, Any]


def demand(holds: bool, reason: str) -> None:
    if not holds:
        raise ValueError(reason)


class Entry(NamedTuple):
    action: str
    by: str
    subject: str
    facts: Mapping[str, Any]

    @classmethod
    def of(cls, content: bytes) -> "Entry":
        told = json.loads(content)
        return cls(told["action"], told["by"], told["subject"], told["facts"])


class Entries:
    """In their order; found by what they are about, since a bundle has thousands of them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_subject: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_subject.setdefault(entry.subject, []).append(entry)

    def about(self, subject: str, *actions: str) -> list[Entry]:
        return [each for each in self._by_subject.get(subject, []) if each.action in actions]

    def all(self, *actions: str) -> list[Entry]:
        return [each for about in self._by_subject.values() for each in about if each.action in actions]


def check_photos(manifest: Mapping[str, Any], entries: Entries, digests: Digests) -> None:
    inspection, photos = manifest["inspection"]["id"], manifest["evidence"]
    announced = {each.subject for each in entries.all("evidence.announced") if each.facts["inspection"] == inspection}
    listed = [photo["id"] for photo in photos]
    demand(len(set(listed)) == len(listed), "a photo stands twice in the manifest")
    unlisted = announced ^ set(listed)
    demand(not unlisted, f"photo {min(unlisted, default='')} stands in the manifest or in the entries, but not in both")
    for photo in photos:
        _check_claim(photo, entries, inspection)
        _check_kept(photo, entries)
        _check_file(photo, digests)
    _check_counts(manifest)
    used = {photo["file"] for photo in photos}
    spare = {name for name in digests if name.startswith(("originals/", "blurred/"))} - used
    demand(not spare, f"{min(spare, default='')} belongs to no photo of the manifest")


def _check_claim(photo: Photo, entries: Entries, inspection: str) -> None:
    """Announced once, as the manifest says."""
    announced = entries.about(photo["id"], "evidence.announced")
    claims = [{name: each.facts[name] for name in ("inspection", *CLAIM)} for each in announced]
    wanted = {name: photo[name] for name in CLAIM} | {"inspection": inspection}
    demand(claims == [wanted], f"photo {photo['id']} was announced otherwise than the manifest says")


def _check_kept(photo: Photo, entries: Entries) -> None:
    kept, identifier = photo["kept"], photo["id"]
    demand(kept in KEPT, f"what the bundle has of photo {identifier} is unknown")
    arrived = [(each.facts["sha256"], each.facts["size"]) for each in entries.about(identifier, "evidence.arrived")]
    here = [] if kept in NOT_HERE else [(photo["sha256"], photo["size"])]
    demand(arrived == here, f"the entries on the arrival of photo {identifier} are not those of one that is {kept}")
    reasons = _reasons(photo, entries)
    if kept == "original":
        demand(not any(reasons.values()), f"the entries say that the original of photo {identifier} is not to be shown")
    elif kept in reasons:
        demand(reasons[kept], f"no entry says that photo {identifier} is {kept}")


def _reasons(photo: Photo, entries: Entries) -> dict[str, bool]:
    """Why an original is not in the bundle, as far as the entries say so."""
    identifier = photo["id"]
    erased = entries.about(identifier, "evidence.erased")
    read_back = entries.about(identifier, "evidence.damaged", "evidence.mended")
    found = read_back[-1].facts["result"] if read_back else "holds"
    # The same bytes may have been blurred under another id, also of another inspection.
    named = {identifier, photo["redaction"] or identifier}
    redacted = [each for name in named for each in entries.about(name, "evidence.redacted")]
    return {
        "refused": bool(entries.about(identifier, "evidence.refused")),
        "erased": any(each.facts["kind"] == "original" for each in erased),
        "blurred": any(each.facts["sha256"] == photo["sha256"] for each in redacted),
        "damaged": found == "damaged",
        "missing": found == "missing",
    }


def _check_file(photo: Photo, digests: Digests) -> None:
    """An original is the file that was announced; of the others at most a blurred picture is here."""
    kept, file, identifier = photo["kept"], photo["file"], photo["id"]
    if kept == "original":
        demand(digests.get(file) == (photo["sha256"], photo["size"]), f"the original of photo {identifier} is not here")
        named = file in [f"originals/{photo['sha256']}.{extension}" for extension in EXTENSIONS.values()]
        demand(named, f"{file} is not named by its hash")
    elif kept == "blurred":
        demand(file is None or file == f"blurred/{identifier}.jpg", f"{file} is not named by its photo")
        demand(file is None or file in digests, f"{file} is missing")
    else:
        demand(file is None, f"photo {identifier} is {kept} and has a file all the same")


def _check_counts(manifest: Mapping[str, Any]) -> None:
    kept = [photo["kept"] for photo in manifest["evidence"]]
    arrived = sum(each not in NOT_HERE for each in kept)
    counted = {"arrived": arrived, "expected": len(kept) - kept.count("refused")}
    demand(manifest["photos"] == counted, "how many photos arrived is not what the manifest lists")


def check_signatures(signatures: Sequence[Mapping[str, str]], entries: Entries) -> int:
    """How many hold: one for each photo, sheet and minutes whose entry says that a phone signed it."""
    signable = entries.all("evidence.announced", "sheet.kept", "sheet.submitted", "minutes.kept")
    signed = [each for each in signable if each.facts.get("signature") == "signed"]
    signers = {(each.subject, each.facts["sha256"]): each.by for each in signed}
    given = [(each["subject"], each["sha256"]) for each in signatures]
    differing = set(given) ^ signers.keys()
    demand(
        not differing, f"{min(differing, default=('',))[0]} is signed in the entries or in the manifest, not in both"
    )
    demand(len(given) == len(signers), "a signature stands twice in the manifest")
    for each in signatures:
        _check_signature(each, signers[each["subject"], each["sha256"]], entries)
    return len(given)


def _check_signature(told: Mapping[str, str], signer: str, entries: Entries) -> None:
    key, hashed, signature = (bytes.fromhex(told[name]) for name in ("key", "sha256", "signature"))
    demand(judge(key, signature, hashed) == "signed", f"the phone's signature of {told['subject']} does not hold")
    keyed = [(each.facts["key"], each.by) for each in entries.about(told["device"], "device.keyed")]
    known = (sha256(key).hexdigest(), signer) in keyed
    demand(known, f"no entry says that the key which signed {told['subject']} is of that person's phone")


def check_certificates(entries: Entries, certificates: Mapping[str, bytes]) -> None:
    """By the erasures' ids: just those, and in just those bytes, that the ledger has the hashes of."""
    finished = {each.facts["erasure"]: each.facts["certificate"] for each in entries.all("erasure.finished")}
    here = {erasure: sha256(content).hexdigest() for erasure, content in certificates.items()}
    demand(finished == here, "the certificates of erasure are not those whose hashes the entries have")


def check_papers(inspection: str, entries: Entries, digests: Digests) -> int:
    """How many are here: the minutes that the ledger has the hash of, and PDFs that it has the hashes of. One of which
    a photo was blurred or erased later is not here any more."""
    kept = [each.facts["sha256"] for each in entries.about(inspection, "minutes.kept")]
    here = {name: digest for name, (digest, _) in digests.items() if name.startswith(PAPERS)}
    demand([here[MINUTES]] == kept if MINUTES in here else not kept, f"{MINUTES} is not what the entries say was kept")
    printed = {each.facts["sha256"] for each in entries.about(inspection, "letter.printed", "minutes.printed")}
    for name in sorted(here.keys() - {MINUTES}):
        demand(name == paper_named(here[name]), f"{name} is not named by its hash")
        demand(here[name] in printed, f"no entry says that {name} was printed")
    return len(here)


def paper_named(sha256: str) -> str:
    return f"{PAPERS}{sha256}.pdf"
