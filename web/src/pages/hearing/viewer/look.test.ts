import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { actual, kept, moved, scaleOf, transformOf, turnedBy, under, WHOLE, zoomed, type Frame } from './look'

const FRAME: Frame = { stage: { width: 400, height: 300 }, picture: { width: 1600, height: 1200 } }
const size = fc.record({ width: fc.integer({ min: 50, max: 4000 }), height: fc.integer({ min: 50, max: 4000 }) })
const frames = fc.record({ stage: size, picture: size })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const looks = fc.record({
  zoom: fc.double({ min: 0.1, max: 50, noNaN: true }),
  x: share,
  y: share,
  turns: fc.integer({ min: 0, max: 3 }),
})
const kepts = fc.tuple(frames, looks).map(([frame, look]) => ({ frame, look: kept(look, frame) }))
/** Near enough that nothing but the picture is on the stage. */
const covering = fc
  .record({ width: fc.integer({ min: 1000, max: 2000 }), height: fc.integer({ min: 1000, max: 2000 }) })
  .map((picture): Frame => ({ ...FRAME, picture }))
const nearKepts = fc.tuple(covering, looks).map(([frame, look]) => ({ frame, look: kept({ ...look, zoom: 3 }, frame) }))
const near = (one: number, other: number) => expect(one).toBeCloseTo(other, 6)

describe('a look at a picture', () => {
  it('begins with all of it in the middle', () => {
    expect(scaleOf(WHOLE, FRAME)).toBe(0.25)
    expect(under(WHOLE, FRAME, { x: 0, y: 0 })).toEqual({ x: 0, y: 0 })
    expect(transformOf(WHOLE, FRAME)).toBe('translate(200px, 150px) rotate(0deg) scale(0.25) translate(-800px, -600px)')
  })

  it('shows all of a picture that lies on its side', () => {
    const lying = turnedBy(WHOLE, FRAME, 1)
    expect(scaleOf(lying, FRAME)).toBe(300 / 1600)
    expect(turnedBy(lying, FRAME, -1)).toEqual(WHOLE)
    // The picture's upper left corner is at the upper right now.
    const corner = under(lying, FRAME, { x: 200 + (1200 * 300) / 1600 / 2, y: 0 })
    near(corner.x, 0)
    near(corner.y, 0)
  })

  it('goes to one pixel for one pixel', () => {
    near(scaleOf(zoomed(WHOLE, FRAME, actual(WHOLE, FRAME)), FRAME), 1)
  })

  it('moves what it sees with the finger', () => {
    const large = zoomed(WHOLE, FRAME, 4)
    const before = under(large, FRAME, { x: 100, y: 100 })
    const after = under(moved(large, FRAME, { x: 30, y: -20 }), FRAME, { x: 130, y: 80 })
    near(after.x, before.x)
    near(after.y, before.y)
  })

  it('does not move what is seen whole', () => {
    expect(moved(WHOLE, FRAME, { x: 90, y: 90 })).toEqual(WHOLE)
  })
})

describe('however it is looked at', () => {
  it('the picture covers the stage or is all on it', () => {
    fc.assert(
      fc.property(kepts, fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -3000, max: 3000 }), ({ frame, look }, x, y) => {
        const after = moved(look, frame, { x, y })
        const upright = after.turns % 2 === 0
        const scale = scaleOf(after, frame)
        const across = (upright ? frame.stage.width : frame.stage.height) / scale / frame.picture.width
        expect(after.x).toBeGreaterThanOrEqual(Math.min(0.5, across / 2) - 1e-9)
        expect(after.x).toBeLessThanOrEqual(Math.max(0.5, 1 - across / 2) + 1e-9)
      }),
    )
  })

  it('zooming in keeps what is under the finger there', () => {
    fc.assert(
      fc.property(nearKepts, share, share, ({ frame, look }, x, y) => {
        const at = { x: x * frame.stage.width, y: y * frame.stage.height }
        const [before, after] = [under(look, frame, at), under(zoomed(look, frame, 1.3, at), frame, at)]
        near(after.x, before.x)
        near(after.y, before.y)
      }),
    )
  })

  it('four turns are none', () => {
    fc.assert(
      fc.property(kepts, ({ frame, look }) => {
        const round = [1, 1, 1, 1].reduce((each, by) => turnedBy(each, frame, by), look)
        expect(round.turns).toBe(look.turns)
      }),
    )
  })
})
