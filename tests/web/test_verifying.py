"""The page's own verifier and `scheduler/verifier.py` judge alike; both were written from the specification alone."""

import base64
import json
import random
import shutil
import subprocess
from typing import Any

import pytest

from scheduler import verifier
from tests.scheduler.bundles import bundle_of, manifest_of, written
from tests.scheduler.twisting import random_bundle, twisted
from tests.tooling.programs import ROOT
from tests.web.conftest import need

PAGE = ROOT / "web/dist/verify.html"


def judged(bundles: list[bytes]) -> list[dict[str, Any]]:
    """By the script of the page that was built."""
    need(PAGE.exists() and shutil.which("node") is not None, "the pages are not built: make pages")
    lines = "".join(base64.b64encode(content).decode() + "\n" for content in bundles)
    command = ["node", str(ROOT / "tests/web/judging.mjs"), str(PAGE)]
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in run.stdout.splitlines()]


def selected(content: bytes) -> list[str] | None:
    """None when it does not hold."""
    try:
        verifier.verify(content)
    except (ValueError, RecursionError):
        return None
    return list(verifier.read(content)["selected"])


def test_both_judge_a_thousand_random_bundles_alike() -> None:
    chance = random.Random(20261123)
    bundles = [random_bundle(chance) for _ in range(500)]
    contents = [written(bundle) for bundle in bundles] + [twisted(bundle, chance) for bundle in bundles]
    verdicts = judged(contents)
    assert all(verdict["holds"] for verdict in verdicts[:500])
    assert [verdict.get("selected") for verdict in verdicts] == [selected(content) for content in contents]
    # A change of a byte in white space, or of a value to itself, leaves a bundle as it is.
    assert sum(verdict["holds"] for verdict in verdicts[500:]) < 50
    assert all(verdict["reason"] for verdict in verdicts[500:] if not verdict["holds"])


@pytest.mark.parametrize("count", [0, 1, 64, 65, 150])
def test_the_page_draws_from_the_whole_country(count: int) -> None:
    units = [(f"{number:05}", 10**9 + number * number * 31) for number in range(3321)]
    bundle = bundle_of(manifest_of(units, capacity=count))
    assert judged([written(bundle)])[0]["selected"] == bundle["selected"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'"capacity": 3', b'"capacity": 3.0', "number"),
        (b'"capacity": 3', b'"capacity": 03', "number"),
        (b'"capacity": 3', b'"capacity": true', "constant"),
        (b'"capacity": 3', b'"capacity": 3, "capacity": 3', "twice"),
        (b'"capacity": 3', b'"capacity": 9007199254740992', "capacity"),
        (b'"9900003", "7"', b'"9900003", "07"', "weight"),
        (b'"9900003", "7"', b'"9900003", "8"', "manifestHash"),
        (b'"secret": "11', b'"secret": "12', "secret"),
        (b'"selected": ["9900003"', b'"selected": ["9900002"', "selected"),
        (b'"selected": ["9900003"', b'"selected": [null, "9900003"', "constant"),
    ],
)
def test_the_page_names_the_reason(old: bytes, new: bytes, reason: str) -> None:
    verdict = judged([written(bundle_of(manifest_of())).replace(old, new)])[0]
    assert verdict.get("reason", "") == reason
