"""What a phone sends as a sheet, and how its exact bytes are read."""

from datetime import datetime
from hashlib import sha256
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from checklists import answers
from checklists.answers import Answers
from checklists.profiles import Profile, profile_of
from checklists.publishing import PublishedChecklist
from checklists.scoring import Assessment, assess
from organisation.refusing import Refused

Reason = Annotated[str, Meta(min_length=3, max_length=500)]


class SheetDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel", kw_only=True):
    """What a phone sends. `checklist` is the hash of the checklist version it was filled by."""

    inspection: UUID
    sheet: UUID
    revision: Annotated[int, Meta(ge=1, le=100_000)]
    checklist: str
    claimed_at: Annotated[datetime, Meta(tz=True)]
    submitted: bool
    reason: Reason | None = None
    answers: msgspec.Raw


class Revision(msgspec.Struct, frozen=True):
    body: bytes
    hash: bytes
    document: SheetDocument
    answers: Answers
    assessment: Assessment

    @property
    def photos(self) -> list[UUID]:
        return photos_of(self.answers)


def photos_of(given: Answers) -> list[UUID]:
    return list(dict.fromkeys(photo for answer in given.values() for photo in answer.evidence))


_DOCUMENT = msgspec.json.Decoder(SheetDocument)


def read(version: PublishedChecklist, profile_name: str, body: bytes) -> Revision:
    """Refuses what cannot be read, was filled by another checklist, or answers what was not asked."""
    profile = profile_of(version.document, profile_name)
    document = _decode(profile, body)
    if document.checklist != version.sha256.hex():
        raise Refused("sheet-checklist", expected=version.sha256.hex())
    given = answers.decode(profile, document.answers)
    return Revision(body, sha256(body).digest(), document, given, assess(profile, given))


def _decode(profile: Profile, body: bytes) -> SheetDocument:
    try:
        return _DOCUMENT.decode(body)
    except msgspec.ValidationError as error:
        raise Refused("sheet-field", reason=str(error)[:200]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        answers.refuse(profile, body)
