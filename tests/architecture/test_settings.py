"""docs/settings.md names every setting, and no document names one that does not exist."""

import re

from api.settings import PREFIX, Settings
from tests.architecture.sources import ROOT, texts

SETTINGS = {f"{PREFIX}{field.upper()}" for field in Settings.__struct_fields__}
KNOWN = SETTINGS | {f"{name}_FILE" for name in SETTINGS} | {"SIDAK_SETTINGS_FILE"}


def test_every_setting_is_documented() -> None:
    document = (ROOT / "docs/settings.md").read_text("utf-8")
    documented = set(re.findall(r"^\|\s*`(SIDAK_\w+)`", document, re.MULTILINE))
    assert documented - {"SIDAK_SETTINGS_FILE"} == SETTINGS


def test_every_setting_that_a_document_names_exists() -> None:
    """`SIDAK_S3_*` names a group."""
    documents = [(name, text) for name, text in texts() if name.endswith(".md") or name == "Makefile"]
    words = {(name, word) for name, text in documents for word in re.findall(r"\bSIDAK_\w+\b(?!\*)", text)}
    assert {(name, word) for name, word in words if word not in KNOWN} == set()
