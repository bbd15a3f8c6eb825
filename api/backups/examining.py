"""Checks a backup without restoring it: its ciphertexts; with an identity also what they hold. Without a key that is
trusted it finds damage only, not forgery: who changed all of it together with the manifest is not seen."""

import time
from collections.abc import Iterator, Sequence

import msgspec
from pyrage.x25519 import Identity

from api.backups import manifests
from api.backups.dumping import Programs, examine
from api.backups.failing import BackupFailed
from api.backups.layout import MANIFEST
from api.backups.opening import Opened, listed_pieces, unseal_piece, unsealed_bytes
from api.backups.sealing import unseal
from ledger.notes import Verifier


class Examined(msgspec.Struct):
    pieces: int
    faults: list[str]
    seconds: float


def check_ciphertexts(opened: Opened, trusted: Sequence[Verifier]) -> Examined:
    """That nothing was changed since the backup was made."""
    began = time.monotonic()
    faults = [*_faults_of_signature(opened, trusted), *opened.faults_of_parts()]
    pieces = 0
    for fault in opened.faults_of_pieces():
        pieces += 1
        if fault:
            faults.append(fault)
    return Examined(pieces, faults, time.monotonic() - began)


def check_contents(
    opened: Opened, identities: list[Identity], programs: Programs, trusted: Sequence[Verifier]
) -> Examined:
    """Opens everything as a restore would: the whole dump is read by PostgreSQL's own program, each file hashed."""
    began = time.monotonic()
    pieces = 0
    faults = list(_faults_of_signature(opened, trusted))
    if faults:
        return Examined(0, faults, time.monotonic() - began)
    faults = list(_faults_of_parts(opened, identities, programs))
    try:
        with listed_pieces(opened, identities) as listed:
            for piece in listed:
                if piece.is_here:
                    pieces += 1
                    try:
                        unseal_piece(opened.layout, piece, identities)
                    except BackupFailed as failed:
                        faults.append(str(failed))
    except BackupFailed as failed:
        faults.append(str(failed))
    return Examined(pieces, faults, time.monotonic() - began)


def _faults_of_signature(opened: Opened, trusted: Sequence[Verifier]) -> Iterator[str]:
    if trusted and not manifests.is_signed(opened.place, list(trusted)):
        yield f"no key that is trusted here signed {opened.place / MANIFEST}: it was changed, or anybody made it"


def _faults_of_parts(opened: Opened, identities: list[Identity], programs: Programs) -> Iterator[str]:
    try:
        unsealed_bytes(opened.require_part("keys.age"), identities)
        source = opened.require_part("database.age")
        examine(programs, lambda target: unseal(source, target, identities))
    except BackupFailed as failed:
        yield str(failed)
