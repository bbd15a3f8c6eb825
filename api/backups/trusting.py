"""Whose signature on a manifest is believed. age does not tell who sealed: anybody who knows a public key can seal a
backup for it, and a restore runs what the dump holds."""

import re
from collections.abc import Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.backups import manifests
from api.backups.opening import Opened
from ledger.kept_notes import KeptNotes
from ledger.notes import BadNote, Signer, Verifier, signed_by

NOBODY_SIGNED = (
    "no key that is trusted here signed this backup, so anybody may have made it: nothing of it was used. Name the "
    "ledger's key that you wrote down with --verifier, put back keys/ledger.key, or set SIDAK_CHECKPOINT_DIR to the "
    "checkpoints that you kept; only when nothing was kept, --unverified"
)
_SIGNATURES = re.compile(r"^— ([^\s+]+) ", re.MULTILINE)


def trusted_keys(
    opened: Opened, given: Sequence[Verifier], own: Ed25519PrivateKey | None, checkpoints: Path
) -> tuple[Verifier, ...]:
    """Those that were given; else the ledger's key of this machine, and one that signed a checkpoint kept here."""
    if given:
        return tuple(given)
    names = _SIGNATURES.findall(manifests.note_of(opened.place)) if own else []
    local = [Signer(name, own).verifier for name in names if own]
    return (*local, *_kept(opened.manifest.verifier, checkpoints))


def _kept(claimed: str, checkpoints: Path) -> list[Verifier]:
    """The key that the manifest itself names, when it signed a checkpoint that somebody kept."""
    if not claimed:
        return []
    verifier = Verifier.parse(claimed)
    # The name is not ours yet: it must not lead out of the directory, to notes that came with the backup.
    if not (checkpoints / verifier.name).resolve().is_relative_to(checkpoints.resolve()):
        return []
    notes = KeptNotes(checkpoints).all(verifier.name)
    return [verifier] if any(_signed(note, verifier) for _, note in notes) else []


def _signed(note: str, verifier: Verifier) -> bool:
    try:
        return bool(signed_by(note, [verifier]))
    except BadNote:
        return False
