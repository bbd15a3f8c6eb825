"""For which machines a bundle is: told by the wheels in it."""

import platform
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

GLIBC = re.compile(r"manylinux_(\d+)_(\d+)_")
OLD_NAMES = {"manylinux1": (2, 5), "manylinux2010": (2, 12), "manylinux2014": (2, 17)}
ANYWHERE = (2, 17)


class Target(msgspec.Struct, frozen=True):
    """`python` and `glibc` as in `3.11` and `2.34`: exactly this Python, at least this C library."""

    version: str
    system: str
    machine: str
    python: str
    glibc: str

    @property
    def platform(self) -> str:
        return f"{self.system}-{self.machine}-python{self.python}"


def target_of(version: str, wheels: Iterable[Path]) -> Target:
    return Target(
        version=version,
        system=sys.platform,
        machine=platform.machine(),
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        glibc="{}.{}".format(*max((_oldest_glibc(wheel.name) for wheel in wheels), default=ANYWHERE)),
    )


def write_target(target: Target, file: Path) -> None:
    file.write_bytes(msgspec.json.format(msgspec.json.encode(target), indent=2) + b"\n")


def _oldest_glibc(wheel: str) -> tuple[int, int]:
    """A wheel may name several C libraries: it runs on each of them, so the oldest counts."""
    named = [(int(major), int(minor)) for major, minor in GLIBC.findall(f"{wheel}_")]
    named += [release for name, release in OLD_NAMES.items() if f"{name}_" in wheel]
    return min(named, default=ANYWHERE)
