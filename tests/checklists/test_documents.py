from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import yaml

from checklists import documents
from checklists.format import Document
from checklists.items import CountRule, ScaleRule, YesNoRule
from checklists.profiles import profile_of
from checklists.starting import starters
from tests.checklists.refusals import refused
from tests.checklists.sheets import document, profile

Raw = dict[str, Any]
SOURCE = (files("checklists") / "starters" / "cl-vn-01-staff-conduct.yaml").read_bytes()
RAW: Raw = yaml.safe_load(SOURCE)


def from_raw(raw: Raw) -> Document:
    return documents.from_yaml(yaml.safe_dump(raw, allow_unicode=True).encode())


@pytest.mark.parametrize(
    ("code", "items", "scored", "critical"),
    [("CL-VN-01", 30, 27, 5), ("CL-VN-02", 31, 29, 3), ("CL-VN-03", 30, 27, 5), ("CL-VN-OPEN", 12, 10, 5)],
)
def test_the_starters_hold_what_the_domain_counts(code: str, items: int, scored: int, critical: int) -> None:
    found = document(code).items
    assert len(found) == items
    assert sum(item.scored for item in found) == scored
    assert sum(item.critical for item in found) == critical


def test_the_opening_profile_asks_twelve_items_head_count_first() -> None:
    opening = profile("CL-VN-OPEN", "opening")
    assert len(opening.questions) == 12
    assert opening.questions[0].code == "CL-VN-01-A01"


def test_the_opening_items_ask_what_their_sources_ask() -> None:
    sources = {item.code: item for starter in starters() for item in starter.items if starter.code != "CL-VN-OPEN"}
    for item in document("CL-VN-OPEN").items:
        assert msgspec.structs.replace(item, weight=sources[item.code].weight) == sources[item.code]


def test_the_opening_weights_are_the_sources_rescaled_by_largest_remainder() -> None:
    sources = {
        item.code: item.weight for starter in starters() for item in starter.items if starter.code != "CL-VN-OPEN"
    }
    items = document("CL-VN-OPEN").items
    total = sum(sources[item.code] for item in items)
    shares = [divmod(sources[item.code] * 100, total) for item in items]
    left = 100 - sum(whole for whole, _ in shares)
    raised = sorted(range(len(items)), key=lambda position: -shares[position][1])[:left]
    assert [item.weight for item in items] == [
        whole + (position in raised) for position, (whole, _) in enumerate(shares)
    ]


def test_the_published_bytes_read_back_as_themselves() -> None:
    for starter in starters():
        published = documents.to_json(starter)
        assert documents.to_json(documents.from_json(published)) == published


def test_the_full_profile_asks_everything_in_order() -> None:
    full = profile("CL-VN-01", "full")
    assert [question.code for question in full.questions] == [item.code for item in document("CL-VN-01").items]
    assert full.total == 100


def test_an_unknown_profile_is_refused() -> None:
    with refused("checklist-profile-unknown", profile="night", checklist="CL-VN-01"):
        profile_of(document("CL-VN-01"), "night")


def item(raw: Raw, code: str) -> Raw:
    return next(item for section in raw["sections"] for item in section["items"] if item["code"] == code)


def change(code: str, /, **values: Any) -> Callable[[Raw], None]:
    return lambda raw: item(raw, code).update(values)


def answer(code: str, /, **values: Any) -> Callable[[Raw], None]:
    return lambda raw: item(raw, code)["answer"].update(values)


def put(*path: Any, value: Any) -> Callable[[Raw], None]:
    def apply(raw: Raw) -> None:
        target: Any = raw
        for step in path[:-1]:
            target = target[step]
        target[path[-1]] = value

    return apply


A01, A03, B01, C05, F02, F04 = (f"CL-VN-01-{part}" for part in ("A01", "A03", "B01", "C05", "F02", "F04"))

CONTRADICTIONS: list[tuple[Callable[[Raw], None], str, dict[str, str | int]]] = [
    (change(A03, code=A01), "checklist-code-repeated", {"code": A01}),
    (put("sections", 1, "code", value="A"), "checklist-code-repeated", {"code": "A"}),
    (change(A03, weight=5), "checklist-section-weight", {"section": "A", "total": 25}),
    (answer(A03, denominator="staff"), "checklist-rule-wrong", {"item": A03}),
    (answer(A03, score="1-ratio"), "checklist-rule-wrong", {"item": A03}),
    (answer(A01, max_pass=3), "checklist-rule-wrong", {"item": A01}),
    (answer(A01, ratio_pass=0), "checklist-rule-wrong", {"item": A01}),
    (answer(A01, denominator=None), "checklist-rule-wrong", {"item": A01}),
    (answer(A03, may_exceed=True), "checklist-rule-wrong", {"item": A03}),
    (answer(A03, counted_twice=True), "checklist-rule-wrong", {"item": A03}),
    (answer(C05, pass_at=1), "checklist-rule-wrong", {"item": C05}),
    (answer(C05, min=5), "checklist-rule-wrong", {"item": C05}),
    (answer(F04, min=4), "checklist-rule-wrong", {"item": F04}),
    (answer("CL-VN-01-A05", values=["yes", "na"]), "checklist-rule-wrong", {"item": "CL-VN-01-A05"}),
    (change(F02, critical=True), "checklist-weight-without-score", {"item": F02}),
    (change(F04, critical_if="no"), "checklist-weight-without-score", {"item": F04}),
    (change(A01, critical_if="ratio=1"), "checklist-condition-wrong", {"item": A01}),
    (change(A01, critical_if="no"), "checklist-condition-wrong", {"item": A01}),
    (change(A03, photo={"required_if": ["ratio<1"]}), "checklist-condition-wrong", {"item": A03}),
    (change(B01, photo={"required_if": ["sometimes"]}), "checklist-condition-wrong", {"item": B01}),
    (change(B01, legal_basis=["VN-LAW-0:1"]), "checklist-legal-key-unknown", {"item": B01, "key": "VN-LAW-0"}),
    (
        put("legal_references", "VN-LAW-91-2025", "effective_to", value="2025-01-01"),
        "checklist-reference-dates",
        {"key": "VN-LAW-91-2025"},
    ),
    (put("scoring", "bands", 0, "min", value=70), "checklist-bands-wrong", {}),
    (put("scoring", "bands", 3, "min", value=1), "checklist-bands-wrong", {}),
    (put("scoring", "bands", 0, "grade", value="B"), "checklist-bands-wrong", {}),
    (lambda raw: raw["severity_codes"].pop("S3"), "checklist-field-wrong", {"field": "severity_codes"}),
    (put("languages", value=["vi", "vi", "en"]), "checklist-field-wrong", {"field": "languages"}),
    (put("scale", "max", value=6), "checklist-field-wrong", {"field": "scale.anchors"}),
    (lambda raw: raw["profiles"].pop("full"), "checklist-profile-missing", {"profile": "full"}),
    (put("profiles", "full", "items", value=[A01]), "checklist-profile-wrong", {"profile": "full"}),
]


@pytest.mark.parametrize(("damage", "name", "facts"), CONTRADICTIONS)
def test_a_contradiction_is_refused_and_named(
    damage: Callable[[Raw], None], name: str, facts: dict[str, str | int]
) -> None:
    raw = deepcopy(RAW)
    damage(raw)
    with refused(name, **facts):
        from_raw(raw)


def test_weights_that_do_not_make_a_hundred_are_refused() -> None:
    raw = deepcopy(RAW)
    item(raw, A03)["weight"] += 1
    raw["sections"][0]["weight"] += 1
    with refused("checklist-weights", total=101):
        from_raw(raw)


@pytest.mark.parametrize(
    ("items", "name"),
    [
        ([A01, A01], "checklist-profile-wrong"),
        ([F02, F04], "checklist-profile-wrong"),
        ([A01, "CL-VN-09-A01"], "checklist-profile-item-unknown"),
    ],
)
def test_a_wrong_profile_is_refused(items: list[str], name: str) -> None:
    raw = deepcopy(RAW)
    raw["profiles"]["short"] = {"title": {"vi": "Ngắn", "id": "Singkat", "en": "Short"}, "items": items}
    with refused(name, profile="short"):
        from_raw(raw)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        (("sections", 0, "items", 0, "question", "vi"), "", "sections[0].items[0].question.vi"),
        (("sections", 0, "items", 0, "question", "vi"), "  ", "sections[0].items[0].question.vi"),
        (("sections", 0, "items", 0, "question", "id"), "a\x07b", "sections[0].items[0].question.id"),
        (("sections", 0, "items", 0, "weight"), "8", "sections[0].items[0].weight"),
        (("sections", 0, "items", 0, "weight"), 8.0, "sections[0].items[0].weight"),
        (("sections", 0, "items", 0, "weight"), -8, "sections[0].items[0].weight"),
        (("sections", 0, "items", 0, "critical"), "yes", "sections[0].items[0].critical"),
        (("sections", 0, "items", 0, "default_severity"), "S5", "sections[0].items[0].default_severity"),
        (("sections", 0, "items", 0, "code"), "a01\n", "sections[0].items[0].code"),
        (("sections", 0, "items", 0, "answer", "type"), "guess", "sections[0].items[0].answer.type"),
        (("sections", 0, "items", 0, "answer", "ratio_pass"), float("nan"), "sections[0].items[0].answer.ratio_pass"),
        (("sections", 0, "items", 0, "answer", "ratio_pass"), float("inf"), "sections[0].items[0].answer.ratio_pass"),
        (("scale", "max"), 10**12, "scale.max"),
        (("surprise",), 1, "document"),
        (("schema",), "spot-inspection-checklist/2", "schema"),
    ],
)
def test_a_wrong_field_is_refused_and_named(path: tuple[Any, ...], value: Any, field: str) -> None:
    raw = deepcopy(RAW)
    put(*path, value=value)(raw)
    with refused("checklist-field-wrong", field=field):
        from_raw(raw)


@pytest.mark.parametrize("language", ["vi", "id", "en"])
def test_a_missing_language_is_refused(language: str) -> None:
    raw = deepcopy(RAW)
    del raw["sections"][2]["title"][language]
    with refused("checklist-field-wrong", field="sections[2].title"):
        from_raw(raw)


def test_yes_no_items_are_worded_so_that_yes_passes() -> None:
    rules = [item.answer for starter in starters() for item in starter.items]
    assert {tuple(rule.pass_values) for rule in rules if isinstance(rule, YesNoRule)} == {("yes",)}
    assert all(rule.denominator or rule.max_pass is not None for rule in rules if isinstance(rule, CountRule))
    assert {rule.max for rule in rules if isinstance(rule, ScaleRule)} == {5}
