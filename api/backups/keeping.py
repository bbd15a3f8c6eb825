"""The keys that a backup holds, sealed: those that a restored server would be another one without. Never a master: who
has the masters and the database can know coming draws."""

import os
from pathlib import Path

import msgspec

from api.settings import Settings
from ledger.durable import make_directory, sync_directory, write_private
from ledger.signing_key import SigningKey

NAMING = "backup-names.key"
KEPT = ("ledger.key", "notices.key", NAMING)


def naming_key(settings: Settings) -> bytes:
    """Made at the first backup: with it names of pieces stay the same from backup to backup, and tell nothing."""
    key = SigningKey(settings.data_dir / "keys" / NAMING)
    key.make_first()
    return key.seed()


def gather(directory: Path) -> bytes:
    """What is set by a variable instead of a file is not in it."""
    return msgspec.json.encode({name: (directory / name).read_text() for name in KEPT if (directory / name).exists()})


def put_back(directory: Path, gathered: bytes) -> list[str]:
    """Only those that are not there: the names of these."""
    files = msgspec.json.decode(gathered, type=dict[str, str])
    missing = [name for name in KEPT if name in files and not (directory / name).exists()]
    if missing:
        make_directory(directory)
        directory.chmod(0o700)
    for name in missing:
        draft = directory / f"{name}.draft"
        draft.unlink(missing_ok=True)
        write_private(draft, files[name].strip())
        os.link(draft, directory / name)
        draft.unlink()
    if missing:
        sync_directory(directory)
    return missing
