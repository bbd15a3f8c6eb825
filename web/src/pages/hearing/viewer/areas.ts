import type { Point } from './look'

/** Left, top, width and height in ten-thousandths of the upright picture's sides. */
export type Area = readonly [left: number, top: number, width: number, height: number]

export const ALL = 10_000
/** Smaller ones are slips of the finger. */
export const LEAST = 100
export const MOST_AREAS = 50
/** What a press of an arrow moves. */
export const STEP = 100
const FIRST = 2000

/** Where a new area lies before it is put in its place. */
export const beginning = (middle: Point): Area => kept([share(middle.x) - FIRST / 2, share(middle.y) - FIRST / 2, FIRST, FIRST])

/** Between two corners, in fractions of the picture; null when it is a slip. */
export function between(one: Point, other: Point): Area | null {
  const [left, right] = ordered(part(one.x), part(other.x))
  const [top, bottom] = ordered(part(one.y), part(other.y))
  const whole = right - left >= LEAST && bottom - top >= LEAST
  return whole ? [left, top, right - left, bottom - top] : null
}

export const movedBy = ([left, top, width, height]: Area, across: number, down: number): Area =>
  kept([left + across, top + down, width, height])

/** Its upper left corner stays. */
export function grownBy([left, top, width, height]: Area, across: number, down: number): Area {
  return [left, top, within(width + across, LEAST, ALL - left), within(height + down, LEAST, ALL - top)]
}

/** A way in fractions of the picture, in ten-thousandths. */
export const share = (fraction: number): number => Math.round(fraction * ALL)

const part = (fraction: number): number => within(share(fraction), 0, ALL)

function kept([left, top, width, height]: Area): Area {
  return [within(left, 0, ALL - width), within(top, 0, ALL - height), width, height]
}

const ordered = (one: number, other: number): [number, number] => (one < other ? [one, other] : [other, one])
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

const WAYS: Record<string, readonly [across: number, down: number]> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

/** Where an arrow points to; null for another key. */
export const wayOf = (key: string): readonly [across: number, down: number] | null => WAYS[key] ?? null
