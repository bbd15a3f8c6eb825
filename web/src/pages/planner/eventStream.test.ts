import { expect, it } from 'vitest'
import { eventsOf, type Told } from './eventStream'

function streamOf(...pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function all(text: string, size = 1e6): Promise<Told[]> {
  const bytes = new TextEncoder().encode(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size))
  const found: Told[] = []
  for await (const told of eventsOf(streamOf(...pieces))) found.push(told)
  return found
}

const TOLD = [
  { event: 'outline', data: '{"a":"Hưng Yên"}' },
  { event: 'progress', data: '{"done":0.5}' },
]

it.each(['\n', '\r\n', '\r'])('reads events whose lines end in %j, however they are cut', async (end) => {
  const text = `event: outline\ndata: {"a":"Hưng Yên"}\n\n: at work\n\nevent:progress\ndata:{"done":0.5}\n\n`
  for (const size of [1, 2, 3, 7, 1000]) expect(await all(text.replaceAll('\n', end) + end, size)).toEqual(TOLD)
})

it('puts the lines of one event together and leaves unknown fields out', async () => {
  expect(await all('id: 7\nretry: 5\ndata: a\ndata:  b\ndata\n\n')).toEqual([{ event: 'message', data: 'a\n b\n' }])
})

it('tells nothing of an event that breaks off', async () => {
  expect(await all('event: forecast\ndata: {"day')).toEqual([])
})

it('cancels what is not read to its end', async () => {
  let cancelled = false
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
    cancel: () => void (cancelled = true),
  })
  for await (const told of eventsOf(body)) {
    expect(told.data).toBe('x')
    break
  }
  expect(cancelled).toBe(true)
})
