"""Programs as an ordinary user starts them on a machine without any network but its own loopback."""

import ctypes
import fcntl
import os
import pwd
import socket
import struct
import subprocess
import sys
from pathlib import Path

NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000
SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x41
NO_NEW_PRIVILEGES, DENY_WRITE_EXECUTE = 38, 65


def missing_namespaces() -> str | None:
    """Why the network cannot be switched off here; None when it can."""
    try:
        cannot = run_offline("true").returncode
    except (OSError, subprocess.SubprocessError):
        cannot = 1
    return "this machine makes no network namespaces" if cannot else None


def ordinary_python() -> str | None:
    """A Python of our version that makes virtual environments and that an ordinary user may run."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (f"/usr/bin/{name}", f"/usr/local/bin/{name}", str(Path(sys.base_prefix) / "bin" / name)):
        if Path(candidate).exists() and not _as_ordinary_user(candidate, "-c", "import venv, ensurepip").returncode:
            return candidate
    return None


def run_offline(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Also without a way to more rights, and without memory to write and execute, as the service's unit demands."""
    return subprocess.run(
        command, env=_environment(environment), preexec_fn=_enter, cwd="/", text=True, timeout=1000,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _as_ordinary_user(*command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, env=_environment({}), preexec_fn=_become_ordinary, cwd="/", capture_output=True, timeout=60
    )


def _environment(given: dict[str, str]) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"} | given


def _enter() -> None:
    """Root has the right; anybody else gets it in a namespace of users in which they stay who they are."""
    library = ctypes.CDLL(None, use_errno=True)
    user, group = os.geteuid(), os.getegid()
    if library.unshare(NEW_NETWORK if user == 0 else NEW_NETWORK | NEW_USER):
        raise OSError(ctypes.get_errno(), "unshare")
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    with socket.socket() as any_socket:
        fcntl.ioctl(any_socket, SET_FLAGS, struct.pack("16sh", b"lo", UP_AND_RUNNING))
    _become_ordinary()
    library.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    library.prctl(DENY_WRITE_EXECUTE, 1, 0, 0, 0)


def _become_ordinary() -> None:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)
