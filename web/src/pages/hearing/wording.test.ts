import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { language } from '../../texts'
import { byWeight, isMine, nextStep, photosSoFar, timeLeft, type Finding, type Standing } from './wording'

const DUE = '2026-11-27T16:59:59Z'
const standing = (changed: Partial<Standing>): Standing => ({
  step: 'explanations',
  yours: false,
  parts: [],
  findings: 2,
  worst: null,
  unexplained: 1,
  photos: 0,
  photosArrived: 0,
  conclusion: null,
  remedies: 0,
  remedyDue: null,
  objectionDue: null,
  ...changed,
})

beforeEach(() => {
  language.current = 'en'
  vi.useFakeTimers({ now: Date.parse('2026-11-25T03:00:00Z') })
})

afterEach(() => vi.useRealTimers())

describe('what happens next', () => {
  it('says by when the unit explains, and addresses whoever must', () => {
    expect(nextStep(standing({}), DUE)).toBe('The unit explains each finding, by the end of 27 Nov 2026.')
    expect(nextStep(standing({ yours: true }), DUE)).toBe('Please explain 1 finding by the end of 27 Nov 2026.')
  })

  it('has a sentence for every step and reader', () => {
    for (const step of ['visit', 'photos', 'explanations', 'draft', 'issuance', 'second_signature', 'verification', 'remedies', 'closure', null] as const)
      for (const yours of [true, false]) expect(nextStep(standing({ step, yours }), DUE)).toMatch(/\.$/)
  })

  it('is not mine merely because I am there', () => {
    expect(isMine(standing({ step: 'visit', yours: true }))).toBe(false)
    expect(isMine(standing({ step: 'draft', yours: true }))).toBe(true)
    expect(isMine(standing({ step: null, yours: true }))).toBe(false)
  })
})

describe('the photos that findings cite', () => {
  it('are counted until the last one is here', () => {
    expect(photosSoFar(standing({ photos: 5, photosArrived: 4 }))).toBe('4 of 5 photos have reached the server')
    expect(photosSoFar(standing({ photos: 5, photosArrived: 5 }))).toBeNull()
    expect(photosSoFar(standing({}))).toBeNull()
  })
})

describe('the time left', () => {
  it('counts days, names the last one and marks what is overdue', () => {
    expect(timeLeft(DUE)).toBe('2 days left')
    vi.setSystemTime(Date.parse('2026-11-27T03:00:00Z'))
    expect(timeLeft(DUE)).toBe('Due today')
    vi.setSystemTime(Date.parse('2026-11-28T03:00:00Z'))
    expect(timeLeft(DUE)).toBe('Overdue since 27 Nov 2026')
  })
})

it('what weighs most comes first', () => {
  const of = (item: string, severity: Finding['severity']) => ({ item, severity }) as Finding
  const sorted = byWeight([of('B', 'S0'), of('C', 'S3'), of('A', 'S3')])
  expect(sorted.map((finding) => finding.item)).toEqual(['A', 'C', 'B'])
})
