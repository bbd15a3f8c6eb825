import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { me, Site, VISIT } from '../sync/testing/site'
import { released, Server } from '../sync/testing/server'
import { lockOf } from '../sync/testing/locks'
import { clearOld, freeSpace } from './clearing'
import { fetchCoverage } from './covering'
import { openStore } from './database'
import { Phone } from './phone'

const DAY = 24 * 3_600_000
const VIEW = 'CL-VN-01-F04'
const jpeg = () => new Blob([new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(5_000).fill(7)])

let number = 0

/** A visit whose opening, photo and sheet the server has confirmed. */
async function confirmed(): Promise<{ site: Site; phone: Phone; name: string }> {
  const site = new Site()
  const name = `covered phone ${++number}`
  const phone = new Phone({ name, transport: site.transport, onlyOne: () => lockOf(name), online: () => true, quiet: 1e6 })
  await phone.signedIn(me('hung', 'csrf-hung'))
  await phone.refresh()
  await phone.open(VISIT, null)
  await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'g.jpg', null)
  await phone.submitSheet(VISIT)
  await allSent(phone)
  return { site, phone, name }
}

async function allSent(phone: Phone): Promise<void> {
  for (let tries = 0; tries < 2_000 && (await phone.outbox()).length > 0; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(await phone.outbox()).toEqual([])
}

const sizes = async (phone: Phone) => (await phone.photos(VISIT)).map((photo) => photo.blob.size)
const copies = async (phone: Phone) => (await phone.visit(VISIT)).copies

/** As if so much later. */
async function hear(site: Site, name: string, later: number): Promise<void> {
  const store = await openStore({ name })
  await fetchCoverage(store, site.transport, 'hung', Date.now() + later)
  store.close()
}

async function counts(name: string, now: number): Promise<number[]> {
  const store = await openStore({ name })
  await clearOld(store, 'hung', now)
  const counted = await Promise.all(['outbox', 'bodies', 'originals'].map((one) => store.count(one as 'outbox')))
  store.close()
  return counted
}

describe('what the server confirmed', () => {
  it('stays on the phone until a backup has it, and the phone says so', async () => {
    const { site, phone, name } = await confirmed()
    expect(await copies(phone)).toEqual({ inBackup: false, neverBackup: true })
    site.coverage.coversUntil = new Date(Date.now() - DAY).toISOString()
    await hear(site, name, DAY)
    expect(await copies(phone)).toEqual({ inBackup: false, neverBackup: false })
    await phone.freeSpace()
    expect(await sizes(phone)).toEqual([5_003])
    expect((await counts(name, Date.now() + 400 * DAY))[0]).toBeGreaterThan(0)
    site.coverage.coversUntil = new Date(Date.now() + 60_000).toISOString()
    await hear(site, name, 2 * DAY)
    expect(await copies(phone)).toEqual({ inBackup: true, neverBackup: false })
    await phone.freeSpace()
    expect(await sizes(phone)).toEqual([0])
    expect(await counts(name, Date.now() + 40 * DAY)).toEqual([0, 0, 0])
    await phone.close()
  })

  it('stays for the stated time where there never was a backup', async () => {
    const { phone, name } = await confirmed()
    await phone.freeSpace()
    expect(await sizes(phone)).toEqual([5_003])
    expect((await counts(name, Date.now() + 80 * DAY))[0]).toBeGreaterThan(0)
    const store = await openStore({ name })
    await freeSpace(store, 'hung', Date.now() + 8 * DAY)
    store.close()
    expect(await sizes(phone)).toEqual([0])
    expect(await counts(name, Date.now() + 91 * DAY)).toEqual([0, 0, 0])
    await phone.close()
  })

  it('is asked for now and then only', async () => {
    const { site, phone } = await confirmed()
    await phone.refresh()
    await phone.refresh()
    expect(site.sent('GET', '/v1/backups/coverage')).toHaveLength(1)
    await phone.close()
  })
})

describe('a server that was put back from a backup', () => {
  it('gets again what it lost, to the byte, and nothing twice', async () => {
    const { site, phone, name } = await confirmed()
    const before = site.server.inspections.get(VISIT)!
    const photos = [...site.server.photos]
    site.server = new Server()
    site.server.inspections.set(VISIT, released(VISIT))
    site.coverage.restored = 'first'
    await hear(site, name, DAY)
    await phone.sendNow()
    await allSent(phone)
    const after = site.server.inspections.get(VISIT)!
    expect([...after.sheets]).toEqual([...before.sheets])
    expect(after.opening).toBe(before.opening)
    expect([...site.server.photos].map(([id, photo]) => [id, photo.sha256])).toEqual(photos.map(([id, photo]) => [id, photo.sha256]))
    const asked = site.asked.filter((one) => one.method !== 'GET').length
    await hear(site, name, 2 * DAY)
    await phone.sendNow()
    await allSent(phone)
    expect(site.asked.filter((one) => one.method !== 'GET')).toHaveLength(asked)
    await phone.close()
  })

  it('that has all of it is only asked, and gets no photo a second time', async () => {
    const { site, phone, name } = await confirmed()
    const bytes = site.sent('PATCH', '/v1/uploads/').length
    site.coverage = { coversUntil: null, restored: 'first' }
    await hear(site, name, DAY)
    await phone.sendNow()
    await allSent(phone)
    expect(site.sent('PATCH', '/v1/uploads/')).toHaveLength(bytes)
    expect(site.server.inspections.get(VISIT)!.sheets.size).toBe(1)
    await phone.close()
  })

  it('gets nothing that its backup has', async () => {
    const { site, phone, name } = await confirmed()
    site.coverage = { coversUntil: new Date(Date.now() + 60_000).toISOString(), restored: 'first' }
    const asked = site.asked.filter((one) => one.method !== 'GET').length
    await hear(site, name, DAY)
    await phone.sendNow()
    expect(site.asked.filter((one) => one.method !== 'GET')).toHaveLength(asked)
    await phone.close()
  })

  it('is noticed also when it was put back by hand: its newest backup is an older one', async () => {
    const { site, phone, name } = await confirmed()
    site.coverage.coversUntil = new Date(Date.now() - DAY).toISOString()
    await hear(site, name, DAY)
    const asked = site.asked.filter((one) => one.method === 'PUT').length
    site.coverage.coversUntil = new Date(Date.now() - 2 * DAY).toISOString()
    await hear(site, name, 2 * DAY)
    await phone.sendNow()
    await allSent(phone)
    expect(site.asked.filter((one) => one.method === 'PUT').length).toBeGreaterThan(asked)
    await phone.close()
  })
})
