import argparse

from media import bundle_verifier
from scheduler import verifier

ARCHIVE = b"PK"


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--policy", metavar="POLICY", help="the rules and states of the stratum: check the odds too")
    bundle_verifier.declare(parser)
    parser.add_argument(
        "bundles",
        nargs="+",
        metavar="BUNDLE",
        help="the file of a revealed draw, .jsonl of many, or the custody bundle of an inspection (.zip)",
    )


def run(arguments: argparse.Namespace) -> int:
    archives = [path for path in arguments.bundles if _is_archive(path)]
    draws = [path for path in arguments.bundles if path not in archives]
    failed = bundle_verifier.main(archives, arguments)
    return (verifier.main(draws, arguments.policy) if draws else 0) or failed


def _is_archive(path: str) -> bool:
    """By its name, or by its first bytes."""
    if path.lower().endswith(".zip"):
        return True
    try:
        with open(path, "rb") as file:
            return file.read(2) == ARCHIVE
    except OSError:
        return False
