import type { Answer, SheetAnswer } from './answers'
import { counted } from './answers'
import type { CountRule, Rule } from './document'
import type { Question } from './profiles'

/** Why an answer cannot stand: the server's own name of the problem, and the facts of its sentence. */
export interface AnswerProblem {
  name: string
  facts: Record<string, string | number>
}

export const MOST = 1_000_000
export const LONGEST_NOTE = 1_000
export const MINUTES_BETWEEN_COUNTS = 10

const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\r\t])\p{Cc}/u

/** Null when the item can have this answer. */
export function problemOf(question: Question, answer: SheetAnswer): AnswerProblem | null {
  return (
    textProblem(question, answer.note ?? '', LONGEST_NOTE) ??
    evidenceProblem(question, answer.evidence ?? []) ??
    valueProblem(question, answer)
  )
}

/** A yes/no item names `na` among its values; counts and scales say when. */
export function mayBeSkipped(rule: Rule): boolean {
  if (rule.type === 'yesno') return rule.values.includes('na')
  return (rule.type === 'count' || rule.type === 'scale') && rule.na_if != null
}

/** When a second count of this item may be made, null without the time of the first. */
export function secondCountFrom(answer: { countedAt?: string }): Date | null {
  if (!answer.countedAt) return null
  return new Date(Date.parse(answer.countedAt) + MINUTES_BETWEEN_COUNTS * 60_000)
}

function valueProblem(question: Question, answer: Answer): AnswerProblem | null {
  const rule = question.rule
  if (answer.type === 'na') return skipProblem(question, answer.reason)
  if (answer.type !== rule.type) return of(question, 'answer-of-another-kind', { expected: rule.type })
  if (answer.type === 'count' && rule.type === 'count') return countProblem(question, rule, answer)
  if (answer.type === 'text' && rule.type === 'text') return textProblem(question, answer.value, rule.max_length)
  if (answer.type === 'scale' && rule.type === 'scale' && !isWithin(answer.value, rule.min, rule.max)) {
    return of(question, 'answer-not-on-the-scale', { least: rule.min, most: rule.max })
  }
  return null
}

function skipProblem(question: Question, reason: string): AnswerProblem | null {
  if (!mayBeSkipped(question.rule)) return of(question, 'answer-must-apply')
  if (!reason.trim()) return of(question, 'answer-without-reason')
  return textProblem(question, reason, LONGEST_NOTE)
}

function countProblem(
  question: Question,
  rule: CountRule,
  answer: Extract<Answer, { type: 'count' }>,
): AnswerProblem | null {
  const numbers = [answer.value, answer.denominator ?? 0, answer.second?.value ?? 0]
  if (!numbers.every((number) => isWithin(number, 0, MOST))) return of(question, 'answer-not-a-count', { most: MOST })
  const { denominator } = answer
  if (rule.denominator == null) {
    if (denominator !== undefined) return of(question, 'answer-denominator-unexpected')
  } else if (denominator === undefined) {
    return of(question, 'answer-denominator-missing')
  } else if (counted(answer) > denominator && (denominator === 0 || !rule.may_exceed)) {
    return of(question, 'answer-above-denominator', { most: denominator })
  }
  return answer.second ? secondProblem(question, answer.countedAt, answer.second.countedAt) : null
}

function secondProblem(question: Question, first: string | undefined, second: string): AnswerProblem | null {
  const earliest = secondCountFrom(first === undefined ? {} : { countedAt: first })
  if (earliest !== null && Date.parse(second) >= earliest.getTime()) return null
  return of(question, 'answer-counted-too-soon', { minutes: MINUTES_BETWEEN_COUNTS })
}

/** Length in composed characters: a phone that decomposes Vietnamese has not written more. */
function textProblem(question: Question, text: string, most: number): AnswerProblem | null {
  if (text.length > most && length(text) > most && length(text.normalize('NFC')) > most) {
    return of(question, 'answer-too-long', { most })
  }
  return HIDDEN.test(text) ? of(question, 'answer-with-control-characters') : null
}

function evidenceProblem(question: Question, evidence: string[]): AnswerProblem | null {
  if (evidence.length > question.mostPhotos) {
    return of(question, 'answer-with-too-many-photos', { most: question.mostPhotos })
  }
  return new Set(evidence).size < evidence.length ? of(question, 'answer-photo-repeated') : null
}

function length(text: string): number {
  return [...text].length
}

function isWithin(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most
}

function of(question: Question, name: string, facts: Record<string, string | number> = {}): AnswerProblem {
  return { name, facts: { item: question.code, ...facts } }
}
