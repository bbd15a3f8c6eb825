import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { hash } from '../sync/testing/server'
import { lockOf } from '../sync/testing/locks'
import { me, Site, VISIT } from '../sync/testing/site'
import type { NewMinutes } from './minutes'
import { Phone } from './phone'

let phones: Phone[] = []
let number = 0

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
})

function page(site: Site, name: string): Phone {
  const online = () => site.trouble === 'none'
  const made = new Phone({ name, transport: site.transport, onlyOne: () => lockOf(name), online, quiet: 1e6 })
  phones.push(made)
  return made
}

/** The visit has ended on the leader's phone; nobody has a network. */
async function ended(): Promise<{ site: Site; phone: Phone; name: string; submission: string }> {
  const site = new Site()
  const name = `minutes ${++number}`
  const phone = page(site, name)
  await phone.signedIn(me('hung', 'csrf-hung'))
  await phone.refresh()
  site.trouble = 'no-network'
  await phone.open(VISIT, null)
  await phone.submitSheet(VISIT)
  await phone.submitInspection(VISIT, { settlements: {}, severities: [], incompleteReason: 'Hết giờ' })
  const { submission } = await phone.inspection(VISIT)
  return { site, phone, name, submission: submission!.id }
}

function minutesOf(submission: string, more: Partial<NewMinutes> = {}): NewMinutes {
  const unit = { name: 'Trần Văn Tuấn', post: 'Giám đốc' }
  const signatures = [{ by: 'unit' as const, person: null, strokes: [[[1, 2] as [number, number]]] }]
  const usual = { closing: 'signed' as const, unit, reservations: null, refusal: null, paper: [], signatures }
  return { submission, read: [{ item: 'A01', severity: 'S2', said: 'Bảng trống.' }], ...usual, ...more }
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited in vain')
}

describe('minutes on the phone', () => {
  it('survive a restart without a network, and arrive to the byte after the end of the visit', async () => {
    const { site, phone, name, submission } = await ended()
    expect(await phone.keepMinutes(VISIT, minutesOf(submission))).toBe(true)
    phones = []
    await phone.close()

    const again = page(site, name)
    const copy = (await again.minutes(VISIT))!
    expect(copy.document).toMatchObject({ inspection: VISIT, submission, closing: 'signed' })
    expect(copy.sha256).toBe(hash(copy.body))
    site.trouble = 'none'
    await again.sendNow()
    await until(async () => (await again.outbox()).length === 0)
    const kept = site.server.inspections.get(VISIT)!.minutes!
    expect(kept).toMatchObject({ id: copy.document.id, sha256: copy.sha256, body: new TextDecoder().decode(copy.body) })
    const [put] = site.sent('PUT', '/minutes/')
    expect(put!.headers!['X-Device-Signature']).toMatch(/^[0-9a-f]{128}$/)
  })

  it('are made once', async () => {
    const { phone, submission } = await ended()
    await phone.keepMinutes(VISIT, minutesOf(submission))
    const { sha256 } = (await phone.minutes(VISIT))!
    expect(await phone.keepMinutes(VISIT, minutesOf(submission, { closing: 'refused' }))).toBe(false)
    expect((await phone.minutes(VISIT))!.sha256).toBe(sha256)
  })

  it('keep the pages they name', async () => {
    const { phone, submission } = await ended()
    const page = await phone.addPhoto(VISIT, null, 'minutes', new Blob([new Uint8Array([0xff, 0xd8, 0xff, 1])]), 'a.jpg', null)
    await phone.keepMinutes(VISIT, minutesOf(submission, { closing: 'on_paper', paper: [page.id], signatures: [] }))
    await expect(phone.removeUnsentPhoto(page.id)).rejects.toMatchObject({ problem: 'in-minutes' })
    expect(await phone.photos(VISIT)).toHaveLength(1)
  })

  it('are known to the other phones of the team, and missing until then', async () => {
    const { site, phone, submission } = await ended()
    const colleague = page(site, `minutes ${++number}`)
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => (await phone.outbox()).length === 0)
    site.server.person = 'mai'
    site.server.csrf = 'csrf-mai'
    await colleague.signedIn(me('mai', 'csrf-mai'))
    await colleague.refresh()
    expect((await colleague.inspection(VISIT)).minutes).toMatchObject({ state: null, asked: true, here: false })

    site.server.inspections.get(VISIT)!.minutes = { id: 'm', sha256: 'a'.repeat(64), closing: 'refused', body: '' }
    await colleague.refresh()
    expect((await colleague.inspection(VISIT)).minutes).toMatchObject({ state: 'confirmed', closing: 'refused' })
    expect((await colleague.minutes(VISIT)) ?? submission).toBe(submission)
  })
})
