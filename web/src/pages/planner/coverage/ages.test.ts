import { expect, it } from 'vitest'
import { bandOf, byAge, isOver, rangeOf, sorted, type Covered } from './ages'

function unit(name: string, changes: Partial<Covered> = {}): Covered {
  return {
    unit: name, code: name, name, kind: 'commune_pasc', latitude: null, longitude: null, visitsPerYear: 4, gap: 0,
    lastVisit: null, openDaysSince: null, visits: 0, grade: null, gradedOn: null, ...changes,
  } // prettier-ignore
}

it.each([
  [0, 0], [21, 0], [22, 1], [62, 1], [63, 2], [125, 2], [126, 3], [250, 3], [251, 4], [9999, 4], [null, 5],
])('%s open days are band %s', (openDaysSince, band) => expect(bandOf(unit('a', { openDaysSince }))).toBe(band)) // prettier-ignore

it('tells the days of each band without a hole', () => {
  expect([0, 1, 4, 5].map((band) => rangeOf(band as 0))).toEqual([
    { from: null, to: 21 },
    { from: 22, to: 62 },
    { from: 251, to: null },
    { never: true },
  ])
})

it('a promise is broken after its gap, where there is one', () => {
  expect(isOver(unit('a', { openDaysSince: 61, gap: 60 }))).toBe(true)
  expect(isOver(unit('a', { openDaysSince: 60, gap: 60 }))).toBe(false)
  expect(isOver(unit('a', { openDaysSince: 999, gap: 0 }))).toBe(false)
  expect(isOver(unit('a', { openDaysSince: null, gap: 60 }))).toBe(false)
})

it('Vietnamese names stand in their own order, Đ after D', () => {
  const names = ['Xã Đức Hợp', 'Xã Dân Tiến', 'Xã Ân Thi', 'Xã An Khê'].map((name) => unit(name))
  expect(sorted(names, 'unit', false).map(({ name }) => name)).toEqual([
    'Xã An Khê', 'Xã Ân Thi', 'Xã Dân Tiến', 'Xã Đức Hợp',
  ]) // prettier-ignore
})

it('what is unknown comes last, up and down', () => {
  const units = [unit('a'), unit('b', { openDaysSince: 3 }), unit('c', { openDaysSince: 9 })]
  const names = (down: boolean) => sorted(units, 'since', down).map(({ name }) => name).join('')
  expect([names(false), names(true)]).toEqual(['bca', 'cba'])
})

it('what was never visited stands before what was long ago', () => {
  const units = [unit('a', { openDaysSince: 1 }), unit('b'), unit('c', { openDaysSince: 300 })]
  expect(units.sort(byAge).map(({ name }) => name).join('')).toBe('bca')
})
