"""The findings' sentences, in the reader's language."""

from functools import cache
from importlib.resources import files

import msgspec
import yaml

from api.doctor.findings import Finding, Level
from organisation.texts import Language, Text

SIZES = {"free", "reserve"}
"""Facts that are counted in MiB."""


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`do` says how to mend it; what is fine needs nothing."""

    says: Text
    do: Text | None = None


class Told(msgspec.Struct, frozen=True):
    """One finding as a program reads it."""

    name: str
    level: Level
    says: str
    do: str
    facts: dict[str, str | int]


@cache
def catalogue() -> dict[str, Entry]:
    text = (files("api.doctor") / "texts.yaml").read_text("utf-8")
    return msgspec.convert(yaml.safe_load(text), dict[str, Entry])


def tell(finding: Finding, language: Language) -> Told:
    """Programs get the facts as they are, people sizes as they write them."""
    entry = catalogue()[finding.name]
    facts = finding.facts | {name: size(int(finding.facts[name]), language) for name in SIZES & finding.facts.keys()}
    says = entry.says.within(language).format(**facts)
    do = entry.do.within(language).format(**facts) if entry.do else ""
    return Told(finding.name, finding.level, says, do, finding.facts)


def size(mebibytes: int, language: Language) -> str:
    written = mebibytes * 2**20
    text = f"{written / 1e9:.1f} GB" if written >= 1e9 else f"{written / 1e6:.0f} MB"
    return text if language == "en" else text.replace(".", ",")


def title(name: str, language: Language) -> str:
    """A word of the report itself."""
    return catalogue()[f"report-{name}"].says.within(language)
