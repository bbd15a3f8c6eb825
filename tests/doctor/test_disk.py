from pathlib import Path

import pytest

from api.doctor import disk
from api.doctor.disk import Seen
from api.doctor.findings import fine, unsafe
from api.doctor.wording import tell
from organisation.texts import Language
from tests.doctor.patients import levels, names

GIB = 2**30


def test_a_reserve_that_this_disk_does_not_have(tmp_path: Path) -> None:
    """A directory that is not there yet lies on the disk of the one above it."""
    seen = disk.look(tmp_path / "not" / "there")
    assert seen.directory == str(tmp_path)
    assert "disk-full" in names(disk.judge(seen, (seen.free >> 20) + 1024))


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        (Seen("/srv", 100 * GIB, 50 * GIB, 1000, 900, False), {"disk-room": "fine"}),
        (Seen("/srv", 100 * GIB, 9 * GIB, 0, 0, False), {"disk-filling": "worth-doing"}),
        (Seen("/srv", 4 * GIB, 3 * GIB // 2, 0, 0, False), {"disk-filling": "worth-doing"}),
        (Seen("/srv", 100 * GIB, GIB // 2, 1000, 900, False), {"disk-full": "unsafe"}),
        (Seen("/srv", 100 * GIB, 50 * GIB, 1000, 10, False), {"disk-room": "fine", "files-few": "unsafe"}),
        (Seen("/srv", 100 * GIB, 50 * GIB, 1000, 900, True), {"disk-read-only": "unsafe"}),
    ],
)
def test_what_is_left(seen: Seen, found: dict[str, str]) -> None:
    assert levels(disk.judge(seen, 1024)) == found


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Đĩa còn 53,7 GB, đủ chỗ."),
        ("id", "Disk masih punya 53,7 GB, cukup."),
        ("en", "The disk has 53.7 GB left, which is enough."),
    ],
)
def test_sizes_are_told_as_people_write_them(language: Language, sentence: str) -> None:
    assert tell(fine("disk-room", free=50 * 1024), language).says == sentence


def test_little_room_is_told_in_megabytes() -> None:
    told = tell(unsafe("disk-full", free=300, reserve=512), "en")
    assert told.says == "The disk has only 315 MB left; the reserve is 537 MB. No photos are taken."
    assert told.facts == {"free": 300, "reserve": 512}
