import type { Covered } from './ages'

export interface Point {
  unit: Covered
  x: number
  y: number
}

export interface Placed {
  points: Point[]
  width: number
  height: number
}

const SIDE = 1000
const MARGIN = 40

/** North up, distances alike in both directions; units without coordinates are left out. */
export function place(units: readonly Covered[]): Placed {
  const known = units.flatMap((unit) =>
    unit.latitude === null || unit.longitude === null ? [] : [{ unit, latitude: unit.latitude, longitude: unit.longitude }],
  )
  if (known.length === 0) return { points: [], width: SIDE, height: SIDE }
  const [south, north] = extent(known.map(({ latitude }) => latitude))
  const narrowed = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const [west, east] = extent(known.map(({ longitude }) => longitude * narrowed))
  const scale = (SIDE - 2 * MARGIN) / Math.max(east - west, north - south, 1e-6)
  const points = known.map(({ unit, latitude, longitude }) => ({
    unit,
    x: MARGIN + (longitude * narrowed - west) * scale,
    y: MARGIN + (north - latitude) * scale,
  }))
  return { points, width: (east - west) * scale + 2 * MARGIN, height: (north - south) * scale + 2 * MARGIN }
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)]
}

export function nearest(points: readonly Point[], x: number, y: number): number {
  return least(points, (point) => Math.hypot(point.x - x, point.y - y))
}

const WAYS: Record<string, [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

/** Where an arrow key leads: to the closest point in that direction, those to the side count as farther away. */
export function beside(points: readonly Point[], from: number, key: string): number {
  const way = WAYS[key]
  const here = points[from]
  if (!way || !here) return from
  const found = least(points, ({ x, y }) => {
    const [along, across] = [(x - here.x) * way[0] + (y - here.y) * way[1], (x - here.x) * way[1] + (y - here.y) * way[0]]
    return along > 0 ? along + 2 * Math.abs(across) : Infinity
  })
  return found < 0 ? from : found
}

function least(points: readonly Point[], cost: (point: Point) => number): number {
  let [best, lowest] = [-1, Infinity]
  points.forEach((point, index) => {
    const found = cost(point)
    if (found < lowest) [best, lowest] = [index, found]
  })
  return best
}
