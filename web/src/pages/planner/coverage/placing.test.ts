import { expect, it } from 'vitest'
import type { Covered } from './ages'
import { beside, nearest, place } from './placing'

const at = (latitude: number | null, longitude: number | null): Covered => ({ latitude, longitude }) as Covered

it('north is up, and a degree of longitude is shorter than one of latitude', () => {
  const { points: [north, south, east], width, height } = place([at(21, 106), at(20, 106), at(20, 107), at(null, 106)]) // prettier-ignore
  expect(north!.y).toBeLessThan(south!.y)
  expect(east!.x).toBeGreaterThan(south!.x)
  expect((east!.x - south!.x) / (south!.y - north!.y)).toBeCloseTo(Math.cos((20.5 * Math.PI) / 180), 6)
  expect(width).toBeLessThan(height)
})

it('one unit, or none, has a map too', () => {
  expect(place([at(20, 106)]).points).toHaveLength(1)
  expect(place([at(null, null)]).points).toEqual([])
})

it('arrow keys go to the closest point that way, and stay where there is none', () => {
  const { points } = place([at(20, 106), at(20, 106.2), at(20.1, 106.1), at(20, 106.5)])
  expect([beside(points, 0, 'ArrowRight'), beside(points, 0, 'ArrowLeft'), beside(points, 0, 'ArrowUp')]).toEqual([1, 0, 2])
  expect(nearest(points, points[3]!.x - 1, points[3]!.y)).toBe(3)
})
