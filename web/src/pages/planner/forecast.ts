import { api, ask, Offline, ProblemError, type Schemas } from '../../api/client'
import { problemOf } from '../../api/problems'
import { eventsOf } from './eventStream'
import type { Terms } from './plan'

export type Outline = Schemas['OutlineEvent']
export type Forecast = Schemas['ForecastEvent']
export type Remark = Outline['problems'][number]
export type Measure = Forecast['measures'][number]

/** What the stream tells, one after the other: an outline, progress, a forecast. */
export type Step = { outline: Outline } | { done: number } | { forecast: Forecast }

/** `replicas` 0 asks for the outline alone, null for as many as the server thinks right. */
export async function* forecastOf(
  programme: string,
  terms: Terms,
  replicas: number | null,
  signal: AbortSignal,
): AsyncGenerator<Step> {
  const { data, error, response } = await api.POST('/v1/programmes/{programme}/forecast', {
    params: { path: { programme } },
    body: { ...terms, ...(replicas !== null && { replicas }) },
    parseAs: 'stream',
    signal,
  })
  if (!response.ok || !data) throw problemOf(response, error)
  yield* stepsOf(data as ReadableStream<Uint8Array>, replicas === 0 ? 'outline' : 'forecast', signal)
}

/** Throws what the server says has failed, and Offline when the line breaks off before the last step. */
export async function* stepsOf(
  body: ReadableStream<Uint8Array>,
  last: 'outline' | 'forecast',
  signal: AbortSignal,
): AsyncGenerator<Step> {
  let before = ''
  for await (const { event, data } of whole(eventsOf(body), signal)) {
    before = event
    const told: unknown = JSON.parse(data)
    if (event === 'outline') yield { outline: told as Outline }
    if (event === 'progress') yield told as { done: number }
    if (event === 'forecast') yield { forecast: told as Forecast }
    if (event === 'failed') {
      const { type, detail } = told as { type: string; detail: string }
      throw new ProblemError(type, 200, detail, {})
    }
  }
  if (before !== last) throw new Offline('it broke off')
}

/** A line that is cut in the middle is an error of `fetch`. */
async function* whole<T>(told: AsyncGenerator<T>, signal: AbortSignal): AsyncGenerator<T> {
  try {
    yield* told
  } catch (error) {
    throw signal.aborted ? error : new Offline(String(error))
  }
}

/** One page for the chairman, in the reader's language. */
export async function forecastPaper(programme: string, terms: Terms): Promise<Blob> {
  const params = { path: { programme } }
  const call = api.POST('/v1/programmes/{programme}/forecast-paper', { params, body: terms, parseAs: 'blob' })
  return (await ask(call)) as Blob
}
