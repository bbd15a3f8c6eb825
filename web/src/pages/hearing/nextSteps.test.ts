import { expect, it } from 'vitest'
import type { Schemas } from '../../api/client'
import { alsoPossible, isLate } from './nextSteps'

const act = (action: Schemas['PossibleAct']['action']): Schemas['PossibleAct'] => ({ action, subject: null, method: 'POST', address: '/v1', until: null })
const awaited = (action: Schemas['AwaitedAct']['action']): Schemas['AwaitedAct'] => ({ action, count: 1, by: 'reviewer', people: [], yours: true, since: '2026-11-23T01:00:00Z', until: null })

it('tells beside what is waited for what else may be done, each once', () => {
  const told = alsoPossible({ state: 'explaining', mine: [act('draft'), act('invite'), act('invite'), act('commend')], waiting: [awaited('draft')] })
  expect(told).toEqual([
    { action: 'invite', until: null, count: 2 },
    { action: 'commend', until: null, count: 1 },
  ])
})

it('knows what is late', () => {
  expect([isLate('2000-01-01T00:00:00Z'), isLate('2999-01-01T00:00:00Z')]).toEqual([true, false])
})
