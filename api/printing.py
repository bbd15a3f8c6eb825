"""What all papers share that are asked for: their languages, where they are checked, what they are made of."""

from hashlib import sha256
from typing import Annotated, Any, cast
from urllib.parse import quote

import msgspec
from litestar import Request
from litestar.params import Parameter

from api.addresses import came_by_https, host_of
from api.parts import Parts
from ledger.database import Row
from organisation.texts import Language

SPOKEN: dict[str, Language] = {"VN": "vi", "ID": "id"}
"""By jurisdiction, as the phone does it."""

PaperLanguages = Annotated[
    str | None,
    Parameter(
        pattern=r"^(vi|id|en)(,(vi|id|en)){0,2}(?![\s\S])",
        description="`vi,en`: in the first, with the others beside it; without it in the language of the unit",
    ),
]


def chosen(languages: str | None, jurisdiction: str) -> list[Language]:
    """Each once."""
    return cast(list[Language], list(dict.fromkeys(languages.split(",")))) if languages else [spoken(jurisdiction)]


def spoken(jurisdiction: str) -> Language:
    return SPOKEN.get(jurisdiction, "vi")


class Server(msgspec.Struct, frozen=True):
    """Where anybody checks a paper: at `SIDAK_PUBLIC_URL`, else at the address to which the reader came. A paper is
    kept for all its readers, so that no name that one of them made up may stand on it."""

    scheme: str
    host: str

    @classmethod
    def of(cls, request: Request[Any, Any, Any], parts: Parts) -> "Server":
        if parts.settings.public_url:
            scheme, _, host = parts.settings.public_url.partition("://")
            return cls(scheme, host)
        return cls("https" if came_by_https(request, parts.settings) else "http", host_of(request, parts.settings))

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.host}"

    @property
    def page(self) -> str:
        return f"{self.host}/#/check"

    def address_of(self, inspection: Row) -> str:
        """What follows # stays in the browser that opens it: no log has the code."""
        number, code = inspection["letter_number"], inspection["check_code"]
        return f"{self.address}/#/check/{quote(number, safe='')}/{quote(code, safe='')}"


def digest_of(content: msgspec.Struct, languages: list[Language]) -> bytes:
    """Of the data of a paper, under whatever name the server was reached."""
    data = msgspec.structs.replace(content, address="", public_page="")
    return sha256(msgspec.json.encode([data, languages])).digest()
