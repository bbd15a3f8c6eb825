import { describe, expect, it } from 'vitest'
import { keyOf, neighbour } from './shortcuts'

const pressed = (key: string, more: object = {}) => keyOf({ key, target: null, ...more } as unknown as KeyboardEvent)

describe('a key on the desk', () => {
  it('is ours alone, in capitals too', () => {
    expect([pressed('j'), pressed('J'), pressed('?'), pressed('x')]).toEqual(['j', 'j', '?', null])
  })

  it('does nothing while somebody types', () => {
    expect(pressed('s', { target: { closest: () => ({}) } })).toBeNull()
    expect(pressed('s', { target: { closest: () => null } })).toBe('s')
  })

  it('leaves what is for the browser alone', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { defaultPrevented: true }])
      expect(pressed('s', more)).toBeNull()
  })
})

describe('the next finding', () => {
  it('is the first or the last from nowhere, and never beyond the ends', () => {
    expect([neighbour(3, -1, 1), neighbour(3, -1, -1)]).toEqual([0, 2])
    expect([neighbour(3, 2, 1), neighbour(3, 0, -1), neighbour(3, 0, 1)]).toEqual([2, 0, 1])
  })
})
