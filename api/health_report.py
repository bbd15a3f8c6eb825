"""The state of the server, for administrators: the judgements of `sidak doctor`, as far as they are safe over HTTP."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Literal

import msgspec
from litestar import Response, get
from litestar.di import NamedDependency

from api.access import only
from api.addresses import AnyRequest
from api.doctor import database_checks, examining
from api.doctor.findings import LEVELS, Finding, Level
from api.doctor.patient import Patient
from api.doctor.wording import Told, tell
from api.languages import language_of
from api.parts import Parts

State = Literal["good", "warning", "bad"]
STATES: dict[Level, State] = {"fine": "good", "worth-doing": "warning", "unsafe": "bad"}

# Left out is what tries passwords, what asks this very server, and what tells of the draws' masters.
KEPT_FOR = timedelta(minutes=1)
"""By one process: the store is tried with a write, which no page that somebody opens again should cost."""

OF_THE_MACHINE = ("time", "certificate", "disk", "store")
OF_THE_DATABASE = ("database", "migrations", "backup", "checkpoint", "clock", "people", "deliveries")


class HealthCheck(msgspec.Struct, frozen=True):
    """`name` is the finding's name in `sidak doctor --json`; `advice` says how to mend it."""

    name: str
    state: State
    sentence: str
    advice: str | None


class HealthReport(msgspec.Struct, frozen=True, rename="camel"):
    """What is worst stands first."""

    checked_at: datetime
    version: str
    worst: State
    checks: list[HealthCheck]


@get(
    "/v1/health-report",
    operation_id="getHealthReport",
    summary="Whether the server is sound, and what to do where it is not",
    tags=["health"],
    **only("administrator"),
)
async def read(
    request: AnyRequest, now: NamedDependency[datetime], parts: NamedDependency[Parts]
) -> Response[HealthReport]:
    """Database, migrations, clock, checkpoints, backup, store, disk, certificate, deliveries, time. Looked at anew
    once a minute."""
    checked_at, found = await _findings(request, now, parts)
    told = [_check(tell(_rounded(each), language_of(request))) for each in found]
    report = HealthReport(checked_at, version("sidak"), told[0].state if told else "good", told)
    return Response(report, headers={"Cache-Control": "no-store"})


async def _findings(request: AnyRequest, now: datetime, parts: Parts) -> tuple[datetime, Sequence[Finding]]:
    kept: tuple[datetime, Sequence[Finding]] | None = request.app.state.get("health_findings")
    if kept and kept[0] <= now < kept[0] + KEPT_FOR:
        return kept
    patient = Patient(parts.settings, os.environ, now)
    checks = {name: examining.CHECKS[name] for name in OF_THE_MACHINE}
    checks |= {name: database_checks.CHECKS[name] for name in OF_THE_DATABASE}
    found = sorted(await examining.run_checks(checks, patient), key=lambda each: LEVELS.index(each.level))
    request.app.state["health_findings"] = now, found
    return now, found


def _rounded(finding: Finding) -> Finding:
    """To whole gibibytes: room that shrinks by megabytes tells when photos come in."""
    if not finding.name.startswith("disk-"):
        return finding
    facts = {name: _whole(value) if isinstance(value, int) else value for name, value in finding.facts.items()}
    return msgspec.structs.replace(finding, facts=facts)


def _whole(mebibytes: int) -> int:
    return mebibytes // 1024 * 1024 or mebibytes


def _check(told: Told) -> HealthCheck:
    return HealthCheck(told.name, STATES[told.level], told.says, told.do or None)


HANDLERS = [read]
