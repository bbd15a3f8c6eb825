"""The files of the embedded PostgreSQL: how they are made, what they tell of the running server."""

import os
import secrets
import shutil
from pathlib import Path
from typing import NamedTuple

import psutil

from api.postgres_home import Command, Home, PostgresFailed, programs
from api.postgres_locks import opened

NAME = "sidak"
MAJOR_VERSION = "18"

# No statement, parameter or row gets into the log: it would tell whom the inspectors visit next.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "fsync": "on",
    "synchronous_commit": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
}


class Postmaster(NamedTuple):
    pid: int
    port: int
    status: str


def find_postmaster(cluster: Path) -> Postmaster | None:
    """The server process of the cluster as its own file tells, if that process lives and is what it says."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        process = psutil.Process(int(lines[0]))
        is_ours = str(cluster) in process.cmdline() and process.uids().real == cluster.stat().st_uid
    except (FileNotFoundError, NotADirectoryError, IndexError, ValueError, psutil.Error):
        return None
    if not is_ours:
        return None
    if len(lines) < 8:
        return Postmaster(process.pid, 0, "starting")
    return Postmaster(process.pid, int(lines[3]), lines[7].strip())


def running_url(data_dir: Path) -> str | None:
    """The address of the data directory's server when it takes connections now."""
    postmaster = find_postmaster((data_dir / "postgres").resolve() / "cluster")
    if postmaster is None or postmaster.status != "ready":
        return None
    password = _password_file(data_dir).read_text().strip()
    return f"postgresql://{NAME}:{password}@127.0.0.1:{postmaster.port}/{NAME}"


def _password_file(data_dir: Path) -> Path:
    return data_dir / "postgres.password"


def _password(data_dir: Path) -> str:
    with opened(_password_file(data_dir)) as file:
        password = file.read().decode().strip()
        if not password:
            password = secrets.token_urlsafe(24)
            file.write(password.encode())
            file.flush()
            os.fsync(file.fileno())
    return password


def make_cluster(data_dir: Path, home: Home) -> None:
    """Complete or not there: made beside its place and moved."""
    staging = home.directory / "cluster.new"
    shutil.rmtree(staging, ignore_errors=True)
    given = home.directory / "password.new"
    given.unlink(missing_ok=True)
    with open(os.open(given, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(_password(data_dir))
    if home.change_user:
        os.chown(given, home.user, home.group)
    try:
        _initialise(home, staging, given)
    finally:
        given.unlink()
    staging.rename(home.cluster)


def _initialise(home: Home, staging: Path, password_file: Path) -> None:
    """PostgreSQL's own C.UTF-8 needs no locale of the machine, and no upgrade of the machine changes it."""
    binaries = programs(home)
    identity = ["-U", NAME, "--auth=scram-sha-256", f"--pwfile={password_file}"]
    letters = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    home.run([binaries / "initdb", "-D", staging, *identity, *letters, "--data-checksums"])
    single: Command = [binaries / "postgres", "--single", "-D", staging, "postgres"]
    home.run(single, given=f"CREATE DATABASE {NAME}\n".encode())


def check_version(home: Home) -> None:
    made_by = (home.cluster / "PG_VERSION").read_text().strip()
    if made_by != MAJOR_VERSION:
        raise PostgresFailed(
            f"{home.cluster} was made by PostgreSQL {made_by}, this program brings {MAJOR_VERSION}: see docs/operate.md"
        )


def forget_dead_server(cluster: Path) -> None:
    """PostgreSQL believes its file when any process has the number in it, be it a stranger or a zombie.

    It still refuses to start while a process of the dead server is attached to the shared memory.
    """
    if find_postmaster(cluster) is None:
        (cluster / "postmaster.pid").unlink(missing_ok=True)
