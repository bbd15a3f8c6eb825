import { expect, it } from 'vitest'
import { fresh, type Entry } from './entries'
import { replyOf } from './reading'
import { requestOf } from './requests'

const SHA256 = 'ab'.repeat(32)
const shared = fresh({ id: 'e', person: 'hung', inspection: 'v', queuedAt: 1, sha256: SHA256, signature: null })
const sheet: Entry = { ...shared, kind: 'sheet', sheet: 's', revision: 3, submitted: false, version: 1 }
const photo: Entry = { ...shared, kind: 'photo', step: 'bytes', size: 10, offset: 4, begun: true, restarts: 0 }

const answer = (status: number, content: unknown, headers: Record<string, string> = {}) => ({
  status,
  content,
  headers: new Headers(headers),
})

it.each([
  ['a page of a hotel', answer(200, undefined)],
  ['other JSON', answer(200, { welcome: true })],
  ['a receipt for another revision', answer(201, { sha256: SHA256, revision: 2 })],
  ['a receipt for other bytes', answer(200, { sha256: 'cd'.repeat(32), revision: 3 })],
  ['a proxy that refuses', answer(403, { type: 'about:blank', detail: 'Blocked' })],
  ['a proxy without the server', answer(502, undefined)],
])('%s is no answer', (_name, given) => {
  expect(replyOf(sheet, given)).toEqual({ came: 'nothing' })
})

it('an upload counts only with its offset and its protocol', () => {
  const tus = { 'Tus-Resumable': '1.0.0' }
  expect(replyOf(photo, answer(204, undefined, tus))).toEqual({ came: 'nothing' })
  expect(replyOf(photo, answer(204, undefined, { 'Upload-Offset': '10' }))).toEqual({ came: 'nothing' })
  const told = replyOf(photo, answer(204, undefined, { ...tus, 'Upload-Offset': '10' }))
  expect(told).toEqual({ came: 'success', result: null, offset: 10 })
})

it('a refusal keeps the sentence and its facts, and how long to wait', () => {
  const content = { type: '/problems/upload-busy', title: 'x', status: 423, detail: 'Another connection…', seconds: 30 }
  expect(replyOf(photo, answer(423, content, { 'Retry-After': '30' }))).toEqual({
    came: 'problem',
    status: 423,
    name: 'upload-busy',
    detail: 'Another connection…',
    facts: { seconds: 30 },
    retryAfter: 30,
  })
})

it('a sheet is sent with the hash of its bytes and the signature', () => {
  const request = requestOf({ ...sheet, signature: 'ee' }, new Uint8Array([123, 125]))
  expect(request.path).toBe('/v1/inspections/v/sheets/s/revisions/3')
  expect(request.headers).toEqual({
    'Content-Type': 'application/json',
    'Content-Digest': `sha-256=:${Buffer.from(SHA256, 'hex').toString('base64')}:`,
    'X-Device-Signature': 'ee',
  })
})
