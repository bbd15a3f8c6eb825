"""A spool whose disk is full: a clear problem, what came stays, and room helps."""

import itertools
import os
from pathlib import Path

import pytest

from ledger.identifiers import uuid7
from media.spooling import Spool, Spooled
from organisation.refusing import Refused

pytestmark = pytest.mark.anyio

MIB = 1024 * 1024


async def append_two_mib(spooled: Spooled) -> None:
    for _ in range(4):
        await spooled.append(b"p" * (MIB // 2))


def make_directories_without_end(place: Path) -> None:
    for number in itertools.count():
        (place / f"{number}").mkdir()


async def test_a_full_device_is_told_as_a_full_spool(tmp_path: Path) -> None:
    descriptor = os.open("/dev/full", os.O_WRONLY)
    try:
        with pytest.raises(Refused) as refusal:
            await Spooled(descriptor, tmp_path / "x").append(b"photo")
    finally:
        os.close(descriptor)
    assert (refusal.value.name, refusal.value.facts) == ("spool-full", {"seconds": 60})


async def test_what_fitted_stays_and_goes_on_once_there_is_room(small_disk: Path) -> None:
    hoard = small_disk / "hoard"
    hoard.write_bytes(bytes(MIB))
    spool, upload = Spool(small_disk / "spool"), uuid7()
    async with spool.hold(upload) as spooled:
        with pytest.raises(Refused, match="spool-full"):
            await append_two_mib(spooled)
        await spooled.sync()
    kept = spool.offset(upload)
    assert MIB // 2 <= kept < 2 * MIB
    hoard.unlink()
    async with spool.hold(upload) as spooled:
        await spooled.append(b"p" * 1000)
    assert spool.offset(upload) == kept + 1000


async def test_not_even_an_empty_file_fits(small_disk: Path) -> None:
    spool = Spool(small_disk / "spool")
    spool.directory.mkdir()
    with pytest.raises(OSError, match="No space"):
        make_directories_without_end(small_disk)
    with pytest.raises(Refused, match="spool-full"):
        async with spool.hold(uuid7()):
            pass


async def test_a_reserve_is_left_free(small_disk: Path) -> None:
    async with Spool(small_disk / "spool", reserve=MIB).hold(uuid7()) as spooled:
        with pytest.raises(Refused, match="spool-full"):
            await append_two_mib(spooled)
        assert spooled.offset < 2 * MIB
    assert os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize > 0


async def test_a_spool_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "spool").write_bytes(b"")
    with pytest.raises(Refused, match="store-unavailable"):
        async with Spool(tmp_path / "spool").hold(uuid7()):
            pass
