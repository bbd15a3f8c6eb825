"""Machines of a test's own: network namespaces, each with a cable into a switch that the test is on too."""

import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

SWITCH, FIRST = 1, 11
"""The last number of the test's own address, and of the first machine's."""

KNOCK = """
import errno, socket, sys
knocking = socket.socket()
knocking.settimeout(5)
sys.exit(knocking.connect_ex((sys.argv[1], 9)) != errno.ECONNREFUSED)
"""


class NoNetwork(Exception):
    """Why no namespaces can be made here."""


class Machine:
    """`cut` pulls the cable out of the switch, so that all falls silent and nobody is told; `power_off` kills every
    program at once."""

    def __init__(self, name: str, mark: str, switch: str, address: str) -> None:
        self.name, self.address = name, address
        self._namespace = f"{mark}-{name}"
        self._cable = f"{mark}{name}"
        self._switch = switch

    def add(self, undo: ExitStack) -> None:
        _ip("netns", "add", self._namespace)
        undo.callback(_undo, "netns", "del", self._namespace)
        undo.callback(self.power_off)
        _ip("link", "add", self._cable, "type", "veth", "peer", "name", "eth0", "netns", self._namespace)
        _ip("-n", self._namespace, "address", "add", f"{self.address}/24", "dev", "eth0")
        for device in ("lo", "eth0"):
            _ip("-n", self._namespace, "link", "set", device, "up")
        _ip("link", "set", self._cable, "up")
        self.mend()

    def cut(self) -> None:
        _ip("link", "set", self._cable, "nomaster")

    def mend(self) -> None:
        _ip("link", "set", self._cable, "master", self._switch)

    def power_off(self) -> None:
        for number in _ip("netns", "pids", self._namespace).split():
            # Of those that another one here began: some end with it.
            with suppress(ProcessLookupError):
                os.kill(int(number), signal.SIGKILL)

    def check_reaching(self, other: "Machine") -> None:
        """A firewall of the host may stand between: then nobody says that nothing listens there."""
        command = self.command(sys.executable, "-c", KNOCK, other.address)
        if subprocess.run(command, timeout=30, check=False).returncode:
            raise NoNetwork("machines of the network do not reach each other here")

    def command(self, *command: str | Path, user: int = 0, group: int = 0) -> list[str]:
        """What runs `command` on this machine."""
        known_as = ["-S", str(user), "-G", str(group)] if user else []
        return ["nsenter", f"--net=/run/netns/{self._namespace}", *known_as, "--", *map(str, command)]


@contextmanager
def network(*names: str) -> Iterator[list[Machine]]:
    """Raises NoNetwork. Whatever runs on the machines ends with them."""
    if os.geteuid() != 0 or not shutil.which("ip") or not shutil.which("nsenter"):
        raise NoNetwork("machines of a network need root, and the programs ip and nsenter")
    mark = f"sk{secrets.token_hex(3)}"
    # 198.18.0.0/15 is kept for tests of networks (RFC 2544).
    subnet = f"198.18.{secrets.randbelow(256)}"
    with ExitStack() as undo:
        try:
            _ip("link", "add", f"{mark}sw", "type", "bridge")
            undo.callback(_undo, "link", "del", f"{mark}sw")
            _ip("address", "add", f"{subnet}.{SWITCH}/24", "dev", f"{mark}sw")
            _ip("link", "set", f"{mark}sw", "up")
            machines = [
                Machine(name, mark, f"{mark}sw", f"{subnet}.{number}") for number, name in enumerate(names, FIRST)
            ]
            for machine in machines:
                machine.add(undo)
            machines[0].check_reaching(machines[1])
        except subprocess.CalledProcessError as error:
            raise NoNetwork(f"no network namespaces may be made here: {error.stderr.strip()}") from None
        yield machines


def _ip(*arguments: str) -> str:
    done = subprocess.run(["ip", *arguments], capture_output=True, text=True, check=True, timeout=30)
    return done.stdout


def _undo(*arguments: str) -> None:
    """Whatever stands in its way, the rest is undone too."""
    with suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired):
        _ip(*arguments)
