import 'fake-indexeddb/auto'
import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { expect, it } from 'vitest'
import { openStore } from '../store/database'
import { deviceKey, publicKey, sign, signed } from './deviceKey'
import { fromHex, sha256, toHex } from './hashing'
import { sha256 as plain } from './sha256'

const DIGEST = 'ab'.repeat(32)

it('hashes as WebCrypto does, at every length around a block', async () => {
  for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 70_001]) {
    const bytes = new Uint8Array(randomBytes(length))
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(toHex(plain(bytes))).toBe(expected)
    expect(toHex(await sha256(bytes))).toBe(expected)
  }
})

it('hashes a part of a larger buffer', () => {
  const bytes = new Uint8Array(randomBytes(300)).subarray(37, 237)
  expect(toHex(plain(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
})

it('makes one key for a person, which signs and cannot be read out', async () => {
  const store = await openStore({ name: 'one key' })
  const [first, second] = await Promise.all([deviceKey(store, 'hung'), deviceKey(store, 'hung')])
  expect(await publicKey(first!)).toBe(await publicKey(second!))
  expect(await publicKey(first!)).toMatch(/^04[0-9a-f]{128}$/)
  const signature = await sign(first!, DIGEST)
  expect(signature).toMatch(/^[0-9a-f]{128}$/)
  const kept = (await store.get('keys', 'hung'))!
  const kind = { name: 'ECDSA', hash: 'SHA-256' }
  expect(await webcrypto.subtle.verify(kind, kept.publicKey, fromHex(signature), fromHex(DIGEST))).toBe(true)
  await expect(crypto.subtle.exportKey('pkcs8', kept.privateKey)).rejects.toThrow()
})

it('leaves the work unsigned where keys cannot be kept', async () => {
  const store = await openStore({ name: 'no keys' })
  store.close()
  expect(await signed(store, 'hung', DIGEST)).toBeNull()
})
