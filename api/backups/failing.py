import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BackupFailed(Exception):
    """One sentence for the operator."""


FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def telling_full_disks(directory: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise BackupFailed(
            f"{directory} is full: the backups before this one are whole. Make room and run it again; "
            "it goes on with the evidence where it was"
        ) from None
