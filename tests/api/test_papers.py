"""Papers: the same bytes for the same data, every letter there, and nothing that people typed is run."""

import re
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from api.papers import letter as letters
from api.papers import minutes_page
from api.papers.letter import RIGHTS, letter_pdf
from api.papers.minutes_page import minutes_pdf
from api.papers.typesetting import picture
from api.papers.words import catalogue
from organisation.texts import LANGUAGES, Language
from tests.api.paper_examples import AT, LONG_NAME, OF_UNIT, REFUSAL, letter, minutes

READ_OUT = Path(__file__).parents[2] / "web" / "src" / "texts" / "reading.ts"
ALONE: list[list[Language]] = [[language] for language in LANGUAGES]
BESIDE: list[list[Language]] = [["vi", "en"], ["id", "vi", "en"]]


@pytest.mark.parametrize("languages", ALONE + BESIDE)
def test_the_same_data_give_the_same_bytes(languages: list[Language]) -> None:
    assert letter_pdf(letter(), languages) == letter_pdf(letter(), languages)
    assert minutes_pdf(minutes(refused=True), languages) == minutes_pdf(minutes(refused=True), languages)


def test_other_data_give_other_bytes() -> None:
    papers = [
        letter_pdf(letter(), ["vi"]),
        letter_pdf(letter(demonstration=True), ["vi"]),
        letter_pdf(letter(), ["vi", "en"]),
        minutes_pdf(minutes(), ["vi"]),
        minutes_pdf(minutes(refused=True), ["vi"]),
    ]
    assert len(set(papers)) == len(papers)


@pytest.mark.parametrize("paper", [letter_pdf(letter(), ["vi"]), minutes_pdf(minutes(), ["id"])])
def test_a_paper_is_made_to_be_kept_and_to_be_read_aloud(paper: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in paper
    assert b"<pdfuaid:part>1</pdfuaid:part>" in paper


@pytest.mark.parametrize("languages", ALONE + BESIDE)
def test_every_letter_of_the_minutes_is_there(languages: list[Language]) -> None:
    told = minutes(refused=True)
    written = [told.unit_name, LONG_NAME, told.remarks, REFUSAL.reason, REFUSAL.witness.name]
    written += [each.note for each in told.observations]
    written += [each.question.within(language) for each in told.observations for language in languages]
    assert shown(" ".join(written)) <= letters_of(minutes_pdf(told, languages))


def test_every_letter_of_the_letter_is_there() -> None:
    told = letter()
    written = [told.unit_name, told.number, told.code, *told.above, *(member.name for member in told.team)]
    assert shown(" ".join(written)) <= letters_of(letter_pdf(told, ["vi"]))


def test_ten_photos_are_on_the_paper_each_once() -> None:
    told = minutes()
    cited_twice = msgspec.structs.replace(told, observations=[*told.observations, told.observations[1]])
    assert photos_of(minutes_pdf(told, ["vi"])) == photos_of(minutes_pdf(cited_twice, ["vi"])) == 10
    assert photos_of(minutes_pdf(minutes(empty=True), ["vi"])) == 0


def test_a_refusal_stands_with_its_reason_and_witness_and_without_a_signature_of_the_unit() -> None:
    page = minutes_page.page_of(minutes(refused=True), ["vi", "en"])
    assert page.refusal is not None
    assert (page.refusal.reason, page.refusal.witness.name) == (REFUSAL.reason, REFUSAL.witness.name)
    assert "từ chối ký" in page.refusal.sentence[0]
    assert "refused to sign" in page.refusal.sentence[1]
    assert OF_UNIT.name not in {signed.name for signed in page.signatures}
    assert minutes_page.page_of(minutes(), ["vi"]).refusal is None


def test_who_signs_by_hand_finds_a_line_for_it() -> None:
    told = minutes()
    by_hand = [msgspec.structs.replace(signed, at=None, drawn=None) for signed in told.signatures]
    page = minutes_page.page_of(msgspec.structs.replace(told, signatures=by_hand), ["vi"])
    assert {(signed.at, signed.file) for signed in page.signatures} == {(None, None)}
    assert minutes_pdf(msgspec.structs.replace(told, signatures=by_hand), ["vi"])


@pytest.mark.parametrize(
    "typed", ["#panic()", "$x$ *a* _b_ `c`", '#read("/etc/passwd")', "= a\n/ b: c", '"#{', "\\u{1}"]
)
def test_what_people_typed_is_never_run(typed: str) -> None:
    told = msgspec.structs.replace(minutes(), remarks=typed, unit_name=typed, gaps_reason=typed)
    assert shown(typed) <= letters_of(minutes_pdf(told, ["vi"]))


@pytest.mark.parametrize("typed", ["Không đồng ý 😀", "漢字", "\x01\x1b", "\ue000\ufffe", "สวัสดี"])
def test_letters_that_the_fonts_lack_keep_nobody_from_the_paper(typed: str) -> None:
    told = msgspec.structs.replace(minutes(), remarks=typed, unit_name=typed, gaps_reason=typed)
    made = minutes_pdf(told, ["vi"])
    assert made == minutes_pdf(told, ["vi"])
    assert shown(LONG_NAME) <= letters_of(made)


def test_times_are_those_of_the_unit() -> None:
    page = letters.page_of(letter(), ["vi", "id", "en"])
    assert page.hours == [
        "từ 08:00 đến 17:00, ngày 23 tháng 11 năm 2026 (UTC+7)",
        "pukul 08:00 sampai 17:00, 23 November 2026 (UTC+7)",
        "from 08:00 to 17:00, 23 November 2026 (UTC+7)",
    ]
    papua = msgspec.structs.replace(letter(), zone="Asia/Jayapura")
    assert letters.page_of(papua, ["id"]).hours[0].startswith("pukul 10:00 sampai 19:00")


def test_a_long_visit_goes_over_several_pages() -> None:
    told = minutes()
    long = msgspec.structs.replace(told, observations=list(told.observations) * 6)
    pages = picture("minutes", minutes_page.page_of(long, ["vi"]), minutes_page.pictures_of(long))
    assert len(pages) > 5
    assert all(page.startswith(b"\x89PNG") for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rights_are_those_that_the_phone_reads_out(language: Language) -> None:
    tables = READ_OUT.read_text("utf-8").split("\n  vi: {")[1].split("\n  },\n")
    read = dict(re.findall(r"'rights\.(\w+)': '([^']+)'", tables[LANGUAGES.index(language)]))
    assert read == {right: catalogue()[f"rights-{right}"].within(language) for right in RIGHTS}


def test_a_check_code_is_drawn_for_every_letter() -> None:
    told = letter()
    other = msgspec.structs.replace(told, address=told.address + "1", released_at=AT)
    assert letters.pictures_of(told) != letters.pictures_of(other)


def shown(text: str) -> set[str]:
    return {sign for sign in text if not sign.isspace()}


def letters_of(pdf: bytes) -> set[str]:
    """By the tables from glyphs to letters, which make a page searchable. A ligature stands for several."""
    found = "".join(bytes.fromhex(code).decode("utf-16-be") for code in _mapped(pdf))
    return set(found)


def photos_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Filter\s*(?:\[\s*)?/DCTDecode", pdf))


def _mapped(pdf: bytes) -> Sequence[str]:
    found: list[str] = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", content, re.DOTALL):
            found += [code.decode() for code in re.findall(rb"<[0-9a-fA-F]+>\s*<([0-9a-fA-F]+)>", block)]
    return found
