"""The checks that ask the database."""

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from pathlib import Path

from api.doctor import accounts, database, keeping, masters, queries, serving, time_source
from api.doctor.findings import Finding
from api.doctor.patient import Patient
from api.doctor.reaching import is_exposed
from api.piccolo_conf import APP_REGISTRY
from inspections.scoring.checking_scores import differing
from ledger import proof_queries
from ledger.checkpoints import ledger_name
from ledger.kept_notes import KeptNotes
from organisation import backup_queries
from scheduler import key_queries
from scheduler.clock import LEADER_LOCK

NAME = re.compile(r'^ID = "([^"]+)"', re.MULTILINE)


async def _server(patient: Patient) -> Iterable[Finding]:
    asked = datetime.now(UTC)
    server = await queries.server()
    assert server
    apart = time_source.apart(asked, server["now"], datetime.now(UTC))
    found = database.Seen(
        version=server["version"],
        settings=await queries.settings(database.SETTINGS),
        superuser=server["superuser"],
        encrypted=server["encrypted"],
        in_use=server["in_use"],
    )
    settings = patient.settings
    judged = database.judge(found, wanted=settings.database_connections, embedded=not settings.database_url)
    return chain(time_source.judge_database(apart), judged)


async def _migrations(_: Patient) -> Iterable[Finding]:
    done = await queries.migrations_done() if await queries.has_tables() else set()
    return database.judge_migrations(_brought(), done)


@cache
def _brought() -> frozenset[tuple[str, str]]:
    """Package and name of the migrations that this program has, read without running any."""
    packages = APP_REGISTRY.app_configs.values()
    files = (
        (each.app_name, file) for each in packages for file in _migrations_of(each.resolved_migrations_folder_path)
    )
    named = ((package, NAME.search(file.read_text("utf-8"))) for package, file in files)
    return frozenset((package, found[1]) for package, found in named if found)


def _migrations_of(folder: str) -> Iterator[Path]:
    return Path(folder).glob("*.py")


async def _masters(patient: Patient) -> Iterable[Finding]:
    needs = await key_queries.needs(patient.now)
    return masters.judge_needs(masters.look(patient.settings), needs)


async def _used_draws(patient: Patient) -> Iterable[Finding]:
    return masters.judge_used_draws(masters.has_used_draws(patient.settings), await queries.frozen_days())


async def _backups(patient: Patient) -> Iterable[Finding]:
    judged = keeping.judge_backup(await backup_queries.newest(), patient.now)
    return chain(judged, keeping.judge_readers(patient.settings.backup_recipients))


async def _checkpoints(patient: Patient) -> Iterable[Finding]:
    directory = patient.settings.checkpoint_dir or patient.settings.data_dir / "checkpoints"
    newest = await proof_queries.newest_signed()
    signed = newest["size"] if newest else 0
    name = await ledger_name()
    seen = keeping.Checkpoint(
        oldest_unsigned=await queries.oldest_unsigned(signed),
        signed=signed,
        kept=KeptNotes(directory).newest_size(name) if name else 0,
        directory=str(directory.absolute()),
        elsewhere=patient.settings.checkpoint_dir is not None,
    )
    return keeping.judge_checkpoint(seen, patient.now)


async def _clock(_: Patient) -> Iterable[Finding]:
    return serving.judge_leader(await queries.leaders(LEADER_LOCK))


async def _people(patient: Patient) -> Iterable[Finding]:
    found = await queries.people(patient.now)
    assert found
    return accounts.judge(found["administrators"], found["anybody"])


async def _public_passwords(patient: Patient) -> Iterable[Finding]:
    exposed = is_exposed(patient.settings)
    return accounts.judge_public_passwords(await accounts.with_public_password(), exposed=exposed)


async def _deliveries(patient: Patient) -> Iterable[Finding]:
    return accounts.judge_deliveries(await queries.failing_deliveries(patient.now))


async def _scores(_: Patient) -> Iterable[Finding]:
    return keeping.judge_scores(await differing())


CHECKS: Mapping[str, Callable[[Patient], Awaitable[Iterable[Finding]]]] = {
    "database": _server,
    "migrations": _migrations,
    "masters": _masters,
    "used draws": _used_draws,
    "backup": _backups,
    "checkpoint": _checkpoints,
    "clock": _clock,
    "people": _people,
    "passwords": _public_passwords,
    "deliveries": _deliveries,
    "scores": _scores,
}
