import 'fake-indexeddb/auto'
import { createHash, webcrypto } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { hash } from '../sync/testing/server'
import { CHECKLIST_SHA256, me, Site, VISIT } from '../sync/testing/site'
import { Offline } from '../api/problems'
import { fromHex } from '../keys/hashing'
import { lockOf } from '../sync/testing/locks'
import { clearOld } from './clearing'
import { fetchCoverage } from './covering'
import { openStore } from './database'
import { Phone, PhotoRefused, SheetWrong } from './phone'

const HEADCOUNT = 'CL-VN-01-A01'
const LEADER = 'CL-VN-03-A01'
const VIEW = 'CL-VN-01-F04'

let phones: Phone[] = []
let number = 0

afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()))
})

/** A page on a phone; with the same name it is another page of the same phone. */
function page(site: Site, name: string, quiet = 1e6): Phone {
  const online = () => site.trouble === 'none'
  const made = new Phone({ name, transport: site.transport, onlyOne: () => lockOf(name), online, quiet })
  phones.push(made)
  return made
}

async function close(given: Phone): Promise<void> {
  phones = phones.filter((one) => one !== given)
  await given.close()
}

async function begun(quiet?: number): Promise<{ site: Site; phone: Phone; name: string }> {
  const site = new Site()
  const name = `phone ${++number}`
  const phone = page(site, name, quiet)
  await phone.signedIn(me('hung', 'csrf-hung'))
  await phone.refresh()
  return { site, phone, name }
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited in vain')
}

const allSent = (phone: Phone) => until(async () => (await phone.outbox()).length === 0)
const jpeg = (size = 5_000) => new Blob([new Uint8Array([0xff, 0xd8, 0xff]), new Uint8Array(size).fill(7)])

async function fill(phone: Phone): Promise<void> {
  await phone.answer(VISIT, HEADCOUNT, { type: 'count', value: 7, denominator: 8 }, 'Một người vắng')
  await phone.answer(VISIT, LEADER, { type: 'yesno', value: 'yes' })
}

describe('from release to the end of the visit without a network', () => {
  it('lives on the phone, survives a restart, and arrives to the byte', async () => {
    const { site, phone, name } = await begun()
    site.trouble = 'no-network'
    await phone.open(VISIT, { latitude: 20.6, longitude: 106.1, accuracy: 12 })
    await fill(phone)
    const photo = await phone.addPhoto(VISIT, HEADCOUNT, 'item', jpeg(), 'IMG_1.jpg', null)
    await phone.addPhoto(VISIT, VIEW, 'item', jpeg(300_000), 'IMG_2.jpg', null)
    await phone.submitSheet(VISIT)
    await phone.submitInspection(VISIT, { settlements: {}, severities: [], incompleteReason: 'Hết giờ' })
    expect(await phone.inspection(VISIT)).toMatchObject({ state: 'submitted', opening: { state: 'phone' } })
    await close(phone)

    const again = page(site, name)
    expect((await again.outbox()).map((entry) => entry.kind)).toEqual(['opening', 'photo', 'photo', 'sheet', 'submission'])
    site.trouble = 'none'
    await again.sendNow()
    await allSent(again)

    const inspection = site.server.inspections.get(VISIT)!
    const [revision] = [...inspection.sheets.values()][0]!.revisions
    const body = JSON.parse(revision!.body)
    expect(body).toMatchObject({ inspection: VISIT, revision: 1, checklist: CHECKLIST_SHA256, submitted: true })
    expect(body.answers[0]).toEqual({
      type: 'count', item: HEADCOUNT, value: 7, denominator: 8, note: 'Một người vắng', evidence: [photo.id],
    }) // prettier-ignore
    expect(inspection.state).toBe('submitted')
    const sheet = await again.sheet(VISIT)
    expect(sheet).toMatchObject({ state: 'confirmed', submitted: true, receipt: { code: 'AAAAA-BBBBB', revision: 1 } })
    expect(sheet.itemStates[HEADCOUNT]).toBe('confirmed')
    for (const kept of await again.photos(VISIT)) {
      expect(kept.state).toBe('confirmed')
      expect(hash(site.server.photos.get(kept.id)!.bytes)).toBe(kept.sha256)
    }
  })

  it('is signed by the phone, whose key the server knows', async () => {
    const { site, phone } = await begun()
    await phone.open(VISIT, null)
    await fill(phone)
    await phone.submitSheet(VISIT)
    await allSent(phone)
    const [put] = site.sent('PUT', '/sheets/')
    const point = fromHex(site.keys.get('hung')!)
    const kind = { name: 'ECDSA', namedCurve: 'P-256' }
    const key = await webcrypto.subtle.importKey('raw', point, kind, true, ['verify'])
    const digest = createHash('sha256').update(put!.body!).digest()
    const signature = fromHex(put!.headers!['X-Device-Signature']!)
    expect(await webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, digest)).toBe(true)
  })

  it('says honestly that it could not look', async () => {
    const { site, phone } = await begun()
    const before = await phone.lookedAt()
    site.trouble = 'no-network'
    await expect(phone.refresh()).rejects.toBeInstanceOf(Offline)
    expect(await phone.lookedAt()).toBe(before)
  })
})

describe('the sheet', () => {
  it('goes out as a draft after a while without changes, once', async () => {
    const { site, phone } = await begun(30)
    await phone.open(VISIT, null)
    await allSent(phone)
    await fill(phone)
    await until(async () => (await phone.sheet(VISIT)).state === 'sent')
    expect(site.sent('PUT', '/sheets/')).toHaveLength(1)
    expect((await phone.sheet(VISIT)).itemStates[LEADER]).toBe('sent')
    await phone.answer(VISIT, LEADER, { type: 'yesno', value: 'no' })
    expect(await phone.sheet(VISIT)).toMatchObject({ state: 'phone', itemStates: { [LEADER]: 'phone', [HEADCOUNT]: 'sent' } })
  })

  it('is told after a restart what it had no time for', async () => {
    const { site, phone, name } = await begun(1e6)
    await phone.open(VISIT, null)
    await allSent(phone)
    await fill(phone)
    await close(phone)
    const again = page(site, name, 20)
    await until(async () => (await again.sheet(VISIT)).state === 'sent')
  })

  it('keeps a half typed answer on the phone and out of the draft', async () => {
    const { site, phone } = await begun(20)
    await phone.open(VISIT, null)
    await allSent(phone)
    await phone.answer(VISIT, LEADER, { type: 'yesno', value: 'yes' })
    await phone.answer(VISIT, HEADCOUNT, { type: 'count', value: 9, denominator: 8 })
    await until(() => site.sent('PUT', '/sheets/').length > 0)
    expect(JSON.parse(new TextDecoder().decode(site.sent('PUT', '/sheets/')[0]!.body!)).answers).toHaveLength(1)
    expect((await phone.missing(VISIT))[0]).toMatchObject({ item: HEADCOUNT, what: 'mend' })
    await expect(phone.submitSheet(VISIT)).rejects.toBeInstanceOf(SheetWrong)
  })

  it('is corrected with a reason, in a revision of its own', async () => {
    const { site, phone } = await begun(20)
    await phone.open(VISIT, null)
    await fill(phone)
    await phone.submitSheet(VISIT)
    await allSent(phone)
    await phone.answer(VISIT, LEADER, { type: 'yesno', value: 'no' })
    expect(await phone.sheet(VISIT)).toMatchObject({ submitted: true, changedSince: true })
    await phone.correct(VISIT, 'Nhầm dòng')
    await phone.submitSheet(VISIT)
    await allSent(phone)
    const bodies = site.sent('PUT', '/sheets/').map((one) => JSON.parse(new TextDecoder().decode(one.body!)))
    expect(bodies.map((body) => [body.revision, body.submitted, body.reason])).toEqual([
      [1, true, undefined],
      [2, true, 'Nhầm dòng'],
    ])
    expect(await phone.sheet(VISIT)).toMatchObject({ changedSince: false, correction: null })
  })

  it('that was begun on another phone goes on here, with its photos', async () => {
    const { site, phone } = await begun()
    await phone.open(VISIT, null)
    await fill(phone)
    await phone.addPhoto(VISIT, HEADCOUNT, 'item', jpeg(), 'a.jpg', null)
    await phone.submitSheet(VISIT)
    await allSent(phone)
    const other = page(site, `phone ${++number}`)
    await other.signedIn(me('hung', 'csrf-hung'))
    await other.refresh()
    const taken = await other.sheet(VISIT)
    expect(taken.id).toBe((await phone.sheet(VISIT)).id)
    expect(taken).toMatchObject({ revision: 1, submitted: true, changedSince: false, state: 'confirmed' })
    expect(taken.itemStates).toMatchObject({ [HEADCOUNT]: 'confirmed', [LEADER]: 'confirmed' })
    expect(await other.unsent()).toBe(0)
    await other.answer(VISIT, LEADER, { type: 'yesno', value: 'no' })
    await other.submitSheet(VISIT, 'Xem lại')
    await allSent(other)
    const newest = JSON.parse([...site.server.inspections.get(VISIT)!.sheets.values()][0]!.revisions.at(-1)!.body)
    expect(newest.revision).toBe(2)
    expect(newest.answers[0].evidence).toHaveLength(1)
  })

  it('that was begun on another phone is taken over once, however many look at the same time', async () => {
    const { site, phone } = await begun()
    await phone.open(VISIT, null)
    await fill(phone)
    await phone.submitSheet(VISIT)
    await allSent(phone)
    const other = page(site, `phone ${++number}`)
    await other.signedIn(me('hung', 'csrf-hung'))
    await Promise.all([other.refresh(), other.refresh(), other.refresh()])
    expect(await other.sheet(VISIT)).toMatchObject({ revision: 1, state: 'confirmed' })
    expect(await other.unsent()).toBe(0)
  })

  it('of two phones filled without a network: the second is told and goes on with the sheet of the first', async () => {
    const { site, phone } = await begun()
    const other = page(site, `phone ${++number}`)
    await other.signedIn(me('hung', 'csrf-hung'))
    await other.refresh()
    site.trouble = 'no-network'
    await other.answer(VISIT, LEADER, { type: 'yesno', value: 'no' }, 'Vắng cả hai')
    site.trouble = 'none'
    await phone.open(VISIT, null)
    await phone.answer(VISIT, HEADCOUNT, { type: 'count', value: 8, denominator: 8 })
    await phone.submitSheet(VISIT)
    await allSent(phone)
    await other.submitSheet(VISIT)
    await until(async () => (await other.sheet(VISIT)).state === 'refused')
    expect((await other.sheet(VISIT)).problem).toMatchObject({ name: 'sheet-exists', status: 409 })
    expect(await other.goOnWithServers(VISIT)).toBe(true)
    await other.submitSheet(VISIT, 'Hai máy')
    await allSent(other)
    const newest = JSON.parse([...site.server.inspections.get(VISIT)!.sheets.values()][0]!.revisions.at(-1)!.body)
    expect(newest.answers.map((one: { item: string }) => one.item)).toEqual([HEADCOUNT, LEADER])
  })
})

describe('photos', () => {
  it('a page killed in the middle goes on at the byte where it was', async () => {
    const { site, phone, name } = await begun()
    await phone.open(VISIT, null)
    let parts = 0
    site.before = ({ method }) => {
      if (method === 'PATCH' && ++parts === 3) site.trouble = 'answers-lost'
    }
    await phone.addPhoto(VISIT, VIEW, 'item', jpeg(2_000_000), 'b.jpg', null)
    await until(() => parts === 3)
    await close(phone)
    site.trouble = 'none'
    const again = page(site, name)
    await allSent(again)
    const offsets = site.sent('PATCH', '/uploads/').map((one) => Number(one.headers!['Upload-Offset']))
    expect(offsets).toEqual([...new Set(offsets)].sort((one, other) => one - other))
    expect(site.sent('HEAD', '/uploads/')).toHaveLength(1)
  }, 20_000)

  it('only photos are taken, and a photo the server knows is not removed', async () => {
    const { phone } = await begun()
    await phone.open(VISIT, null)
    const wrong = phone.addPhoto(VISIT, VIEW, 'item', new Blob(['text']), 'c.jpg', null)
    await expect(wrong).rejects.toThrow(new PhotoRefused('not-a-photo'))
    const photo = await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'c.jpg', null)
    await allSent(phone)
    await expect(phone.removeUnsentPhoto(photo.id)).rejects.toThrow(new PhotoRefused('already-sent'))
  })

  it('one that is kept for a better line is announced, and one removed before is in no sheet', async () => {
    const { site, phone } = await begun()
    await phone.holdPhotos(true)
    await phone.open(VISIT, null)
    await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'd.jpg', null)
    await until(async () => (await phone.photos(VISIT))[0]?.state === 'held')
    site.trouble = 'no-network'
    const second = await phone.addPhoto(VISIT, HEADCOUNT, 'item', jpeg(), 'e.jpg', null)
    await until(async () => (await phone.outbox()).every((entry) => entry.state !== 'sending'))
    await fill(phone)
    const lost = await phone.removeUnsentPhoto(second.id).catch((problem: unknown) => problem)
    // Once an attempt was made the server may know it, although its answer never came.
    expect(lost === undefined || lost instanceof PhotoRefused).toBe(true)
    expect(await phone.photosHeld()).toBe(true)
    expect(site.sent('PATCH', '/uploads/')).toHaveLength(0)
  })

  it('a refused one goes again as a new one, and the sheet names the new one', async () => {
    const { site, phone } = await begun()
    await phone.open(VISIT, null)
    await allSent(phone)
    const original = site.server.answer.bind(site.server)
    site.server.answer = (asked) =>
      asked.path.includes('/evidence/')
        ? { ...original({ ...asked, csrf: 'wrong' }), content: { type: '/problems/evidence-time-impossible', detail: 'Đặt lại giờ.' }, status: 422 }
        : original(asked)
    const photo = await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'f.jpg', null)
    await until(async () => (await phone.photos(VISIT))[0]?.state === 'refused')
    expect((await phone.outbox())[0]).toMatchObject({ kind: 'photo', state: 'refused', problem: { detail: 'Đặt lại giờ.' } })
    site.server.answer = original
    const again = await phone.sendPhotoAgain(photo.id)
    await allSent(phone)
    expect(again.id).not.toBe(photo.id)
    expect((await phone.sheet(VISIT)).answers).toMatchObject([{ type: 'photo', evidence: [again.id] }])
  })
})

describe('room on the phone', () => {
  it('originals that a backup of the server has may go; what is unsent stays, however old', async () => {
    const { site, phone, name } = await begun()
    await phone.open(VISIT, null)
    await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'g.jpg', null)
    await allSent(phone)
    site.coverage.coversUntil = new Date(Date.now() + 60_000).toISOString()
    const kept = await openStore({ name })
    await fetchCoverage(kept, site.transport, 'hung', Date.now() + 24 * 3_600_000)
    kept.close()
    site.trouble = 'no-network'
    const unsent = await phone.addPhoto(VISIT, VIEW, 'item', jpeg(), 'h.jpg', null)
    await phone.freeSpace()
    expect((await phone.photos(VISIT)).map((photo) => photo.blob.size)).toEqual([0, unsent.size])
    await close(phone)
    const store = await openStore({ name })
    const later = Date.now() + 40 * 24 * 3_600_000
    await clearOld(store, 'hung', later)
    expect(await store.count('outbox')).toBe(3)
    site.trouble = 'none'
    const again = page(site, name)
    await again.sendNow()
    await allSent(again)
    await clearOld(store, 'hung', later)
    const counts = await Promise.all(['outbox', 'bodies', 'photos', 'originals'].map((one) => store.count(one as 'outbox')))
    expect(counts).toEqual([0, 0, 0, 0])
    store.close()
  })
})

describe('people', () => {
  it('a session that ended keeps everything and goes on after the same person signed in', async () => {
    const { site, phone } = await begun()
    site.server.signedIn = false
    await phone.open(VISIT, null)
    await until(() => phone.signedOutByServer())
    expect(await phone.outbox()).toHaveLength(1)
    site.server.signedIn = true
    site.server.csrf = 'csrf-2'
    await phone.signedIn(me('hung', 'csrf-2'))
    await allSent(phone)
    expect(site.server.inspections.get(VISIT)!.opening).not.toBeNull()
  })

  it('another person on the same phone sees nothing of it and sends nothing of it', async () => {
    const { site, phone } = await begun()
    site.trouble = 'no-network'
    await phone.open(VISIT, null)
    await fill(phone)
    await phone.signOut()
    expect(await phone.session()).toBeNull()
    site.trouble = 'none'
    site.server.person = 'mai'
    site.server.csrf = 'csrf-mai'
    await phone.signedIn(me('mai', 'csrf-mai'))
    await phone.refresh()
    expect(await phone.unsentOfOthers()).toEqual([{ name: 'hung', count: 2 }])
    expect(await phone.outbox()).toEqual([])
    expect((await phone.sheet(VISIT)).answers).toEqual([])
    expect(site.server.inspections.get(VISIT)!.opening).toBeNull()
    await phone.signOut()
    site.server.person = 'hung'
    site.server.csrf = 'csrf-hung'
    await phone.signedIn(me('hung', 'csrf-hung'))
    await allSent(phone)
    expect(site.server.inspections.get(VISIT)!.opening).not.toBeNull()
  })

  it('an answer that nobody queued yet counts as unsent, and goes out when its person is back', async () => {
    const { site, phone } = await begun(20)
    await phone.open(VISIT, null)
    await allSent(phone)
    expect(await phone.unsent()).toBe(0)
    site.trouble = 'no-network'
    await phone.answer(VISIT, LEADER, { type: 'yesno', value: 'yes' })
    expect(await phone.unsent()).toBe(1)
    await phone.signOut()
    site.trouble = 'none'
    site.server.person = 'mai'
    site.server.csrf = 'csrf-mai'
    await phone.signedIn(me('mai', 'csrf-mai'))
    expect(await phone.unsent()).toBe(0)
    expect(await phone.unsentOfOthers()).toEqual([{ name: 'hung', count: 1 }])
    await new Promise((resolve) => setTimeout(resolve, 60))
    await phone.signOut()
    site.server.person = 'hung'
    site.server.csrf = 'csrf-hung'
    await phone.signedIn(me('hung', 'csrf-hung'))
    await until(async () => (await phone.unsent()) === 0)
    const [sheet] = site.server.inspections.get(VISIT)!.sheets.values()
    expect(sheet?.revisions).toHaveLength(1)
  })

  it('the cookie of somebody else sends nothing in this person’s name', async () => {
    const { site, phone } = await begun()
    site.server.person = 'mai'
    site.server.csrf = 'csrf-mai'
    await phone.open(VISIT, null)
    await until(() => phone.signedOutByServer())
    expect(site.server.inspections.get(VISIT)!.opening).toBeNull()
  })

  it('who withdrew no longer has the inspection', async () => {
    const { site, phone } = await begun()
    await phone.withdraw(VISIT, 'conflict')
    await allSent(phone)
    expect(site.server.inspections.get(VISIT)!.withdrawals).toHaveLength(1)
    expect(await phone.inspection(VISIT)).toMatchObject({ gone: true, withdrawal: { state: 'confirmed' } })
  })
})

describe('the leader', () => {
  it('calls a visit off without a network, before the door or behind it', async () => {
    for (const opened of [false, true]) {
      const { site, phone } = await begun()
      site.trouble = 'no-network'
      if (opened) await phone.open(VISIT, null)
      await phone.callOff(VISIT, 'Bão số 9')
      expect(await phone.visit(VISIT)).toMatchObject({ inspection: { state: 'closed', callingOff: { state: 'phone' } } })
      site.trouble = 'none'
      await phone.sendNow()
      await allSent(phone)
      expect(site.sent('POST', opened ? '/abortion' : '/cancellation')).toHaveLength(1)
      expect(await phone.inspection(VISIT)).toMatchObject({ state: 'closed', detail: { state: 'closed' } })
    }
  })

  it('sees what colleagues saw differently, and what is read out', async () => {
    const { site, phone } = await begun()
    await phone.open(VISIT, null)
    await fill(phone)
    await allSent(phone)
    const answers = [{ type: 'count', item: HEADCOUNT, value: 8, denominator: 8 }]
    const body = JSON.stringify({ submitted: true, answers })
    const revisions = [{ sha256: 'x', body, revision: 1, submitted: true }]
    site.server.inspections.get(VISIT)!.sheets.set('of mai', { inspector: 'mai', revisions })
    expect(await phone.fetchTeam(VISIT)).toBe(true)
    site.trouble = 'no-network'
    const [overlap] = await phone.overlaps(VISIT)
    expect(overlap).toMatchObject({ item: HEADCOUNT, said: [{ name: 'hung' }, { name: 'mai' }] })
    expect(await phone.findings(VISIT, { [HEADCOUNT]: 'mai' })).toEqual([])
    expect(await phone.findings(VISIT, { [HEADCOUNT]: 'hung' })).toEqual([{ item: HEADCOUNT, severity: 'S3' }])
    expect((await phone.team(VISIT)).map((one) => one.submitted)).toEqual([true, true])
  })
})

describe('two tabs', () => {
  it('write into one sheet, know of each other, and only one sends', async () => {
    const { site, phone, name } = await begun()
    const second = page(site, name)
    let told = 0
    second.subscribe(() => told++)
    await phone.open(VISIT, null)
    await Promise.all([
      phone.answer(VISIT, HEADCOUNT, { type: 'count', value: 8, denominator: 8 }),
      second.answer(VISIT, LEADER, { type: 'yesno', value: 'yes' }),
    ])
    await Promise.all([phone.submitSheet(VISIT), second.submitSheet(VISIT, 'Hai thẻ')])
    await allSent(phone)
    await until(() => told > 0)
    expect(site.sent('PUT', '/opening')).toHaveLength(1)
    const bodies = site.sent('PUT', '/sheets/').map((one) => `${one.path} ${hash(one.body!)}`)
    expect(new Set(bodies).size).toBe(bodies.length)
    expect((await second.sheet(VISIT)).answers).toHaveLength(2)
  })

  it('when the one that sends is closed the other goes on', async () => {
    const { site, phone, name } = await begun()
    const second = page(site, name)
    await second.start()
    await close(phone)
    await second.open(VISIT, null)
    await allSent(second)
    expect(site.server.inspections.get(VISIT)!.opening).not.toBeNull()
  })
})

describe('a release', () => {
  it('is short: checklists and units are on the phone already', async () => {
    const { site, phone } = await begun()
    await phone.refresh()
    await phone.refresh()
    expect(site.packs).toBe(1)
    const [visit] = await phone.inspections()
    expect(visit).toMatchObject({ leads: true, unit: { name: 'Trung tâm' }, checklist: { code: 'CL-VN-OPEN' } })
    expect(visit!.profile!.questions[0]!.code).toBe(HEADCOUNT)
  })
})
