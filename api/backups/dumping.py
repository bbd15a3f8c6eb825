"""The database out of PostgreSQL, as it was at one moment, and back into an empty one: always all of it."""

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from urllib.parse import unquote, urlsplit, urlunsplit

import msgspec

from api.backups.failing import BackupFailed
from api.backups.sealing import CHUNK, Writer

# Newer than the oldest PostgreSQL that Sidak runs on, and without effect here.
UNKNOWN_TO_OLD = b"SET transaction_timeout = 0;\n"
HEAD_LINES = 40
# Of ten years of a country: a third of the time for a fifth more bytes than usual.
QUICK = "--compress=1"


class Programs(msgspec.Struct, frozen=True):
    """PostgreSQL's own, of a version not older than the server's; no password is an argument of any."""

    directory: Path
    url: str

    def start(
        self, name: str, *arguments: str, stderr: IO[bytes], stdin: int | None = None, stdout: int | None = None
    ) -> subprocess.Popen[bytes]:
        address, password = _without_password(self.url)
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
        environment["LC_ALL"] = "C"
        if password:
            environment["PGPASSWORD"] = password
        command = [str(self.directory / name), *(argument.replace("{database}", address) for argument in arguments)]
        try:
            return subprocess.Popen(command, env=environment, stdin=stdin, stdout=stdout, stderr=stderr)
        except OSError as error:
            raise BackupFailed(f"{command[0]} cannot be run: {error.strerror}; see SIDAK_POSTGRES_PROGRAMS") from None


def _without_password(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    user, _, password = (parts.netloc.rpartition("@")[0]).partition(":")
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}@{place}" if user else place)), unquote(password)


@contextmanager
def dump(programs: Programs, moment: str) -> Iterator[IO[bytes]]:
    """Raises BackupFailed in the end unless all of it was read."""
    arguments = (
        "--format=custom",
        QUICK,
        "--no-owner",
        "--no-privileges",
        f"--snapshot={moment}",
        "--dbname={database}",
    )
    with tempfile.TemporaryFile() as told:
        with programs.start("pg_dump", *arguments, stderr=told, stdout=subprocess.PIPE) as process:
            assert process.stdout
            try:
                yield process.stdout
            except BaseException:
                process.kill()
                raise
        _require_success("pg_dump", process.returncode, told)


def restore(programs: Programs, write_dump: Callable[[Writer], None]) -> None:
    """`write_dump` writes what `dump` gave. One transaction: nothing is there unless all of it came and fitted."""
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as told_last:
        with _reading(programs, told) as reading, _filling(programs, told_last) as filling:
            _pass_all(write_dump, reading, filling)
        _require_success("pg_restore", reading.returncode, told)
        _require_success("psql", filling.returncode, told_last)


def examine(programs: Programs, write_dump: Callable[[Writer], None]) -> None:
    """Reads a whole dump as `restore` would, and keeps nothing of it."""
    with tempfile.TemporaryFile() as told:
        with _reading(programs, told, stdout=subprocess.DEVNULL) as reading:
            _write_to(write_dump, reading)
        _require_success("pg_restore", reading.returncode, told)


def _reading(programs: Programs, told: IO[bytes], stdout: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
    arguments = ("--no-owner", "--no-privileges", "--file=-")
    return programs.start("pg_restore", *arguments, stderr=told, stdin=subprocess.PIPE, stdout=stdout)


def _filling(programs: Programs, told: IO[bytes]) -> subprocess.Popen[bytes]:
    arguments = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--dbname={database}")
    return programs.start("psql", *arguments, stderr=told, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)


def _pass_all(
    write_dump: Callable[[Writer], None], reading: subprocess.Popen[bytes], filling: subprocess.Popen[bytes]
) -> None:
    """The end of its input makes psql commit: it comes only when everything before it went well."""
    assert reading.stdout
    assert filling.stdin
    pump = threading.Thread(target=_pump, args=(reading.stdout, filling.stdin))
    pump.start()
    whole = False
    try:
        _write_to(write_dump, reading)
        pump.join()
        whole = reading.wait() == 0
    finally:
        if not whole:
            filling.kill()
            reading.kill()
        pump.join()
        _close(filling.stdin)


def _pump(source: IO[bytes], target: IO[bytes]) -> None:
    try:
        for _ in range(HEAD_LINES):
            line = source.readline()
            target.write(b"" if line == UNKNOWN_TO_OLD else line)
        while piece := source.read(CHUNK):
            target.write(piece)
        target.flush()
    except (BrokenPipeError, ValueError):
        # psql ended before: what it said tells why. The reader must not wait for ever.
        while source.read(CHUNK):
            pass


def _write_to(write_dump: Callable[[Writer], None], reading: subprocess.Popen[bytes]) -> None:
    """A reader that ended before tells why itself."""
    assert reading.stdin
    try:
        write_dump(reading.stdin)
    except BrokenPipeError:
        reading.wait()
    except BaseException:
        reading.kill()
        raise
    finally:
        _close(reading.stdin)


def _close(stream: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        stream.close()


def _require_success(name: str, code: int, told: IO[bytes]) -> None:
    if code == 0:
        return
    told.seek(0)
    lines = told.read().decode(errors="replace").strip().splitlines()
    reason = next((line for line in lines if "error" in line.lower()), lines[0] if lines else f"it ended with {code}")
    raise BackupFailed(f"{name} failed: {reason}")
