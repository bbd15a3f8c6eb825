"""Random bundles, and the ways in which one may be wrong."""

import copy
import json
import random
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from scheduler.verifier import NO_BEACON, seed_commitment, tagged_hash
from tests.scheduler.bundles import SECRET, bundle_of, manifest_of, written

LETTERS = 'ABXYZabxyz0189-._~!"\\/ '


def random_bundle(chance: random.Random) -> dict[str, Any]:
    """As a draw of any stratum, size and beacon may be published."""
    stratum = chance.choice(("HY01.33", "99", "KB7.36.12"))
    day = f"20{chance.randrange(10, 99)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    draw_id = f"{stratum}/{day}"
    codes = sorted({_code(chance) for _ in range(chance.randrange(0, 40))})
    forced = [code for code in codes if chance.random() < 0.1]
    units = [(code, _weight(chance)) for code in codes if code not in forced]
    possible = sum(weight > 0 for _, weight in units)
    beacon, value, proof = _beacon(chance, draw_id)
    changes = {
        "stratum": stratum,
        "date": day,
        "draw_id": draw_id,
        "forced": chance.sample(forced, len(forced)),
        "capacity": len(forced) + chance.randrange(0, min(possible, 8) + 1),
        "beacon": beacon,
        "prev": chance.randbytes(32).hex(),
        "seed_commit": seed_commitment(draw_id, SECRET).hex(),
        "policy_hash": chance.randbytes(32).hex(),
        f"x{chance.randrange(9)}": chance.choice((-1, 0, 2**53 - 1, "", "\u007f\t\n", "</script>")),
    }
    return bundle_of(manifest_of(units, **changes), value, **proof)


def _code(chance: random.Random) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(chance.randrange(1, 9)))


def _weight(chance: random.Random) -> int:
    return chance.choice((0, 1, chance.randrange(1, 2**40), chance.randrange(1, 2**40), 2**200))


def _beacon(chance: random.Random, draw_id: str) -> tuple[dict[str, Any], bytes, dict[str, str]]:
    kind = chance.choice(("none", "overseer", "manual", "drand-quicknet"))
    if kind == "overseer":
        value = chance.randbytes(32)
        return {"type": kind, "commit": tagged_hash("beacon-commit", draw_id.encode(), value).hex()}, value, {}
    if kind == "manual":
        text = chance.choice(("Xổ số: 48213", "dice 3 5 6", "\U0001f3b2", "\ud83d lone", "x" * 500))
        value = tagged_hash("beacon", text.encode("utf-8", "surrogatepass"))
        return {"type": kind, "source": "state lottery"}, value, {"text": text}
    if kind == "drand-quicknet":
        signature = chance.randbytes(48)
        beacon = {"type": kind, "chain": "ab" * 32, "round": chance.randrange(1, 2**40)}
        return beacon, sha256(signature).digest(), {"signature": signature.hex()}
    return {"type": "none"}, NO_BEACON, {}


def twisted(bundle: dict[str, Any], chance: random.Random) -> bytes:
    """Wrong in one place."""
    return chance.choice(TWISTS)(bundle, chance)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if not isinstance(value, dict | list) or not value:
        return [path]
    keys = value if isinstance(value, dict) else range(len(value))
    return [place for key in keys for place in _places(value[key], (*path, key))]


def _changed(bundle: dict[str, Any], chance: random.Random, change: Callable[[Any], Any]) -> bytes:
    other = copy.deepcopy(bundle)
    *way, last = chance.choice(_places(other))
    at: Any = other
    for key in way:
        at = at[key]
    at[last] = change(at[last])
    return written(other)


def _other_value(bundle: dict[str, Any], chance: random.Random) -> bytes:
    def other(value: Any) -> Any:
        if isinstance(value, int):
            return value + chance.choice((-1, 1))
        if isinstance(value, str) and value:
            place = chance.randrange(len(value))
            return value[:place] + chance.choice("0a9z ") * chance.randrange(3) + value[place + 1 :]
        return chance.choice(("x", 1, ["x"], {"x": 1}))

    return _changed(bundle, chance, other)


def _other_type(bundle: dict[str, Any], chance: random.Random) -> bytes:
    values: tuple[Any, ...] = (None, True, False, 1.5, 1e3, 2**53, -(2**60), [], {}, [[]], "", "ă", -1)
    return _changed(bundle, chance, lambda _: chance.choice(values))


def _missing(bundle: dict[str, Any], chance: random.Random) -> bytes:
    other = copy.deepcopy(bundle)
    members = chance.choice((other, other["manifest"], other["manifest"]["beacon"]))
    del members[chance.choice(sorted(members))]
    return written(other)


def _further(bundle: dict[str, Any], chance: random.Random) -> bytes:
    other = copy.deepcopy(bundle)
    members = chance.choice((other, other["manifest"], other["manifest"]["beacon"]))
    members[chance.choice(("zz", "__proto__", "text", "constructor"))] = chance.choice(("1", 1, ["a"]))
    return written(other)


def _twice(bundle: dict[str, Any], chance: random.Random) -> bytes:
    name = chance.choice(sorted(bundle))
    again = f'"{name}":{json.dumps(bundle[name])},'
    # The same name, written in another way, is the same key.
    return (b"{" + again.replace(f'"{name[0]}', f'"\\u{ord(name[0]):04x}', 1).encode()) + written(bundle)[1:]


def _other_bytes(bundle: dict[str, Any], chance: random.Random) -> bytes:
    content = bytearray(written(bundle))
    for _ in range(chance.choice((1, 1, 1, 4))):
        content[chance.randrange(len(content))] = chance.choice(b'{}[]",:0 e.\\\xff\x00-')
    return bytes(content)


def _cut(bundle: dict[str, Any], chance: random.Random) -> bytes:
    content = written(bundle)
    return chance.choice((content[: chance.randrange(len(content))], content + b"]", b"\xef\xbb\xbf" + content, b""))


def _other_number(bundle: dict[str, Any], chance: random.Random) -> bytes:
    content = written(bundle)
    written_number = chance.choice(
        (b"-0", b"01", b"+1", b"1.0", b"1e0", b"0x1", b"NaN", b"Infinity", b"9" * 17, b"1_0")
    )
    before, _, rest = content.partition(b'"capacity": ')
    return before + b'"capacity": ' + written_number + rest[rest.index(b",") :]


TWISTS = (_other_value, _other_value, _other_type, _missing, _further, _twice, _other_bytes, _cut, _other_number)
