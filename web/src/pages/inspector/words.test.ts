import { describe, expect, it } from 'vitest'
import type { Document } from '../../checklist/document'
import { profileOf } from '../../checklist/profiles'
import vectors from '../../checklist/vectors.json'
import { countsTwice } from './words'

const starters = Object.values(vectors.documents) as unknown as Document[]

describe('a second count', () => {
  it('is offered where the checklist says so, which is where people are counted', () => {
    const questions = starters.flatMap((document) => profileOf(document, 'full')?.questions ?? [])
    expect(new Set(questions.filter(countsTwice).map((question) => question.code))).toEqual(new Set(['CL-VN-01-A01']))
  })
})
