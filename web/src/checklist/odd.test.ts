import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemOf } from './answerChecks'
import { byItem, type SheetAnswer } from './answers'
import type { Document } from './document'
import { findings } from './findings'
import { merge, overlaps } from './merging'
import { missing, missingOf } from './missing'
import { profileOf, type Question } from './profiles'
import vectors from './vectors.json'

const documents = Object.values(vectors.documents) as unknown as Document[]
const profiles = documents.flatMap((document) => profileOf(document, 'full') ?? [])
const questions = profiles.flatMap((profile) => profile.questions)
const counts = questions.filter((question) => question.rule.type === 'count')

const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(NaN, Infinity, -Infinity, -0, 1.5, 1e300))
const text = fc.string({ unit: 'binary' })
const instant = fc.oneof(text, fc.date({ noInvalidDate: true }).map((date) => date.toISOString()))
const common = { note: text, evidence: fc.array(text) }
const optional = { requiredKeys: ['type', 'value'] as ['type', 'value'] }
const answer = fc.oneof(
  fc.record({ type: fc.constant('yesno'), value: fc.constantFrom('yes', 'no'), ...common }),
  fc.record(
    { type: fc.constant('count'), value: number, denominator: number, countedAt: instant, second: fc.record({ value: number, countedAt: instant }), ...common },
    optional,
  ),
  fc.record({ type: fc.constant('scale'), value: number, ...common }),
  fc.record({ type: fc.constant('text'), value: text, ...common }),
  fc.record({ type: fc.constant('photo'), ...common }),
  fc.record({ type: fc.constant('na'), reason: text, ...common }),
) as fc.Arbitrary<Omit<SheetAnswer, 'item'>>

const given = (question: Question, said: object): SheetAnswer => ({ ...said, item: question.code }) as SheetAnswer

describe('whatever is typed', () => {
  it('the phone says of any answer to any item what is wrong with it and what is missing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...questions), answer, (question, said) => {
        const one = given(question, said)
        problemOf(question, one)
        expect(missingOf(question, one)?.item ?? question.code).toBe(question.code)
      }),
      { numRuns: 1000 },
    )
  })

  it('a count that is no whole number is wrong, and is no finding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...counts), fc.constantFrom(NaN, Infinity, 0.5), (question, value) => {
        const one = given(question, { type: 'count', value, denominator: 8 })
        expect(problemOf(question, one)?.name).toBe('answer-not-a-count')
        expect(isFound(question, one)).toBe(false)
      }),
    )
  })

  it('two odd sheets can be merged and looked through', () => {
    fc.assert(
      fc.property(fc.constantFrom(...profiles), fc.array(answer), fc.array(answer), (profile, mine, theirs) => {
        const sheet = (said: object[]) =>
          byItem(said.slice(0, profile.questions.length).map((one, at) => given(profile.questions[at]!, one)))
        const merged = merge(new Map([['a', sheet(mine)], ['b', sheet(theirs)]]), {})
        overlaps(new Map([['a', sheet(mine)], ['b', sheet(theirs)]]))
        missing(profile, merged)
        findings(profile, merged)
      }),
    )
  })
})

function isFound(question: Question, one: SheetAnswer): boolean {
  return profiles.some((profile) => findings(profile, byItem([one])).some((found) => found.item === question.code))
}
