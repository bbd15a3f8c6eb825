"""What every file keeps to."""

import re

from tests.architecture.sources import modules, texts

LONGEST = 300
ONE_FILE = {"scheduler/verifier.py": "an auditor copies it alone"}

# Put together here, so that this file does not name what it looks for.
REGISTRIES = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
REGISTRY_OPTIONS = re.compile(
    r"--(extra-)?index" r"-url|trusted" r"-host|registry\s*=\s*http|\"resolved" r"\": *\"http"
)
MACHINE_PATHS = re.compile("|".join(rf"/{top}/" for top in ("work", "root", "home", "opt", "Users")))


def test_a_module_has_one_idea() -> None:
    lengths = {module.name: len(module.path.read_text("utf-8").splitlines()) for module in modules()}
    long = {name for name, length in lengths.items() if length > LONGEST}
    assert long - ONE_FILE.keys() == set()


def test_no_file_names_a_package_registry() -> None:
    found = [
        name
        for name, text in texts()
        if REGISTRY_OPTIONS.search(text) or any(registry in text for registry in REGISTRIES)
    ]
    assert found == []


def test_no_file_names_a_place_of_one_machine() -> None:
    found = [(name, place[0]) for name, text in texts() for place in MACHINE_PATHS.finditer(text)]
    assert found == []
