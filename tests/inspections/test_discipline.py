"""The forms of discipline are what the rules of a day say, and nothing chooses among them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from inspections.proposals.discipline import Rule, catalogue, is_known, rules_on

RULES = list(catalogue().rules.values())
OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def test_every_form_and_subject_has_its_name_and_is_used() -> None:
    assert {form for rule in RULES for form in rule.forms} == catalogue().names.keys()
    assert {rule.subject for rule in RULES} == catalogue().subjects.keys()


@pytest.mark.parametrize("rule", RULES, ids=catalogue().rules)
def test_a_rule_begins_before_it_ends_and_names_each_form_once(rule: Rule) -> None:
    assert rule.valid_to is None or rule.valid_from <= rule.valid_to
    assert len(set(rule.forms)) == len(rule.forms) > 0


def test_one_rule_follows_the_other() -> None:
    """No day has two for the same people, and none falls between them."""
    ordered = sorted(RULES, key=lambda rule: (rule.country, rule.subject, rule.valid_from))
    for before, after in pairwise(ordered):
        if (before.country, before.subject) == (after.country, after.subject):
            assert before.valid_to is not None
            assert after.valid_from == before.valid_to + timedelta(days=1)


def test_the_forms_changed_on_the_first_of_july_2025() -> None:
    """domain.md, finding 1."""
    before, after = ({rule.subject: rule.forms for rule in rules_on("VN", day)} for day in (OLD, NEW))
    assert "pay_step_reduction" in before["civil_servant"]
    assert "demotion" in before["civil_servant_leader"]
    assert after["civil_servant"] == ["reprimand", "warning", "dismissal"]
    assert after["civil_servant_leader"] == ["reprimand", "warning", "removal_from_post", "dismissal"]
    assert before["public_employee"] == after["public_employee"]


def test_an_older_act_may_be_judged_by_either_rule() -> None:
    """Decree 172/2025, article 28.1: which of them, people say."""
    assert is_known("VN", [OLD, NEW], "civil_servant_leader", "demotion")
    assert not is_known("VN", [NEW, NEW], "civil_servant_leader", "demotion")
    assert not is_known("ID", [NEW], "civil_servant", "demotion")
