"""The closure certificate as paper: the same bytes for the same data, in every language, made to be kept."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from api.papers.closure import Certificate, closure_pdf, page_of
from inspections.concluding.certifying import Concluded, Praised, Required, Signed, Standing
from organisation.texts import Language, Text

AT = datetime(2026, 11, 23, 1, tzinfo=UTC)
LATER = AT + timedelta(days=30)
QUESTION = Text("Quầy tiếp nhận mở cửa đúng giờ?", "Apakah loket dibuka tepat waktu?", "Does the counter open on time?")


def certificate(**changed: object) -> Certificate:
    told = Standing(
        number="2026-97FD-5G6G",
        kind="drawn",
        unit_name="Trung tâm Phục vụ hành chính công xã Xuân Trúc",
        unit_code="12166.HCC",
        zone="Asia/Ho_Chi_Minh",
        checklist=Text("Kiểm tra đầu giờ", "Pemeriksaan awal hari", "Opening check"),
        opened_at=AT,
        grade="C",
        score=6733,
        version=2,
        in_force_at=AT + timedelta(days=9),
        closed_at=None,
        objections=0,
        summary="Mở cửa muộn 40 phút.\nPhần còn lại tốt.",
        findings=[Concluded("CL-VN-02-A01", QUESTION, "S4"), Concluded("CL-VN-01-C01", QUESTION, None)],
        remedies=[Required("CL-VN-02-A01", "Mở cửa đúng giờ.", LATER, "verified", LATER)],
        commendations=[Praised("Bộ phận một cửa", "Tận tình với người cao tuổi.")],
        drafted=Signed("Trần Văn Hùng", AT),
        issued=Signed("Đỗ Minh Thu", AT),
        second=None,
        demonstration=False,
    )
    return Certificate(
        msgspec.structs.replace(told, **changed), "B2X9-FGXZ-ANQA", "https", "sidak.example", ["Việt Nam"]
    )


@pytest.mark.parametrize("languages", [["vi"], ["id"], ["en"], ["vi", "en"], ["id", "vi", "en"]])
def test_the_same_data_give_the_same_bytes_made_to_be_kept(languages: list[Language]) -> None:
    paper = closure_pdf(certificate(), languages)
    assert paper == closure_pdf(certificate(), languages)
    assert b"<pdfaid:part>2</pdfaid:part>" in paper
    assert b"<pdfuaid:part>1</pdfuaid:part>" in paper


def test_it_is_told_in_the_languages_asked_for() -> None:
    page = page_of(certificate(), ["vi", "id", "en"])
    assert page.result == [
        "Xếp loại C, 67,33 trên 100 điểm",
        "Peringkat C, nilai 67,33 dari 100",
        "Grade C, 67.33 of 100",
    ]
    assert page.findings[1].severity[2] == "Withdrawn"
    assert page.remedies[0].state[0] == "Đã xác minh là khắc phục xong"


def test_an_open_objection_is_told() -> None:
    assert page_of(certificate(), ["en"]).objections is None
    assert page_of(certificate(objections=1), ["en"]).objections is not None


def test_whatever_changes_gives_other_facts() -> None:
    told = {
        certificate(**changed).told.sha256
        for changed in ({}, {"closed_at": LATER}, {"objections": 1}, {"summary": "Khác."}, {"grade": None})
    }
    assert len(told) == 5


def test_where_nothing_was_found_it_says_so() -> None:
    page = page_of(certificate(findings=[], remedies=[], commendations=[], score=None, grade=None), ["en"])
    assert (page.findings, page.result) == ([], ["Not graded"])
    assert closure_pdf(certificate(findings=[], remedies=[], commendations=[]), ["vi"]).startswith(b"%PDF")
