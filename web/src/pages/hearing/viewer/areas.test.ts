import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALL, beginning, between, grownBy, LEAST, movedBy, type Area } from './areas'

const fraction = fc.double({ min: -1, max: 2, noNaN: true })
const point = fc.record({ x: fraction, y: fraction })
const way = fc.integer({ min: -30_000, max: 30_000 })
const areas = fc.tuple(point, point).map(([one, other]) => between(one, other) ?? beginning(one))

function expectOnThePicture([left, top, width, height]: Area): void {
  for (const each of [left, top, width, height]) expect(Number.isInteger(each)).toBe(true)
  expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(LEAST)
  expect(Math.max(left + width, top + height)).toBeLessThanOrEqual(ALL)
}

it('whatever is drawn lies on the picture, in whole numbers', () => {
  fc.assert(fc.property(areas, expectOnThePicture))
})

it('wherever it is moved and however it grows, it stays there', () => {
  fc.assert(
    fc.property(areas, way, way, (area, across, down) => {
      expectOnThePicture(movedBy(area, across, down))
      expectOnThePicture(grownBy(area, across, down))
      expect(movedBy(area, across, down).slice(2)).toEqual(area.slice(2))
    }),
  )
})

it('is the same from whichever corner it is drawn', () => {
  expect(between({ x: 0.1, y: 0.2 }, { x: 0.4, y: 0.3 })).toEqual([1000, 2000, 3000, 1000])
  expect(between({ x: 0.4, y: 0.3 }, { x: 0.1, y: 0.2 })).toEqual([1000, 2000, 3000, 1000])
})

it('a slip of the finger is no area', () => {
  expect(between({ x: 0.1, y: 0.1 }, { x: 0.101, y: 0.9 })).toBeNull()
})
