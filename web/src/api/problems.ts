/** A refusal of the server, in its own sentence (RFC 9457). */
export class ProblemError extends Error {
  override name = 'ProblemError'

  constructor(
    readonly type: string,
    readonly status: number,
    readonly detail: string,
    readonly facts: Record<string, unknown>,
  ) {
    super(detail)
  }
}

/** No answer at all: no network, or no server. */
export class Offline extends Error {
  override name = 'Offline'
}

interface Body {
  type: string
  detail: string
}

/** What a proxy answers is no problem of ours: a 5xx of that kind counts as no answer, since trying again is right. */
export function problemOf(response: Response, body: unknown): ProblemError | Offline {
  if (isProblem(body)) {
    const { type, detail, ...facts } = body
    return new ProblemError(type, response.status, detail, facts)
  }
  if (response.status >= 500) return new Offline(`HTTP ${response.status}`)
  return new ProblemError('about:blank', response.status, `HTTP ${response.status}`, {})
}

function isProblem(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'type' in body && 'detail' in body
}
