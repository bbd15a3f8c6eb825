import type { WireAnswer } from './reading'

/** A request with everything that belongs to it; `proof` goes with the cookie of one person. */
export interface Sending {
  method: string
  path: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer> | null
  proof?: string | null
}

/** Null when no answer came, whatever the reason. */
export type Transport = (sending: Sending) => Promise<WireAnswer | null>

interface Surroundings {
  language: () => string
  /** Told after each answer, for the clock: when it was asked, and what the server's clock said. */
  heard?: (date: string, askedAt: number) => void
}

const PATIENCE = 60_000
const PER_BYTE = 0.5

/** Over the browser's fetch, with the cookie of this site. */
export function browserTransport({ language, heard }: Surroundings): Transport {
  return async ({ method, path, headers = {}, body = null, proof = null }) => {
    const askedAt = Date.now()
    const patience = new AbortController()
    // A slow line gets the time its bytes need at 16 kbit/s.
    const timer = setTimeout(() => patience.abort(), PATIENCE + (body?.length ?? 0) * PER_BYTE)
    try {
      const response = await fetch(path, {
        method,
        headers: { ...headers, 'Accept-Language': language(), ...(proof ? { 'X-CSRF-Token': proof } : {}) },
        body,
        cache: 'no-store',
        credentials: 'same-origin',
        signal: patience.signal,
      })
      const content = await contentOf(response)
      const date = response.headers.get('Date')
      if (date) heard?.(date, askedAt)
      return { status: response.status, headers: response.headers, content }
    } catch {
      return null
    } finally {
      clearTimeout(timer)
    }
  }
}

async function contentOf(response: Response): Promise<unknown> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return undefined
  const text = await response.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
