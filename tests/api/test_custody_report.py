"""The report of a custody bundle: a page in each language, the same for the same data, whatever people wrote."""

from string import Formatter
from typing import get_args

import pytest

from api.custody_report import HEADS, TITLES
from api.custody_words import Words, catalogue, readme
from api.inspection_shapes import Kind
from api.papers.codes import qr_code
from api.papers.custody import Explanation, Fact, Finding, Page, PhotoLine, Picture, Report, custody_pdf
from checklists.items import Severity
from inspections.hearing.hearing import Position
from media.bundle_rules import KEPT
from media.rules import Purpose
from organisation.device_key_rules import Signature
from organisation.texts import LANGUAGES, Language
from tests.conftest import MONDAY
from tests.media.photos import jpeg

TYPED = '#panic("no") $ * _ \\ <script> @here\n= Một tiêu đề\n' + "dài " * 400


def page(language: Language) -> Page:
    words = Words(language, "Asia/Ho_Chi_Minh")
    photo = PhotoLine(
        number="1", what="CL-VN-02-A01", sha256="ab" * 32, arrived="–", signature=TYPED[:20], kept=TYPED, viewers="2"
    )
    finding = Finding(
        **dict.fromkeys(("item", "question", "severity", "note", "result", "answer"), TYPED),
        explanations=[Explanation(TYPED, TYPED)],
        pictures=[Picture("a.jpg", "No. 1")] * 4,
    )
    return Page(
        languages=[language],
        title=[words("title")],
        demonstration=[words("demonstration")],
        number=words("check"),
        words={name: words(name) for name in TITLES},
        facts=[Fact(words("unit"), TYPED)],
        receipt=words("receipt", code="7K2M"),
        summary=TYPED,
        findings=[finding],
        heads=[words(f"custody-{head}") for head in HEADS],
        photos=[photo] * 60,
        checkpoint=words("checkpoint", name="here", size=5),
        root="cd" * 32,
        proved=words("proved", proved=5, later=0),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_data_give_the_same_bytes_and_nothing_typed_is_obeyed(language: Language) -> None:
    report = Report(page(language), {"a.jpg": jpeg(320, 240), "code.svg": qr_code("https://sidak.test")}, MONDAY)
    made = custody_pdf(report)
    assert made.startswith(b"%PDF-")
    assert custody_pdf(report) == made


@pytest.mark.parametrize("name", catalogue())
def test_a_text_says_the_same_in_three_languages(name: str) -> None:
    text = catalogue()[name]
    facts = [{field for _, field, _, _ in Formatter().parse(text.within(language)) if field} for language in LANGUAGES]
    assert facts[0] == facts[1] == facts[2]


def test_there_is_a_word_for_everything() -> None:
    values = {
        "kept": KEPT,
        "kind": get_args(Kind),
        "severity": get_args(Severity),
        "position": get_args(Position),
        "purpose": get_args(Purpose),
        "signature": get_args(Signature),
    }
    wanted = {f"{name}-{value}" for name, each in values.items() for value in each}
    assert wanted - catalogue().keys() == set()


def test_the_readme_is_in_three_languages() -> None:
    told = readme().decode()
    assert all(title in told for title in ("HỒ SƠ BẰNG CHỨNG", "BERKAS BUKTI", "CUSTODY BUNDLE"))
