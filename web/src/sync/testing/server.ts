import { createHash } from 'node:crypto'
import type { WireAnswer } from '../reading'
import { Uploads } from './uploads'

/** Follows the rules of the API for one inspection team, in memory. Only for tests. */
export class Server {
  inspections = new Map<string, Inspection>()
  photos = new Map<string, Photo>()
  /** Whose cookie the browser holds. */
  person = 'hung'
  csrf = 'csrf-hung'
  signedIn = true
  readonly uploads = new Uploads(this.photos)

  answer(request: Asked): WireAnswer {
    if (!this.signedIn) return problem(401, 'signed-out')
    if (request.method !== 'HEAD' && request.csrf !== this.csrf) return problem(403, 'csrf')
    const [, , family, id = '', part, ...rest] = request.path.split('/')
    if (family === 'uploads') return this.uploads.answer(request, this.person)
    const inspection = this.inspections.get(id)
    if (!inspection?.team.includes(this.person)) return problem(404, 'not-found')
    switch (part) {
      case 'opening':
        return this.open(inspection, request)
      case 'sheets':
        return this.keepRevision(inspection, request, rest[0]!, Number(rest[2]))
      case 'evidence':
        return this.announce(inspection, request, rest[0]!)
      case 'submission':
        return this.submit(inspection, request)
      case 'minutes':
        return this.keepMinutes(inspection, request, rest[0]!)
      case 'interviews':
      case 'interactions':
        return this.observe(inspection, request, rest[0]!)
      case 'cancellation':
        return this.callOff(inspection, 'released')
      case 'abortion':
        return this.callOff(inspection, 'opened')
      default:
        return this.withdraw(inspection, request)
    }
  }

  private open(inspection: Inspection, request: Asked): WireAnswer {
    const { id } = read(request)
    if (inspection.opening !== null) {
      return inspection.opening === id ? answer(200, { id: inspection.id }) : problem(409, 'opened-already')
    }
    if (inspection.state !== 'released') return wrongState(inspection, 'released')
    inspection.opening = id
    inspection.state = 'opened'
    return answer(201, { id: inspection.id })
  }

  private keepRevision(inspection: Inspection, request: Asked, sheet: string, revision: number): WireAnswer {
    const sha256 = hash(request.body)
    const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
    if (request.headers['Content-Digest'] !== digest) return problem(400, 'digest-mismatch')
    const kept = inspection.sheets.get(sheet) ?? { inspector: this.person, revisions: [] }
    const known = kept.revisions[revision - 1]
    if (known) {
      const facts = { stored: known.sha256, sent: sha256 }
      return known.sha256 === sha256 ? receipt(200, known) : problem(409, 'revision-differs', facts)
    }
    if (inspection.state !== 'opened') return wrongState(inspection, 'opened')
    const own = [...inspection.sheets].find(([id, one]) => one.inspector === this.person && id !== sheet)
    if (own) return problem(409, 'sheet-exists', { sheet: own[0] })
    const next = kept.revisions.length + 1
    if (revision !== next) return problem(409, 'revision-gap', { newest: next - 1, next })
    const document = read(request)
    if (document.refuse) return problem(422, 'answer-not-a-count', { item: 'A01', most: 10 })
    const added = { sha256, body: text(request.body), revision, submitted: document.submitted === true }
    kept.revisions.push(added)
    inspection.sheets.set(sheet, kept)
    return receipt(201, added)
  }

  private announce(inspection: Inspection, request: Asked, id: string): WireAnswer {
    if (inspection.opening === null) return problem(409, 'not-opened')
    const { sha256, size } = read(request)
    const known = this.photos.get(id)
    if (known && (known.sha256 !== sha256 || known.owner !== this.person)) {
      return problem(409, 'evidence-announced-otherwise')
    }
    const photo = known ?? { id, owner: this.person, sha256, size, bytes: null, open: false, arrived: false }
    this.photos.set(id, photo)
    return answer(known ? 200 : 201, { id, sha256, state: photo.arrived ? 'arrived' : 'announced' })
  }

  private submit(inspection: Inspection, request: Asked): WireAnswer {
    const { id } = read(request)
    if (inspection.submission) {
      const same = inspection.submission.sha256 === hash(request.body)
      return same ? answer(200, { id }) : problem(409, 'submitted-already')
    }
    if (inspection.state !== 'opened') return wrongState(inspection, 'opened')
    const submitted = [...inspection.sheets.values()].filter((one) => one.revisions.some((kept) => kept.submitted))
    if (submitted.length === 0) return problem(409, 'no-sheet')
    inspection.submission = { id, sha256: hash(request.body) }
    inspection.state = 'submitted'
    return answer(201, { id })
  }

  private keepMinutes(inspection: Inspection, request: Asked, id: string): WireAnswer {
    const sha256 = hash(request.body)
    const digest = `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`
    if (request.headers['Content-Digest'] !== digest) return problem(400, 'digest-mismatch')
    const known = inspection.minutes
    if (known) return known.id === id && known.sha256 === sha256 ? answer(200, known) : problem(409, 'minutes-exist')
    if (inspection.state === 'released' || inspection.state === 'opened') return problem(409, 'minutes-before-submission')
    if (inspection.state === 'closed') return wrongState(inspection, 'explaining')
    const { paper = [], closing = 'signed' } = read(request)
    if (!(paper as string[]).every((photo) => this.photos.has(photo))) return problem(409, 'minutes-page-unknown')
    inspection.minutes = { id, sha256, closing, body: text(request.body) }
    return answer(201, inspection.minutes)
  }

  private observe(inspection: Inspection, request: Asked, id: string): WireAnswer {
    const sha256 = hash(request.body)
    const known = inspection.observed.get(id)
    if (known) return known === sha256 ? answer(200, { id }) : problem(409, 'observation-differs')
    if (!['opened', 'submitted'].includes(inspection.state)) return wrongState(inspection, 'opened')
    if (text(request.body!).includes('0912345678')) return problem(422, 'observation-identifies')
    inspection.observed.set(id, sha256)
    return answer(201, { id })
  }

  private callOff(inspection: Inspection, needed: 'released' | 'opened'): WireAnswer {
    if (inspection.state !== needed) return wrongState(inspection, needed)
    inspection.state = 'closed'
    return answer(201, { id: inspection.id })
  }

  private withdraw(inspection: Inspection, request: Asked): WireAnswer {
    const { id } = read(request)
    inspection.team = inspection.team.filter((person) => person !== this.person)
    inspection.withdrawals.push(id)
    return answer(201, { id })
  }
}

export interface Asked {
  method: string
  path: string
  headers: Record<string, string>
  body: Uint8Array | null
  csrf: string | null
}

export interface Inspection {
  id: string
  state: 'released' | 'opened' | 'submitted' | 'closed'
  team: string[]
  opening: string | null
  sheets: Map<string, { inspector: string; revisions: Kept[] }>
  submission: { id: string; sha256: string } | null
  minutes: { id: string; sha256: string; closing: string; body: string } | null
  withdrawals: string[]
  /** Interviews and interactions, by their hashes. */
  observed: Map<string, string>
}

interface Kept {
  sha256: string
  body: string
  revision: number
  submitted: boolean
}

export interface Photo {
  id: string
  owner: string
  sha256: string
  size: number
  bytes: Uint8Array | null
  open: boolean
  arrived: boolean
}

export function released(id: string): Inspection {
  const nothing = { opening: null, submission: null, minutes: null, withdrawals: [] }
  return { id, state: 'released', team: ['hung', 'mai'], sheets: new Map(), observed: new Map(), ...nothing }
}

export function answer(status: number, content: unknown, headers: Record<string, string> = {}): WireAnswer {
  return { status, content, headers: new Headers(headers) }
}

export function problem(
  status: number,
  name: string,
  facts: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): WireAnswer {
  const told = { type: `/problems/${name}`, title: '', status, detail: `The sentence of ${name}.`, ...facts }
  return answer(status, told, { 'Tus-Resumable': '1.0.0', ...headers })
}

export function hash(bytes: Uint8Array | null): string {
  return createHash('sha256').update(bytes ?? new Uint8Array()).digest('hex')
}

function receipt(status: number, kept: Kept): WireAnswer {
  const code = kept.submitted ? 'AAAAA-BBBBB' : null
  const { sha256, revision } = kept
  return answer(status, { code, sha256, revision, receivedAt: '2026-11-23T01:00:00Z', expected: 0, arrived: 0, missing: [] })
}

function wrongState(inspection: Inspection, needed: string): WireAnswer {
  return problem(409, 'wrong-state', { state: inspection.state, needed })
}

function text(body: Uint8Array | null): string {
  return new TextDecoder().decode(body ?? new Uint8Array())
}

function read(request: Asked): any {
  return JSON.parse(text(request.body))
}
