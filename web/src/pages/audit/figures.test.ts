import { describe, expect, it } from 'vitest'
import { placeOn, scaleOf } from './figures'

const interval = (value: number, lower: number, upper: number) => ({ value, lower, upper })

describe('a line of figures', () => {
  it('has the others in its middle, and room for every bar', () => {
    const scale = scaleOf('leniency', [interval(3, -1, 8), interval(-2, -6, 2)])
    expect(scale).toEqual({ from: -8, to: 8, middle: 0 })
    expect([placeOn(scale, -8), placeOn(scale, 0), placeOn(scale, 8)]).toEqual([0, 0.5, 1])
  })

  it('does not make small differences look large', () => {
    expect(scaleOf('leniency', [interval(0.1, 0, 0.2)])).toEqual({ from: -5, to: 5, middle: 0 })
    expect(scaleOf('pace', [])).toEqual({ from: 0, to: 2, middle: 1 })
  })

  it('draws what lies beyond its end at the end', () => {
    expect(placeOn(scaleOf('pace', [interval(9, 3, 20)]), 20)).toBe(1)
    expect(scaleOf('agreement', [interval(0.2, -0.4, 0.8)]).from).toBe(-0.4)
  })
})
