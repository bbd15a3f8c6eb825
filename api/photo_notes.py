"""What the server's checks say of a photo, in sentences."""

from typing import Literal

import msgspec

from inspections.findings.noting import notes_of
from inspections.findings.telling_notes import tell
from ledger.database import Row
from media.examination_queries import find_examination
from organisation.actors import Actor
from organisation.texts import Language

Examined = Literal["waiting", "done", "set_aside"]


class Note(msgspec.Struct, frozen=True, rename="camel"):
    """Something to weigh, never a verdict. `facts` fill the `sentence`, which is in the reader's language."""

    name: str
    facts: dict[str, str | int]
    sentence: str


async def examined(actor: Actor, evidence: Row, language: Language) -> tuple[Examined | None, list[Note]]:
    """The examination's state, null before the photo arrived, and the notes on it."""
    examination = await find_examination(evidence["id"])
    notes = await notes_of(actor, evidence, examination)
    state = examination["state"] if examination else None
    return state, [Note(note.name, note.facts, tell(note, language)) for note in notes]
