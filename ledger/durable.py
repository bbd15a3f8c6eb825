"""Files and directory entries that survive a power cut once these functions return."""

import os
from pathlib import Path


def sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_directory(directory: Path) -> None:
    """With its parents, each entered durably in the one above it."""
    if directory.is_dir():
        return
    make_directory(directory.parent)
    directory.mkdir(mode=0o750, exist_ok=True)
    sync_directory(directory.parent)
