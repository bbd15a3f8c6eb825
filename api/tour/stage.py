"""What all scenes share: the server, the teller, and who has signed in."""

import secrets
import time
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar
from uuid import UUID

import httpx

from api.tour.server import Person, Server, Surprise
from api.tour.telling import Teller

PASSWORD = "sidak-demo-2026"  # noqa: S105
SECONDS_BETWEEN_LOOKS = 0.3

Found = TypeVar("Found")


class Programme(NamedTuple):
    """The tour's own; times are instants. `names` are those of its units, by code."""

    id: str
    stratum: str
    day: str
    names: dict[str, str]
    freeze_at: datetime
    draw_at: datetime
    release_at: datetime
    reveal_at: datetime
    zone: str


class Commitment(NamedTuple):
    """What was published before the draw: of the secret, and of the manifest."""

    seed: str
    manifest: str


class Visit(NamedTuple):
    """The inspection that was drawn, and its team; `others` lead the teams that were not."""

    id: str
    unit_code: str
    unit_name: str
    leader: Person
    member: Person
    others: list[Person]

    @property
    def path(self) -> str:
        return f"/v1/inspections/{self.id}"


class Stage:
    def __init__(self, server: Server, tell: Teller) -> None:
        self.server = server
        self.tell = tell
        self._people: dict[str, Person] = {}

    def person(self, username: str) -> Person:
        """Signs in at the first call."""
        if username not in self._people:
            self._people[username] = self.server.sign_in(username, PASSWORD)
        return self._people[username]

    def sign_all_out(self) -> None:
        for person in self._people.values():
            person.sign_out()

    def wait_for(self, what: str, at: datetime, look: Callable[[], Found | None], patience: float = 30) -> Found:
        """What `look` finds from `at` on; `patience` are the seconds after it until the tour gives up."""
        time.sleep(max(0.0, (at - self.server.now()).total_seconds()))
        while (found := look()) is None:
            if (self.server.now() - at).total_seconds() > patience:
                raise Surprise(self.tell.text("waited-too-long", what=self.tell.text(what), seconds=int(patience)))
            time.sleep(SECONDS_BETWEEN_LOOKS)
        return found

    def follow(self, link: str) -> httpx.Response:
        """What stands behind a signed link: without signing in, on this server or in an S3 store."""
        return self.server.ask("GET", link, 200)


def new_id() -> str:
    """A UUIDv7, as phones make them (RFC 9562)."""
    number = time.time_ns() // 1_000_000 << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 7 << 76
    return str(UUID(int=number & ~(3 << 62) | 2 << 62))
