import asyncio
import os
import pwd
import shutil
import signal
import stat
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import asyncpg
import pytest

from api import postgres_home
from api.embedded_postgres import EmbeddedPostgres, PostgresFailed, running_url
from tests.data_dirs import data_dir
from tests.tooling.programs import holding, postmaster

pytestmark = pytest.mark.anyio
AS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives PostgreSQL to another user")


@pytest.fixture
def place() -> Iterator[Path]:
    with data_dir() as path:
        yield path


async def ask(url: str, question: str, **connection: str) -> object:
    opened = await asyncpg.connect(url, **connection)
    try:
        return await opened.fetchval(question)
    finally:
        await opened.close()


async def ask_until_answered(url: str, question: str) -> object:
    for _ in range(300):
        try:
            return await ask(url, question)
        except (OSError, asyncpg.PostgresError):
            await asyncio.sleep(0.1)
    raise AssertionError("no answer within 30 seconds")


async def test_what_was_stored_is_there_after_the_next_start(place: Path) -> None:
    with EmbeddedPostgres(place) as url:
        await ask(url, "CREATE TABLE visit AS SELECT 7 AS number")
    with EmbeddedPostgres(place) as url:
        assert await ask(url, "SELECT number FROM visit") == 7


async def test_it_keeps_checksums_and_sorts_and_capitalises_unicode(place: Path) -> None:
    with EmbeddedPostgres(place) as url:
        assert await ask(url, "SHOW data_checksums") == "on"
        assert await ask(url, "SELECT upper('đặng')") == "ĐẶNG"


async def test_a_wrong_password_is_refused(place: Path) -> None:
    with EmbeddedPostgres(place) as url, pytest.raises(asyncpg.InvalidPasswordError):
        await ask(url, "SELECT 1", password="wrong")


async def test_it_listens_on_the_loopback_only(place: Path) -> None:
    with EmbeddedPostgres(place):
        server = postmaster(place)
        sockets = [(found.laddr.ip, found.status) for found in server.net_connections("inet")]
        assert sockets == [("127.0.0.1", "LISTEN")]
        assert server.net_connections("unix") == []


async def test_nobody_else_may_read_its_files(place: Path) -> None:
    with EmbeddedPostgres(place):
        for name in ("postgres.password", "postgres.log", "postgres.lock"):
            assert stat.S_IMODE((place / name).stat().st_mode) == 0o600
        assert stat.S_IMODE((place / "postgres").stat().st_mode) == 0o700


async def test_the_log_holds_no_value_of_a_failed_statement(place: Path) -> None:
    with EmbeddedPostgres(place) as url:
        await ask(url, "CREATE TABLE visit (unit text UNIQUE)")
        await ask(url, "INSERT INTO visit VALUES ('secret-unit')")
        with pytest.raises(asyncpg.UniqueViolationError):
            await ask(url, "INSERT INTO visit VALUES ('secret-unit')")
        with pytest.raises(asyncpg.InvalidTextRepresentationError):
            await ask(url, "SELECT 'secret-unit'::int")
    assert "secret-unit" not in (place / "postgres.log").read_text()


async def test_it_ends_with_its_owner(place: Path) -> None:
    with EmbeddedPostgres(place):
        assert running_url(place)
    assert running_url(place) is None


async def test_a_second_serve_is_refused(place: Path) -> None:
    with EmbeddedPostgres(place, serving=True) as url:
        with pytest.raises(PostgresFailed, match="another sidak serve"):
            EmbeddedPostgres(place, serving=True).start()
        assert await ask(url, "SELECT 1") == 1


async def test_a_command_borrows_the_server_of_the_serving_process(place: Path) -> None:
    with EmbeddedPostgres(place, serving=True) as url:
        with EmbeddedPostgres(place) as borrowed:
            assert borrowed == url
        assert await ask(url, "SELECT 1") == 1


async def test_serve_waits_for_a_command_to_end(place: Path) -> None:
    with holding(place, "command") as command, get_context("fork").Pool(1) as pool:
        started = pool.apply_async(_serve_once, [place])
        await asyncio.sleep(1)
        assert not started.ready()
        command.kill()
        assert started.get(timeout=60)


def _serve_once(place: Path) -> bool:
    with EmbeddedPostgres(place, serving=True):
        return running_url(place) is not None


async def test_a_server_that_outlived_its_owner_is_taken_over(place: Path) -> None:
    with holding(place, "serving"):
        left_over = postmaster(place)
    assert left_over.is_running()
    with EmbeddedPostgres(place, serving=True):
        assert postmaster(place) == left_over
    assert running_url(place) is None


async def test_a_server_killed_with_its_owner_recovers(place: Path) -> None:
    with holding(place, "serving"):
        await ask(str(running_url(place)), "CREATE TABLE visit AS SELECT 7 AS number")
        server = postmaster(place)
    server.kill()
    with EmbeddedPostgres(place, serving=True) as url:
        assert await ask(url, "SELECT number FROM visit") == 7


async def test_a_server_killed_while_serving_is_started_again_at_its_address(place: Path) -> None:
    with EmbeddedPostgres(place, serving=True) as url:
        await ask(url, "CREATE TABLE visit AS SELECT 7 AS number")
        postmaster(place).send_signal(signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert await ask_until_answered(url, "SELECT number FROM visit") == 7


async def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(place: Path) -> None:
    with EmbeddedPostgres(place):
        pass
    (place / "postgres" / "cluster" / "postmaster.pid").write_text(f"{os.getpid()}\n")
    with EmbeddedPostgres(place) as url:
        assert await ask(url, "SELECT 1") == 1


async def test_data_of_another_major_version_are_refused(place: Path) -> None:
    with EmbeddedPostgres(place):
        pass
    (place / "postgres" / "cluster" / "PG_VERSION").write_text("17\n")
    with pytest.raises(PostgresFailed, match="PostgreSQL 17"):
        EmbeddedPostgres(place).start()


@AS_ROOT
async def test_root_gives_it_to_another_user(place: Path) -> None:
    with EmbeddedPostgres(place, user="nobody"):
        assert postmaster(place).username() == "nobody"
        assert not (place / "postgres").is_symlink()


@AS_ROOT
async def test_below_a_closed_directory_root_links_to_a_private_one_and_opens_nothing() -> None:
    with data_dir(0o700) as place:
        for _ in range(2):
            with EmbeddedPostgres(place) as url:
                assert await ask(url, "SELECT 1") == 1
        assert (place / "postgres").resolve().parent == postgres_home.PRIVATE
        assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


@AS_ROOT
async def test_programs_that_the_user_cannot_reach_are_copied(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with data_dir(0o700) as closed:
        _move_programs(closed, monkeypatch)
        with EmbeddedPostgres(place) as url:
            assert await ask(url, "SELECT 1") == 1
            assert "programs-" in postmaster(place).exe()


@AS_ROOT
async def test_an_unknown_user_is_named(place: Path) -> None:
    with pytest.raises(PostgresFailed, match="SIDAK_POSTGRES_USER"):
        EmbeddedPostgres(place, user="nobody-of-this-name").start()


@AS_ROOT
async def test_an_ordinary_user_runs_it_and_cannot_touch_the_data_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs lie where the user can reach them, wherever this checkout is."""
    with data_dir(0o755) as open_to_all, data_dir(0o777) as own, data_dir(0o711) as roots, EmbeddedPostgres(roots):
        _move_programs(open_to_all, monkeypatch)
        assert _as_nobody(own) == "started as nobody"
        assert "belongs to another user" in _as_nobody(roots)


def _move_programs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = postgres_home._bundled()
    shutil.copytree(bundled / "pginstall18", place / "site" / bundled.name / "pginstall18")
    shutil.copytree(bundled.with_name(f"{bundled.name}.libs"), place / "site" / f"{bundled.name}.libs")
    monkeypatch.setattr(postgres_home, "_bundled", lambda: place / "site" / bundled.name)


def _as_nobody(place: Path) -> str:
    """Forks, since an ordinary user may not be able to execute root's Python."""
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_become_nobody_and_start, args=(place, sender))
    process.start()
    process.join(60)
    return str(receiver.recv())


def _become_nobody_and_start(place: Path, sender: Connection) -> None:
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)
    try:
        with EmbeddedPostgres(place):
            sender.send(f"started as {postmaster(place).username()}")
    except PostgresFailed as failure:
        sender.send(str(failure))
