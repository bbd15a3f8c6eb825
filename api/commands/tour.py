import argparse

from api import tour
from api.commands.explaining import language
from organisation.texts import LANGUAGES


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--server", default="http://127.0.0.1:8000", metavar="URL", help="default: %(default)s")
    parser.add_argument("--language", choices=LANGUAGES, default=language(), help="default: the terminal's")


def run(arguments: argparse.Namespace) -> int:
    return tour.main(arguments.server, arguments.language)
