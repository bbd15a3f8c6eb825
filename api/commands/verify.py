import argparse

from scheduler import verifier


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--policy", metavar="POLICY", help="the rules and states of the stratum: check the odds too")
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE", help="the file of a revealed draw, or .jsonl of many")


def run(arguments: argparse.Namespace) -> int:
    return verifier.main(arguments.bundles, arguments.policy)
