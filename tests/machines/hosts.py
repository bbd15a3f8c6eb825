"""`sidak serve` on a machine of its own, and a line that takes the host that answers, as a balancer does."""

import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import httpx

from tests.machines.network import Machine
from tests.tooling.programs import ROOT

PORT = 8000
WAIT_SECONDS = 120
PATIENCE_SECONDS = 15
SECONDS_TO_CONNECT = 3
START = "import sys; from api.command import main; sys.exit(main())"
METRICS_TOKEN = "a-token-of-twenty-letters"


class Host:
    """Its keys and its database are those of the other one, its directory is its own."""

    def __init__(self, machine: Machine, place: Path, settings: dict[str, object]) -> None:
        place.mkdir()
        self.machine = machine
        self.address = f"http://{machine.address}:{PORT}"
        own = {"host": machine.address, "port": PORT, "data_dir": place / "var", "metrics_token": METRICS_TOKEN}
        given = {f"SIDAK_{name.upper()}": str(value) for name, value in (settings | own).items()}
        others = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
        self.environment = others | given | {"LC_ALL": "C"}
        self.log = place / "log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = self.machine.command(sys.executable, "-c", START, "serve")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait(self) -> None:
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline and self._process and self._process.poll() is None:
            if self._is_ready():
                return
            time.sleep(0.1)
        raise AssertionError(self.log.read_text(errors="replace")[-3000:])

    def kill(self) -> None:
        self.machine.power_off()
        if self._process:
            self._process.wait(WAIT_SECONDS)

    def command(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """`sidak ARGUMENTS` beside the server."""
        return subprocess.run(
            self.machine.command(sys.executable, "-c", START, *arguments),
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )

    async def leads(self) -> bool:
        """As it says itself."""
        headers = {"authorization": f"Bearer {METRICS_TOKEN}"}
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            told = (await client.get(f"{self.address}/metrics", headers=headers)).text
        return "\nsidak_clock_leader 1.0" in told

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"{self.address}/health/ready", timeout=5).status_code == 200
        except httpx.HTTPError:
            return False


class Line(httpx.AsyncBaseTransport):
    """Each of its clients speaks to one host until that one is away, then to the other. What the hosts say about being
    unable is looked at: `told` counts the clear refusals by their names, `wrong` has all others."""

    def __init__(self, hosts: list[Host], first: int) -> None:
        self._hosts = hosts
        self._now = first
        self._transport = httpx.AsyncHTTPTransport()
        self.told: Counter[str] = Counter()
        self.wrong: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = self._hosts[self._now % len(self._hosts)]
        request.url = request.url.copy_with(host=host.machine.address, port=PORT)
        request.headers["host"] = f"{host.machine.address}:{PORT}"
        try:
            answer = await self._transport.handle_async_request(request)
        except httpx.TransportError:
            self._now += 1
            raise
        if answer.status_code >= 500:
            await answer.aread()
            self._judge(answer, host)
            self._now += 1
        return answer

    async def aclose(self) -> None:
        await self._transport.aclose()

    def _judge(self, answer: httpx.Response, host: Host) -> None:
        is_clear = answer.headers.get("content-type", "").startswith("application/problem+json")
        if answer.status_code == 503 and is_clear and int(answer.headers.get("retry-after", 0)) > 0:
            # HEAD has no body.
            self.told[answer.json()["type"].rpartition("/")[2] if answer.content else "HEAD"] += 1
        else:
            self.wrong.append(f"{host.machine.name} {answer.status_code} {answer.text[:300]}")
