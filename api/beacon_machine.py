"""The overseer's own machine: it makes each day's beacon, commits to it early, and hands it over at the draw hour.

It speaks HTTP only. What it gives away follows from its own clock and from what it saw committed to, never from trust
in the server.
"""

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import msgspec

from api.tour.server import Person, Server
from scheduler.keys import MasterKeys
from scheduler.used_draws import UsedDraw
from scheduler.verifier import tagged_hash

DEVICE = "sidak beacon"
FARTHEST = timedelta(days=366)
NEARBY = timedelta(days=7)
EVE = timedelta(days=1)


class Session(msgspec.Struct, frozen=True):
    server: str
    token: str


class BeaconMachine:
    """One stratum. The directory holds a master of its own, the session, and which manifests were seen committed."""

    def __init__(self, directory: Path, person: Person, stratum: str) -> None:
        self._keys = MasterKeys.load(directory)
        self._person = person
        self._stratum = stratum

    def commit(self, first: date, last: date) -> int:
        """Commits to every day that waits for it; how many."""
        waiting = [day for day in self._days(first, last) if day["state"] == "planned" and not day["commitment"]]
        for day in waiting:
            self._put(day, "beacon-commitment", commitment=self._commitment(day["drawId"]))
        return len(waiting)

    def hand_over(self, now: datetime, not_before: time | None) -> Iterator[str]:
        """One line for each day whose value was given now, or is refused for good reason."""
        for day in self._days(now.date() - NEARBY, now.date() + NEARBY):
            if day["manifestHash"] is None or day["commitment"] != self._commitment(day["drawId"]):
                continue
            try:
                # Seen while it was sealed: another manifest for the same value would be a second draw.
                self._keys.used.freeze(day["drawId"], bytes.fromhex(day["manifestHash"]))
            except UsedDraw:
                yield f"{day['drawId']}: its manifest was replaced after the freeze. The value is NOT given."
                continue
            if not day["given"] and day["state"] in ("frozen", "missed") and _is_due(day, now, not_before):
                self._put(day, "beacon", value=self._value(day["drawId"]).hex())
                yield f"{day['drawId']}: given"

    def _days(self, first: date, last: date) -> Iterator[Any]:
        """Those asked for and no others: under another date the server would be given the value of a day to come."""
        found = self._person.get(f"/v1/strata/{self._stratum}/beacons", first=first.isoformat(), last=last.isoformat())
        asked = {(first + timedelta(days=offset)).isoformat() for offset in range((last - first).days + 1)}
        for day in found:
            is_asked = day["day"] in asked and day["drawId"] == f"{self._stratum}/{day['day']}"
            if is_asked and day["type"] == "overseer":
                yield day

    def _put(self, day: Any, what: str, **body: str) -> None:
        self._person.put(f"/v1/strata/{self._stratum}/draws/{day['day']}/{what}", body)

    def _value(self, draw_id: str) -> bytes:
        return self._keys.derive(f"beacon {draw_id}".encode("ascii"))

    def _commitment(self, draw_id: str) -> str:
        return tagged_hash("beacon-commit", draw_id.encode("ascii"), self._value(draw_id)).hex()


def _is_due(day: Any, now: datetime, not_before: time | None) -> bool:
    """`not_before` is a time of this machine's zone: the server says a draw hour, but cannot make it earlier.

    Without one the server may say any hour from the eve of the day on.
    """
    if now < datetime.fromisoformat(day["drawAt"]):
        return False
    earliest = datetime.combine(date.fromisoformat(day["day"]), not_before or time()).astimezone()
    return now >= (earliest if not_before else earliest - EVE)


def sign_in(directory: Path, address: str, language: str, username: str, password: str) -> None:
    MasterKeys.load(directory)
    with Server(address, language) as server:
        token = server.sign_in(username, password, DEVICE).token
    content = msgspec.json.encode(Session(address, token))
    descriptor = os.open(directory / "session.json", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)


def read_session(directory: Path) -> Session:
    return msgspec.json.decode((directory / "session.json").read_bytes(), type=Session)
