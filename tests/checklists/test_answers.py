import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklists import answers
from organisation.refusing import Refused
from tests.checklists.refusals import refused
from tests.checklists.sheets import Wire, decoded, profile

COUNT, LATE, YES, SCALE, TEXT, PHOTO = (f"CL-VN-01-{part}" for part in ("A01", "A03", "A05", "C05", "F02", "F04"))
ABSENT = "CL-VN-01-A02"
PHOTO_ID = "0193a5b0-0000-7000-8000-000000000001"


def count(**values: Any) -> Wire:
    return {"type": "count", "item": COUNT, "value": 3, "denominator": 4} | values


def test_an_answer_of_every_type_is_read() -> None:
    found = decoded(
        [
            count(evidence=[PHOTO_ID]),
            {"type": "count", "item": LATE, "value": 0},
            {"type": "yesno", "item": YES, "value": "no", "note": "Một người nghe nhạc."},
            {"type": "scale", "item": SCALE, "value": 4},
            {"type": "text", "item": TEXT, "value": "Dòng một\nDòng hai"},
            {"type": "photo", "item": PHOTO, "evidence": [PHOTO_ID]},
            {"type": "na", "item": ABSENT, "reason": "Không ai vắng"},
        ]
    )
    assert [type(answer).__name__ for answer in found.values()] == [
        "Count", "Count", "YesNo", "Scale", "Remark", "Photos", "NotApplicable",
    ]  # fmt: skip


def test_of_two_counts_ten_minutes_apart_the_higher_counts() -> None:
    second = {"value": 4, "countedAt": "2026-11-23T00:40:00Z"}
    found = decoded([count(countedAt="2026-11-23T07:30:00+07:00", second=second)])[COUNT]
    assert found.observed == ("", 4, 4)


@pytest.mark.parametrize(
    "first", [None, "2026-11-23T00:30:01Z", "2026-11-23T00:50:00Z"], ids=["no time", "too soon", "before the first"]
)
def test_a_second_count_too_soon_is_refused(first: str | None) -> None:
    second = {"value": 4, "countedAt": "2026-11-23T00:40:00Z"}
    with refused("answer-counted-too-soon", item=COUNT, minutes=10):
        decoded([count(countedAt=first, second=second)])


def test_a_zero_denominator_is_not_applicable() -> None:
    found = decoded([{"type": "count", "item": ABSENT, "value": 0, "denominator": 0}])
    assert found[ABSENT].observed is None


@pytest.mark.parametrize(
    "wrong", ['"5"', "5.0", "1e2", "NaN", "Infinity", "-Infinity", "-1", "1000001", "true", "null", "[]", "9" * 5000]
)
@pytest.mark.parametrize("field", ["value", "denominator"])
def test_what_is_no_count_is_refused_and_named(field: str, wrong: str) -> None:
    if (field, wrong) == ("denominator", "null"):
        return
    body = f'[{{"type":"count","item":"{COUNT}","value":0,"denominator":4,"{field}":{wrong}}}]'
    expected = "answers-not-readable" if len(wrong) > 4300 else "answer-not-a-count"
    with refused(expected):
        decoded(body.encode())


@pytest.mark.parametrize("wrong", ["0", "6", "-1", "4.5", '"4"', "NaN", "10000000000000000000000"])
def test_what_is_not_on_the_scale_is_refused_and_named(wrong: str) -> None:
    with refused("answer-not-on-the-scale", item=SCALE, least=1, most=5):
        decoded(f'[{{"type":"scale","item":"{SCALE}","value":{wrong}}}]'.encode())


WRONG: list[tuple[Wire, str, dict[str, str | int]]] = [
    ({"type": "yesno", "item": "CL-VN-09-A01", "value": "yes"}, "answer-item-unknown", {"item": "CL-VN-09-A01"}),
    ({"type": "yesno", "item": 5, "value": "yes"}, "answer-item-unknown", {"item": "?"}),
    ({"type": "yesno", "value": "yes"}, "answer-item-unknown", {"item": "?"}),
    (count(denominator=None), "answer-denominator-missing", {"item": COUNT}),
    ({"type": "count", "item": LATE, "value": 1, "denominator": 4}, "answer-denominator-unexpected", {"item": LATE}),
    (count(value=5), "answer-above-denominator", {"item": COUNT, "most": 4}),
    (count(value=1, denominator=0), "answer-above-denominator", {"item": COUNT, "most": 0}),
    ({"type": "yesno", "item": COUNT, "value": "yes"}, "answer-of-another-kind", {"item": COUNT, "expected": "count"}),
    ({"type": "photo", "item": YES}, "answer-of-another-kind", {"item": YES, "expected": "yesno"}),
    ({"type": "yesno", "item": YES, "value": "maybe"}, "answer-malformed", {"item": YES, "field": "value"}),
    ({"type": "yesno", "item": YES, "value": True}, "answer-malformed", {"item": YES, "field": "value"}),
    ({"type": "yesno", "item": YES, "value": "yes", "score": 1}, "answer-malformed", {"item": YES}),
    ({"type": "guess", "item": YES, "value": "yes"}, "answer-malformed", {"item": YES, "field": "type"}),
    ({"item": YES, "value": "yes"}, "answer-malformed", {"item": YES}),
    (count(evidence=["photo-1"]), "answer-malformed", {"item": COUNT, "field": "evidence[0]"}),
    (count(countedAt="2026-11-23T00:40:00"), "answer-malformed", {"item": COUNT, "field": "countedAt"}),
    ({"type": "na", "item": YES, "reason": " "}, "answer-without-reason", {"item": YES}),
    ({"type": "na", "item": YES}, "answer-malformed", {"item": YES}),
    ({"type": "na", "item": COUNT, "reason": "x"}, "answer-must-apply", {"item": COUNT}),
    ({"type": "na", "item": TEXT, "reason": "x"}, "answer-must-apply", {"item": TEXT}),
    ({"type": "na", "item": PHOTO, "reason": "x"}, "answer-must-apply", {"item": PHOTO}),
    ({"type": "text", "item": TEXT, "value": "a" * 2001}, "answer-too-long", {"item": TEXT, "most": 2000}),
    ({"type": "text", "item": TEXT, "value": "a\x00b"}, "answer-with-control-characters", {"item": TEXT}),
    ({"type": "text", "item": TEXT, "value": "a\u202eb"}, "answer-with-control-characters", {"item": TEXT}),
    (count(note="\x1b[2J"), "answer-with-control-characters", {"item": COUNT}),
    (count(note="a" * 1001), "answer-too-long", {"item": COUNT, "most": 1000}),
    (count(evidence=[PHOTO_ID, PHOTO_ID]), "answer-photo-repeated", {"item": COUNT}),
    (
        {"type": "photo", "item": PHOTO, "evidence": [f"{PHOTO_ID[:-1]}{last}" for last in range(4)]},
        "answer-with-too-many-photos",
        {"item": PHOTO, "most": 3},
    ),
]


@pytest.mark.parametrize(("entry", "name", "facts"), WRONG)
def test_a_wrong_answer_is_refused_and_named(entry: Wire, name: str, facts: dict[str, str | int]) -> None:
    with refused(name, **facts):
        decoded([{"type": "scale", "item": SCALE, "value": 3}, entry])


def test_an_item_answered_twice_is_refused() -> None:
    with refused("answer-repeated", item=COUNT):
        decoded([count(), count()])


def test_an_item_outside_the_profile_is_unknown() -> None:
    with refused("answer-item-unknown", item="CL-VN-01-C09"):
        decoded([{"type": "yesno", "item": "CL-VN-01-C09", "value": "yes"}], profile("CL-VN-OPEN", "opening"))


@pytest.mark.parametrize(
    "source", [b"", b"{}", b"5", b"[", b'"x"', b"[" * 100_000, b"\xff", b'[{"item":"\\ud800"}]', b"NaN"]
)
def test_bytes_that_are_no_answers_are_refused(source: bytes) -> None:
    with pytest.raises(Refused) as caught:
        decoded(source)
    assert caught.value.name in ("answers-not-readable", "answer-item-unknown")
    msgspec.json.encode(caught.value.facts)


def test_a_number_that_is_none_is_found_in_the_whole_sheet_too() -> None:
    sheet = f'{{"revision":1,"answers":[{{"type":"count","item":"{COUNT}","value":NaN,"denominator":4}}]}}'
    with refused("answer-not-a-count", item=COUNT):
        answers.refuse(profile(), sheet.encode())


def test_length_is_counted_in_composed_characters() -> None:
    text = unicodedata.normalize("NFD", "ệ" * 2000)
    found = decoded([{"type": "text", "item": TEXT, "value": text}])[TEXT]
    assert found.value == text  # type: ignore[union-attr]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
ENTRIES = st.fixed_dictionaries(
    {"item": st.sampled_from([COUNT, LATE, YES, SCALE, TEXT, PHOTO]) | JSON},
    optional={
        "type": st.sampled_from(["yesno", "count", "scale", "text", "photo", "na"]) | JSON,
        "value": JSON,
        "denominator": JSON,
        "second": JSON,
        "note": JSON,
        "evidence": JSON,
        "reason": JSON,
    },
)


@given(st.lists(ENTRIES, max_size=3) | JSON)
def test_whatever_comes_is_read_or_refused(content: Any) -> None:
    import json

    try:
        decoded(json.dumps(content).encode())
    except Refused as refusal:
        msgspec.json.encode(refusal.facts)
