import { beforeEach, expect, it } from 'vitest'
import { language } from '../../../texts'
import { actionOf, isBroken, lineOf, type Custody } from './custody'

const ARRIVED: Custody = {
  arrivedAt: '2026-11-24T01:14:00Z',
  verifiedAt: '2026-11-25T02:00:00Z',
  result: 'holds',
  viewers: 2,
  deviceSignature: 'signed',
  events: [],
}

beforeEach(() => (language.current = 'en'))

it('says in one line what became of a photo', () => {
  expect(lineOf(ARRIVED, 'Asia/Ho_Chi_Minh')).toBe(
    'arrived 24 Nov 2026, 08:14; the hash holds, last checked 25 Nov 2026, 09:00; 2 people have seen the original; signed by the phone',
  )
  expect(lineOf({ ...ARRIVED, viewers: 0, deviceSignature: 'unsigned' })).toMatch(/nobody has seen the original; not signed/)
  expect(lineOf({ ...ARRIVED, arrivedAt: null }, 'Asia/Ho_Chi_Minh')).toBe('has not reached the server')
})

it('does not claim a check that was not made', () => {
  expect(lineOf({ ...ARRIVED, verifiedAt: null, result: null })).toMatch(/the hash was right on arrival/)
})

it('marks what is not as it should be', () => {
  expect(isBroken(ARRIVED)).toBe(false)
  expect(isBroken({ ...ARRIVED, result: 'damaged' })).toBe(true)
  expect(isBroken({ ...ARRIVED, result: 'missing' })).toBe(true)
  expect(isBroken({ ...ARRIVED, deviceSignature: 'wrong' })).toBe(true)
})

it('names a step that it does not know as the ledger does', () => {
  const step = { action: 'evidence.original-viewed', at: '', by: null, facts: {}, position: null }
  expect(actionOf(step)).toBe('The original was viewed')
  expect(actionOf({ ...step, action: 'evidence.weighed' })).toBe('evidence.weighed')
})
