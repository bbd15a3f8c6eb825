import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stroke } from '../../../store/minutes'
import { HEIGHT, pathOf, placed, thinned, WIDTH, withStroke } from './strokes'

const point = fc.tuple(fc.integer({ min: 0, max: WIDTH }), fc.integer({ min: 0, max: HEIGHT }))
const strokes = fc.array(point, { minLength: 1, maxLength: 200 })
const BOX = { left: 20, top: 100, width: 300, height: 120 }

describe('a place under the finger', () => {
  it('is in the measure of the field, whatever the size of the screen', () => {
    expect(placed({ clientX: 170, clientY: 160 }, BOX)).toEqual([500, 200])
  })

  it('stays within the field', () => {
    expect(placed({ clientX: -50, clientY: 900 }, BOX)).toEqual([0, HEIGHT])
  })
})

describe('a thinned stroke', () => {
  it('begins and ends where it did, and has no other points', () => {
    fc.assert(
      fc.property(strokes, (stroke) => {
        const less = thinned(stroke)
        expect([less[0], less.at(-1)]).toEqual([stroke[0], stroke.at(-1)])
        expect(stroke).toEqual(expect.arrayContaining(less))
      }),
    )
  })

  it('never leaves the line that was drawn', () => {
    fc.assert(
      fc.property(strokes, (stroke) => {
        const less = thinned(stroke)
        for (const drawn of stroke) expect(distance(drawn, less)).toBeLessThanOrEqual(1.6)
      }),
    )
  })

  it('of a straight line has two points', () => {
    expect(thinned(Array.from({ length: 500 }, (_, index): [number, number] => [index, index / 2]))).toHaveLength(2)
  })
})

function distance([x, y]: [number, number], line: Stroke): number {
  const near = line.map(([fromX, fromY], index) => {
    const [toX, toY] = line[index + 1] ?? [fromX, fromY]
    const [alongX, alongY] = [toX - fromX, toY - fromY]
    const length = alongX ** 2 + alongY ** 2 || 1
    const part = Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length))
    return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY)
  })
  return Math.min(...near)
}

describe('a signature', () => {
  it('takes no more than the server does', () => {
    const dot: Stroke = [[1, 1]]
    expect(withStroke(Array(59).fill(dot), dot)).toHaveLength(60)
    expect(withStroke(Array(60).fill(dot), dot)).toBeNull()
    const scribble = Array.from({ length: 3_001 }, (_, index): [number, number] => [index % 1_000, (index % 2) * 400])
    expect(withStroke([], scribble)).toBeNull()
  })

  it('is drawn as lines, and a touch as a dot', () => {
    expect(pathOf([[[1, 2], [3, 4]], [[5, 6]]])).toBe('M1,2L3,4M5,6h.1') // prettier-ignore
  })
})
