"""Files that only the account which runs Sidak may read, and the place they lie in."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing
from api.settings import Settings

OTHERS = 0o077
PASSING = 0o011
"""Root's PostgreSQL is another user, who must pass through the data directory; see docs/operate.md."""
NO_SECRETS = {"lock"}
SECRETS = {"master_key", "ledger_key", "notice_key", "s3_secret_key", "database_url", "smtp_url", "metrics_token"}


class Seen(msgspec.Struct, frozen=True):
    """Modes by path. `directory` is None where there is no data directory yet."""

    place: str
    directory: int | None
    files: dict[str, int]


def look(settings: Settings, environment: Mapping[str, str]) -> Seen:
    place = settings.data_dir
    modes = {str(path): mode for path in _secret_files(settings, environment) if (mode := _mode(path)) is not None}
    return Seen(str(place.absolute()), _mode(place), modes)


def _secret_files(settings: Settings, environment: Mapping[str, str]) -> Iterator[Path]:
    folder = settings.data_dir / "keys"
    if os.access(folder, os.R_OK | os.X_OK):
        yield from (path for path in sorted(folder.iterdir()) if path.name not in NO_SECRETS)
    yield folder
    yield settings.data_dir / "postgres.password"
    yield settings.data_dir / "tls" / "authority.key"
    if settings.tls_key:
        yield Path(settings.tls_key)
    yield from _named(environment)


def _named(environment: Mapping[str, str]) -> Iterator[Path]:
    """What systemd hands over as credentials has its own protection, which modes do not tell."""
    credentials = environment.get("CREDENTIALS_DIRECTORY", "")
    for variable, value in environment.items():
        is_secret = variable.startswith("SIDAK_") and variable.removesuffix("_FILE")[6:].lower() in SECRETS
        if variable.endswith("_FILE") and is_secret and not (credentials and value.startswith(f"{credentials}/")):
            yield Path(value)
    settings_file = environment.get("SIDAK_SETTINGS_FILE")
    if settings_file and SECRETS & _keys_of(Path(settings_file)):
        yield Path(settings_file)


def _keys_of(file: Path) -> Set[str]:
    try:
        return tomllib.loads(file.read_text("utf-8")).keys()
    except (OSError, ValueError):
        return set()


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return None


def judge(seen: Seen) -> Iterator[Finding]:
    if seen.directory is None:
        yield worth_doing("data-missing", directory=seen.place)
    elif seen.directory & OTHERS & ~PASSING:
        yield unsafe("data-open", directory=seen.place)
    readable = sorted(path for path, mode in seen.files.items() if mode & OTHERS)
    yield from (unsafe("secret-readable", file=path) for path in readable)
    if seen.files and not readable:
        yield fine("secrets-private", count=len(seen.files))
