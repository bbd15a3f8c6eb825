"""Ceph's S3 server from Debian's packages: a monitor, a store in memory and the gateway, all of this session's own."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

from tests.servers.s3 import Program, S3Server, answers, free_ports

PROGRAMS = {"radosgw": "radosgw", "ceph-mon": "ceph-mon", "ceph-osd": "ceph-osd"}
"""Each program and the Debian package it comes with; what else is called here comes along with these."""

COMMAND_SECONDS = 60
SETTINGS = """
[global]
fsid = {fsid}
mon host = [v2:127.0.0.1:{monitor}/0]
ms bind msgr1 = false
public addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
ms mon client mode = crc secure
admin socket = {directory}/$name.$pid.asok
run dir = {directory}
crash dir = {directory}
log file = {directory}/$name.log
mon cluster log file = {directory}/cluster.log
mon data = {directory}/mon
osd data = {directory}/osd
keyring = {directory}/keyring
paxos propose interval = 0.05
osd pool default size = 1
mon allow pool size one = true
osd crush chooseleaf type = 0
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
mon max pg per osd = 1000
mon data avail crit = 1
osd client watch timeout = 1
osd objectstore = memstore
memstore device bytes = 2G
osd class load list = *
osd class default list = *
[client.rgw]
rgw frontends = beast endpoint=127.0.0.1:{gateway}
"""
"""One replica of everything, no encryption, no waiting. `crc secure`: the gateway would otherwise wait for a monitor
that speaks securely. The short interval: pools are made one after the other. The class lists: the gateway needs them.
The short watch: half a minute long, a new gateway would wait for word from the one that was killed."""


def missing_ceph() -> str | None:
    """Why Ceph cannot be started here; None when it can."""
    missing = sorted(package for program, package in PROGRAMS.items() if not shutil.which(program))
    return f"the Debian packages {' '.join(missing)} are not installed" if missing else None


@contextmanager
def ceph() -> Iterator[S3Server]:
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ceph", dir="/tmp")))
        monitor_port, gateway_port = free_ports(2)
        cluster = _Cluster(directory, monitor_port, gateway_port)
        for program in (cluster.monitor, cluster.storage, cluster.gateway):
            stack.callback(program.kill)
        cluster.start()
        yield S3Server(cluster.endpoint, *cluster.make_user(), kill=cluster.gateway.kill, start=cluster.start_gateway)


class _Cluster:
    """Killing the gateway loses nothing that it acknowledged: that lies with the storage process, in its memory."""

    def __init__(self, directory: Path, monitor_port: int, gateway_port: int) -> None:
        self.directory = directory
        self.monitor_port = monitor_port
        self.endpoint = f"http://127.0.0.1:{gateway_port}"
        for name in ("mon", "osd"):
            (directory / name).mkdir()
        self.fsid = str(uuid4())
        (directory / "ceph.conf").write_text(
            SETTINGS.format(fsid=self.fsid, monitor=monitor_port, gateway=gateway_port, directory=directory)
        )
        self.monitor = self._program("ceph-mon", "-i", "a", "-f")
        self.storage = self._program("ceph-osd", "-i", "0", "-f")
        self.gateway = self._program("radosgw", "-n", "client.rgw", "-f")

    def start(self) -> None:
        self._make_monitor()
        self.monitor.start()
        storage = str(uuid4())
        self._run("ceph", "-c", "ceph.conf", "osd", "new", storage)
        self._run("ceph-osd", "-c", "ceph.conf", "-i", "0", "--mkfs", "--osd-uuid", storage)
        self.storage.start()
        self.start_gateway()

    def start_gateway(self) -> None:
        self.gateway.start()
        self.gateway.wait(lambda: answers(self.endpoint, 200))

    def make_user(self) -> tuple[str, str]:
        """Its access key and its secret."""
        keys = "SIDAKTEST", secrets.token_hex(16)
        user = ["--uid=sidak", "--display-name=Sidak", f"--access-key={keys[0]}", f"--secret-key={keys[1]}"]
        self._run("radosgw-admin", "-c", "ceph.conf", "-n", "client.rgw", "user", "create", *user)
        return keys

    def _make_monitor(self) -> None:
        self._run("ceph-authtool", "-C", "keyring", "--gen-key", "-n", "mon.", "--cap", "mon", "allow *")
        address = f"[v2:127.0.0.1:{self.monitor_port}/0]"
        self._run("monmaptool", "--create", "--fsid", self.fsid, "--addv", "a", address, "monmap")
        files = ["--monmap", "monmap", "--keyring", "keyring"]
        self._run("ceph-mon", "-c", "ceph.conf", "--mkfs", "-i", "a", *files)

    def _program(self, name: str, *arguments: str) -> Program:
        command = [name, "-c", "ceph.conf", *arguments]
        return Program(command, self.directory, self.directory / f"{name}.out", self._environment())

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            cwd=self.directory,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND_SECONDS,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stderr[-2000:]}")

    def _environment(self) -> dict[str, str]:
        return {"PATH": f"{os.defpath}:/usr/sbin:/sbin", "HOME": str(self.directory), "LC_ALL": "C.UTF-8"}
