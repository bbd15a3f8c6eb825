import { expect, test } from 'vitest'
import type { Severity } from '../../checklist/document'
import { afterFix, fixFor, withPhoto } from './fixing'

test('what is put right is one step less, never below S1 and never from S4', () => {
  const all: Severity[] = ['S0', 'S1', 'S2', 'S3', 'S4']
  expect(all.map(afterFix)).toEqual(['S0', 'S1', 'S1', 'S2', 'S4'])
})

test('praise is not put right, whatever was said before', () => {
  const fixes = { A: { how: 'Đã treo biển tên', photos: [] } }
  expect(fixFor(fixes, 'A', 'S0')).toBeNull()
  expect(fixFor(fixes, 'A', 'S2')?.how).toBe('Đã treo biển tên')
  expect(fixFor(fixes, 'B', 'S2')).toBeNull()
  expect(fixFor(undefined, 'A', 'S2')).toBeNull()
})

test('a photo is chosen once and can be left out again', () => {
  const once = withPhoto(withPhoto({ how: '', photos: [] }, 'p', true), 'p', true)
  expect(once.photos).toEqual(['p'])
  expect(withPhoto(once, 'p', false).photos).toEqual([])
})
