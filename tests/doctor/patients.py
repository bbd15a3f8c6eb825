"""Deployments to examine."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.doctor.findings import Finding
from api.doctor.patient import Patient
from api.settings import Settings

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def settings(place: Path, **given: Any) -> Settings:
    return Settings(data_dir=place, **given)


def patient(place: Path, now: datetime = NOW, environment: dict[str, str] | None = None, **given: Any) -> Patient:
    return Patient(settings(place, **given), environment or {}, now)


def names(findings: Iterable[Finding]) -> list[str]:
    return [finding.name for finding in findings]


def levels(findings: Iterable[Finding]) -> dict[str, str]:
    return {finding.name: finding.level for finding in findings}
