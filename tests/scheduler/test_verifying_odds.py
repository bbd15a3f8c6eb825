"""The rules of a stratum and its bundles: whether the committed weights are the ones that the rules give."""

import copy
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scheduler import verifier
from scheduler.drawing import bundle
from scheduler.verifier import Judgement, canonical, judge, tagged_hash
from tests.scheduler.chains import CODES, SECRET, STRATUM, Happening, Stratum, eventful, plan_of


def judged(stratum: Stratum, folder: Path, policy: dict[str, Any] | None = None) -> list[Judgement]:
    rules, paths = stratum.write(folder, policy)
    return judge(paths, rules)


def failures(judgements: list[Judgement]) -> list[str]:
    return [judgement.reason for judgement in judgements if not judgement.holds]


@pytest.mark.parametrize("seed", range(4))
def test_an_eventful_half_year_is_followed_day_by_day(tmp_path: Path, seed: int) -> None:
    assert failures(judged(eventful(120, random.Random(seed)), tmp_path)) == []


def test_a_calm_stratum_has_nothing_to_add(tmp_path: Path) -> None:
    stratum = Stratum()
    for _ in range(3):
        stratum.freeze(Happening(plan_of(), CODES))
    assert all("only stated" not in judgement.reason for judgement in judged(stratum, tmp_path))
    assert all("odds by policy" in judgement.reason for judgement in judged(stratum, tmp_path))


def test_what_can_only_be_stated_is_told(tmp_path: Path) -> None:
    stratum = Stratum()
    stratum.freeze(Happening(plan_of(), CODES))
    day = Happening(plan_of(), CODES, 1, frozenset({"U01"}), frozenset({"U02", "U07"}), idle_before=2)
    stratum.freeze(day, {(stratum.links[0].document.day, min(stratum.links[0].selected))})
    told = judged(stratum, tmp_path)[1].reason
    assert told.endswith("capacity 1 instead of 2, planned for the day 1, 1 closed, 2 excluded, 2 idle days, 1 undone")


def test_units_that_come_leave_or_turn_into_another_kind_are_told(tmp_path: Path) -> None:
    """Off the list for a day a unit is safe, and back on it at age 1: who runs the server could do that to a friend."""
    stratum = Stratum()
    codes = CODES[:10]
    stratum.freeze(Happening(plan_of(), codes))
    stratum.freeze(Happening(plan_of(), codes[1:]))
    stratum.freeze(Happening(plan_of(), codes))
    _, left, back = judged(stratum, tmp_path)
    assert left.reason.endswith(f"only stated: {codes[0]} left")
    assert back.reason.endswith(f"only stated: {codes[0]} came")


def grown(days: int = 30) -> Stratum:
    return eventful(days, random.Random(11))


def forged(stratum: Stratum, position: int, twist: Callable[[dict[str, Any], dict[str, Any]], None]) -> Stratum:
    """The last day is one of which the operator froze something else than the rules give; every hash is right."""
    del stratum.bundles[position + 1 :], stratum.contents[position + 1 :]
    manifest = copy.deepcopy(stratum.bundles[position]["manifest"])
    document = json.loads(stratum.contents[position])
    twist(manifest, document)
    stratum.contents[position] = canonical(document)
    manifest["state_hash"] = verifier.state_hash(document)
    stratum.bundles[position] = bundle(manifest, SECRET, verifier.NO_BEACON)
    return stratum


def heavier(manifest: dict[str, Any], _: dict[str, Any], share: float = 1e-6) -> None:
    unit = manifest["units"][3]
    unit[1] = str(int(int(unit[1]) * (1 + share)))


def safe(manifest: dict[str, Any], _: dict[str, Any]) -> None:
    manifest["units"].pop()


def first_with(stratum: Stratum, holds: Callable[[dict[str, Any], dict[str, Any]], bool]) -> int:
    pairs = zip(stratum.bundles, map(json.loads, stratum.contents), strict=True)
    return next(place for place, (each, document) in enumerate(pairs) if place and holds(each["manifest"], document))


def usual(manifest: dict[str, Any], _: dict[str, Any]) -> bool:
    return len(manifest["units"]) > 8 and manifest["capacity"] - len(manifest["forced"]) > 0


def line(change: Callable[[list[Any]], None]) -> Callable[[dict[str, Any], dict[str, Any]], None]:
    return lambda _, document: change(document["units"][4])


def added(place: int, by: int) -> Callable[[list[Any]], None]:
    def change(unit: list[Any]) -> None:
        unit[place] += by

    return change


def closed(unit: list[Any]) -> None:
    unit[7] = "closed" if unit[7] != "closed" else "open"


@pytest.mark.parametrize(
    ("twist", "reason"),
    [
        (heavier, "the odds of"),
        (safe, "is missing among the units of the draw"),
        (line(added(2, 1)), "the age of"),
        (line(added(3, 1)), "the balance of"),
        (line(added(3, 10**11)), "the balance of"),
        (line(added(4, 10**6)), "visited of"),
        (line(added(5, -(10**6))), "spared of"),
        (line(added(6, 10**6)), "undone of"),
        (line(closed), "U"),
        (lambda manifest, _: manifest.update(policy_hash="ab" * 32), "its policy is not in the policy file"),
        (lambda manifest, _: manifest.update(planned_capacity=0), "is above the planned 0"),
        (lambda manifest, _: manifest.update(beacon={"type": "manual", "source": "dice"}), "beacon is not"),
        (lambda manifest, _: manifest.update(prev="ab" * 32), "prev is not the draw of"),
        (lambda _, document: document.update(idle=["2026-01-01"]), "a day in idle"),
        (lambda _, document: document["undone"].append(["2026-01-05", "nobody"]), "undone"),
        (lambda _, document: document["units"].reverse(), "unsorted"),
        (lambda _, document: document["units"][2].append(1), "malformed"),
    ],
)
def test_wrongly_committed_odds_are_caught(tmp_path: Path, twist: Any, reason: str) -> None:
    stratum = grown()
    position = first_with(stratum, usual)
    found = judged(altered(stratum, position, twist), tmp_path)
    assert [judgement.holds for judgement in found[:position]] == [True] * position
    assert not found[position].holds
    assert reason in found[position].reason


def altered(stratum: Stratum, position: int, twist: Any) -> Stratum:
    manifest = stratum.bundles[position]["manifest"]
    try:
        return forged(stratum, position, twist)
    except ValueError:
        # A beacon of another type: the draw itself is forged to hold.
        forged_manifest = copy.deepcopy(manifest) | {"beacon": {"type": "manual", "source": "dice"}}
        value = tagged_hash("beacon", b"6")
        stratum.bundles[position] = bundle(forged_manifest, SECRET, value, {"text": "6"})
        return stratum


def test_a_unit_that_is_due_may_not_be_left_to_chance(tmp_path: Path) -> None:
    stratum = grown(60)
    position = first_with(stratum, lambda manifest, _: bool(manifest["forced"] and manifest["units"]))

    def spare(manifest: dict[str, Any], _: dict[str, Any]) -> None:
        manifest["units"] = sorted([*manifest["units"], [manifest["forced"].pop(), str(2**39)]])

    assert judged(forged(stratum, position, spare), tmp_path)[position].reason == "forced is not what the rules give"


def test_the_first_ages_cannot_be_chosen(tmp_path: Path) -> None:
    stratum = grown(3)
    forged(stratum, 0, line(added(2, 3)))
    assert "starts at age" in judged(stratum, tmp_path)[0].reason


def test_a_change_of_the_policy_changes_its_hash(tmp_path: Path) -> None:
    stratum = grown(3)
    rules = stratum.policy_file()
    rules["policies"][0]["policy"]["capacity"] += 1
    assert "is not that of its policy" in failures(judged(stratum, tmp_path, rules))[0]


def test_a_missing_bundle_is_noticed_and_ends_nothing(tmp_path: Path) -> None:
    """Whoever withholds a reveal is told of by name; what came after it is judged all the same."""
    stratum = Stratum()
    for _ in range(5):
        stratum.freeze(Happening(plan_of(), CODES))
    rules, paths = stratum.write(tmp_path)
    missed_day = Path(paths.pop(2)).stem
    found = judge(paths, rules)
    assert [each.name for each in found if not each.holds] == [f"{STRATUM}/{missed_day}"]
    assert failures(found) == [verifier.WITHHELD]
    assert f"only stated: whom the draw of {missed_day} chose" in found[3].reason
    assert "only stated" not in found[4].reason


def test_before_the_first_bundle_all_is_taken_as_stated(tmp_path: Path) -> None:
    rules, paths = grown(4).write(tmp_path)
    assert "taken as stated" in judge(paths[1:], rules)[0].reason


@pytest.mark.parametrize("seed", range(4))
def test_of_an_eventful_half_year_with_reveals_withheld_every_other_day_holds(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    stratum = eventful(120, chance)
    rules, paths = stratum.write(tmp_path)
    withheld = {number for number in range(1, 119) if chance.random() < 0.15}
    found = judge([path for number, path in enumerate(paths) if number not in withheld], rules)
    held = {stratum.links[number].document.draw_id for number in withheld if stratum.links[number].held}
    assert {each.name for each in found if not each.holds} == held
    assert len(found) == 120 - len(withheld) + len(held)


def test_the_state_of_a_withheld_draw_cannot_be_changed_afterwards(tmp_path: Path) -> None:
    stratum = grown(4)
    policy = stratum.policy_file()
    policy["states"][2]["units"][0][2] += 1
    policy["states"][3]["prev_state"] = verifier.state_hash(policy["states"][2])
    rules, paths = stratum.write(tmp_path, policy)
    del paths[2]
    assert failures(judge(paths, rules)) == ["its state is not the one committed to in state_hash"]


def test_a_wrong_age_behind_a_withheld_reveal_is_caught(tmp_path: Path) -> None:
    """Whom it chose may be invented, but not how long the others waited."""

    def older(manifest: dict[str, Any], document: dict[str, Any]) -> None:
        next(unit for unit in document["units"] if unit[2] > 1)[2] += 1

    rules, paths = forged(grown(6), 4, older).write(tmp_path)
    del paths[3]
    assert any(reason.startswith("the age of") for reason in failures(judge(paths, rules)))


def test_a_missed_draw_whose_beacon_never_came_has_no_bundle(tmp_path: Path) -> None:
    stratum = Stratum()
    for held in (True, False, False, True):
        stratum.freeze(Happening(plan_of(), CODES, held=held, idle_before=2))
    rules, paths = stratum.write(tmp_path)
    del paths[1:3]
    found = judge(paths, rules)
    assert failures(found) == []
    assert found[1].reason.count("was missed and is not revealed") == 2


def test_draws_that_are_older_than_the_states_prove_no_odds(tmp_path: Path) -> None:
    stratum = grown(2)
    old = copy.deepcopy(stratum.bundles[0]["manifest"])
    del old["state_hash"]
    stratum.bundles[0] = bundle(old, SECRET, verifier.NO_BEACON)
    rules, paths = stratum.write(tmp_path)
    assert "not proved" in judge(paths[:1], rules)[0].reason


def test_a_later_draw_may_not_leave_its_state_out(tmp_path: Path) -> None:
    stratum = grown(3)
    bare = copy.deepcopy(stratum.bundles[2]["manifest"])
    del bare["state_hash"]
    stratum.bundles[2] = bundle(bare, SECRET, verifier.NO_BEACON)
    assert failures(judged(stratum, tmp_path)) == ["the manifest commits to no policy and state"]


def test_the_states_may_begin_later_than_the_draws_but_that_is_told(tmp_path: Path) -> None:
    stratum = grown(1)
    later = stratum.bundles[0]["manifest"] | {"prev": "ab" * 32}
    stratum.bundles[0] = bundle(later, SECRET, verifier.NO_BEACON)
    assert "the states begin here" in judged(stratum, tmp_path)[0].reason


def test_the_order_of_the_files_does_not_matter_but_no_day_counts_twice(tmp_path: Path) -> None:
    rules, paths = grown(6).write(tmp_path)
    assert failures(judge(paths[::-1], rules)) == []
    assert failures(judge([*paths, paths[2]], rules)) == [f"{Path(paths[2]).stem} stands twice"]


def test_bundles_of_another_stratum_are_not_judged_by_this_policy(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    rules, _ = grown(2).write(tmp_path)
    _, paths = eventful(2, random.Random(5), "HY01.34").write(other)
    assert failures(judge(paths, rules)) == ["the policy is that of HY01.33"] * 2


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"stratum":"x","policies":[],"states":[1]}', b"\xff"])
def test_a_policy_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    _, paths = grown(2).write(tmp_path)
    broken = tmp_path / "broken.json"
    broken.write_bytes(content)
    assert failures(judge(paths, str(broken)))
    assert failures(judge(paths, str(tmp_path / "absent")))


def test_many_bundles_come_in_one_file(tmp_path: Path) -> None:
    stratum = grown(5)
    rules, _ = stratum.write(tmp_path)
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(json.dumps(each) + "\n" for each in stratum.bundles))
    assert [judgement.holds for judgement in judge([str(lines)], rules)] == [True] * 5


def test_one_copied_file_checks_the_odds_too(tmp_path: Path) -> None:
    copied = tmp_path / "verifier.py"
    copied.write_bytes(Path(verifier.__file__).read_bytes())
    rules, paths = grown(3).write(tmp_path)
    command = [sys.executable, "-I", "-S", str(copied), "--policy", rules, *paths]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert (run.returncode, run.stdout.count("HOLDS")) == (0, 3)


def test_the_odds_of_integer_weights_are_those_of_all_samples() -> None:
    weights = [3, 5, 7, 11, 13, 17]
    samples = verifier.Samples(weights, 3)
    counts = [0] * 6
    for number in range(samples.total):
        for position in samples.unrank(number):
            counts[position] += 1
    exact = [count / samples.total for count in counts]
    assert verifier.inclusion(weights, 3) == pytest.approx(exact, abs=1e-14)
