import 'fake-indexeddb/auto'
import { expect, it, vi } from 'vitest'
import { openStore } from '../store/database'
import { onlyOneTab } from './onlyOne'

it('without locks a note in the store keeps the second tab waiting, until the first one ends or dies', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  const store = await openStore({ name: 'lease' })
  const order: string[] = []
  const [first, second] = [new AbortController(), new AbortController()]
  const work = (name: string) => (ended: AbortSignal) => {
    order.push(name)
    return new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve()))
  }
  const firstDone = onlyOneTab(store)(work('first'), first.signal)
  await vi.waitFor(() => expect(order).toEqual(['first']))
  const secondDone = onlyOneTab(store)(work('second'), second.signal)
  for (let passed = 0; passed < 60; passed++) await vi.advanceTimersByTimeAsync(1_000)
  expect(order).toEqual(['first'])
  first.abort()
  await firstDone
  for (let passed = 0; passed < 10; passed++) await vi.advanceTimersByTimeAsync(1_000)
  await vi.waitFor(() => expect(order).toEqual(['first', 'second']))
  second.abort()
  await secondDone
  vi.useRealTimers()
})
