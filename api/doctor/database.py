"""The database: its version and shape, and settings by which it would lose or tell what it must not."""

from collections.abc import Iterator, Mapping, Sequence, Set

import msgspec

from api.doctor.findings import Finding, fine, unsafe, worth_doing

OLDEST = 150_000
DURABLE = {"fsync": ("on",), "full_page_writes": ("on",), "synchronous_commit": ("on", "remote_write", "remote_apply")}
SILENT = {
    "log_min_messages": ("log", "fatal", "panic"),
    "log_min_error_statement": ("panic",),
    "log_error_verbosity": ("terse",),
    "log_statement": ("none",),
    "log_min_duration_statement": ("-1",),
    "log_min_duration_sample": ("-1",),
    "log_transaction_sample_rate": ("0",),
    "log_parameter_max_length": ("0",),
    "log_parameter_max_length_on_error": ("0",),
}
"""docs/operate.md, Logs. Whoever reads a statement or its parameters may read where the next inspection goes."""
SETTINGS = [*DURABLE, *SILENT, "data_checksums", "max_connections", "superuser_reserved_connections"]


class Seen(msgspec.Struct, frozen=True):
    """`encrypted`: the connection is, or it does not leave this machine."""

    version: int
    settings: Mapping[str, str]
    superuser: bool
    encrypted: bool
    in_use: int


def judge(seen: Seen, *, wanted: int, embedded: bool) -> Iterator[Finding]:
    """`wanted`: the connections of one process. The embedded one is nobody's but ours: its superuser is Sidak."""
    version = f"{seen.version // 10_000}.{seen.version % 10_000}"
    yield (
        unsafe("database-old", version=version) if seen.version < OLDEST else fine("database-version", version=version)
    )
    yield from _durability(seen)
    yield from _log(seen)
    yield from _connections(seen, wanted)
    if seen.superuser and not embedded:
        yield worth_doing("database-superuser")
    if not seen.encrypted:
        yield unsafe("database-unencrypted")


def _durability(seen: Seen) -> Iterator[Finding]:
    losing = _otherwise(seen.settings, DURABLE)
    if losing:
        yield unsafe("database-may-lose", settings=losing)
    else:
        yield fine("database-durable")
    if seen.settings.get("data_checksums") != "on":
        yield worth_doing("database-no-checksums")


def _log(seen: Seen) -> Iterator[Finding]:
    telling = _otherwise(seen.settings, SILENT)
    yield unsafe("database-log-tells", settings=telling) if telling else fine("database-log-quiet")


def _otherwise(settings: Mapping[str, str], good: Mapping[str, Sequence[str]]) -> str:
    """Each that stands otherwise, with how it should: `fsync=off (on)`."""
    wrong = {name: settings[name] for name, values in good.items() if name in settings and settings[name] not in values}
    return ", ".join(f"{name}={value} ({good[name][0]})" for name, value in wrong.items())


def _connections(seen: Seen, wanted: int) -> Iterator[Finding]:
    """Two processes, so that a new one may start beside the old one; the clock and a command take two each."""
    most = int(seen.settings["max_connections"]) - int(seen.settings["superuser_reserved_connections"])
    needed = 2 * (wanted + 2)
    if most < needed or seen.in_use > most * 0.9:
        yield worth_doing("database-connections-few", most=most, needed=needed, used=seen.in_use)
    else:
        yield fine("database-connections", most=most, used=seen.in_use)


def judge_migrations(brought: Set[tuple[str, str]], done: Set[tuple[str, str]]) -> Iterator[Finding]:
    """Package and name of each: those of this program, and those that the database has had."""
    if brought - done:
        yield unsafe("database-behind", count=len(brought - done))
    elif done - brought:
        yield worth_doing("database-ahead", count=len(done - brought))
    else:
        yield fine("database-in-step")
