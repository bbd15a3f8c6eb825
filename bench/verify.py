"""34 bundles of a province (4 of 98 units) run again by the stand-alone verifier: the budget is 1 s.

The floor is what no verifier can do without: e_n(w) over the same integer weights, as in `bench.draw`, once for each
bundle. The budget is the time allowed over the floor's time on two shared cores with Python 3.11, where 34 floors took
1.8 ms: 1 / 0.0018 = 540. There the bundles themselves took 13 ms.
"""

import json
import statistics
from typing import Any

import numpy as np

from bench.draw import floor, seconds
from scheduler.odds import lottery
from scheduler.verifier import ALGORITHM, NO_BEACON, draw, final_key, manifest_digest, seed_commitment, verify

BUNDLES, UNITS, CAPACITY, BUDGET, ROUNDS = 34, 98, 4, 540.0, 7
SECRET = bytes(32)


def bundle(number: int) -> dict[str, Any]:
    odds = np.random.default_rng(number).uniform(0.01, 0.2, UNITS).tolist()
    day, stratum = f"2026-{number // 28 + 1:02}-{number % 28 + 1:02}", "HY01.33"
    draw_id = f"{stratum}/{day}"
    manifest = {
        "alg": ALGORITHM,
        "beacon": {"type": "none"},
        "capacity": CAPACITY,
        "date": day,
        "draw_id": draw_id,
        "forced": [],
        "prev": "0" * 64,
        "seed_commit": seed_commitment(draw_id, SECRET).hex(),
        "stratum": stratum,
        "units": [[f"{place:05}.HCC", str(weight)] for place, weight in enumerate(lottery(odds, CAPACITY).weights)],
    }
    hashed = manifest_digest(manifest)
    selected = draw(manifest, final_key(SECRET, hashed, NO_BEACON))
    values = {"manifest_hash": hashed.hex(), "secret": SECRET.hex(), "beacon": NO_BEACON.hex()}
    return {"manifest": manifest, "selected": selected} | values


def main() -> None:
    bundles = [bundle(number) for number in range(BUNDLES)]
    contents = [json.dumps(each).encode() for each in bundles]
    weights = [[int(weight) for _, weight in each["manifest"]["units"]] for each in bundles]
    verifying, least = [], []
    for _ in range(ROUNDS):
        verifying.append(seconds(lambda: [verify(content) for content in contents]))
        least.append(seconds(lambda: [floor(each, CAPACITY) for each in weights]))
    ours, theirs = statistics.median(verifying), statistics.median(least)
    print(f"verify-34: {1000 * ours:.1f} ms, floor {1000 * theirs:.2f} ms")
    print(f"verify-34 ratio {ours / theirs:.2f} budget {BUDGET:g}")


if __name__ == "__main__":
    main()
