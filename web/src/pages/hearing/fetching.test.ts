import { expect, it } from 'vitest'
import { mayOf } from './fetching'

it('the unit may ask for blurring, but sees no original and decides nothing', () => {
  expect(mayOf(['unit_head'])).toEqual({ originals: false, redactions: true, propose: true, decide: false })
})

it('who was on the team, or answers for the unit, is not the second person', () => {
  expect(mayOf(['leader'])).toEqual({ originals: true, redactions: true, propose: true, decide: false })
  expect(mayOf(['member']).originals).toBe(false)
  expect(mayOf(['reviewer']).decide).toBe(true)
  expect(mayOf(['reviewer', 'member']).decide).toBe(false)
  expect(mayOf(['overseer', 'unit_head']).decide).toBe(false)
})

it('a planner only looks', () => {
  expect(mayOf([])).toEqual({ originals: false, redactions: false, propose: false, decide: false })
})
