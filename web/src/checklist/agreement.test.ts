import { describe, expect, it } from 'vitest'
import { problemOf, type AnswerProblem } from './answerChecks'
import { byItem, type SheetAnswer } from './answers'
import type { Document } from './document'
import { findings } from './findings'
import { merge, overlaps, type Settlements } from './merging'
import { missing } from './missing'
import { profileOf } from './profiles'
import vectors from './vectors.json'

/** What the server says of the same answers: tests/checklists/missing_vectors.py. */
const documents = vectors.documents as unknown as Record<string, Document>

const profile = (code: string, name = 'full') => profileOf(documents[code]!, name)!
const answersOf = (answers: unknown) => byItem(answers as SheetAnswer[])

describe('the phone and the server agree', () => {
  it.each(vectors.answers.map((one, number) => ({ ...one, number })))('on the answer $number', (one) => {
    const answer = one.answer as SheetAnswer
    const problem = problemOf(profile(one.document).byCode.get(answer.item)!, answer)
    expect(problem).toEqual(one.problem as AnswerProblem | null)
  })

  it.each(vectors.sheets.map((one, number) => ({ ...one, number })))('on the sheet $number', (one) => {
    const asked = profile(one.document, one.profile)
    expect(missing(asked, answersOf(one.answers))).toEqual(one.missing)
    expect(findings(asked, answersOf(one.answers))).toEqual(one.findings)
  })

  it.each(vectors.merges.map((one, number) => ({ ...one, number })))('on the merged sheet $number', (one) => {
    const sheets = new Map(Object.entries(one.sheets).map(([inspector, given]) => [inspector, answersOf(given)]))
    expect(overlaps(sheets)).toEqual(one.overlaps)
    const merged = [...merge(sheets, one.settlements as unknown as Settlements).values()]
    expect(merged.map(withoutEmpty)).toEqual(one.merged.map((answer) => withoutEmpty(answer as SheetAnswer)))
  })
})

/** An empty note and no evidence may be left out. */
function withoutEmpty({ note, evidence, ...answer }: SheetAnswer): object {
  return { ...answer, ...(note ? { note } : {}), ...(evidence?.length ? { evidence } : {}) }
}
