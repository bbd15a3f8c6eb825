"""Notes on photos as sentences in the reader's language."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from inspections.findings.photo_notes import Note
from organisation.texts import Language, Text

KILOMETRE = 1000


@cache
def sentences() -> dict[str, Text]:
    text = (files("inspections.findings") / "photo_notes.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Text])


def tell(note: Note, language: Language) -> str:
    facts: dict[str, str | int] = dict(note.facts)
    if "metres" in facts:
        facts["distance"] = distance(int(facts["metres"]), language)
    return sentences()[note.name].within(language).format(**facts)


def distance(metres: int, language: Language) -> str:
    """As exact as people say it: 850 m, 3.1 km, 64 km."""
    if metres < KILOMETRE:
        return f"{round(metres, -1)} m"
    if metres >= 10 * KILOMETRE:
        return f"{round(metres / KILOMETRE)} km"
    told = f"{metres / KILOMETRE:.1f}"
    return f"{told if language == 'en' else told.replace('.', ',')} km"
