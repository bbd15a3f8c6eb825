import argparse

from api import tour
from api.commands.explaining import language
from api.settings import load
from organisation.texts import LANGUAGES


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--server", metavar="URL", help="default: this machine, at SIDAK_PORT")
    parser.add_argument("--language", choices=LANGUAGES, default=language(), help="default: the terminal's")


def run(arguments: argparse.Namespace) -> int:
    return tour.main(arguments.server or f"http://127.0.0.1:{load().port}", arguments.language)
