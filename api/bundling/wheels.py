"""The wheels of a bundle: those that the lock names, checked by their hashes, and Sidak's own with the built pages."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

PACKAGES = ("api", "scheduler", "inspections", "checklists", "media", "organisation", "ledger")
BUILT_PAGES = Path("api") / "built_pages"
STAMP = ".of-this-lock"
# A wheel that is built here is the same however often: its files are all of this second (1980-01-01, ZIP's first day).
SAME_EACH_TIME = {"SOURCE_DATE_EPOCH": "315532800"}


def third_party_wheels(lock: Path, folder: Path) -> Path:
    """Kept until the lock changes. What is published as a source alone is built here."""
    of_this_lock = f"{sha256(lock.read_bytes()).hexdigest()} {sys.version}"
    stamp = folder / STAMP
    if stamp.exists() and stamp.read_text() == of_this_lock:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _pip_wheel(folder, "--require-hashes", "-r", lock)
    stamp.write_text(of_this_lock)
    return folder


def own_wheel(root: Path, folder: Path) -> None:
    """Built from a copy, so that nothing is left behind in the checkout."""
    with TemporaryDirectory() as place:
        copy = Path(place)
        for package in PACKAGES:
            shutil.copytree(root / package, copy / package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(root / "web" / "dist", copy / BUILT_PAGES, ignore=shutil.ignore_patterns(".built"))
        for name in ("pyproject.toml", "README.md"):
            shutil.copy(root / name, copy / name)
        _pip_wheel(folder, copy)


def _pip_wheel(folder: Path, *what: str | Path) -> None:
    """pip runs setup.py for one package that has no wheel; it needs setuptools from this environment."""
    quietly = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *quietly, "--wheel-dir", folder, *what],
        check=True,
        env=os.environ | SAME_EACH_TIME,
    )
