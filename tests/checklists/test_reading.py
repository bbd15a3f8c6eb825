import pytest

from checklists import documents
from checklists.reading import LARGEST
from tests.checklists.refusals import refused


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b"#" * (LARGEST + 1), "checklist-too-large"),
        (b"a: &x 1\nb: *x", "checklist-not-plain"),
        (b"a: &x [1]", "checklist-not-plain"),
        (b"[" * 10_000, "checklist-not-plain"),
        (b"{a: " * 10_000, "checklist-not-plain"),
        (b"[" + b"1," * 30_000 + b"]", "checklist-not-plain"),
        (b"a: " + b"9" * 5_000, "checklist-not-plain"),
        (b"a: 1\na: 2", "checklist-not-readable"),
        (b"a: !!python/object/apply:os.system [ls]", "checklist-not-readable"),
        (b"a: 2025-99-99", "checklist-not-readable"),
        (b"a: 'unfinished", "checklist-not-readable"),
        (b"\xff\xfe\x00", "checklist-not-readable"),
        (b"a: \x07", "checklist-not-readable"),
        (b"? [a]\n: 1", "checklist-not-readable"),
        (b"- 1\n---\n- 2", "checklist-not-readable"),
        (b"", "checklist-field-wrong"),
        (b"just a sentence", "checklist-field-wrong"),
        (b"1: 2", "checklist-field-wrong"),
    ],
)
def test_hostile_yaml_is_refused(source: bytes, name: str) -> None:
    with refused(name):
        documents.from_yaml(source)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b" " * (LARGEST + 1), "checklist-too-large"),
        (b"{", "checklist-not-readable"),
        (b'{"code": NaN}', "checklist-not-readable"),
        (b'{"code": "\xff"}', "checklist-not-readable"),
        (b'{"unknown": ' + b"[" * 100_000, "checklist-field-wrong"),
        (b"[]", "checklist-field-wrong"),
        (b"{}", "checklist-field-wrong"),
    ],
)
def test_hostile_json_is_refused(source: bytes, name: str) -> None:
    with refused(name):
        documents.from_json(source)


def test_the_line_of_the_error_is_told() -> None:
    with refused("checklist-not-readable", line=3):
        documents.from_yaml(b"a: 1\nb: 2\na: 3")
