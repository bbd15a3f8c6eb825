import { expect, it } from 'vitest'
import { match, placeOf } from './router.svelte'

it('gives the parts of an address by name', () => {
  expect(match('/inspections/:id', '/inspections/7')).toEqual({ id: '7' })
  expect(match('/enrol/:code?', '/enrol')).toEqual({})
  expect(match('/enrol/:code?', '/enrol/AB%20C')).toEqual({ code: 'AB C' })
})

it('does not take another address', () => {
  expect(match('/inspections/:id', '/inspections')).toBeNull()
  expect(match('/inspections/:id', '/inspections/7/sheet')).toBeNull()
  expect(match('/me', '/you')).toBeNull()
})

it('does not stumble over a broken address', () => {
  expect(match('/enrol/:code?', '/enrol/%E0%A4%A')).toEqual({ code: '%E0%A4%A' })
})

it('has a page for an address that is none', () => {
  expect(placeOf('/nowhere/at/all').route.name).toBe('not-found')
  expect(placeOf('/').route.name).toBe('home')
})
