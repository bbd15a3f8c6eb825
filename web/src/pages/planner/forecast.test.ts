import { expect, it } from 'vitest'
import { Offline, ProblemError } from '../../api/client'
import { stepsOf, type Step } from './forecast'

const OUTLINE = 'event: outline\ndata: {"problems":[]}\n\n'
const HALF = ': at work\n\nevent: progress\ndata: {"done":0.5}\n\n'
const FORECAST = 'event: forecast\ndata: {"days":90}\n\n'
const FAILED = 'event: failed\ndata: {"type":"/problems/forecast-failed","detail":"It failed."}\n\n'

async function read(text: string, last: 'outline' | 'forecast' = 'forecast'): Promise<{ steps: Step[]; problem: unknown }> {
  return await gather(new Response(text).body!, last)
}

async function gather(body: ReadableStream<Uint8Array<ArrayBuffer>>, last: 'outline' | 'forecast') {
  const steps: Step[] = []
  try {
    for await (const step of stepsOf(body, last, new AbortController().signal)) steps.push(step)
    return { steps, problem: null }
  } catch (problem) {
    return { steps, problem }
  }
}

it('tells the outline, how far it is, and the forecast', async () => {
  const { steps, problem } = await read(OUTLINE + HALF + FORECAST)
  expect(steps).toEqual([{ outline: { problems: [] } }, { done: 0.5 }, { forecast: { days: 90 } }])
  expect(problem).toBeNull()
})

it('is content with an outline where nothing else was asked for', async () => {
  expect((await read(OUTLINE, 'outline')).problem).toBeNull()
})

it('says in the words of the server what failed', async () => {
  const { steps, problem } = await read(OUTLINE + FAILED)
  expect(steps).toHaveLength(1)
  expect(problem).toEqual(new ProblemError('/problems/forecast-failed', 200, 'It failed.', {}))
})

it('knows a stream that broke off, at its end or in the middle', async () => {
  expect((await read(OUTLINE + HALF)).problem).toBeInstanceOf(Offline)
  const cut = new ReadableStream({ pull: (controller) => controller.error(new TypeError('network error')) })
  expect((await gather(cut, 'forecast')).problem).toBeInstanceOf(Offline)
})
