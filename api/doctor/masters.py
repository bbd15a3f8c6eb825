"""The masters of the draws: here, apart from the database, escrowed; and the journal that no draw is held twice."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.settings import Settings
from ledger.database import Row
from scheduler.key_files import UnusableKeys, escrowed, key_id, read_masters


class Seen(msgspec.Struct, frozen=True):
    """Names of masters, never a master. `fault`: why they cannot be used."""

    directory: str
    known: list[str] = []
    newest: str = ""
    escrowed: set[str] = set()
    beside_database: bool = False
    fault: str = ""


def look(settings: Settings) -> Seen:
    directory = settings.data_dir / "keys"
    place = str(directory.absolute())
    try:
        masters, newest = read_masters(directory)
        shares = escrowed(directory)
    except (UnusableKeys, OSError, ValueError) as error:
        return Seen(place, fault=str(error))
    known = list(masters)
    if settings.master_key:
        newest = key_id(bytes.fromhex(settings.master_key))
        known.append(newest)
    return Seen(place, known, newest, shares, bool(masters) and not settings.database_url)


def judge(seen: Seen) -> Iterator[Finding]:
    if seen.fault:
        yield unsafe("keys-unusable", reason=seen.fault)
        return
    if not seen.known:
        yield worth_doing("keys-none", directory=seen.directory)
        return
    yield fine("keys-found", count=len(seen.known), newest=seen.newest)
    if seen.beside_database:
        yield worth_doing("keys-beside-database", directory=seen.directory)
    if seen.newest not in seen.escrowed:
        yield worth_doing("key-not-escrowed", key=seen.newest)


def judge_needs(seen: Seen, needs: Sequence[Row]) -> Iterator[Finding]:
    missing = sorted({need["key"] for need in needs} - set(seen.known))
    if missing and not seen.fault:
        yield unsafe("keys-missing", keys=", ".join(missing))


def has_used_draws(settings: Settings) -> bool:
    file = Path(settings.data_dir) / "keys" / "used-draws"
    return file.exists() and file.stat().st_size > 0


def judge_used_draws(present: bool, frozen: int) -> Iterator[Finding]:
    """`frozen`: how many days the database says were frozen or drawn."""
    if frozen and not present:
        yield unsafe("used-draws-missing", days=frozen)
    elif frozen:
        yield fine("used-draws-found")
