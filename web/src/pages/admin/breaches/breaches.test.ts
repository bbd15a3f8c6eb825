import { expect, it } from 'vitest'
import { timeLeft } from './fetching'

it('counts whole hours to the deadline, and since it', () => {
  expect(timeLeft(72 * 3600)).toEqual({ over: false, hours: 72 })
  expect(timeLeft(3599)).toEqual({ over: false, hours: 0 })
  expect(timeLeft(-1)).toEqual({ over: true, hours: 0 })
  expect(timeLeft(-7200)).toEqual({ over: true, hours: 2 })
})
