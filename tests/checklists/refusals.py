"""Expects a refusal, and that its sentence can be told in every language."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

import pytest
import yaml

from organisation.refusing import Refused

CATALOGUE = yaml.safe_load((files("checklists") / "problems.yaml").read_text("utf-8"))


@contextmanager
def refused(name: str, **facts: str | int) -> Iterator[None]:
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.name == name
    assert caught.value.facts | facts == caught.value.facts
    if name in CATALOGUE:
        assert all(CATALOGUE[name][language].format(**caught.value.facts) for language in ("vi", "id", "en"))
