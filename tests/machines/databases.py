"""A primary and its replica, led by the very commands of docs/operate.md."""

import asyncio
import shlex
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import asyncpg

from api.postgres_cluster import find_postmaster
from api.postgres_home import prepare, programs
from tests.machines.network import Machine
from tests.tooling.programs import ROOT

PORT = 5432
WAIT_SECONDS = 60
SETTINGS = {"listen_addresses": "*", "unix_socket_directories": "", "shared_buffers": "32MB", "timezone": "UTC"}
DIRECTORY = "/srv/postgres"
"""How the document calls the directory of either machine."""


def documented(beginning: str) -> list[str]:
    """The lines of the document's section on promotion that stand apart as commands or SQL and begin like this."""
    section = (ROOT / "docs" / "operate.md").read_text("utf-8").split("\n## Promotion\n")[1].split("\n## ")[0]
    lines = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    found = list(dict.fromkeys(line.partition("  --")[0].rstrip() for line in lines if line.startswith(beginning)))
    assert found, f"docs/operate.md has no line that begins with {beginning}"
    return found


class Database:
    """PostgreSQL on one machine. Whoever is in the network is let in: it is the test's own."""

    def __init__(self, machine: Machine, place: Path) -> None:
        place.mkdir(0o711)
        self.machine = machine
        self.home = prepare(place, "nobody")
        self._programs = programs(self.home)
        self._log = place / "postgres.log"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"postgresql://sidak@{self.machine.address}:{PORT}/postgres"

    def make(self) -> None:
        self._run("initdb", "-D", self.home.cluster, "-U", "sidak", "--auth=trust", "--encoding=UTF8", "--no-sync")
        network = self.machine.address.rpartition(".")[0]
        with (self.home.cluster / "pg_hba.conf").open("a") as rules:
            rules.write(f"host all all {network}.0/24 trust\nhost replication replica {network}.0/24 trust\n")
        with (self.home.cluster / "postgresql.conf").open("a") as settings:
            settings.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())

    def follow(self, primary: "Database", beginning: str) -> None:
        """Becomes the primary's replica by the document's command that begins like this."""
        [command] = documented(beginning)
        names = {"host=one": f"host={primary.machine.address}", DIRECTORY: str(self.home.cluster)}
        names |= {"host=two": f"host={primary.machine.address}"}
        for name, meant in names.items():
            command = command.replace(name, meant)
        self._run(*shlex.split(command))

    def start(self) -> None:
        (self.home.cluster / "postmaster.pid").unlink(missing_ok=True)
        command: list[str | Path] = [self._programs / "postgres", "-D", self.home.cluster]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._as_owner(*command), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            found = find_postmaster(self.home.cluster)
            if found and found.status == "ready":
                return
            time.sleep(0.05)
        raise AssertionError(self._log.read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """As a power cut does: all of its processes at once."""
        self.machine.power_off()
        if self._process:
            self._process.wait(WAIT_SECONDS)

    def stop(self) -> None:
        if self._process:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(WAIT_SECONDS)

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.home.directory, ignore_errors=True)

    async def ask(self, *statements: str) -> Any:
        """What the last of them gives first."""
        connection = await asyncpg.connect(self.url, timeout=WAIT_SECONDS)
        try:
            for statement in statements:
                found = await connection.fetchval(statement, timeout=WAIT_SECONDS)
        finally:
            connection.terminate()
        return found

    async def do(self, *beginnings: str) -> None:
        """The document's statements that begin like these."""
        await self.ask(*(statement for beginning in beginnings for statement in documented(beginning)))

    async def is_followed(self) -> None:
        """Until a replica confirms what is changed, by the document's question."""
        [question] = documented("SELECT application_name")
        async with asyncio.timeout(WAIT_SECONDS):
            while not await self.ask(  # noqa: ASYNC110
                f"SELECT count(*) FROM ({question.rstrip(';')}) AS found WHERE state = 'streaming'"
            ):
                await asyncio.sleep(0.1)

    def _as_owner(self, *command: str | Path) -> list[str]:
        return self.machine.command(*command, user=self.home.user, group=self.home.group)

    def _run(self, program: str, *arguments: str | Path) -> None:
        command = self._as_owner(self._programs / program, *arguments)
        done = subprocess.run(
            command, cwd="/", env={"LC_ALL": "C"}, capture_output=True, text=True, timeout=WAIT_SECONDS, check=False
        )
        assert done.returncode == 0, f"{program}: {done.stdout[-1000:]} {done.stderr[-2000:]}"
