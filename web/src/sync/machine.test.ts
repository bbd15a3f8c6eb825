import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from './deciding'
import { isOpen, type Entry } from './entries'
import { hash, released } from './testing/server'
import { FATES, World, type Fate } from './testing/world'
import { Person } from './testing/person'

const SHIFT = 8 * 3_600_000

type Act =
  | { act: 'open' | 'draft' | 'hand-in' | 'end' | 'nudge' | 'sign-in' | 'hold' | 'release' | 'reload' | 'first' | 'late' }
  | { act: 'mistake' | 'minutes' }
  | { act: 'photograph'; size: number }
  | { act: 'pass'; minutes: number }
  | { act: 'send'; fates: Fate[] }

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ act: fc.constant('send' as const), fates: fc.array(fc.constantFrom(...FATES), { maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('photograph' as const), size: fc.integer({ min: 1, max: 90_000 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 30 }) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'open', 'draft', 'draft', 'draft', 'hand-in', 'end', 'nudge', 'sign-in', 'hold', 'release', 'reload', 'first', 'late',
        'mistake', 'minutes',
      ),
    }),
  },
) // prettier-ignore

function worldWith(inspection: string): [World, Person] {
  const world = new World()
  world.server.inspections.set(inspection, released(inspection))
  world.outbox = { ...world.outbox, line: { ...world.outbox.line, slice: 32 * 1024 } }
  return [world, new Person(world, inspection)]
}

function perform(world: World, person: Person, given: Act): void {
  switch (given.act) {
    case 'open':
      return person.open()
    case 'draft':
      return person.save()
    case 'mistake':
      return person.save({ refuse: true })
    case 'hand-in':
      return person.save({ submitted: true })
    case 'end':
      return person.submit()
    case 'minutes':
      return person.keepMinutes()
    case 'photograph':
      return person.photograph(given.size)
    case 'nudge':
      return world.happen({ happened: 'nudged', now: world.now })
    case 'sign-in':
      return world.signInAgain()
    case 'hold':
    case 'release':
      return world.happen({ happened: 'photos-held', on: given.act === 'hold' })
    case 'reload':
      return world.happen({ happened: 'woke' })
    case 'first': {
      const photo = world.outbox.entries.findLast((entry) => entry.kind === 'photo')
      return photo && world.happen({ happened: 'moved-first', id: photo.id })
    }
    case 'late':
      return world.delayed.splice(0).forEach((asked) => world.server.answer(asked))
    case 'pass':
      world.now += given.minutes * 60_000
      return
    case 'send':
      for (const fate of given.fates) world.turn(fate)
  }
}

/** The network holds, the person signs in: everything must come to its end. */
function settle(world: World): void {
  world.happen({ happened: 'photos-held', on: false })
  world.signInAgain()
  const end = world.now + SHIFT
  for (let turns = 0; world.now < end && world.turn('well'); turns++) {
    if (turns > 5_000) throw new Error('is busy without an end')
  }
}

function checkServerHolds(world: World, entry: Entry): void {
  const inspection = world.server.inspections.get(entry.inspection)!
  switch (entry.kind) {
    case 'opening':
      expect(inspection.opening).not.toBeNull()
      break
    case 'sheet':
      expect(inspection.sheets.get(entry.sheet)?.revisions[entry.revision - 1]?.sha256).toBe(entry.sha256)
      break
    case 'photo':
      expect(world.server.photos.get(entry.id)).toMatchObject({ arrived: true, sha256: entry.sha256 })
      expect(hash(world.server.photos.get(entry.id)!.bytes)).toBe(entry.sha256)
      break
    case 'submission':
      expect(inspection.submission?.sha256).toBe(entry.sha256)
      break
    case 'minutes':
      expect(inspection.minutes).toMatchObject({ id: entry.id, sha256: entry.sha256 })
      break
  }
}

describe('whatever happens in whatever order', () => {
  const story = fc.array(acts, { maxLength: 40 })

  it('nothing acknowledged is lost, everything is sent in the end, and refusals stay visible', () => {
    fc.assert(
      fc.property(story, (given) => {
        const [world, person] = worldWith('visit')
        const queued = new Set<string>()
        for (const one of given) {
          perform(world, person, one)
          for (const entry of world.outbox.entries) {
            if (entry.state === 'confirmed') checkServerHolds(world, entry)
            queued.add(entry.id)
          }
          expect(world.outbox.entries.map((entry) => entry.id)).toEqual(expect.arrayContaining([...queued]))
        }
        settle(world)
        for (const entry of world.outbox.entries) {
          if (entry.state === 'confirmed') checkServerHolds(world, entry)
          if (entry.state === 'refused') expect(entry.problem?.detail).toMatch(/^The sentence of/)
          if (isOpen(entry)) expectBlocked(world, entry)
        }
      }),
      { numRuns: 250 },
    )
  }, 60_000)

  it('the end of the visit goes out only after the last own sheet is confirmed', () => {
    fc.assert(
      fc.property(story, (given) => {
        const [world, person] = worldWith('visit')
        for (const one of given) {
          const before = world.sent.length
          perform(world, person, one)
          for (const { entry } of world.sent.slice(before)) if (entry.kind === 'submission') expectSheetsSent(world, entry)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('a phone without a network is quiet', () => {
    fc.assert(
      fc.property(fc.array(acts, { maxLength: 15 }), (given) => {
        const [world, person] = worldWith('visit')
        person.open()
        for (const one of given) perform(world, person, one)
        const start = world.now
        const before = world.sent.length
        while (world.now < start + 3_600_000 && world.turn('lost-on-the-way'));
        expect(world.sent.length - before).toBeLessThan(30)
      }),
      { numRuns: 200 },
    )
  })

  it('a server that only fails is asked less and less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FATES.filter(isFailure)), fc.integer({ min: 1, max: 5 }), (fate, photos) => {
        const [world, person] = worldWith('visit')
        person.open()
        person.save()
        for (let number = 0; number < photos; number++) person.photograph(1_000)
        const start = world.now
        while (world.now < start + 3_600_000 && world.turn(fate));
        expect(world.sent.length).toBeLessThan(140)
      }),
      { numRuns: 60 },
    )
  })
})

const FAILURES: Fate[] = [
  'lost-on-the-way', 'answer-lost', 'sign-in-page-of-a-hotel', 'busy-for-a-minute', 'too-often', 'failed-inside',
  'session-ended', 'proof-out-of-date',
] // prettier-ignore

function isFailure(fate: Fate): boolean {
  return FAILURES.includes(fate)
}

/** What is still open at the end waits for a person: for a sheet that was refused, or one that nobody handed in. */
function expectBlocked(world: World, entry: Entry): void {
  const inspection = world.server.inspections.get(entry.inspection)!
  if (entry.kind === 'submission') {
    const refused = world.outbox.entries.some((other) => other.kind === 'sheet' && other.state === 'refused')
    const nobody = ![...inspection.sheets.values()].some((sheet) => sheet.revisions.some((one) => one.submitted))
    expect(refused || nobody).toBe(true)
  } else if (entry.kind === 'minutes') {
    expect(inspection.submission).toBeNull()
  } else {
    expect(inspection.opening).toBeNull()
  }
}

function expectSheetsSent(world: World, submission: Entry): void {
  const earlier = world.outbox.entries.filter((one) => one.kind === 'sheet' && one.order < submission.order)
  const unsent = earlier.filter((one) => one.state === 'waiting' && one.queuedAt < submission.queuedAt)
  expect(unsent).toEqual([])
}

describe('decisions', () => {
  it('small things go before photos, in their order', () => {
    const [world, person] = worldWith('visit')
    person.photograph(100)
    person.open()
    person.save({ submitted: true })
    person.submit()
    settle(world)
    const steps = world.sent.map(({ entry }) => (entry.kind === 'photo' ? entry.step : entry.kind))
    expect(steps).toEqual(['opening', 'sheet', 'submission', 'announce', 'open', 'bytes'])
  })

  it('minutes go after the end of the visit and the announcement of their pages, not after the photos', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.photograph(100)
    person.photograph(200)
    person.save({ submitted: true })
    person.submit()
    person.keepMinutes()
    settle(world)
    const kinds = world.sent.map(({ entry }) => (entry.kind === 'photo' ? entry.step : entry.kind))
    expect(kinds.slice(0, 6)).toEqual(['opening', 'sheet', 'submission', 'announce', 'announce', 'minutes'])
    expect(world.outbox.entries.every((entry) => entry.state === 'confirmed')).toBe(true)
  })

  it('signed minutes are not made anew while they wait, and are once the server refused them', () => {
    const [world, person] = worldWith('visit')
    person.keepMinutes()
    person.keepMinutes()
    expect(world.outbox.entries).toHaveLength(1)
    Object.assign(world.server.inspections.get('visit')!, { state: 'closed' })
    settle(world)
    expect(world.outbox.entries[0]).toMatchObject({ state: 'refused', problem: { name: 'wrong-state' } })
    person.keepMinutes()
    expect(world.outbox.entries.map((entry) => entry.state)).toEqual(['replaced', 'waiting'])
  })

  it('minutes of a visit whose end was refused wait for the next end', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.keepMinutes()
    settle(world)
    expect(world.outbox.entries[1]).toMatchObject({ state: 'waiting', problem: { name: 'minutes-before-submission' } })
    person.save({ submitted: true })
    person.submit()
    settle(world)
    expect(world.outbox.entries.every((entry) => entry.state === 'confirmed')).toBe(true)
  })

  it('a person keeps photos for a better line; that they will come is told at once', () => {
    const [world, person] = worldWith('visit')
    world.happen({ happened: 'photos-held', on: true })
    person.open()
    person.photograph(100)
    world.signInAgain()
    while (world.turn('well'));
    expect(world.outbox.entries[1]).toMatchObject({ step: 'open', state: 'waiting' })
    expect(decide(world.outbox, world.now)).toEqual({ does: 'rest' })
  })

  it('a cut photo goes on at the byte where it stopped', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.photograph(60_000)
    world.signInAgain()
    for (const fate of ['well', 'well', 'well', 'well', 'cut-in-the-middle'] as const) world.turn(fate)
    settle(world)
    const offsets = world.sent.flatMap(({ entry }) => (entry.kind === 'photo' && entry.step === 'bytes' ? entry.offset : []))
    expect(offsets[0]).toBe(0)
    expect(offsets[1]).toBe(16 * 1024)
    expect(world.outbox.entries.every((entry) => entry.state === 'confirmed')).toBe(true)
  })

  it('the cookie of another person sends nothing in their name', () => {
    const [world, person] = worldWith('visit')
    person.open()
    world.server.person = 'mai'
    world.server.csrf = 'csrf-mai'
    world.csrf = 'csrf-hung'
    world.outbox = { ...world.outbox, line: { ...world.outbox.line, stale: false } }
    while (world.turn('well'));
    expect(world.outbox.line.signedOut).toBe(true)
    expect(world.server.inspections.get('visit')!.opening).toBeNull()
  })

  it('what a server set back to yesterday has lost is sent again', () => {
    const [world, person] = worldWith('visit')
    person.open()
    world.signInAgain()
    for (let revision = 1; revision <= 3; revision++) {
      person.save()
      while (world.turn('well'));
    }
    const kept = world.server.inspections.get('visit')!.sheets.get('sheet-visit')!
    kept.revisions.splice(1)
    person.save({ submitted: true })
    settle(world)
    expect(kept.revisions.map((one) => one.revision)).toEqual([1, 2, 3, 4])
  })

  it('a refused sheet is made anew under its number', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.save({ refuse: true })
    settle(world)
    expect(world.outbox.entries[1]).toMatchObject({ state: 'refused', problem: { name: 'answer-not-a-count' } })
    person.save({ submitted: true })
    person.submit()
    settle(world)
    expect(world.outbox.entries.map((entry) => entry.state)).toEqual(['confirmed', 'replaced', 'confirmed', 'confirmed'])
  })

  it('a slice of which the server had a part already counts as cut, and the next one is smaller', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.photograph(90_000)
    world.signInAgain()
    for (let turn = 0; turn < 4; turn++) world.turn('well')
    const { id } = world.outbox.entries[1]!
    world.server.photos.get(id)!.bytes = world.photos.get(id)!.slice(0, 10_000)
    world.turn('well')
    expect(world.outbox.entries[1]).toMatchObject({ step: 'bytes', offset: 10_000 })
    expect(world.outbox.line.slice).toBe(16 * 1024)
    settle(world)
    expect(world.outbox.entries[1]).toMatchObject({ state: 'confirmed' })
  })

  it('a clock that was an hour fast and is set right delays nothing by an hour', () => {
    const [world, person] = worldWith('visit')
    person.open()
    world.signInAgain()
    for (const fate of ['well', 'lost-on-the-way', 'failed-inside'] as const) world.turn(fate)
    world.now -= 3_600_000
    const waits = decide(world.outbox, world.now)
    expect(waits.does).toBe('send')
    world.happen({ happened: 'nudged', now: world.now })
    settle(world)
    expect(world.outbox.entries[0]).toMatchObject({ state: 'confirmed' })
  })

  it('before a withdrawal goes what was done until then', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.save()
    person.photograph(200)
    person.withdraw()
    settle(world)
    expect(world.outbox.entries.map((entry) => entry.state)).toEqual(Array(4).fill('confirmed'))
    expect(world.server.inspections.get('visit')!.withdrawals).toHaveLength(1)
  })

  it('before a visit is broken off goes what was done until then; again is harmless', () => {
    const [world, person] = worldWith('visit')
    person.open()
    person.save()
    person.callOff('abort')
    while (world.outbox.entries.some((entry) => entry.kind !== 'calling-off' && entry.state !== 'confirmed')) world.turn('well')
    world.turn('answer-lost')
    settle(world)
    expect(world.outbox.entries.map((entry) => entry.state)).toEqual(Array(3).fill('confirmed'))
    expect(world.server.inspections.get('visit')).toMatchObject({ state: 'closed' })
  })

  it('what a colleague opened is not cancelled, and the leader is told', () => {
    const [world, person] = worldWith('visit')
    person.callOff('cancel')
    Object.assign(world.server.inspections.get('visit')!, { state: 'opened', opening: 'of a colleague' })
    settle(world)
    expect(world.outbox.entries[0]).toMatchObject({ state: 'refused', problem: { name: 'wrong-state' } })
    person.callOff('abort')
    settle(world)
    expect(world.outbox.entries.at(-1)).toMatchObject({ state: 'confirmed' })
  })
})
