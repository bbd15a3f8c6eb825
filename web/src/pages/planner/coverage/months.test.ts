import { expect, it } from 'vitest'
import { linesOf, monthAfter, monthsBetween, type MonthScores } from './months'

const mean = { visits: 4, mean: 80, few: false }
const month = (month: string, kind: string, sections = {}): MonthScores =>
  ({ month, kind, visits: 4, graded: 4, score: mean, sections, courtesies: {} }) as MonthScores

it('months go over the end of a year', () => {
  expect(monthsBetween('2026-11-01', '2027-02-01')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01'])
  expect(monthAfter('2026-03-31', -1)).toBe('2026-02-01')
})

it('kinds without a point have no line', () => {
  const found = linesOf([month('2026-11-01', 'drawn', { A: mean }), month('2026-11-01', 'ordered')], ({ sections }) => sections['A'])
  expect(found).toEqual([{ kind: 'drawn', dots: [{ month: '2026-11-01', mean }] }])
})
