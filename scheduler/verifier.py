"""Runs revealed draws again and says whether they hold: `python verifier.py [--policy POLICY] BUNDLE...`

One file, the standard library only (Python 3.10 or later): an auditor copies it and needs nothing of Sidak. The server
draws with these very functions. The bytes are those of `cps-unrank-v1`: integers decide, no float is on the way.

A BUNDLE is one draw; a file that ends in .jsonl holds one in each line. With POLICY, the rules of one stratum and what
it stated of its units each day, the weights are checked too: whether they give every unit the odds the rules give it.
That part is the auditor's own, in floats; the server computes its odds with other code.
"""

import hashlib
import hmac
import json
import math
import operator
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

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
    return prove(read(content))


def prove(bundle: Any) -> str:
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


# What follows is about the odds: the rules of one stratum, over all its days. Floats compare what integers stated.

SCALE = 10**12
CLOSE = 2.0**-30
TINY = 2.0**-40
LEAST_ODDS = 1e-6
DAMPING = 0.3
USUAL_MARGIN = 4
STATE = {"draw_id", "prev_state", "idle", "undone", "units"}
STATUSES = {"open", "closed", "excluded"}
MOST_NAMED = 20


FIRST = "0" * 64
Visit = tuple[str, str]
"""The day and the unit."""


class Unit(NamedTuple):
    """One line of a state document: balance and the three increments count 10^-12 visits."""

    code: str
    kind: str
    age: int
    balance: int
    visited: int
    spared: int
    undone: int
    status: str


class Day(NamedTuple):
    """One frozen draw with the state of its units; manifest and its hash are empty where there is no bundle of it.
    Whom one chose that was held all the same (`is_withheld`) is as the state after it says."""

    date: str
    manifest: Mapping[str, Any]
    manifest_hash: str
    selected: frozenset[str]
    document: Mapping[str, Any]
    units: Mapping[str, Unit]
    is_withheld: bool = False


class Rhythm:
    """How the chance of a unit grows with its age, from its visits per open day and its deadline in days (0: none).

    From one visit to the next it is k days with the chance theta^k / sum theta^j, j = 1..deadline; the mean of k is
    1 / frequency.
    """

    def __init__(self, frequency: float, deadline: int) -> None:
        self.frequency = frequency
        self.deadline = deadline if frequency else 0
        self._hazards: list[float] = []
        self._values: list[float] = []
        if self.deadline:
            # A gap shorter than the mean one leaves no choice: nothing before the deadline, and then for certain.
            tight = frequency * deadline <= 1
            chances = [0.0] * (deadline - 1) if tight else _hazards(_log_theta(frequency, deadline), deadline)
            self._hazards = chances
            self._values = self._values_below()

    def hazard(self, age: int) -> float:
        if not self.deadline:
            return self.frequency
        return 1.0 if age >= self.deadline else self._hazards[age - 1]

    def due(self, age: int) -> bool:
        """Whether a visit is certain."""
        return age >= self.deadline if self.deadline else self.frequency >= 1

    def value(self, age: int) -> float:
        """How many visits more than its frequency a unit of this age may still expect."""
        if not self.deadline:
            return 0.0
        return 1 - self.frequency if age >= self.deadline else self._values[age - 1]

    def start_age(self, quantile: float) -> int:
        """The smallest age a with P(age <= a) > quantile; an age is as likely as a gap that is no shorter."""
        reaching = [1.0]
        for hazard in self._hazards:
            reaching.append(reaching[-1] * (1 - hazard))
        below, total = 0.0, math.fsum(reaching)
        for age, chance in enumerate(reaching, 1):
            below += chance / total
            if below > quantile:
                return age
        return len(reaching)

    def _values_below(self) -> list[float]:
        """For the ages 1 .. deadline - 1: V(a) = h(a) + (1 - h(a)) V(a+1) - f."""
        values = [1 - self.frequency]
        for hazard in reversed(self._hazards):
            values.append(hazard + (1 - hazard) * values[-1] - self.frequency)
        return values[:0:-1]


rhythm = lru_cache(maxsize=8192)(Rhythm)


def _log_theta(frequency: float, deadline: int) -> float:
    """Newton's steps, and halves where those leave the interval: the mean gap grows with theta."""
    low, high, log_theta = -60.0, 60.0, 0.0
    for _ in range(200):
        highest = max(log_theta, log_theta * deadline)
        law = [math.exp(log_theta * days - highest) for days in range(1, deadline + 1)]
        total = math.fsum(law)
        mean = math.fsum(chance * days for days, chance in enumerate(law, 1)) / total
        spread = math.fsum(chance * (days - mean) ** 2 for days, chance in enumerate(law, 1)) / total
        low, high = (log_theta, high) if mean < 1 / frequency else (low, log_theta)
        following = log_theta + (1 / frequency - mean) / spread if spread else high
        following = following if low < following < high else (low + high) / 2
        if abs(following - log_theta) < 1e-16:
            break
        log_theta = following
    return log_theta


def _hazards(log_theta: float, deadline: int) -> list[float]:
    """1 / (theta^0 + .. + theta^(deadline - age)) for the ages 1 .. deadline - 1; for theta > 1 both are divided."""
    hazards, total = [], 1.0
    for left in range(1, deadline):
        total += math.exp(-abs(log_theta) * left)
        hazards.append((math.exp(-log_theta * left) if log_theta > 0 else 1.0) / total)
    return hazards[::-1]


class Rules:
    """One policy, applied to the units of one day."""

    def __init__(self, policy: Mapping[str, Any], units: Mapping[str, Unit]) -> None:
        self.capacity = int(policy["capacity"])
        self.margin = int(policy.get("margin", USUAL_MARGIN))
        self.beacon: Mapping[str, Any] = policy.get("beacon", {"type": "none"})
        visits, visits_of = policy["frequencies"], policy["exceptions"]
        gaps, gap_of, adjusted = (policy.get(name, {}) for name in ("gaps", "gapExceptions", "adjustments"))
        wishes = {
            unit.code: visits_of.get(unit.code, visits.get(unit.kind, 0)) * adjusted.get(unit.code, 1000)
            for unit in units.values()
        }
        total = sum(wishes.values()) or 1
        self.rhythms: dict[str, Rhythm] = {}
        for unit in units.values():
            gap = gap_of.get(unit.code, gaps.get(unit.kind, 0))
            deadline = max(1, gap - self.margin) if gap else 0
            self.rhythms[unit.code] = rhythm(min(1.0, self.capacity * wishes[unit.code] / total), deadline)

    def odds(self, units: Mapping[str, Unit], capacity: int) -> tuple[set[str], dict[str, float]]:
        """The forced units, and the odds of every unit in the lot."""
        asked = [unit for unit in units.values() if unit.status == "open" and self.rhythms[unit.code].frequency]
        if capacity >= len(asked):
            return {unit.code for unit in asked}, {}
        certain = {unit.code for unit in asked if self.rhythms[unit.code].due(unit.age)}
        if len(certain) > capacity:
            return set(), self._overload([unit for unit in asked if unit.code in certain], capacity)
        lot = [unit for unit in asked if unit.code not in certain]
        references = [self._reference(unit, capacity) for unit in lot]
        odds = shifted(references, capacity - len(certain))
        return certain, dict(zip((unit.code for unit in lot), odds, strict=True))

    def _reference(self, unit: Unit, capacity: int) -> float:
        hazard = self.rhythms[unit.code].hazard(unit.age)
        wanted = hazard * (1 - DAMPING * unit.balance / SCALE) * capacity / self.capacity
        return min(max(wanted, LEAST_ODDS), 1 - LEAST_ODDS)

    def _overload(self, overdue: Sequence[Unit], capacity: int) -> dict[str, float]:
        """More units are due than can be visited: the longer overdue, up to the margin, the likelier."""
        weights = [2 ** min(unit.age - self.rhythms[unit.code].deadline, self.margin) for unit in overdue]
        return dict(zip((unit.code for unit in overdue), inclusion(weights, capacity), strict=True))

    def increments(self, unit: Unit, odds: float, capacity: int) -> tuple[float, float, float]:
        """What visited, spared and undone add to the balance."""
        own = self.rhythms[unit.code]
        rest = 1 - own.value(unit.age + 1)
        owed = own.frequency - own.frequency * capacity / self.capacity
        gained = (odds - own.hazard(unit.age)) * rest + owed
        return gained, gained, gained - rest

    def idle(self, code: str, age: int) -> float:
        """What an open day without a draw adds to the balance."""
        own = self.rhythms[code]
        return own.frequency - own.hazard(age) * (1 - own.value(age + 1))


def shifted(references: Sequence[float], total: int) -> list[float]:
    """The odds whose log-odds are all moved by the same amount, so that their sum is `total`."""
    if total <= 0:
        return [0.0] * len(references)
    ratios = [reference / (1 - reference) for reference in references]
    low, high = -100.0, 100.0
    for _ in range(64):
        middle = (low + high) / 2
        factor = math.exp(middle)
        below = sum(ratio * factor / (1 + ratio * factor) for ratio in ratios) < total
        low, high = (middle, high) if below else (low, middle)
    factor = math.exp((low + high) / 2)
    return [ratio * factor / (1 + ratio * factor) for ratio in ratios]


def inclusion(weights: Sequence[int], count: int) -> list[float]:
    """How often each unit is in a sample of `count`, as sums of positive terms, which lose no digits.

    Each unit is in for itself with the chance p_i; given that `count` are in, that is the draw of these weights.
    """
    if count in (0, len(weights)):
        return [1.0 if count else 0.0] * len(weights)
    heaviest = max(weights)
    chances = shifted([weight / (heaviest + weight) for weight in weights], count)
    after = list(_counts(chances[::-1], count))[::-1]
    whole = after[0][count]
    demand(whole > 0, "fewer units can be drawn than the capacity asks for")
    return [
        chance * math.fsum(map(operator.mul, before, after[place + 1][count - 1 :: -1])) / whole
        for place, (chance, before) in enumerate(zip(chances, _counts(chances, count), strict=False))
    ]


def _counts(chances: Sequence[float], count: int) -> Iterator[list[float]]:
    """After each of the first units, none included: the chance that 0, 1, .. `count` of them are in."""
    row = [1.0] + [0.0] * count
    yield row
    for chance in chances:
        out = 1 - chance
        row = [row[0] * out, *(upper * out + lower * chance for lower, upper in pairwise(row))]
        yield row


WITHHELD = "its bundle is missing or does not hold: whom this draw chose is taken from the state after it"


class Chain:
    """The days of one stratum in their order; each is held against the one before."""

    def __init__(self, published: "Published") -> None:
        self.published = published
        self.days: list[Day] = []
        self.undone: set[tuple[str, str]] = set()
        self.idle: set[str] = set()
        self.withheld: list[str] = []

    def follow(self, bundle: Mapping[str, Any]) -> str:
        """What was proved of the odds; ValueError if they are not those of the rules. The day counts all the same."""
        if not self.days and "state_hash" not in bundle["manifest"]:
            return "its odds are not proved, it is older than the states"
        day = self.published.day(bundle)
        before = self.days[-1] if self.days else None
        demand(before is None or day.date > before.date, f"{day.date} stands twice")
        skipped = self.published.skipped_between(before, day) if before else []
        self.withheld += [each.document["draw_id"] for each in skipped if each.is_withheld]
        notes = [_skipped(each) for each in skipped] + self._enter_all([*skipped, day])
        rules = self.published.rules(day)
        _check_day(day, rules)
        return "; ".join([f"odds by policy {day.manifest['policy_hash'][:12]}", *notes, *_only_stated(day, rules)])

    def _enter_all(self, days: Sequence[Day]) -> list[str]:
        """All of them count, also after one that does not follow from the day before."""
        notes: list[str] = []
        wrong: list[ValueError] = []
        for each in days:
            try:
                notes += self._enter(each, self.published.possible_rules(each))
            except ValueError as error:
                wrong.append(error)
        if wrong:
            raise wrong[0]
        return notes

    def _enter(self, day: Day, possible: Iterator[Rules]) -> list[str]:
        """Ages and balances with which the units enter a day, held against the day before."""
        before = self.days[-1] if self.days else None
        self.days.append(day)
        notes = _check_links(day, before)
        idle, undone = self._stated(day, before)
        self.idle |= idle
        self.undone |= undone
        if before is not None:
            self._check_carried(day, before, possible, idle, undone)
            notes += _listed(day, before)
        elif day.document["prev_state"] == FIRST:
            _check_start(day, next(possible))
        return notes

    def _stated(self, day: Day, before: Day | None) -> tuple[set[str], set[Visit]]:
        """The open days without a draw and the drawn visits that did not happen, as far as they can be checked."""
        idle, undone = day.document["idle"], [tuple(entry) for entry in day.document["undone"]]
        first = before.date if before else ""
        demand(idle == sorted({*idle} - self.idle), "idle is unsorted, or a day in it was told before")
        demand(all(first <= each < day.date for each in idle), "a day in idle does not lie since the draw before")
        demand(undone == sorted({*undone} - self.undone), "undone is unsorted, or a visit in it was told before")
        begins = day.document["prev_state"] == FIRST
        demand(not begins or (not idle and not undone), "before the first day nothing can be idle or undone")
        drawn = {each.date: each.units if each.is_withheld else each.selected for each in self.days[:-1]}
        for when, code in undone:
            known = when < self.days[0].date or code in drawn.get(when, ())
            demand(known and when not in self.idle | {*idle}, f"undone names {code}, which was not drawn on {when}")
        return {*idle}, {*undone}

    def _check_carried(
        self, day: Day, before: Day, possible: Iterator[Rules], idle: set[str], undone: set[Visit]
    ) -> None:
        wrong = []
        for rules in possible:
            try:
                return self._check_carried_by(rules, day, before, idle, undone)
            except ValueError as error:
                wrong.append(error)
        raise wrong[0]

    def _check_carried_by(self, rules: Rules, day: Day, before: Day, idle: set[str], undone: set[Visit]) -> None:
        for unit in day.units.values():
            age, balance = 1, 0
            if unit.code in before.units:
                age, balance = self._carried(before.units[unit.code], before, rules, idle, undone)
            demand(unit.age == age, f"the age of {unit.code} is {unit.age}, by the rules {age}")
            near = abs(unit.balance - balance) <= len(idle) * SCALE * CLOSE
            demand(near, f"the balance of {unit.code} is {unit.balance}, by the rules {balance}")

    def _carried(self, old: Unit, before: Day, rules: Rules, idle: set[str], undone: set[Visit]) -> tuple[int, int]:
        age, balance = _after_draw(old, before, before.date in idle, (before.date, old.code) in undone)
        for _ in idle:
            age, balance = age + 1, balance + round(SCALE * rules.idle(old.code, age))
        late = sorted(when for when, code in undone if code == old.code and when < before.date)
        return self._learned_late(old.code, late, age, balance) if late else (age, balance)

    def _learned_late(self, code: str, late: Sequence[str], age: int, balance: int) -> tuple[int, int]:
        """Only now it became known that these visits did not happen: what they gave is taken back."""
        held = [day for day in self.days[:-1] if day.date not in self.idle]
        for day in held:
            if day.date in late and code in day.units:
                balance += day.units[code].undone - day.units[code].visited
        waiting = self._waiting(code, held)
        if waiting is None:
            return age, balance
        idle = sum(1 for each in self.idle if each > waiting.date)
        return waiting.units[code].age + sum(day.date >= waiting.date for day in held) + idle, balance

    def _waiting(self, code: str, held: Sequence[Day]) -> Day | None:
        """The first of the undone draws since the unit's last visit; its age on that day was right."""
        first = None
        for day in reversed(held):
            if code in day.selected:
                if (day.date, code) not in self.undone or code not in day.units:
                    break
                first = day
        return first


def _skipped(day: Day) -> str:
    if day.is_withheld:
        return f"only stated: whom the draw of {day.date} chose, it is not revealed here"
    return f"the draw of {day.date} was missed and is not revealed"


def _check_links(day: Day, before: Day | None) -> list[str]:
    prev, prev_state = day.manifest.get("prev"), day.document["prev_state"]
    if before is not None:
        linked = prev == before.manifest_hash or not prev or not before.manifest_hash
        demand(linked, f"prev is not the draw of {before.date}")
        demand(prev_state == state_hash(before.document), f"prev_state is not the state of {before.date}")
        return []
    if prev_state == FIRST:
        return [] if prev == FIRST else ["the states begin here, the draws do not"]
    demand(prev != FIRST, "the first draw has a state before it")
    return ["its ages and balances are taken as stated, no bundle before it was given"]


def _listed(day: Day, before: Day) -> list[str]:
    """A unit that leaves the list and comes back was safe meanwhile, and has forgotten how long it had waited."""
    changed = {
        "came": day.units.keys() - before.units.keys(),
        "left": before.units.keys() - day.units.keys(),
        "turned into another kind": {
            code for code in day.units.keys() & before.units.keys() if day.units[code].kind != before.units[code].kind
        },
    }
    return [
        f"only stated: {', '.join(sorted(codes)[:MOST_NAMED])}{' and others' * (len(codes) > MOST_NAMED)} {what}"
        for what, codes in changed.items()
        if codes
    ]


def _after_draw(old: Unit, before: Day, missed: bool, undone: bool) -> tuple[int, int]:
    if missed:
        return old.age, old.balance
    if old.code not in before.selected:
        return old.age + 1, old.balance + old.spared
    return (old.age + 1, old.balance + old.undone) if undone else (1, old.balance + old.visited)


def _check_start(day: Day, rules: Rules) -> None:
    """The first ages are spread as if the lottery had always been held, in an order nobody can choose."""
    stratum = day.manifest["stratum"].encode("ascii")
    ordered = sorted(day.units, key=lambda code: tagged_hash("start-age", stratum, code.encode("ascii")))
    for rank, code in enumerate(ordered):
        quantile = (rank + 0.5) / len(ordered)
        own = rules.rhythms[code]
        # Two ages are right where the quantile lies on the border between them, to the last digits of a float.
        ages = {own.start_age(quantile - 1e-9), own.start_age(quantile + 1e-9)}
        demand(day.units[code].age in ages, f"{code} starts at age {day.units[code].age}, by the rules {max(ages)}")
        demand(day.units[code].balance == 0, f"{code} starts with a balance")


def _check_day(day: Day, rules: Rules) -> None:
    _check_capacity(day.manifest, rules)
    forced, lot = rules.odds(day.units, day.manifest["capacity"])
    demand(sorted(forced) == sorted(day.manifest["forced"]), "forced is not what the rules give")
    _check_weights(day.manifest, lot)
    for unit in day.units.values():
        odds = 1.0 if unit.code in forced else lot.get(unit.code, 0.0)
        increments = rules.increments(unit, odds, day.manifest["capacity"])
        for name, stated, wanted in zip(Unit._fields[4:7], unit[4:7], increments, strict=True):
            near = abs(stated - SCALE * wanted) <= 1 + SCALE * CLOSE * max(1.0, abs(wanted))
            demand(near, f"{name} of {unit.code} is {stated}, by the rules {round(SCALE * wanted)}")


def _check_weights(manifest: Mapping[str, Any], lot: Mapping[str, float]) -> None:
    weights = {code: int(weight) for code, weight in manifest["units"]}
    for code in sorted(weights.keys() ^ lot.keys()):
        raise ValueError(f"{code} {'may not be' if code in weights else 'is missing'} among the units of the draw")
    count = manifest["capacity"] - len(manifest["forced"])
    given = dict(zip(weights, inclusion([*weights.values()], count), strict=True))
    rounded = sum(given[code] / max(1, weight) for code, weight in weights.items())
    for code, weight in weights.items():
        odds = given[code]
        # A weight is a whole number: its rounding changes its own odds most, and those of all others a little.
        allowed = CLOSE * lot[code] + odds / max(1, weight) + odds * (1 - odds) * rounded + TINY
        demand(abs(odds - lot[code]) <= allowed, f"the odds of {code} are {odds:.12f}, by the rules {lot[code]:.12f}")


def _check_capacity(manifest: Mapping[str, Any], rules: Rules) -> None:
    planned = manifest.get("planned_capacity", rules.capacity)
    fits = type(planned) is int and manifest["capacity"] <= planned
    demand(fits, f"the capacity {manifest['capacity']} is above the planned {planned}")
    named = {name: manifest["beacon"].get(name) for name in rules.beacon}
    demand(named == dict(rules.beacon), "the beacon is not the one the policy names")


def _only_stated(day: Day, rules: Rules) -> list[str]:
    """What no file can prove: whoever was there has to compare it."""
    manifest = day.manifest
    planned = manifest.get("planned_capacity", rules.capacity)
    counts = {status: sum(unit.status == status for unit in day.units.values()) for status in ("closed", "excluded")}
    told = [
        f"capacity {manifest['capacity']} instead of {rules.capacity}"
        if manifest["capacity"] != rules.capacity
        else "",
        f"planned for the day {planned}" if planned != rules.capacity else "",
        *(f"{count} {status}" if count else "" for status, count in counts.items()),
        f"{len(day.document['idle'])} idle days" if day.document["idle"] else "",
        f"{len(day.document['undone'])} undone" if day.document["undone"] else "",
    ]
    return ["only stated: " + ", ".join(filter(None, told))] if any(told) else []


class Published:
    """The policy file: `stratum`, its `policies` with their hashes, and the `states` of its days."""

    def __init__(self, content: bytes) -> None:
        value = read(content)
        demand(isinstance(value, dict), "the policy file is no object")
        _demand_fields(value, {"stratum", "policies", "states"}, "the policy file")
        self.stratum = _text(value, "stratum")
        self._policies = {}
        for entry in value["policies"]:
            right = tagged_hash("policy", canonical(entry["policy"])).hex() == entry["policy_hash"]
            demand(right, f"policy_hash {entry['policy_hash']} is not that of its policy")
            self._policies[entry["policy_hash"]] = entry["policy"]
        self._states = {document["draw_id"]: document for document in value["states"]}
        for earlier, later in pairwise(value["states"]):
            follows = later["prev_state"] == state_hash(earlier) and later["draw_id"] > earlier["draw_id"]
            demand(follows, f"prev_state of {later['draw_id']} is not the state of {earlier['draw_id']}")

    def day(self, bundle: Mapping[str, Any]) -> Day:
        manifest = bundle["manifest"]
        demand(manifest["stratum"] == self.stratum, f"the policy is that of {self.stratum}")
        demand("state_hash" in manifest and "policy_hash" in manifest, "the manifest commits to no policy and state")
        demand(manifest["draw_id"] in self._states, "its state is not in the policy file")
        document = self._states[manifest["draw_id"]]
        demand(state_hash(document) == manifest["state_hash"], "its state is not the one committed to in state_hash")
        selected = frozenset(bundle["selected"])
        return Day(manifest["date"], manifest, bundle["manifest_hash"], selected, document, _units(document))

    def skipped_between(self, before: Day, day: Day) -> list[Day]:
        """Draws of which there is a state and no bundle: missed ones whose beacon never came, which the state after
        them calls idle, and ones that were held and are withheld."""
        documents = [each for each in self._states.values() if before.date < _date(each) < day.date]
        return [_skipped_day(each, following) for each, following in pairwise([*documents, day.document])]

    def rules(self, day: Day) -> Rules:
        demand(day.manifest["policy_hash"] in self._policies, "its policy is not in the policy file")
        return Rules(self._policies[day.manifest["policy_hash"]], day.units)

    def possible_rules(self, day: Day) -> Iterator[Rules]:
        """Without its manifest nobody knows by which of the policies a day was frozen."""
        if day.manifest:
            yield self.rules(day)
        else:
            yield from (Rules(policy, day.units) for policy in self._policies.values())


def _skipped_day(document: Mapping[str, Any], following: Mapping[str, Any]) -> Day:
    """Whom a withheld draw chose the state after it tells: a unit just visited is of age 1 but for the idle days."""
    when, units = _date(document), _units(document)
    if when in following["idle"]:
        return Day(when, {}, "", frozenset(), document, units)
    visited = {unit.code for unit in _units(following).values() if unit.age == 1 + len(following["idle"])}
    undone = {code for day, code in following["undone"] if day == when}
    return Day(when, {}, "", frozenset((visited | undone) & units.keys()), document, units, is_withheld=True)


def _date(document: Mapping[str, Any]) -> str:
    return str(document["draw_id"]).rpartition("/")[2]


def state_hash(document: Mapping[str, Any]) -> str:
    return tagged_hash("state", canonical(document)).hex()


def _units(document: Mapping[str, Any]) -> dict[str, Unit]:
    _demand_fields(document, STATE, "a state")
    units = [Unit(*line) for line in document["units"]]
    for unit in units:
        kinds = [type(part) for part in unit]
        demand(kinds == [str, str, int, int, int, int, int, str], f"the state of {unit.code} is no line of a unit")
        demand(unit.age >= 1 and unit.status in STATUSES, f"age or status of {unit.code} is none that a unit can have")
    demand(all(one.code < other.code for one, other in pairwise(units)), "the units of a state are unsorted")
    return {unit.code: unit for unit in units}


MALFORMED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, OSError)


class Judgement(NamedTuple):
    """Of one bundle, or of a file that could not be read; the bundle is there only if its draw holds."""

    name: str
    holds: bool
    reason: str
    bundle: Any = None

    def line(self) -> str:
        """Nothing in the file can make it two."""
        line = f"{'HOLDS' if self.holds else 'FAILS'}  {self.name}: {self.reason}"
        return line.encode("unicode_escape").decode("ascii")


def judge(paths: Sequence[str], policy: str | None = None) -> list[Judgement]:
    """One for each bundle; with a policy in the order of the days."""
    judgements = [judgement for path in paths for judgement in _judge_draws(path)]
    return judgements if policy is None else _judge_odds(judgements, policy)


def _judge_draws(path: str) -> list[Judgement]:
    try:
        content = _content(path)
    except OSError as error:
        return [Judgement(path, False, str(error))]
    if not path.endswith(".jsonl"):
        return [_judge_draw(path, content)]
    lines = [(number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip()]
    return [_judge_draw(f"{path}:{number}", line) for number, line in lines] or [Judgement(path, False, "it is empty")]


def _judge_draw(name: str, content: bytes) -> Judgement:
    try:
        bundle = read(content)
        return Judgement(name, True, prove(bundle), bundle)
    except (ValueError, RecursionError) as error:
        return Judgement(name, False, str(error))


def _judge_odds(judgements: Sequence[Judgement], policy: str) -> list[Judgement]:
    try:
        chain = Chain(Published(_content(policy)))
    except MALFORMED as error:
        return [*judgements, Judgement(policy, False, _reason(error))]
    in_order = sorted(judgements, key=lambda each: each.bundle["manifest"]["date"] if each.bundle else "")
    told: list[Judgement] = []
    for each in in_order:
        judged = _judge_odds_of(each, chain) if each.holds else each
        told += [*(Judgement(draw_id, False, WITHHELD) for draw_id in chain.withheld), judged]
        chain.withheld.clear()
    return told


def _judge_odds_of(judgement: Judgement, chain: Chain) -> Judgement:
    try:
        return judgement._replace(reason=f"{judgement.reason}; {chain.follow(judgement.bundle)}")
    except MALFORMED as error:
        return judgement._replace(holds=False, reason=_reason(error))


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, ValueError | OSError) else f"malformed, {type(error).__name__}: {error}"


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def main(paths: Sequence[str], policy: str | None = None) -> int:
    judgements = judge(paths, policy)
    sys.stdout.writelines(f"{judgement.line()}\n" for judgement in judgements)
    return 0 if judgements and all(judgement.holds for judgement in judgements) else 1


def _run(arguments: Sequence[str]) -> int | str | None:
    policy = None
    if arguments[:1] == ["--policy"]:
        policy, arguments = "".join(arguments[1:2]), arguments[2:]
    return main(arguments, policy) if arguments else __doc__


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
