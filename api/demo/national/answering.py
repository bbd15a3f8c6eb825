"""What an inspector answers at an office: it depends on the office, the season, the item, and on who looks."""

from math import exp

import msgspec

from api.demo.national.chance import Chance
from checklists.answer_kinds import Answer, Count, NotApplicable, Photos, Remark, Scale, YesNo
from checklists.answers import Answers
from checklists.items import CountRule, PhotoRule, ScaleRule, YesNoRule
from checklists.measures import AtMost, Limit
from checklists.profiles import Profile, Question

SAMPLES = (4, 5, 6, 8, 10, 12)
NOTE = "Tổ kiểm tra ghi nhận tại chỗ, có đại diện đơn vị chứng kiến."
PRAISE = "Công chức hướng dẫn người cao tuổi tận tình, dù đã hết giờ làm việc."
USUAL = 2.6
"""How far above zero the usual item stands: about 7 in 100 are found wrong at an average office."""
RARE = 2.0
"""So much rarer are failures of what is critical or as serious as S4."""
STEPS = 30
"""Of skill, in tenths, to both sides of the average; beyond it is taken as the last."""
PRAISED = 0.04


class Piece(msgspec.Struct, frozen=True):
    """An answer and its JSON."""

    answer: Answer
    json: bytes


class Choices(msgspec.Struct, frozen=True):
    """What may be answered to one item; `odds` of the bad ones by skill, from -STEPS to STEPS tenths."""

    code: str
    good: tuple[Piece, ...]
    bad: tuple[Piece, ...]
    odds: tuple[float, ...]


class Eye(msgspec.Struct, frozen=True):
    """How one inspector looks: `leniency` is added to what the office shows; who ticks straight down sees no fault."""

    leniency: float
    ticks: bool
    quick: bool


class Office:
    """What an office is like; it gets better after each visit that finds something, and slowly forgets."""

    def __init__(self, chance: Chance) -> None:
        self.skill = chance.gauss(0.0, 0.95) - (1.5 if chance.happens(0.06) else 0.0)
        self.care = 0.0
        self.silent = chance.happens(0.04)

    def shown(self, years: float, month: int) -> float:
        """Slowly better over the years; worse before Tết and in the rush at the end of the year."""
        season = -0.25 if month in (1, 12) else 0.1 if month in (4, 9) else 0.0
        return self.skill + self.care + 0.05 * years + season

    def visited(self, faults: int) -> None:
        self.care = min(1.2, 0.85 * self.care + (0.25 if faults else 0.0))


class Questionnaire:
    """Of one profile; the difficulty of its items is the same for the whole country."""

    def __init__(self, profile: Profile, seed: int) -> None:
        chance = Chance(seed, 251)
        self.profile = profile
        self.choices = tuple(_choices(question, chance) for question in profile.questions)

    def answers(self, skill: float, eye: Eye, luck: list[float]) -> tuple[Answers, bytes]:
        """By item, in the order of the codes, and as a JSON list. `luck` is what there was to see, of each item."""
        step = STEPS + max(-STEPS, min(STEPS, round(10 * (skill + eye.leniency))))
        pieces = [_piece(choices, step, drawn, eye.ticks) for choices, drawn in zip(self.choices, luck, strict=True)]
        given = {choices.code: piece.answer for choices, piece in zip(self.choices, pieces, strict=True)}
        return given, b"[" + b",".join([piece.json for piece in pieces]) + b"]"


def _piece(choices: Choices, step: int, drawn: float, ticks: bool) -> Piece:
    if ticks:
        return choices.good[0]
    among = choices.bad if drawn < choices.odds[step] else choices.good
    return among[int(drawn * 7_919) % len(among)]


def _choices(question: Question, chance: Chance) -> Choices:
    base = USUAL + chance.gauss(0.0, 0.5) + (RARE if question.critical or question.severity == "S4" else 0.0)
    good, bad = _answers(question)
    odds = [1 / (1 + exp(base + step / 10)) for step in range(-STEPS, STEPS + 1)]
    if isinstance(bad[0], Remark):
        odds = [PRAISED if question.severity == "S0" else 0.0] * len(odds)
    return Choices(question.code, _pieces(good), _pieces(bad), tuple(odds))


def _pieces(answers: list[Answer]) -> tuple[Piece, ...]:
    return tuple(Piece(answer, msgspec.json.encode(answer)) for answer in answers)


def _answers(question: Question) -> tuple[list[Answer], list[Answer]]:
    """The good ones, and those that are found wrong; praise counts as one of the latter here."""
    item = question.code
    match question.rule:
        case YesNoRule():
            if "yes" in question.rule.pass_values:
                return [YesNo(item=item, value="yes")], [YesNo(item=item, value="no", note=NOTE)]
            return [YesNo(item=item, value="no")], [YesNo(item=item, value="yes", note=NOTE)]
        case ScaleRule() as rule:
            good = [Scale(item=item, value=value) for value in range(rule.max, rule.pass_at - 1, -1)]
            return [good[0], *good[1:] * 3] if len(good) > 1 else list(good), [
                Scale(item=item, value=value, note=NOTE) for value in range(max(rule.min, 2), rule.pass_at)
            ]
        case CountRule() as rule:
            return _counts(question, rule)
        case PhotoRule():
            return [Photos(item=item)], [Photos(item=item)]
    return [Remark(item=item, value="")], [Remark(item=item, value=PRAISE)]


def _counts(question: Question, rule: CountRule) -> tuple[list[Answer], list[Answer]]:
    item = question.code
    if rule.denominator is None:
        most = question.measure.most if isinstance(question.measure, Limit) else 0
        good: list[Answer] = [Count(item=item, value=most)]
        if rule.na_if is not None:
            good.append(NotApplicable(item=item, reason=rule.na_if.vi))
        return good, [Count(item=item, value=most + more, note=NOTE) for more in (1, 1, 2, 3)]
    if isinstance(question.measure, AtMost):
        right = [Count(item=item, value=0, denominator=of) for of in SAMPLES]
        return list(right), [Count(item=item, value=of - 1, denominator=of, note=NOTE) for of in SAMPLES]
    right = [Count(item=item, value=of, denominator=of) for of in SAMPLES]
    wrong = [Count(item=item, value=of - less, denominator=of, note=NOTE) for of in SAMPLES for less in (1, 2, 1)]
    return list(right), list(wrong)


def eye_of(chance: Chance) -> Eye:
    """Most differ a little; one in twenty-five sees much less than the others, one in fifty only ticks."""
    lenient = chance.happens(0.04)
    return Eye(
        leniency=chance.gauss(0.0, 0.2) + (1.2 if lenient else 0.0),
        ticks=chance.happens(0.02),
        quick=chance.happens(0.05),
    )
