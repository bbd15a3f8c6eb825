"""`python -m tests.fuzz TARGET [options of libFuzzer]`: makes up bytes for one of the targets until one breaks it.

With `-runs=N -seed=N` the same bytes each time; with `-max_total_time=SECONDS` as long as that. What broke it is left
in a file `crash-…`, which goes to `tests/fuzz/seeds.py` once it is mended.
"""

import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["api", "checklists", "ledger", "media", "organisation", "scheduler"]):
    from tests.fuzz.targets import TARGETS


def main(name: str, options: list[str]) -> None:
    target = TARGETS[name]
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
