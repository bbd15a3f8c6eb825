"""The parts of the minutes in the words of their languages."""

from collections.abc import Mapping, Sequence

import msgspec

from api.papers.minutes import Count, Difference, Law, Observation, Photo, Refusal, Signature
from api.papers.words import Languages, Told, as_told, clock, told
from organisation.texts import Language

SHOWN_OF_HASH = 16


class CountTold(msgspec.Struct, frozen=True):
    what: Told
    at: str
    counted: int
    expected: int | None


class PhotoTold(msgspec.Struct, frozen=True):
    """`file` is null for one that is not shown."""

    file: str | None
    caption: str
    alt: str


class ObservationTold(msgspec.Struct, frozen=True, kw_only=True):
    severity: Told
    question: Told
    answer: Told | None
    note: str
    extent: int | None
    fixed: str
    laws: list[Told]
    photos: list[PhotoTold]
    missing: Told | None


class DifferenceTold(msgspec.Struct, frozen=True):
    """`words` are those that were read and those that are kept, where they differ."""

    question: Told
    sentence: Told
    words: tuple[str, str] | None


class SignatureTold(msgspec.Struct, frozen=True):
    """`file` is null where nothing was drawn, `at` where it is signed by hand."""

    name: str
    post: Told
    at: str | None
    file: str | None


class RefusalTold(msgspec.Struct, frozen=True):
    sentence: Told
    reason: str
    witness: SignatureTold


def count_told(count: Count, zone: str, languages: Languages) -> CountTold:
    at = clock(count.at, zone) if count.at else "–"
    return CountTold(as_told(count.what, languages), at, count.counted, count.expected)


def observation_told(
    observed: Observation, names: Mapping[str, str], zone: str, languages: Languages
) -> ObservationTold:
    """`names` are those of the photos' files, by their hashes."""
    return ObservationTold(
        severity=[f"{observed.severity} {name}" for name in told(f"severity-{observed.severity}", languages)],
        question=as_told(observed.question, languages),
        answer=as_told(observed.answer, languages) if observed.answer else None,
        note=observed.note,
        extent=observed.extent,
        fixed=observed.fixed,
        laws=[_law(law, languages) for law in observed.laws],
        photos=photos_told(observed.photos, names, zone, languages),
        missing=told("photos-missing", languages, count=observed.missing) if observed.missing else None,
    )


def _law(law: Law, languages: Languages) -> Told:
    """With its days and how far it was compared with the law."""
    return [
        "".join(
            [
                law.title,
                told("law-place", [language], place=law.place)[0] if law.place else "",
                f" ({'; '.join([*_validity(law, language), *told(f'verified-{law.verified}', [language])])})",
            ]
        )
        for language in languages
    ]


def _validity(law: Law, language: Language) -> list[str]:
    days = {"law-from": law.effective_from, "law-until": law.effective_to}
    return [told(name, [language], day=f"{day:%d/%m/%Y}")[0] for name, day in days.items() if day]


def photos_told(photos: Sequence[Photo], names: Mapping[str, str], zone: str, languages: Languages) -> list[PhotoTold]:
    return [_photo(photo, names.get(photo.sha256), zone, languages) for photo in photos]


def _photo(photo: Photo, file: str | None, zone: str, languages: Languages) -> PhotoTold:
    taken = clock(photo.taken_at, zone)
    return PhotoTold(
        file=file,
        caption=f"{taken} · {photo.sha256[:SHOWN_OF_HASH]}…",
        alt=told("photo-alt", languages, at=taken)[0],
    )


def difference_told(difference: Difference, languages: Languages) -> DifferenceTold:
    """Severities are named in the sentence; words stand beside it as somebody wrote them."""
    read, kept, name = difference.read, difference.kept, f"difference-{difference.kind}"
    question = as_told(difference.question, languages)
    if difference.kind == "words":
        return DifferenceTold(question, told(name, languages), (read or "–", kept or "–"))
    sentence = [
        told(name, [language], read=_severity(read, language), kept=_severity(kept, language))[0]
        for language in languages
    ]
    return DifferenceTold(question, sentence, None)


def _severity(code: str, language: Language) -> str:
    return f"{code} {told(f'severity-{code}', [language])[0]}" if code else ""


def signature_told(signed: Signature, file: str | None, zone: str, languages: Languages) -> SignatureTold:
    at = clock(signed.at, zone) if signed.at else None
    return SignatureTold(signed.name, as_told(signed.post, languages), at, file)


def refusal_told(refusal: Refusal, witness: SignatureTold, languages: Languages) -> RefusalTold:
    if refusal.who is None:
        return RefusalTold(told("refusal-unnamed", languages), refusal.reason, witness)
    who = ", ".join([refusal.who.name, refusal.who.post])
    return RefusalTold(told("refusal-sentence", languages, who=who), refusal.reason, witness)
