"""What a checklist must hold beyond the form of its fields. Each check refuses the first thing that contradicts."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from checklists.conditions import Condition, parse
from checklists.format import Document, Section
from checklists.items import AnyRule, CountRule, Item, PhotoRule, ScaleRule, YesNoRule
from organisation.refusing import Refused

FULL = "full"


def check(document: Document) -> None:
    for each in _checks(document):
        each()


def faults(document: Document) -> list[Refused]:
    """The first fault of each section, each item and each of the other parts; none when `check` lets it pass."""
    return [fault for each in _checks(document) if (fault := _fault(each))]


def _fault(check: Callable[[], None]) -> Refused | None:
    try:
        check()
    except Refused as refused:
        return refused
    return None


def _checks(document: Document) -> list[Callable[[], None]]:
    of_whole = (_check_weights, _check_bands, _check_words, _check_references, _check_profiles)
    return [
        partial(_check_codes, document),
        *(partial(_check_section, section) for section in document.sections),
        *(partial(_check_item, document, item) for item in document.items),
        *(partial(each, document) for each in of_whole),
    ]


def _check_codes(document: Document) -> None:
    sections = Counter(section.code for section in document.sections)
    items = Counter(item.code for item in document.items)
    for code, times in [*sections.items(), *items.items()]:
        if times > 1:
            raise Refused("checklist-code-repeated", code=code)


def _check_section(section: Section) -> None:
    total = sum(item.weight for item in section.items)
    if total != section.weight:
        raise Refused("checklist-section-weight", section=section.code, weight=section.weight, total=total)


def _check_weights(document: Document) -> None:
    total = sum(section.weight for section in document.sections)
    if total != 100:
        raise Refused("checklist-weights", total=total)


def _check_item(document: Document, item: Item) -> None:
    if not is_sound(item.answer):
        raise Refused("checklist-rule-wrong", item=item.code)
    if not item.scored and (item.weight or item.critical or item.critical_if):
        raise Refused("checklist-weight-without-score", item=item.code)
    conditions = [*item.photo.required_if, *([item.critical_if] if item.critical_if else [])]
    for text in conditions:
        condition = parse(text)
        if condition is None or not fits(condition, item.answer):
            raise Refused("checklist-condition-wrong", item=item.code, condition=text[:40])
    _check_legal_basis(document, item)


def is_sound(rule: AnyRule) -> bool:
    """An answer can pass and can fail, and the formula is the one of the limit."""
    match rule:
        case YesNoRule():
            return {"yes", "no"} <= set(rule.values) and len(set(rule.values)) == len(rule.values)
        case CountRule():
            return _is_sound_count(rule)
        case ScaleRule():
            return rule.min < rule.pass_at <= rule.max
        case PhotoRule():
            return rule.min <= rule.max
    return True


def _is_sound_count(rule: CountRule) -> bool:
    given = rule.ratio_pass, rule.ratio_max_pass, rule.max_pass
    formulas = "min(1,ratio/ratio_pass)", "1-ratio", "1 if value<=max_pass else 0"
    limits = [formula for formula, limit in zip(formulas, given, strict=True) if limit is not None]
    has_sample = rule.denominator is not None
    if limits != [rule.score] or has_sample != (rule.max_pass is None) or rule.ratio_pass == 0:
        return False
    return rule.ratio_pass is not None or not (rule.may_exceed or rule.counted_twice)


def fits(condition: Condition, rule: AnyRule) -> bool:
    """An answer of this rule can say what the condition asks."""
    if condition.subject in ("yes", "no"):
        return isinstance(rule, YesNoRule)
    if condition.subject == "ratio":
        return isinstance(rule, CountRule) and rule.denominator is not None
    if condition.subject == "value":
        return isinstance(rule, CountRule | ScaleRule)
    return True


def _check_legal_basis(document: Document, item: Item) -> None:
    for cited in item.legal_basis:
        key = cited.partition(":")[0]
        if key not in document.legal_references:
            raise Refused("checklist-legal-key-unknown", item=item.code, key=key[:80])


def _check_references(document: Document) -> None:
    for key, reference in document.legal_references.items():
        first, last = reference.effective_from, reference.effective_to
        if first and last and first > last:
            raise Refused("checklist-reference-dates", key=key)


def _check_bands(document: Document) -> None:
    bands = document.scoring.bands
    starts = [band.min for band in bands]
    if [band.grade for band in bands] != ["A", "B", "C", "D"] or starts[-1] != 0:
        raise Refused("checklist-bands-wrong")
    if sorted(set(starts), reverse=True) != starts:
        raise Refused("checklist-bands-wrong")


def _check_words(document: Document) -> None:
    """Each severity, each language and each step of the scale is named exactly once."""
    if set(document.severity_codes) != {"S0", "S1", "S2", "S3", "S4"}:
        raise Refused("checklist-field-wrong", field="severity_codes", reason="S0 to S4 are needed")
    if set(document.languages) != {"vi", "id", "en"}:
        raise Refused("checklist-field-wrong", field="languages", reason="vi, id and en are needed")
    if set(document.scale.anchors) != set(range(document.scale.min, document.scale.max + 1)):
        raise Refused("checklist-field-wrong", field="scale.anchors", reason="each step needs its words")


def _check_profiles(document: Document) -> None:
    known = {item.code: item.weight for item in document.items}
    if FULL not in document.profiles:
        raise Refused("checklist-profile-missing", profile=FULL)
    for name, profile in document.profiles.items():
        chosen = profile.items or tuple(known)
        for code in chosen:
            if code not in known:
                raise Refused("checklist-profile-item-unknown", profile=name, item=code)
        if len(set(chosen)) < len(chosen) or not any(known[code] for code in chosen):
            raise Refused("checklist-profile-wrong", profile=name)
        if name == FULL and len(chosen) < len(known):
            raise Refused("checklist-profile-wrong", profile=name)
