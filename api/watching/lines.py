"""Lines of the log that nobody's input can break, colour, turn round or forge."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Literal

UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)
"""Control characters (a new line, a terminal's ESC), what turns the direction of writing, what cannot be seen."""
BESIDE = "  | "
"""Before each line of a traceback, so that none of them can pass for a line of its own."""


def visible(text: str) -> str:
    return UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class TextLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = [visible(record.getMessage())]
        if record.exc_info:
            told += [f"{BESIDE}{visible(line)}" for line in self.formatException(record.exc_info).split("\n")]
        return "\n".join(told)


class JsonLines(logging.Formatter):
    """One object a line, in ASCII. `facts` of a record stand beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": visible(record.getMessage()),
        }
        told |= getattr(record, "facts", {})
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=True, default=str)


FORMATS: dict[str, type[logging.Formatter]] = {"text": TextLines, "json": JsonLines}
OTHERS = ("httpx", "httpcore", "uvicorn", "apscheduler", "botocore", "asyncio", "opentelemetry", "urllib3")
TELLS_TOO_MUCH = "asyncpg.pool"
"""It writes a traceback for each connection that it misses; the clock and each duty say in a line what they miss."""


def set_up(level: str, form: Literal["text", "json"]) -> None:
    """For the whole process; those whose lines could hold addresses or values say only what goes wrong."""
    root = logging.getLogger()
    root.setLevel(level.upper())
    for handler in root.handlers:
        handler.setFormatter(FORMATS[form]())
    logging.getLogger("api").setLevel(logging.NOTSET)
    for name in OTHERS:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    logging.getLogger(TELLS_TOO_MUCH).setLevel(logging.ERROR)
