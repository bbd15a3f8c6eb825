"""A bundle holds as it is, and no other way."""

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler import verifier
from scheduler.verifier import NO_BEACON, Samples, Stream, canonical, final_key, manifest_digest, verify
from tests.scheduler.bundles import DRAW_ID, GOLDEN_UNITS, SECRET, bundle_of, manifest_of, written

GOLDEN_MANIFEST = (
    b'{"alg":"cps-unrank-v1","beacon":{"type":"none"},"capacity":3,"date":"2026-11-23","draw_id":"99/2026-11-23",'
    b'"forced":[],"prev":"0000000000000000000000000000000000000000000000000000000000000000",'
    b'"seed_commit":"f1f97f6b8dd997d659a536426ff14c9f91c756300773a014480a19d61b790f17","stratum":"99",'
    b'"units":[["9900001","3"],["9900002","5"],["9900003","7"],["9900004","11"],["9900005","13"],'
    b'["9900006","17"],["9900007","19"],["9900008","23"]]}'
)


def refusal(content: bytes) -> str:
    with pytest.raises(ValueError, match=r".") as refused:
        verify(content)
    return str(refused.value)


def test_the_golden_vector_byte_for_byte() -> None:
    manifest = manifest_of()
    assert canonical(manifest) == GOLDEN_MANIFEST
    hashed = manifest_digest(manifest)
    assert hashed.hex() == "94b213266107012af9171234281ac8e898caa4357f1728c4757dc1390ba67c8d"
    key = final_key(SECRET, hashed, NO_BEACON)
    assert key.hex() == "d7bfd2b2fbbcdcf61eb0e15ee8bb5fc1ecad20023f74acc5027393b9cb7a32ff"
    samples = Samples([weight for _, weight in GOLDEN_UNITS], 3)
    assert samples.total == 90138
    assert Stream(key, "units").below(90138) == 57900
    assert verifier.draw(manifest, key) == ["9900003", "9900004", "9900008"]


def test_it_holds_whatever_the_white_space_and_the_order_of_keys() -> None:
    bundle = bundle_of(manifest_of())
    turned = json.dumps(dict(reversed(bundle.items())), indent=3).encode()
    assert verify(turned) == verify(written(bundle))


def test_it_says_that_without_a_beacon_the_draw_could_have_been_known() -> None:
    assert "could have known this draw" in verify(written(bundle_of(manifest_of())))


@pytest.mark.parametrize(
    "changes",
    [
        {"policy_hash": "ab" * 32, "ledger_size": 7, "notice": 'with \u007f, " and \\'},
        {"forced": ["9900000", "9900009"], "capacity": 4},
        {"forced": ["9900009"], "capacity": 1},
        {"capacity": 0},
        {"capacity": 8},
        {"stratum": "HY01.33", "draw_id": "HY01.33/2026-11-23"},
        {"units": [["a", str(2**200)], ["b", "0"], ["c", "1"]], "capacity": 2},
    ],
)
def test_bundles_of_other_implementations_hold(changes: dict[str, Any]) -> None:
    manifest = manifest_of(**changes)
    manifest["seed_commit"] = verifier.seed_commitment(manifest["draw_id"], SECRET).hex()
    assert verify(written(bundle_of(manifest)))


def test_the_whole_country_in_one_stratum_holds() -> None:
    units = [(f"{number:05}", 10**9 + number * number * 31) for number in range(3321)]
    bundle = bundle_of(manifest_of(units, capacity=150))
    assert "150 drawn of 3321" in verify(written(bundle))


def test_an_overseers_beacon_is_the_one_committed_to() -> None:
    value = b"\x22" * 32
    commit = verifier.tagged_hash("beacon-commit", DRAW_ID.encode(), value).hex()
    manifest = manifest_of(beacon={"type": "overseer", "commit": commit})
    assert verify(written(bundle_of(manifest, value)))
    assert "committed" in refusal(written(bundle_of(manifest, b"\x23" * 32)))


def test_a_typed_beacon_is_the_hash_of_its_text() -> None:
    text = "Xổ số 23/11: 48213"
    value = verifier.tagged_hash("beacon", text.encode())
    manifest = manifest_of(beacon={"type": "manual", "source": "state lottery"})
    assert "state lottery" in verify(written(bundle_of(manifest, value, text=text)))
    assert "text" in refusal(written(bundle_of(manifest, value, text=text + "4")))
    assert "no text" in refusal(written(bundle_of(manifest, value)))


def test_a_drand_beacon_is_the_hash_of_its_signature_which_is_not_checked_itself() -> None:
    signature = b"\x07" * 48
    manifest = manifest_of(beacon={"type": "drand-quicknet", "chain": "ab" * 32, "round": 12})
    bundle = bundle_of(manifest, sha256(signature).digest(), signature=signature.hex())
    assert "was not checked" in verify(written(bundle))
    assert "signature" in refusal(written(bundle | {"signature": "07" * 47}))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from leaves(value[key], (*path, key))
    else:
        yield path


def changed(bundle: dict[str, Any], path: tuple[Any, ...], change: Any) -> bytes:
    twisted = copy.deepcopy(bundle)
    place: Any = twisted
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = change(place[path[-1]])
    return written(twisted)


@pytest.mark.parametrize("path", [*leaves(bundle_of(manifest_of(policy_hash="ab" * 32)))], ids=str)
def test_any_changed_value_is_refused(path: tuple[Any, ...]) -> None:
    bundle = bundle_of(manifest_of(policy_hash="ab" * 32))
    assert refusal(changed(bundle, path, lambda value: value + 1 if isinstance(value, int) else value[:-1] + "7x"))
    assert refusal(changed(bundle, path, lambda value: None))
    assert refusal(changed(bundle, path, lambda value: [value]))
    assert refusal(changed(bundle, path, lambda value: float(value) if isinstance(value, int) else True))
    assert refusal(changed(bundle, path, lambda value: str(value).upper() + " "))


@pytest.mark.parametrize("field", [*bundle_of(manifest_of()), *(f"manifest.{name}" for name in manifest_of())])
def test_no_field_may_be_missing_or_stand_twice(field: str) -> None:
    content = written(bundle_of(manifest_of())).decode()
    name = field.rpartition(".")[2]
    value = content.partition(f'"{name}": ')[2]
    member = f'"{name}": {json.JSONDecoder().raw_decode(value)[0]!r}'.replace("'", '"')
    assert member in content
    assert refusal(content.replace(member, f"{member}, {member}", 1).encode()) == f"the key '{name}' stands twice"
    assert f"no {name}" in refusal(content.replace(f"{member}, ", "", 1).replace(f", {member}", "", 1).encode())


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"alg": "cps-unrank-v2"}, "unknown"),
        ({"alg": ["cps-unrank-v1"]}, "unknown"),
        ({"units": [["b", "1"], ["a", "1"]], "capacity": 1}, "unsorted"),
        ({"units": [["a", "1"], ["a", "1"]], "capacity": 1}, "twice"),
        ({"units": [["a", "1"], ["b", "1"]], "forced": ["a"], "capacity": 1}, "twice"),
        ({"units": [["a", "01"], ["b", "1"]], "capacity": 1}, "canonical"),
        ({"units": [["a", "+1"], ["b", "1"]], "capacity": 1}, "canonical"),
        ({"units": [["a", "-1"], ["b", "1"]], "capacity": 1}, "canonical"),
        ({"units": [["a", "1\n"], ["b", "1"]], "capacity": 1}, "canonical"),
        ({"units": [["a", "٣"], ["b", "1"]], "capacity": 1}, "canonical"),
        ({"units": [["a", 1]], "capacity": 1}, r"[id, weight]"),
        ({"units": [["a", "1", "1"]], "capacity": 1}, r"[id, weight]"),
        ({"units": [["", "1"]], "capacity": 1}, "empty"),
        ({"units": [["ă", "1"]], "capacity": 1}, "ASCII"),
        ({"units": {}, "capacity": 0}, "array"),
        ({"forced": [1], "capacity": 1}, "no text"),
        ({"forced": [["a"]], "capacity": 1}, "no text"),
        ({"capacity": 9}, "capacity"),
        ({"capacity": -1}, "capacity"),
        ({"capacity": "3"}, "capacity"),
        ({"forced": ["x", "y"], "capacity": 1}, "capacity"),
        ({"date": "20261123", "draw_id": "99/20261123"}, "date"),
        ({"date": "2026-02-30", "draw_id": "99/2026-02-30"}, "day"),
        ({"draw_id": "98/2026-11-23"}, "draw_id"),
        ({"stratum": ""}, "stratum"),
        ({"prev": "0" * 63}, "prev"),
        ({"prev": "A" * 64}, "prev"),
        ({"beacon": {"type": "none", "round": 1}}, "may not have round"),
        ({"beacon": {"type": "dice"}}, "unknown"),
        ({"beacon": {"type": ["none"]}}, "unknown"),
        ({"beacon": "none"}, "unknown"),
        ({"beacon": {"type": "overseer"}}, "no commit"),
        ({"beacon": {"type": "drand-quicknet", "chain": "ab" * 32, "round": "1"}}, "round"),
        ({"extra": ["a"]}, "extra"),
        ({"extra": {"a": "b"}}, "extra"),
        ({"extra": 2**53}, "2^53"),
        ({"extra": "đ"}, "ASCII"),
    ],
)
def test_a_wrong_manifest_is_refused_before_its_hash_is_looked_at(changes: dict[str, Any], reason: str) -> None:
    content = json.dumps(bundle_of(manifest_of()) | {"manifest": manifest_of(**changes)}).encode()
    assert reason in refusal(content)


def test_a_capacity_that_no_sample_has_is_refused() -> None:
    manifest = manifest_of(units=[["a", "1"], ["b", "0"]], capacity=2)
    hashed = manifest_digest(manifest).hex()
    assert "fewer units" in refusal(written(bundle_of(manifest_of()) | {"manifest": manifest, "manifest_hash": hashed}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Expecting value"),
        (b"[]", "no manifest"),
        (b"{}", "no manifest"),
        (b'{"manifest": []}', "no object"),
        (b"\xff\xfe{}", "utf-8"),
        (b'{"manifest": NaN}', "float"),
        (b'{"manifest": -0}', "integer"),
        (b'{"manifest": 1e3}', "float"),
        (b'{"manifest": 99999999999999999999}', "integer"),
        (b'{"manifest": true}', "true"),
    ],
)
def test_what_is_no_bundle_is_refused(content: bytes, reason: str) -> None:
    assert reason in refusal(content)


def test_a_file_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = tmp_path / "deep.json"
    deep.write_bytes(b'{"manifest":' + b"[" * 100_000)
    assert verifier.judge([str(deep)])[0].holds is False


@given(st.binary(max_size=300))
def test_no_bytes_break_the_verifier(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        verify(content)


def test_one_file_is_copied_and_run(tmp_path: Path) -> None:
    copied, good, bad = (tmp_path / name for name in ("verifier.py", "good.json", "bad.json"))
    copied.write_bytes(Path(verifier.__file__).read_bytes())
    good.write_bytes(written(bundle_of(manifest_of())))
    bad.write_bytes(written(bundle_of(manifest_of()) | {"selected": ["HOLDS\nHOLDS"]}))
    command = [sys.executable, "-I", "-S", str(copied)]
    run = subprocess.run([*command, good], capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout.count("\n"), run.stdout[:5]) == (0, 1, "HOLDS")
    run = subprocess.run([*command, good, bad, "absent"], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 1
    assert [line[:5] for line in run.stdout.splitlines()] == ["HOLDS", "FAILS", "FAILS"]
    assert subprocess.run(command, capture_output=True, check=False, timeout=120).returncode != 0


def test_nothing_in_a_bundle_makes_two_lines_of_one(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.json"
    bundle.write_bytes(written(bundle_of(manifest_of(alg="x\nHOLDS"), selected=[])))
    assert "\n" not in verifier.judge([str(bundle)])[0].line()
