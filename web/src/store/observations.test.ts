import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it } from 'vitest'
import { lockOf } from '../sync/testing/locks'
import { me, Site, VISIT } from '../sync/testing/site'
import type { NewInteraction, NewInterview } from './observations'
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

/** Inside, where nobody has a network. */
async function inside(): Promise<{ site: Site; phone: Phone; name: string }> {
  const site = new Site()
  const name = `observations ${++number}`
  const phone = page(site, name)
  await phone.signedIn(me('hung', 'csrf-hung'))
  await phone.refresh()
  site.trouble = 'no-network'
  await phone.open(VISIT, null)
  return { site, phone, name }
}

function talk(more: Partial<NewInterview> = {}): NewInterview {
  const said = { askedAgain: 'yes', deadlineTold: 'no', paidMore: 'unknown' } as const
  return { purpose: 'submit', politeness: 4, ...said, waitedMinutes: null, remark: null, ...more }
}

const SCENE: NewInteraction = {
  counter: 'Quầy 3',
  greeted: 'yes',
  explained: 'no',
  apologisedIfLate: 'not_applicable',
  waitedMinutes: 5,
  servedMinutes: 4,
  remark: null,
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('waited in vain')
}

describe('what is observed on site', () => {
  it('survives a restart without a network, and each arrives once, after the opening', async () => {
    const { site, phone, name } = await inside()
    await phone.keepInterview(VISIT, talk())
    await phone.keepInterview(VISIT, talk({ politeness: 1 }))
    await phone.keepInteraction(VISIT, SCENE)
    phones = []
    await phone.close()

    const again = page(site, name)
    const { made, there } = await again.observations(VISIT)
    expect(made.map(({ kind, state }) => [kind, state])).toEqual([
      ['interaction', 'phone'],
      ['interview', 'phone'],
      ['interview', 'phone'],
    ])
    expect(there).toEqual({ interview: 2, interaction: 1 })
    site.trouble = 'none'
    await again.sendNow()
    await until(async () => (await again.outbox()).length === 0)
    expect([...site.server.inspections.get(VISIT)!.observed.keys()].sort()).toEqual(made.map(({ id }) => id).sort())
    expect((await again.observations(VISIT)).made.every(({ state }) => state === 'confirmed')).toBe(true)
  })

  it('goes on half-filled after the phone died, and is wiped once it is whole', async () => {
    const { site, phone, name } = await inside()
    await phone.keepBegun(VISIT, 'interview', { purpose: 'submit', politeness: null, remark: 'Quay lại ba' })
    await phone.keepBegun(VISIT, 'interaction', { counter: 'Quầy 3' })
    phones = []
    await phone.close()

    const again = page(site, name)
    expect(await again.begun(VISIT, 'interview')).toEqual({ purpose: 'submit', politeness: null, remark: 'Quay lại ba' })
    await again.keepInterview(VISIT, talk())
    expect(await again.begun(VISIT, 'interview')).toBeNull()
    expect(await again.begun(VISIT, 'interaction')).toEqual({ counter: 'Quầy 3' })
    await again.keepBegun(VISIT, 'interaction', null)
    expect(await again.begun(VISIT, 'interaction')).toBeNull()
  })

  it('is left half-filled by a refresh, but not by a visit that is taken away', async () => {
    const { site, phone } = await inside()
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => (await phone.outbox()).length === 0)
    await phone.keepBegun(VISIT, 'interview', { remark: 'Quay lại ba' })
    await phone.refresh()
    expect(await phone.begun(VISIT, 'interview')).toEqual({ remark: 'Quay lại ba' })
    site.server.inspections.delete(VISIT)
    await phone.refresh()
    expect(await phone.begun(VISIT, 'interview')).toBeNull()
  })

  it('is sent again as it was when the answer is lost', async () => {
    const { site, phone } = await inside()
    await phone.keepInterview(VISIT, talk())
    site.before = ({ path }) => {
      if (path.includes('/interviews/')) site.trouble = 'answers-lost'
    }
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => site.server.inspections.get(VISIT)!.observed.size > 0)
    site.before = () => undefined
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => (await phone.outbox()).length === 0)
    expect(site.server.inspections.get(VISIT)!.observed.size).toBe(1)
  })

  it('counts what colleagues made, and its own once', async () => {
    const { site, phone } = await inside()
    await phone.keepInterview(VISIT, talk())
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => (await phone.outbox()).length === 0)
    site.server.inspections.get(VISIT)!.observed.set('of-mai', 'a'.repeat(64))
    await phone.refresh()
    expect((await phone.observations(VISIT)).there).toEqual({ interview: 2, interaction: 0 })
  })

  it('goes when the server refused it and the person drops it', async () => {
    const { site, phone } = await inside()
    await phone.keepInterview(VISIT, talk({ remark: '0912345678' }))
    site.trouble = 'none'
    await phone.sendNow()
    await until(async () => (await phone.observations(VISIT)).made[0]!.state === 'refused')
    const { made, there } = await phone.observations(VISIT)
    expect(there.interview).toBe(0)
    await phone.dropObservation(VISIT, made[0]!.id)
    expect((await phone.observations(VISIT)).made).toEqual([])
    expect(await phone.outbox()).toEqual([])
  })
})
