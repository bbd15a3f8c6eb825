import { api, ProblemError, type Schemas } from '../../api/client'
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
  for await (const { event, data: text } of eventsOf(data as ReadableStream<Uint8Array>)) {
    const told: unknown = JSON.parse(text)
    if (event === 'outline') yield { outline: told as Outline }
    if (event === 'progress') yield told as { done: number }
    if (event === 'forecast') yield { forecast: told as Forecast }
    if (event === 'failed') {
      const { type, detail } = told as { type: string; detail: string }
      throw new ProblemError(type, response.status, detail, {})
    }
  }
}

/** One page for the chairman, in the reader's language. */
export async function forecastPaper(programme: string, terms: Terms): Promise<Blob> {
  const { data, error, response } = await api.POST('/v1/programmes/{programme}/forecast-paper', {
    params: { path: { programme } },
    body: terms,
    parseAs: 'blob',
  })
  if (!response.ok || !data) throw problemOf(response, error)
  return data as Blob
}
