import argparse

from scheduler import verifier


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundles", nargs="+", metavar="BUNDLE", help="the file of a revealed draw")


def run(arguments: argparse.Namespace) -> int:
    return verifier.main(arguments.bundles)
