"""Answers with what the server says of them, for the phone, which must say the same.

Written anew by `python -m tests.checklists.missing_vectors`.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import msgspec

from checklists import documents
from checklists.answer_checks import kind_of
from checklists.answers import Answers, check, decode
from checklists.format import Document
from checklists.items import AnyRule, CountRule, PhotoRule, ScaleRule, TextRule, YesNoRule
from checklists.merging import merge, overlaps
from checklists.profiles import Profile, profile_of
from checklists.scoring import assess
from checklists.starting import starters
from organisation.refusing import Refused
from tests.checklists.sheets import Wire

PATH = Path(__file__).parents[2] / "web" / "src" / "checklist" / "vectors.json"
SEED = 20_261_123
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
LONG = ["a\u0301" * 500, "a\u0301" * 501, "x" * 1001]
TEXTS = [
    "",
    "Tốt",
    "To\u0302\u0301t",
    "a\u0301" * 600,
    "x" * 1001,
    "một\nhai",
    "\u202ehidden",
    "\x00",
    " ",
]
LETTER = {"vi": "v", "id": "i", "en": "e"}
RULES = {"code", "version", "title", "profiles", "sections"}


def vectors() -> dict[str, Any]:
    random = Random(SEED)
    known = {document.code: document for document in (*starters(), _edge_cases())}
    return {
        "documents": {code: _plain(document) for code, document in known.items()},
        "answers": [_answer_case(random, document) for document in known.values() for _ in range(60)],
        "sheets": [_sheet_case(random, document) for document in known.values() for _ in range(7)],
        "merges": [_merge_case(random, document) for document in known.values() for _ in range(4)],
    }


def written() -> str:
    """One case a line, so that a change can be read."""
    parts = []
    for name, cases in vectors().items():
        pairs = cases.items() if isinstance(cases, dict) else None
        lines = [f"{json.dumps(key)}: {_compact(case)}" for key, case in pairs] if pairs else map(_compact, cases)
        opening, closing = ("{", "}") if pairs else ("[", "]")
        parts.append(f'"{name}": {opening}\n' + ",\n".join(lines) + f"\n{closing}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _compact(case: object) -> str:
    return json.dumps(case, separators=(",", ":"))


def _edge_cases() -> Document:
    """A checklist of rules and conditions that the starters do not have."""
    starter = json.loads(documents.to_json(next(iter(starters()))))
    count = {"type": "count", "denominator": "seen", "score": "min(1,ratio/ratio_pass)", "ratio_pass": 0.7}
    most = {"type": "count", "denominator": "seen", "score": "1-ratio", "ratio_max_pass": 0.05}
    rules: Sequence[tuple[dict[str, Any], list[str], str | None]] = [
        (count | {"may_exceed": True}, ["ratio<0.333333", "ratio>1"], "ratio<0.1"),
        (most, ["ratio>=0.05", ">7"], None),
        ({"type": "count", "score": "1 if value<=max_pass else 0", "max_pass": 3}, ["<=2", ">999999"], ">9"),
        ({"type": "scale", "min": 0, "max": 4, "pass_at": 2, "na_if": LETTER}, ["<2"], "<=0"),
        ({"type": "yesno", "values": ["yes", "no"], "pass_values": ["no"]}, ["yes", "never"], "yes"),
        ({"type": "photo", "min": 2, "max": 3}, ["always"], None),
        ({"type": "text", "max_length": 20, "personal_data": False}, ["never"], None),
    ]
    items = [_edge_item(number, *rule) for number, rule in enumerate(rules, 1)]
    section = {"code": "Z", "title": LETTER, "weight": 100, "items": items}
    profiles = {"full": {"title": LETTER}, "short": {"title": LETTER, "items": ["EDGE-6", "EDGE-2", "EDGE-1"]}}
    changed = {"code": "EDGE", "sections": [section], "profiles": profiles}
    return documents.from_json(json.dumps(starter | changed).encode())


def _edge_item(number: int, rule: dict[str, Any], photo: list[str], critical_if: str | None) -> dict[str, Any]:
    scored = rule["type"] not in ("text", "photo")
    severity = "S0" if rule["type"] == "text" else "S2"
    item = {
        "code": f"EDGE-{number}",
        "question": LETTER,
        "answer": rule,
        "weight": 20 if scored else 0,
        "critical": False,
        "default_severity": severity,
        "photo": {"required_if": photo},
        "legal_basis": ["VN-LAW-80-2025"],
    }
    return item | ({"critical_if": critical_if} if critical_if else {})


def _plain(document: Document) -> Wire:
    """Without the words, which the rules do not look at."""
    content = json.loads(documents.to_json(document))
    return {key: _without_words(value) for key, value in content.items() if key in RULES}


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        if value.keys() == LETTER.keys():
            return LETTER
        return {key: _without_words(part) for key, part in value.items() if key not in ("legal_basis", "guide")}
    return [_without_words(part) for part in value] if isinstance(value, list) else value


def _answer_case(random: Random, document: Document) -> Wire:
    profile = profile_of(document, "full")
    question = random.choice(profile.questions)
    answer = _answer(random, question.code, question.rule, wild=0.5)
    try:
        decode(profile, json.dumps([answer]).encode())
        problem = None
    except Refused as refused:
        problem = {"name": refused.name, "facts": refused.facts}
    return {"document": document.code, "answer": answer, "problem": problem}


def _sheet_case(random: Random, document: Document) -> Wire:
    profile = profile_of(document, random.choice(list(document.profiles)))
    answers = _sheet(random, profile, random.choice((0.1, 0.5, 0.95)))
    found = assess(profile, answers)
    return {
        "document": document.code,
        "profile": profile.name,
        "answers": _wire(answers),
        "missing": [msgspec.structs.asdict(gap) for gap in found.missing],
        "findings": [{"item": finding.item, "severity": finding.severity} for finding in found.findings],
    }


def _merge_case(random: Random, document: Document) -> Wire:
    profile = profile_of(document, "full")
    sheets = {_id(random): _sheet(random, profile, 0.3) for _ in range(random.choice((1, 2, 2, 3)))}
    differing = overlaps(sheets)
    settlements = {code: random.choice([one for one in sheets if code in sheets[one]]) for code in differing}
    return {
        "sheets": {str(inspector): _wire(answers) for inspector, answers in sheets.items()},
        "overlaps": differing,
        "settlements": {code: str(inspector) for code, inspector in settlements.items()},
        "merged": _wire(merge(sheets, settlements)),
    }


def _sheet(random: Random, profile: Profile, share: float) -> Answers:
    """Of what was drawn, the answers that the server takes."""
    answers: dict[str, Any] = {}
    for question in profile.questions:
        if random.random() < share:
            drawn = _answer(random, question.code, question.rule, wild=0)
            try:
                answers |= decode(profile, json.dumps([drawn]).encode())
            except Refused:
                continue
    return check(profile, answers.values())


def _wire(answers: Answers) -> list[Wire]:
    found: list[Wire] = json.loads(msgspec.json.encode(list(answers.values())))
    return found


def _answer(random: Random, code: str, rule: AnyRule, wild: float) -> Wire:
    """With the chance `wild` something that may not stand."""
    answer: Wire = {"item": code} | (_wild(random, rule) if random.random() < wild else _value(random, rule))
    if random.random() < 0.2:
        answer["note"] = random.choice(TEXTS[:3] if wild == 0 else TEXTS)
    if random.random() < 0.3:
        answer["evidence"] = [str(_id(random)) for _ in range(random.choice((0, 1, 1, 2, 3)))]
    if wild and random.random() < 0.015:
        answer["note"] = random.choice(LONG)
    if wild and random.random() < 0.015:
        answer["evidence"] = [str(UUID(int=number)) for number in range(21)]
    if wild and random.random() < 0.015:
        answer["evidence"] = [str(UUID(int=7))] * 2
    return answer


def _value(random: Random, rule: AnyRule) -> Wire:
    match rule:
        case YesNoRule():
            return random.choice(
                [{"type": "yesno", "value": "yes"}, {"type": "yesno", "value": "no"}, _skipped(random)]
            )
        case CountRule():
            return _count(random, rule)
        case ScaleRule():
            return {"type": "scale", "value": random.randint(rule.min, rule.max)}
        case TextRule():
            return {"type": "text", "value": random.choice(TEXTS[:3])}
        case PhotoRule():
            return {"type": "photo"}


def _count(random: Random, rule: CountRule) -> Wire:
    answer: Wire = {"type": "count", "value": random.choice((0, 1, 2, 3, 5, 9, 10))}
    if rule.denominator is not None:
        answer["denominator"] = random.choice((0, 3, 10, 10, 15, 20))
    if random.random() < 0.2:
        later = NOON + timedelta(minutes=random.choice((9, 10, 11)))
        answer |= {"countedAt": NOON.isoformat(), "second": {"value": 4, "countedAt": later.isoformat()}}
    return answer


def _skipped(random: Random) -> Wire:
    return {"type": "na", "reason": random.choice(("Không có ai", "x"))}


def _wild(random: Random, rule: AnyRule) -> Wire:
    counted = {"value": random.choice((0, 3, 6)), "countedAt": NOON.isoformat()}
    drawn: list[Wire] = [
        {"type": "yesno", "value": "no"},
        {"type": "scale", "value": random.choice((-1, 0, 1, 6))},
        {"type": "count", "value": random.choice((-1, 5, 1_000_001)), "denominator": random.choice((0, 4, 9))},
        {"type": "count", "value": 5},
        {"type": "count", "value": 1, "denominator": 9, "second": counted},
        {"type": "text", "value": random.choice(TEXTS)},
        {"type": "photo"},
        {"type": "na", "reason": random.choice((" ", *TEXTS[:3]))},
    ]
    fitting = [answer for answer in drawn if answer["type"] in ("na", kind_of(rule))]
    return random.choice(fitting if random.random() < 0.8 else drawn)


def _id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128), version=4)


if __name__ == "__main__":
    PATH.write_text(written(), "utf-8")
