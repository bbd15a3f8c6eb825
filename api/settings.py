"""Everything an operator may set: from the environment, else from one TOML file, else the default."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta

from media.retention import DEFAULT, MOST_MONTHS, read_terms
from organisation.actors import Role

PREFIX = "SIDAK_"
BUILT_PAGES = Path(__file__).with_name("built_pages")
"""Within the installed package; in a checkout they are beside it."""


class BadSettings(Exception):
    """A setting is wrong: the program does not start."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Each field is the variable `SIDAK_<FIELD>`, or the key of that name in the file `SIDAK_SETTINGS_FILE`."""

    host: str = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535)] = 8000
    data_dir: Path = Path("var")
    web_dir: Path = BUILT_PAGES if BUILT_PAGES.exists() else Path(__file__).parents[1] / "web" / "dist"
    database_url: Annotated[str, Meta(pattern=r"^(postgres(ql)?://\S+)?$")] = ""
    database_connections: Annotated[int, Meta(ge=2, le=200)] = 10
    postgres_user: str = "nobody"
    master_key: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    ledger_key: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    ledger_name: Annotated[str, Meta(pattern=r"^([a-z0-9][a-z0-9.-]{2,99})?$")] = ""
    checkpoint_dir: Path | None = None
    timestamp_url: Annotated[str, Meta(pattern=r"^(https?://\S+)?$")] = ""
    timestamp_authority: str = ""
    drand_urls: Annotated[str, Meta(pattern=r"^https?://[^\s,]+(,https?://[^\s,]+)*$")] = (
        "https://api.drand.sh,https://drand.cloudflare.com"
    )
    s3_endpoint: Annotated[str, Meta(pattern=r"^(https?://\S+)?$")] = ""
    s3_bucket: str = ""
    s3_region: str = "us-east-1"
    s3_access_key: str = ""
    s3_secret_key: str = ""
    s3_lock_days: Annotated[int, Meta(ge=0, le=36500)] = 0
    retention_months: str = DEFAULT
    fixity_days: Annotated[int, Meta(ge=1, le=366)] = 30
    backup_recipients: Annotated[str, Meta(pattern=r"^(age1[0-9a-z]+(,age1[0-9a-z]+)*)?$")] = ""
    postgres_programs: Path | None = None
    uploads_per_person: Annotated[int, Meta(ge=1, le=10_000)] = 100
    upload_mib_per_person: Annotated[int, Meta(ge=64, le=1_000_000)] = 4096
    spool_reserve_mib: Annotated[int, Meta(ge=0, le=10_000_000)] = 1024
    public_url: Annotated[str, Meta(pattern=r"^(https?://[^\s/]+)?$")] = ""
    notice_key: Annotated[str, Meta(pattern=r"^([0-9a-f]{64})?$")] = ""
    smtp_url: Annotated[str, Meta(pattern=r"^((smtps|smtp|smtp\+plain)://\S+)?$")] = ""
    mail_from: Annotated[str, Meta(pattern=r"^([^<>\r\n]*<[^@\s<>]+@[^@\s<>]+>|[^@\s<>]+@[^@\s<>]+)?$")] = ""
    webhook_allow_private: Annotated[str, Meta(pattern=r"^([0-9a-f.:/, ]*)$")] = ""
    totp_roles: Annotated[str, Meta(pattern=r"^([a-z_]+(, *[a-z_]+)*)?$")] = ""
    session_days: Annotated[int, Meta(ge=1, le=366)] = 30
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    metrics_token: Annotated[str, Meta(pattern=r"^([!-~]{20,200})?$")] = ""
    otlp_url: Annotated[str, Meta(pattern=r"^(https?://\S+)?$")] = ""
    requests_at_once: Annotated[int, Meta(ge=1, le=10_000)] = 64
    transfers_at_once: Annotated[int, Meta(ge=1, le=10_000)] = 256
    streams_at_once: Annotated[int, Meta(ge=1, le=10_000)] = 32
    leaving_seconds: Annotated[int, Meta(ge=0, le=3)] = 0
    trusted_proxies: Annotated[int, Meta(ge=0, le=5)] = 0
    tls_certificate: str = ""
    tls_key: str = ""

    @property
    def second_step_roles(self) -> tuple[Role, ...]:
        """Whose holders must have a second step of signing in."""
        named = {part.strip() for part in self.totp_roles.split(",")}
        return tuple(role for role in get_args(Role) if role in named)

    def __repr__(self) -> str:
        """Secrets stay out of logs and tracebacks."""
        return f"Settings(port={self.port}, data_dir={self.data_dir})"


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Raises BadSettings with one sentence that names the setting."""
    given = _from_file(environment.get("SIDAK_SETTINGS_FILE")) | _from_environment(environment)
    unknown = given.keys() - set(Settings.__struct_fields__)
    if unknown:
        raise BadSettings(f"{PREFIX}{min(unknown).upper()} is not a setting of Sidak; see docs/settings.md")
    try:
        settings = msgspec.convert(given, Settings, strict=False, dec_hook=lambda kind, value: kind(value))
    except msgspec.ValidationError as error:
        raise BadSettings(_sentence(error)) from None
    _check_store(settings)
    _check_retention(settings)
    _check_roles(settings)
    if bool(settings.tls_certificate) != bool(settings.tls_key):
        raise BadSettings("SIDAK_TLS_CERTIFICATE and SIDAK_TLS_KEY belong together: set both or neither")
    if bool(settings.smtp_url) != bool(settings.mail_from):
        raise BadSettings("SIDAK_SMTP_URL and SIDAK_MAIL_FROM belong together: set both or neither")
    if bool(settings.timestamp_url) != bool(settings.timestamp_authority):
        raise BadSettings("SIDAK_TIMESTAMP_URL and SIDAK_TIMESTAMP_AUTHORITY belong together: set both or neither")
    return settings


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`SIDAK_X_FILE` reads the value of `SIDAK_X` from a file, for secrets."""
    given: dict[str, Any] = {}
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable == "SIDAK_SETTINGS_FILE":
            continue
        field = variable.removeprefix(PREFIX).lower()
        if field.endswith("_file"):
            given[field.removesuffix("_file")] = _read(variable, value).strip()
        elif value:
            given[field] = value
    return given


def _from_file(path: str | None) -> dict[str, Any]:
    if not path:
        return {}
    try:
        return tomllib.loads(_read("SIDAK_SETTINGS_FILE", path))
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"SIDAK_SETTINGS_FILE is not valid TOML: {error}") from None


def _read(variable: str, path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{variable} names a file that cannot be read: {error}") from None


def _sentence(error: msgspec.ValidationError) -> str:
    reason, _, place = str(error).partition(" - at `$.")
    return f"{PREFIX}{place.rstrip('`').upper()} is wrong: {reason}"


def _check_store(settings: Settings) -> None:
    needed = {
        "SIDAK_S3_BUCKET": settings.s3_bucket,
        "SIDAK_S3_ACCESS_KEY": settings.s3_access_key,
        "SIDAK_S3_SECRET_KEY": settings.s3_secret_key,
    }
    given = [name for name, value in needed.items() if value]
    missing = [name for name, value in needed.items() if not value]
    if (given or settings.s3_endpoint) and missing:
        raise BadSettings(f"{missing[0]} is missing: the S3 store needs it beside {', '.join(given) or 'the endpoint'}")


def _check_retention(settings: Settings) -> None:
    try:
        read_terms(settings.retention_months)
    except ValueError as error:
        reason = f"a class of photos, =, and 1 to {MOST_MONTHS} months, such as {DEFAULT}"
        raise BadSettings(f"SIDAK_RETENTION_MONTHS is wrong at {str(error)!r}: it takes {reason}") from None


def _check_roles(settings: Settings) -> None:
    unknown = {part.strip() for part in settings.totp_roles.split(",")} - set(get_args(Role)) - {""}
    if unknown:
        raise BadSettings(f"SIDAK_TOTP_ROLES is wrong at {min(unknown)!r}: roles are {', '.join(get_args(Role))}")
