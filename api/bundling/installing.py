"""What `install` does, once it has found a Python: an install beside older ones, and one link that is switched to it.

    DIRECTORY/current -> versions/0.1.0-1a2b3c4d     what runs
    DIRECTORY/previous -> versions/0.1.0-9f8e7d6c    what ran before, for going back

Runs with the standard library alone.
"""

import argparse
import fcntl
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Any

MARK = ".sidak-install"
COMPLETE = ".complete"
CURRENT, PREVIOUS = "current", "previous"
DOCUMENTS = ("install", "installing.py", "target.json", "README.md", "docs")
GROWS_BY = 7
PIP = ("-I", "-m", "pip", "--isolated", "--disable-pip-version-check")


class Refusal(Exception):
    """One sentence says why, and what to do."""


def main() -> int:
    arguments = _arguments()
    directory = Path(arguments.directory).expanduser().absolute()
    os.umask(0o022)
    try:
        if arguments.back:
            go_back(directory)
        else:
            install(Path(__file__).resolve().parent, directory)
    except (Refusal, OSError) as refusal:
        print(f"install: {refusal}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("install", description="Installs Sidak, or another version of it. See README.md.")
    parser.add_argument("directory", nargs="?", default="~/sidak", metavar="DIRECTORY", help="default: %(default)s")
    parser.add_argument("--back", action="store_true", help="go back to the version that was installed before")
    return parser.parse_args()


def install(bundle: Path, directory: Path) -> None:
    sums = check_whole(bundle)
    target = json.loads((bundle / "target.json").read_text("utf-8"))
    check_machine(target)
    check_directory(directory, sum(path.stat().st_size for path in (bundle / "wheels").iterdir()))
    with _alone(directory):
        version = directory / "versions" / f"{target['version']}-{sums[:8]}"
        if _works(version):
            print(f"{version.name} is installed in {directory} already.")
        else:
            _build(bundle, version)
        _switch(directory, version)
    _tell(directory)


def check_whole(bundle: Path) -> str:
    """The name of this content. Refuses a bundle in which a file is missing, was changed or was added."""
    list_of_sums = bundle / "SHA256SUMS"
    if not list_of_sums.exists():
        raise Refusal("SHA256SUMS is missing: unpack the archive again, all of it")
    lines = [line.split("  ", 1) for line in list_of_sums.read_text("utf-8").splitlines()]
    for sha256, name in lines:
        path = bundle / name
        if not path.is_file() or _sha256(path) != sha256:
            raise Refusal(
                f"{name} is damaged or missing: copy the archive again and compare its SHA-256, then unpack it"
            )
    wheels = {f"wheels/{path.name}" for path in (bundle / "wheels").iterdir()}
    added = wheels - {name for _, name in lines}
    if added:
        raise Refusal(f"{min(added)} does not belong to this bundle: unpack the archive again into an empty directory")
    return _sha256(list_of_sums)


def check_machine(target: dict[str, str]) -> None:
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    if python != target["python"]:
        raise Refusal(
            f"this bundle needs Python {target['python']}, and this is Python {python}: name the other by PYTHON"
        )
    here = (sys.platform, platform.machine())
    if here != (target["system"], target["machine"]):
        raise Refusal(
            f"this bundle is for {target['system']} on {target['machine']}, and this is {here[0]} on {here[1]}"
        )
    library, version = platform.libc_ver()
    if library != "glibc":
        raise Refusal("this bundle needs a Linux with glibc (Debian, Ubuntu, Red Hat and others; not Alpine)")
    if _numbers(version) < _numbers(target["glibc"]):
        raise Refusal(f"this bundle needs glibc {target['glibc']}, and this system has {version}: take a newer system")
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise Refusal(f"Python {python} has no venv: install its package (on Debian and Ubuntu python{python}-venv)")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))


def check_directory(directory: Path, packed: int) -> None:
    """Empty, not there, or an install of ours. Nothing of anybody else's is ever touched."""
    if directory.exists() and not directory.is_dir():
        raise Refusal(f"{directory} is no directory: name another one")
    if directory.is_dir() and any(directory.iterdir()) and not (directory / MARK).exists():
        raise Refusal(f"{directory} holds something else than Sidak: name an empty directory, or a new one")
    directory.mkdir(parents=True, exist_ok=True)
    if not os.access(directory, os.W_OK | os.X_OK):
        raise Refusal(f"you may not write to {directory}: name another one, or install as its owner")
    free = shutil.disk_usage(directory).free
    if free < packed * GROWS_BY:
        raise Refusal(f"{directory} has {free >> 20} MiB free, and {packed * GROWS_BY >> 20} are needed: make room")


@contextmanager
def _alone(directory: Path) -> Iterator[None]:
    """Two installs at once would both switch the link."""
    with (directory / MARK).open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal("another install is at work in this directory: wait for its end") from None
        yield


def _build(bundle: Path, version: Path) -> None:
    """A virtual environment knows its own place, so it is made where it stays, and marked when it is complete."""
    shutil.rmtree(version, ignore_errors=True)
    print(f"Making a Python environment in {version}")
    _run([sys.executable, "-I", "-m", "venv", version])
    wheels = sorted((bundle / "wheels").glob("*.whl"))
    print(f"Installing {len(wheels)} packages into it, from this bundle alone")
    _run([version / "bin" / "python", *PIP, "install", "--quiet", "--no-index", "--no-deps", "--no-cache-dir", *wheels])
    _try_out(version)
    for name in DOCUMENTS:
        copy = shutil.copytree if (bundle / name).is_dir() else shutil.copy
        copy(bundle / name, version / name)
    (version / COMPLETE).touch()


def _works(version: Path) -> bool:
    """Also after a power cut, which may have taken files that were written a moment before."""
    if not (version / COMPLETE).exists():
        return False
    try:
        _try_out(version)
    except (Refusal, OSError):
        return False
    return True


def _try_out(version: Path) -> None:
    _run([version / "bin" / "python", *PIP, "check"])
    _run([version / "bin" / "sidak", "--help"])


def _run(command: list[Any]) -> None:
    """Settings of the person's own pip and Python do not count."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
    done = subprocess.run(
        command,
        env=environment | {"PIP_CONFIG_FILE": os.devnull},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        raise Refusal(f"{Path(command[0]).name} failed; nothing was switched. It said: {done.stdout.strip()[-500:]}")


def _switch(directory: Path, version: Path) -> None:
    """In one step: whoever starts Sidak at this moment gets the old one or the new one."""
    before = _target(directory / CURRENT)
    if before == version:
        return
    if before:
        _point(directory / PREVIOUS, before)
    _point(directory / CURRENT, version)


def go_back(directory: Path) -> None:
    if not (directory / MARK).exists():
        raise Refusal(f"{directory} holds no install of Sidak: name the directory where it is")
    with _alone(directory):
        now, before = _target(directory / CURRENT), _target(directory / PREVIOUS)
        if now is None or before is None or not (before / COMPLETE).exists():
            raise Refusal(f"{directory} has no older version to go back to: install it from its bundle")
        _point(directory / CURRENT, before)
        _point(directory / PREVIOUS, now)
    print(f"{directory / CURRENT} is {before.name} again. Start Sidak again.")


def _target(link: Path) -> Path | None:
    return link.parent / link.readlink() if link.is_symlink() else None


def _point(link: Path, version: Path) -> None:
    new = link.with_name(f".{link.name}.new")
    new.unlink(missing_ok=True)
    new.symlink_to(version.relative_to(link.parent))
    new.rename(link)


def _tell(directory: Path) -> None:
    kept = {path.name for path in (directory / "versions").iterdir()}
    used = {path.name for name in (CURRENT, PREVIOUS) if (path := _target(directory / name))}
    program = directory / CURRENT / "bin" / "sidak"
    print(f"\nSidak {Path(os.readlink(directory / CURRENT)).name} is installed. The program: {program}")
    print(f"  to look at it:   {program} serve --demo      and in a second terminal: {program} tour")
    print(f"  to run it:       {directory / CURRENT / 'docs' / 'install.md'}")
    if len(used) > 1:
        print(f"  to go back:      {directory / CURRENT / 'install'} --back {directory}")
    if kept - used:
        print(f"Older ones that nothing names any more may be deleted: {', '.join(sorted(kept - used))}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    sys.exit(main())
