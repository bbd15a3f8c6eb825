import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { MIGRATIONS, openStore } from './database'
import { newId } from './identifiers'
import { happened, readOutbox } from './outbox'

it('goes from version to version and keeps what is there', async () => {
  const before = await openStore({ name: 'migrated' })
  await before.put('settings', 'kept', 'word')
  let outdated = false
  before.close()
  const old = await openStore({ name: 'migrated', outdated: () => (outdated = true) })
  const second = (store: { createObjectStore: (name: never) => unknown }) => void store.createObjectStore('later' as never)
  const after = await openStore({ name: 'migrated', migrations: [...MIGRATIONS, second] })
  expect(outdated).toBe(true)
  expect(await after.get('settings', 'word')).toBe('kept')
  expect([...after.objectStoreNames]).toContain('later')
  await expect(old.get('settings', 'word')).rejects.toThrow()
})

it('two tabs change the outbox at once and neither undoes the other', async () => {
  const [one, other] = [await openStore({ name: 'both' }), await openStore({ name: 'both' })]
  await Promise.all([
    happened(one, 'hung', { happened: 'photos-held', on: true }),
    happened(other, 'hung', { happened: 'signed-out' }),
    happened(one, 'hung', { happened: 'nudged', now: 5 }),
  ])
  expect((await readOutbox(other, 'hung')).line).toMatchObject({ holdPhotos: true, signedOut: true })
})

it('makes ids in the order of time, as RFC 9562 says', () => {
  const ids = [newId(1_700_000_000_000), newId(1_700_000_000_001), newId(1_800_000_000_000)]
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect([...ids].sort()).toEqual(ids)
  expect(parseInt(ids[0]!.replaceAll('-', '').slice(0, 12), 16)).toBe(1_700_000_000_000)
})
