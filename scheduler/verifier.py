"""Runs revealed draws again and says whether they hold: `python verifier.py BUNDLE...`

One file, the standard library only (Python 3.10 or later): an auditor copies it and needs nothing of Sidak. The server
draws with these very functions. The bytes are those of `cps-unrank-v1`: integers decide, no float is on the way.
"""

import hashlib
import hmac
import json
import re
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

ALGORITHM = "cps-unrank-v1"
NO_BEACON = bytes(32)
NO_BEACON_NOTICE = "whoever holds the master could have known this draw"
STRIDE = 64

MANIFEST = {"alg", "beacon", "capacity", "date", "draw_id", "forced", "prev", "seed_commit", "stratum", "units"}
BUNDLE = {"manifest", "manifest_hash", "secret", "beacon", "selected"}
# For each type of beacon its members in the manifest, and what the bundle must hold beside the 32 bytes.
BEACONS: dict[str, tuple[set[str], set[str]]] = {
    "none": ({"type"}, set()),
    "overseer": ({"type", "commit"}, set()),
    "manual": ({"type", "source"}, {"text"}),
    "drand-quicknet": ({"type", "chain", "round"}, {"signature"}),
}


def demand(holds: bool, reason: str) -> None:
    if not holds:
        raise ValueError(reason)


def tag(name: str) -> bytes:
    return b"sidak.draw/v1/" + name.encode("ascii") + b"\n"


def tagged_hash(name: str, *parts: bytes) -> bytes:
    digest = hashlib.sha256(tag(name))
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()


def seed_commitment(draw_id: str, secret: bytes) -> bytes:
    return tagged_hash("seed-commit", draw_id.encode("ascii"), secret)


def manifest_digest(manifest: Mapping[str, Any]) -> bytes:
    return tagged_hash("manifest", canonical(manifest))


def final_key(secret: bytes, manifest_hash: bytes, beacon: bytes) -> bytes:
    return hmac.digest(secret, tag("final-key") + manifest_hash + beacon, "sha256")


class Stream:
    """The bytes of one purpose; each number takes the next ones, so the order of asking is part of the result."""

    def __init__(self, key: bytes, purpose: str) -> None:
        self._key = key
        self._prefix = tag("stream") + purpose.encode("ascii") + b"\0"
        self._block = 0
        self._ready = b""

    def below(self, bound: int) -> int:
        """A uniform integer from 0 to `bound` - 1."""
        size = (bound.bit_length() + 7) // 8
        while True:
            number = int.from_bytes(self._take(size), "big") >> (8 * size - bound.bit_length())
            if number < bound:
                return number

    def _take(self, size: int) -> bytes:
        while len(self._ready) < size:
            self._ready += hmac.digest(self._key, self._prefix + self._block.to_bytes(8, "big"), "sha256")
            self._block += 1
        taken, self._ready = self._ready[:size], self._ready[size:]
        return taken


class Samples:
    """All samples of `count` of the units in order, each as often as the product of its integer weights.

    `total` is e_count(weights). Of the suffix table S_i[k] every 64th row is kept; the rows between are made again on
    the way, and only as wide as they can be needed: for 150 of 3,321 units a few MB instead of 200.
    """

    def __init__(self, weights: Sequence[int], count: int) -> None:
        self.weights = weights
        self.count = count
        self._kept: dict[int, list[int]] = {}
        row = [1] + [0] * count
        for index in range(len(weights) - 1, -1, -1):
            if (index + 1) % STRIDE == 0:
                self._kept[index + 1] = row
            row = _longer(row, weights[index])
        self.total = row[count]

    def unrank(self, number: int) -> list[int]:
        """The positions of the sample with this number, ascending."""
        taken: list[int] = []
        left = self.count
        for first in range(0, len(self.weights) if left else 0, STRIDE):
            least = max(0, left - STRIDE)
            rows = self._rows(first, least, left)
            for index, row in enumerate(rows, first):
                if left and number >= row[left - least]:
                    number = (number - row[left - least]) // self.weights[index]
                    taken.append(index)
                    left -= 1
        return taken

    def _rows(self, first: int, least: int, most: int) -> list[list[int]]:
        """S_{i+1}[least..most] for the units i of one stride; entries no draw can reach any more may be too small."""
        last = min(first + STRIDE, len(self.weights))
        rows = [self._kept.get(last, [1] + [0] * self.count)[least : most + 1]]
        for index in range(last - 1, first, -1):
            rows.append(_longer(rows[-1], self.weights[index]))
        return rows[::-1]


def _longer(row: list[int], weight: int) -> list[int]:
    """One unit more in front: S_i[k] = S_{i+1}[k] + w_i S_{i+1}[k-1]."""
    return [row[0], *(upper + weight * lower if lower else upper for lower, upper in pairwise(row))]


def draw(manifest: Mapping[str, Any], key: bytes) -> list[str]:
    """The ids of the drawn units, the forced ones among them, sorted; the manifest has been checked."""
    units = manifest["units"]
    samples = Samples([int(weight) for _, weight in units], manifest["capacity"] - len(manifest["forced"]))
    demand(samples.total > 0, "fewer units can be drawn than the capacity asks for")
    number = Stream(key, "units").below(samples.total)
    return sorted([*manifest["forced"], *(units[index][0] for index in samples.unrank(number))])


def canonical(value: object) -> bytes:
    """RFC 8785, restricted to objects, arrays, ASCII strings and integers below 2^53."""
    _demand_restricted(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("ascii")


def _demand_restricted(value: object) -> None:
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        for member in value:
            _demand_restricted(member)
    elif isinstance(value, str):
        demand(value.isascii(), "a text in the manifest is not ASCII")
    elif type(value) is int:
        demand(-(2**53) < value < 2**53, f"the integer {value} is not below 2^53")
    else:
        raise ValueError(f"{value!r} is no object, array, text or integer")


def read(content: bytes) -> Any:
    """JSON in UTF-8 without duplicate keys, floats, null, booleans or integers written in two ways."""
    return json.loads(
        content.decode("utf-8"),
        object_pairs_hook=_read_object,
        parse_int=_read_integer,
        parse_float=_read_integer,
        parse_constant=_read_integer,
    )


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, member in pairs:
        demand(name not in members, f"the key {name!r} stands twice")
        demand(not isinstance(member, bool) and member is not None, f"{name!r} is null, true or false")
        members[name] = member
    return members


def _read_integer(text: str) -> int:
    demand(bool(re.fullmatch(r"0|-?[1-9][0-9]{0,15}", text)), f"{text[:40]} is a float or no canonical integer")
    return int(text)


def verify(content: bytes) -> str:
    """What was proved, in one line; ValueError with the reason when a hash, commitment or selection does not hold."""
    bundle = read(content)
    demand(isinstance(bundle, dict) and "manifest" in bundle, "the bundle has no manifest")
    manifest = bundle["manifest"]
    check_manifest(manifest)
    _demand_fields(bundle, BUNDLE | BEACONS[manifest["beacon"]["type"]][1], "the bundle")
    manifest_hash, secret, beacon = (_bytes(bundle, field, 32) for field in ("manifest_hash", "secret", "beacon"))
    demand(manifest_hash == manifest_digest(manifest), "manifest_hash is not that of the manifest")
    commitment = seed_commitment(manifest["draw_id"], secret)
    demand(commitment.hex() == manifest["seed_commit"], "the secret is not the one committed to in seed_commit")
    notice = _check_beacon(bundle, manifest, beacon)
    selected = draw(manifest, final_key(secret, manifest_hash, beacon))
    demand(bundle["selected"] == selected, "selected is not what the draw gives")
    return (
        f"{manifest['draw_id']}: {len(selected)} drawn of {len(manifest['units']) + len(manifest['forced'])}; {notice}"
    )


def check_manifest(manifest: dict[str, Any]) -> None:
    demand(isinstance(manifest, dict), "the manifest is no object")
    _demand_fields({name: 0 for name in manifest if name in MANIFEST}, MANIFEST, "the manifest")
    demand(manifest["alg"] == ALGORITHM, f"alg {manifest['alg']!r} is unknown, this verifier knows {ALGORITHM}")
    for name in manifest.keys() - MANIFEST:
        demand(type(manifest[name]) in (str, int), f"the further field {name!r} is no text or integer")
    _bytes(manifest, "prev", 32)
    _bytes(manifest, "seed_commit", 32)
    day, stratum = _text(manifest, "date"), _text(manifest, "stratum")
    demand(date.fromisoformat(day).isoformat() == day, f"date {day!r} is not written like 2026-11-23")
    demand(manifest["draw_id"] == f"{stratum}/{day}", "draw_id is not stratum/date")
    _check_units(manifest["units"], manifest["forced"], manifest["capacity"])
    _check_beacon_fields(manifest["beacon"])
    canonical(manifest)


def _check_units(units: Any, forced: Any, capacity: Any) -> None:
    demand(isinstance(units, list) and isinstance(forced, list), "units or forced is no array")
    for unit in units:
        demand(isinstance(unit, list) and [type(part) for part in unit] == [str, str], "a unit is no [id, weight]")
        demand(bool(re.fullmatch(r"0|[1-9][0-9]{0,4000}", unit[1])), f"weight {unit[1][:40]!r} is not canonical")
    demand(all(earlier[0] < later[0] for earlier, later in pairwise(units)), "units are unsorted or stand twice")
    every = [unit[0] for unit in units] + forced
    demand(all(type(unit) is str and unit for unit in every), "an id is no text or empty")
    demand(len(set(every)) == len(every), "a unit stands twice")
    fits = type(capacity) is int and len(forced) <= capacity <= len(every)
    demand(fits, "capacity is no integer that fits the number of units")


def _check_beacon_fields(beacon: Mapping[str, Any]) -> None:
    kind = beacon.get("type") if isinstance(beacon, dict) else None
    demand(isinstance(kind, str) and kind in BEACONS, f"beacon type {kind!r} is unknown")
    _demand_fields(beacon, BEACONS[str(kind)][0], "the manifest's beacon")
    if kind == "overseer":
        _bytes(beacon, "commit", 32)
    elif kind == "manual":
        _text(beacon, "source")
    elif kind == "drand-quicknet":
        _bytes(beacon, "chain", 32)
        demand(type(beacon["round"]) is int and beacon["round"] > 0, "round is no positive integer")


def _check_beacon(bundle: Mapping[str, Any], manifest: Mapping[str, Any], value: bytes) -> str:
    """What remains to be said of the beacon when it holds."""
    beacon = manifest["beacon"]
    if beacon["type"] == "none":
        demand(value == NO_BEACON, "beacon is not 64 zeros though its type is none")
        return f"beacon none: {NO_BEACON_NOTICE}"
    if beacon["type"] == "overseer":
        commitment = tagged_hash("beacon-commit", manifest["draw_id"].encode("ascii"), value)
        demand(commitment.hex() == beacon["commit"], "beacon is not the one the overseer committed to")
        return "beacon of the overseer"
    if beacon["type"] == "manual":
        text = _text(bundle, "text").encode("utf-8", "surrogatepass")
        demand(tagged_hash("beacon", text) == value, "beacon is not the hash of its text")
        return f"beacon typed in, compare its text with the source: {beacon['source']}"
    demand(hashlib.sha256(_bytes(bundle, "signature")).digest() == value, "beacon is not the hash of its signature")
    return f"beacon drand round {beacon['round']}: its signature itself was not checked"


def _demand_fields(value: Mapping[str, Any], fields: set[str], name: str) -> None:
    demand(not fields - value.keys(), f"{name} has no {', '.join(sorted(fields - value.keys()))}")
    demand(not value.keys() - fields, f"{name} may not have {', '.join(sorted(value.keys() - fields))}")


def _text(value: Mapping[str, Any], field: str) -> str:
    demand(type(value[field]) is str and value[field] != "", f"{field} is no text")
    return str(value[field])


def _bytes(value: Mapping[str, Any], field: str, size: int | None = None) -> bytes:
    text = value[field]
    if isinstance(text, str) and re.fullmatch(r"(?:[0-9a-f]{2})+", text) and size in (None, len(text) // 2):
        return bytes.fromhex(text)
    raise ValueError(f"{field} is not {size or 'some'} bytes in lower-case hex")


def judge(path: str) -> tuple[bool, str]:
    """Whether the file's draw holds, and the one line to print: nothing in the file can make it two."""
    try:
        with open(path, "rb") as file:
            holds, reason = True, verify(file.read())
    except (ValueError, OSError, RecursionError) as error:
        holds, reason = False, str(error)
    line = f"{'HOLDS' if holds else 'FAILS'}  {path}: {reason}"
    return holds, line.encode("unicode_escape").decode("ascii")


def main(paths: Sequence[str]) -> int:
    judgements = [judge(path) for path in paths]
    sys.stdout.writelines(f"{line}\n" for _, line in judgements)
    return 0 if judgements and all(holds for holds, _ in judgements) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
