"""All checks, one after the other. What breaks one of them is a finding itself, and the others go on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, ExitStack

import asyncpg

from api.databases import connections, database
from api.doctor import (
    certificate,
    database_checks,
    disk,
    evidence,
    masters,
    private_files,
    reaching,
    serving,
    time_source,
)
from api.doctor.findings import LEVELS, Finding, unsafe, worth_doing
from api.doctor.patient import Patient
from api.postgres_cluster import running_url
from api.postgres_home import PostgresFailed

SECONDS_TO_CONNECT = 10
SECONDS_OF_A_CHECK = 60

Check = Callable[[Patient], Awaitable[Iterable[Finding]]]
NO_TABLES = (asyncpg.UndefinedTableError, asyncpg.UndefinedColumnError, asyncpg.UndefinedFunctionError)


def examine(patient: Patient) -> list[Finding]:
    """Raises nothing for what it finds. What is unsafe comes first."""
    findings = asyncio.run(run_checks(CHECKS, patient))
    with ExitStack() as running:
        fault = _start_database(patient, running)
        findings += [fault] if fault else asyncio.run(_with_database(patient))
    return sorted(findings, key=lambda finding: LEVELS.index(finding.level))


async def run_checks(checks: Mapping[str, Check], patient: Patient) -> list[Finding]:
    return [finding for name, check in checks.items() for finding in await _one(name, check, patient)]


async def _one(name: str, check: Check, patient: Patient) -> list[Finding]:
    """The kind of a fault is told, not its text, which might hold an address with a password. Without tables the
    migrations are missing, which their own check says."""
    try:
        async with asyncio.timeout(SECONDS_OF_A_CHECK):
            return list(await check(patient))
    except NO_TABLES:
        return []
    except Exception as error:
        return [unsafe("check-failed", check=name, reason=type(error).__name__)]


def _start_database(patient: Patient, running: ExitStack) -> Finding | None:
    """Never makes one, and leaves that of another account alone unless it runs."""
    settings = patient.settings
    try:
        if not settings.database_url and not (settings.data_dir / "postgres").exists():
            return worth_doing("database-not-made")
        if not settings.database_url and not patient.owns_data and running_url(settings.data_dir) is None:
            return worth_doing("database-not-looked-at")
        running.enter_context(database(settings))
    except PostgresFailed as error:
        return unsafe("database-unreachable", reason=str(error))
    except OSError as error:
        return unsafe("database-unreachable", reason=type(error).__name__)
    return None


async def _with_database(patient: Patient) -> list[Finding]:
    async with AsyncExitStack() as connected:
        try:
            async with asyncio.timeout(SECONDS_TO_CONNECT):
                await connected.enter_async_context(connections())
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, ValueError) as error:
            return [unsafe("database-unreachable", reason=type(error).__name__)]
        return await run_checks(database_checks.CHECKS, patient)


async def _time(_: Patient) -> Iterable[Finding]:
    return time_source.judge(time_source.look())


async def _reaching(patient: Patient) -> Iterable[Finding]:
    return reaching.judge(patient.settings)


async def _certificate(patient: Patient) -> Iterable[Finding]:
    return certificate.judge(certificate.look(patient.settings), patient.now)


async def _files(patient: Patient) -> Iterable[Finding]:
    return private_files.judge(private_files.look(patient.settings, patient.environment))


async def _account(patient: Patient) -> Iterable[Finding]:
    directory = str(patient.settings.data_dir.absolute())
    return [] if patient.owns_data else [worth_doing("other-user", directory=directory)]


async def _masters(patient: Patient) -> Iterable[Finding]:
    return masters.judge(masters.look(patient.settings))


async def _disk(patient: Patient) -> Iterable[Finding]:
    return disk.judge(disk.look(patient.settings.data_dir), patient.settings.spool_reserve_mib)


async def _store(patient: Patient) -> Iterable[Finding]:
    """A probe of another account would leave directories that Sidak could not write to."""
    if not patient.settings.s3_bucket and not patient.owns_data:
        return []
    return evidence.judge(await evidence.look(patient.settings))


async def _server(patient: Patient) -> Iterable[Finding]:
    return serving.judge(await serving.look(patient.settings), patient.settings)


CHECKS: Mapping[str, Check] = {
    "time": _time,
    "address": _reaching,
    "certificate": _certificate,
    "files": _files,
    "account": _account,
    "masters": _masters,
    "disk": _disk,
    "store": _store,
    "server": _server,
}
