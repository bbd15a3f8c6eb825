import argparse
import logging
import os
import textwrap
from collections.abc import Sequence

import msgspec

from api.commands.explaining import language
from api.doctor.examining import examine
from api.doctor.findings import LEVELS, Finding, Level, unsafe
from api.doctor.patient import Patient
from api.doctor.wording import Told, tell, title
from api.parts import utc_now
from api.settings import BadSettings, load
from organisation.texts import LANGUAGES, Language

WIDTH = 100
SIGNS: dict[Level, str] = {"unsafe": "!!", "worth-doing": " !", "fine": "  "}


class Report(msgspec.Struct, frozen=True):
    """For a program that watches. `safe`: nothing in it is unsafe."""

    safe: bool
    findings: list[Told]


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs: one JSON object")
    parser.add_argument("--language", choices=LANGUAGES, default=language(), help="default: the terminal's")


def run(arguments: argparse.Namespace) -> int:
    """1 when something is unsafe."""
    logging.disable(logging.ERROR)
    try:
        findings = _examine()
    finally:
        logging.disable(logging.NOTSET)
    told = [tell(finding, arguments.language) for finding in findings]
    safe = not any(finding.level == "unsafe" for finding in findings)
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(Report(safe, told)), indent=2).decode())
    else:
        _print(told, arguments.language)
    return 0 if safe else 1


def _examine() -> list[Finding]:
    """With settings that cannot be read nothing else can be looked at."""
    try:
        return examine(Patient(load(), os.environ, utc_now()))
    except BadSettings as error:
        return [unsafe("settings-wrong", reason=str(error))]


def _print(told: Sequence[Told], reader: Language) -> None:
    for level in LEVELS:
        found = [each for each in told if each.level == level]
        if found:
            print(f"{title(level, reader)} ({len(found)})")
        for each in found:
            _paragraph(each.says, f"{SIGNS[level]} ")
            if each.do:
                _paragraph(each.do, "   → ")
        if found:
            print()


def _paragraph(text: str, start: str) -> None:
    indent = " " * len(start)
    for line in textwrap.wrap(text, WIDTH, initial_indent=start, subsequent_indent=indent, break_long_words=False):
        print(line)
