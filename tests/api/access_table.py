"""`access_matrix.txt`, read."""

from pathlib import Path

HEAD, *LINES = [
    line.split()
    for line in (Path(__file__).parent / "access_matrix.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
ROLES = HEAD[1:]
TABLE = {" ".join(line[: -len(ROLES)]): dict(zip(ROLES, line[-len(ROLES) :], strict=True)) for line in LINES}
"""By operation and variant: what each role gets."""
