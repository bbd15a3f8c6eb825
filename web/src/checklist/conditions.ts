import type { Observed } from './answers'
import { compare, fractionOf, type Fraction } from './fractions'

/** When a photo is due: `no`, `always`, `ratio<0.5`, `>0`, `<=2`. */
export interface Condition {
  subject: 'never' | 'always' | 'yes' | 'no' | 'ratio' | 'value'
  operator: Operator
  limit: Fraction
}

type Operator = '<' | '<=' | '>' | '>='

const COMPARISON = /^(ratio)?(<=|>=|<|>)([0-9]{1,9}(?:\.[0-9]{1,6})?)$/
const HOLDS: Record<Operator, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** Null when the text is no condition. */
export function parse(text: string): Condition | null {
  if (text === 'never' || text === 'always' || text === 'yes' || text === 'no') {
    return { subject: text, operator: '<', limit: [0n, 1n] }
  }
  const [, subject, operator, limit] = COMPARISON.exec(text) ?? []
  if (operator === undefined || limit === undefined) return null
  return { subject: subject ? 'ratio' : 'value', operator: operator as Operator, limit: fractionOf(limit) }
}

export function holds(condition: Condition, seen: Observed): boolean {
  if (condition.subject === 'ratio' || condition.subject === 'value') {
    const sample = condition.subject === 'ratio' ? seen.of : 1
    return HOLDS[condition.operator](compare(seen.value, sample, condition.limit))
  }
  return condition.subject === 'always' || condition.subject === seen.word
}
