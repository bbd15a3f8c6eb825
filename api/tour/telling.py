"""Tells the story on the terminal, in the reader's language, from the catalogue `texts.yaml`."""

import os
import sys
import textwrap
from importlib.resources import files
from typing import Literal, cast

import yaml

Language = Literal["vi", "id", "en"]
Catalogue = dict[str, dict[Language, str]]

WIDTH = 100
INDENT = "   "


def catalogue() -> Catalogue:
    return cast(Catalogue, yaml.safe_load((files("api.tour") / "texts.yaml").read_text("utf-8")))


class Teller:
    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = catalogue()
        self._number = 0
        self._step = ""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def text(self, key: str, **facts: object) -> str:
        return self._texts[key][self.language].format(**facts)

    def state(self, state: str) -> str:
        return self.text(f"state-{state}")

    def title(self) -> None:
        _write(self.text("title"))

    def step(self, key: str) -> None:
        """What is told from now on belongs to this step; a failure names it."""
        self._number += 1
        self._step = f"{self._number}. {self.text(key)}"
        _write(f"\n{self._step}")

    def say(self, key: str, **facts: object) -> None:
        _write(textwrap.fill(self.text(key, **facts), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT))

    def show(self, label: str, value: object) -> None:
        """One line of a list; values are hashes, codes and the like, and are not broken."""
        _write(f"{INDENT}  {self.text(label)}: {value}")

    def quote(self, text: str) -> None:
        """What the server or a person says, as it is."""
        margin = INDENT + "  "
        _write(textwrap.fill(text, WIDTH, initial_indent=f"{margin}» ", subsequent_indent=margin + "  "))

    def number(self, value: float, digits: int) -> str:
        written = f"{value:.{digits}f}"
        return written if self.language == "en" else written.replace(".", ",")

    def failure(self, reason: str) -> None:
        step = self._step or self.text("before-the-first-step")
        sys.stdout.flush()
        sys.stderr.write(f"\n{self.text('failed', step=step, reason=' '.join(reason.split()))}\n")

    def stop(self) -> None:
        """Nobody reads any more; the interpreter's last flush must not fail either."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
