import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { lockOf } from '../sync/testing/locks'
import { me, Site, VISIT } from '../sync/testing/site'
import { Phone, PhotoRefused } from './phone'

let phones: Phone[] = []
let number = 0

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
})

function page(site: Site, name: string): Phone {
  const made = new Phone({ name, transport: site.transport, onlyOne: () => lockOf(name), online: () => true, quiet: 1e6 })
  phones.push(made)
  return made
}

async function begun(): Promise<{ site: Site; phone: Phone; name: string }> {
  const site = new Site()
  const name = `device ${++number}`
  const phone = page(site, name)
  await phone.signedIn(me('hung', 'csrf-hung'))
  await phone.refresh()
  await phone.open(VISIT, null)
  await until(async () => (await phone.outbox()).length === 0)
  return { site, phone, name }
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited in vain')
}

const jpeg = (size = 300_000) => new Blob([new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(size).fill(7)])

it('a photo stays on the device until the explanation was sent, also when the page is closed', async () => {
  const { site, phone, name } = await begun()
  const { id } = await phone.attach(VISIT, jpeg(), 'a.jpg')
  await phone.close()
  phones = []
  const again = page(site, name)
  expect(await again.attached([id])).toMatchObject([{ id, queued: false, fileName: 'a.jpg', size: 300_003 }])
  expect(await again.outbox()).toEqual([])
  expect(site.server.photos.size).toBe(0)
})

it('then it arrives whole, once, however often it is sent', async () => {
  const { site, phone } = await begun()
  const { id } = await phone.attach(VISIT, jpeg(), 'a.jpg')
  await phone.sendAttached([id])
  await phone.sendAttached([id])
  await until(async () => (await phone.attachedOnTheirWay(VISIT)).length === 0)
  expect([...site.server.photos.values()]).toMatchObject([{ id, arrived: true, size: 300_003 }])
})

it('on its way it is listed with how far it came', async () => {
  const { site, phone } = await begun()
  const { id } = await phone.attach(VISIT, jpeg(), 'a.jpg')
  site.trouble = 'no-network'
  await phone.sendAttached([id])
  expect(await phone.attachedOnTheirWay(null)).toMatchObject([{ id, queued: true, offset: 0 }])
  expect(await phone.attachedOnTheirWay('another')).toEqual([])
})

it('removed before, it is nowhere', async () => {
  const { phone } = await begun()
  const { id } = await phone.attach(VISIT, jpeg(), 'a.jpg')
  await phone.removeUnsentPhoto(id)
  await phone.sendAttached([id])
  expect([await phone.attached([id]), await phone.outbox()]).toEqual([[], []])
})

it('what is no photo is not taken', async () => {
  const { phone } = await begun()
  await expect(phone.attach(VISIT, new Blob(['%PDF-1.7']), 'a.pdf')).rejects.toThrow(PhotoRefused)
})
