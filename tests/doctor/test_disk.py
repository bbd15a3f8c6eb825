from pathlib import Path

import pytest

from api.doctor import disk
from api.doctor.disk import Seen
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
