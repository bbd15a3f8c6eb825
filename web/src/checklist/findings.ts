import { observed, type Observed, type SheetAnswer, type SheetAnswers } from './answers'
import { holds, parse } from './conditions'
import type { Rule, Severity } from './document'
import { compare, fractionOf } from './fractions'
import type { Profile, Question } from './profiles'

/** What an answer suggests, to be read out at the end of the visit; people decide. S0 proposes a commendation. */
export interface ProposedFinding {
  item: string
  severity: Severity
}

export function findings(profile: Profile, answers: SheetAnswers): ProposedFinding[] {
  return profile.questions
    .filter((question) => isFinding(question, answers.get(question.code)))
    .map((question) => ({ item: question.code, severity: question.item.default_severity }))
}

function isFinding(question: Question, answer: SheetAnswer | undefined): boolean {
  if (!answer) return false
  const seen = observed(answer)
  if (question.rule.type === 'text' || question.rule.type === 'photo' || seen === null) {
    return question.item.default_severity === 'S0' && answer.type === 'text' && answer.value.trim() !== ''
  }
  const worse = question.item.critical_if ? parse(question.item.critical_if) : null
  return failed(question.rule, seen) || (worse !== null && holds(worse, seen))
}

function failed(rule: Rule, seen: Observed): boolean {
  switch (rule.type) {
    case 'yesno':
      return !(rule.pass_values as string[]).includes(seen.word)
    case 'scale':
      return seen.value < rule.pass_at
    case 'count':
      if (rule.ratio_pass != null) return compare(seen.value, seen.of, fractionOf(String(rule.ratio_pass))) < 0
      if (rule.ratio_max_pass != null) return compare(seen.value, seen.of, fractionOf(String(rule.ratio_max_pass))) > 0
      return rule.max_pass != null && seen.value > rule.max_pass
    default:
      return false
  }
}
