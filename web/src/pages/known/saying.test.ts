import { expect, test } from 'vitest'
import type { Cause, Marks } from './fetching'
import { isWhole, mayPropose, NO_CAUSE, subjectOf, toDecide } from './saying'

const cause = (changed: Partial<Cause>): Cause => ({ accepted: null, proposedBy: 'hung', ...changed }) as Cause
const marks = (causes: Cause[], may: Marks['may']): Marks => ({ causes, may }) as Marks

test('nobody decides what they proposed', () => {
  const open = marks([cause({})], ['decide_cause'])
  expect(toDecide(open, 'thu')).toBeDefined()
  expect(toDecide(open, 'hung')).toBeUndefined()
  expect(toDecide(marks([cause({})], []), 'thu')).toBeUndefined()
  expect(toDecide(marks([cause({ accepted: true })], ['decide_cause']), 'thu')).toBeUndefined()
})

test('one proposal at a time', () => {
  expect(mayPropose(marks([cause({ accepted: false })], ['set_cause']))).toBe(true)
  expect(mayPropose(marks([cause({})], ['set_cause']))).toBe(false)
  expect(mayPropose(marks([], []))).toBe(false)
})

test('a cause is whole with one owner and a reason', () => {
  const ours = { ...NO_CAUSE, cause: 'system' as const, owner: 'u', reason: 'Mất mạng cả buổi sáng' }
  expect(isWhole(ours)).toBe(true)
  expect(isWhole({ ...ours, owner: '' })).toBe(false)
  expect(isWhole({ ...ours, whose: 'outside' })).toBe(false)
  expect(isWhole({ ...ours, whose: 'outside', outsideOwner: 'Điện lực' })).toBe(true)
  expect(isWhole({ ...ours, reason: 'ngắn' })).toBe(false)
})

test('a subject says what its kind needs, and nothing else', () => {
  const draft = { post: ' Thủ quỹ ', people: [{ name: 'Bách ', post: 'Hộ tịch' }] }
  expect(subjectOf({ kind: 'unit', ...draft }, 2)).toEqual({ kind: 'unit', before: 2 })
  expect(subjectOf({ kind: 'post', ...draft }, 0)).toEqual({ kind: 'post', before: 0, post: 'Thủ quỹ' })
  expect(subjectOf({ kind: 'person', ...draft }, 0)).toEqual({ kind: 'person', before: 0, people: [{ name: 'Bách', post: 'Hộ tịch' }] })
  expect(subjectOf({ kind: 'person', post: '', people: [{ name: '', post: '' }] }, 0)).toBeNull()
  expect(subjectOf({ kind: 'post', post: ' ', people: [] }, 0)).toBeNull()
})
