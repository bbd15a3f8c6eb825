"""A restore drill: the national data are backed up, put back into an empty place, and verified there.

It needs about as much disk again as the data, beside SIDAK_BENCH_DIR, and leaves nothing. The exit status is that of
the first command that failed: a restore whose ledger or evidence does not hold is one.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

LONGEST = 4 * 3600


def main() -> int:
    place = Path(os.environ.get("SIDAK_BENCH_DIR", "var/national")).absolute()
    if not (place / "national-data-made").exists():
        print("Make the data first: make bench-national", file=sys.stderr)
        return 2
    beside = place.with_name(f"{place.name}-drill")
    shutil.rmtree(beside, ignore_errors=True)
    # PostgreSQL is another user where this one is root, and passes through.
    beside.mkdir(mode=0o711)
    try:
        return drill(place, beside)
    except subprocess.CalledProcessError as error:
        return error.returncode
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def drill(place: Path, beside: Path) -> int:
    identity, backup, restored = beside / "identity", beside / "backup", beside / "restored"
    said, _ = sidak(place, "backup", "keygen", str(identity))
    recipient = re.findall("age1[0-9a-z]+", said)[0]
    key, _ = sidak(place, "ledger", "key")
    _, backing_up = sidak(place, "backup", str(backup), SIDAK_BACKUP_RECIPIENTS=recipient)
    size = sum(each.stat().st_size for each in backup.rglob("*") if each.is_file())
    arguments = ("--identity", str(identity), "--verifier", key.strip().splitlines()[-1])
    _, restoring = sidak(restored, "restore", str(backup), *arguments)
    print(f"backup {backing_up:.0f} s, {size / 1e9:.2f} GB; restore with verification {restoring:.0f} s")
    return 0


def sidak(place: Path, *arguments: str, **settings: str) -> tuple[str, float]:
    """What it printed, and how many seconds it took. Raises CalledProcessError."""
    command = [sys.executable, "-c", "import sys; from api.command import main; sys.exit(main())", *arguments]
    own = {name: value for name, value in os.environ.items() if not name.startswith("SIDAK_")}
    begun = time.monotonic()
    done = subprocess.run(
        command,
        env=own | {"SIDAK_DATA_DIR": str(place)} | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    print(done.stdout, end="", flush=True)
    done.check_returncode()
    return done.stdout, time.monotonic() - begun


if __name__ == "__main__":
    sys.exit(main())
