"""Bundles made as another implementation would make them."""

import json
from collections.abc import Sequence
from typing import Any

from scheduler.verifier import ALGORITHM, NO_BEACON, draw, final_key, manifest_digest, seed_commitment

SECRET = b"\x11" * 32
DRAW_ID = "99/2026-11-23"
GOLDEN_UNITS = [(f"990000{number}", weight) for number, weight in enumerate((3, 5, 7, 11, 13, 17, 19, 23), 1)]


def manifest_of(units: Sequence[tuple[str, int]] = GOLDEN_UNITS, /, **changes: Any) -> dict[str, Any]:
    return {
        "alg": ALGORITHM,
        "beacon": {"type": "none"},
        "capacity": 3,
        "date": "2026-11-23",
        "draw_id": DRAW_ID,
        "forced": [],
        "prev": "0" * 64,
        "seed_commit": seed_commitment(DRAW_ID, SECRET).hex(),
        "stratum": "99",
        "units": [[code, str(weight)] for code, weight in units],
    } | changes


def bundle_of(manifest: dict[str, Any], beacon: bytes = NO_BEACON, **further: Any) -> dict[str, Any]:
    hashed = manifest_digest(manifest)
    return {
        "manifest": manifest,
        "manifest_hash": hashed.hex(),
        "secret": SECRET.hex(),
        "beacon": beacon.hex(),
        "selected": draw(manifest, final_key(SECRET, hashed, beacon)),
    } | further


def written(bundle: dict[str, Any]) -> bytes:
    return json.dumps(bundle).encode()
