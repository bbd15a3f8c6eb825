"""What the two inspectors see on site. The leader and the member have different sections, and one item in common."""

from collections.abc import Callable, Mapping
from typing import Any

BOARD = "CL-VN-02-B01"
VIEW = "CL-VN-01-F04"
GREETINGS = "CL-VN-01-C01"
PRAISE = "CL-VN-01-F03"

Say = Callable[[str], str]


def of_leader(photos: Mapping[str, str], say: Say) -> list[dict[str, Any]]:
    """The list of procedures does not hang out: the one item that fails."""
    return [
        {"item": "CL-VN-01-A01", "type": "count", "value": 8, "denominator": 8},
        {"item": "CL-VN-03-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-01-A03", "type": "count", "value": 0},
        {"item": "CL-VN-02-A01", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-A03", "type": "yesno", "value": "yes"},
        {"item": "CL-VN-02-C01", "type": "yesno", "value": "yes"},
        {"item": BOARD, "type": "yesno", "value": "no", "note": say("note-board"), "evidence": [photos[BOARD]]},
        {"item": GREETINGS, "type": "count", "value": 4, "denominator": 5},
    ]


def of_member(photos: Mapping[str, str], say: Say) -> list[dict[str, Any]]:
    return [
        {"item": "CL-VN-01-B01", "type": "count", "value": 8, "denominator": 8},
        {"item": "CL-VN-01-B02", "type": "count", "value": 8, "denominator": 8},
        {"item": GREETINGS, "type": "count", "value": 6, "denominator": 6},
        {"item": PRAISE, "type": "text", "value": say("note-praise")},
        {"item": VIEW, "type": "photo", "evidence": [photos[VIEW]]},
    ]


def told(answer: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """In a word or two; `labels` are the checklist's words for yes and no."""
    match answer["type"]:
        case "count":
            of = f"/{answer['denominator']}" if "denominator" in answer else ""
            return f"{answer['value']}{of}"
        case "yesno":
            return labels[answer["value"]]
        case "photo":
            return f"{len(answer['evidence'])} × JPEG"
    return str(answer["value"])
