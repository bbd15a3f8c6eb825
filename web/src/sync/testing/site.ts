import vectors from '../../checklist/vectors.json'
import type { InspectionDetail, Me } from '../../store/database'
import type { WireAnswer } from '../reading'
import type { Sending, Transport } from '../transport'
import { answer, problem, released, Server } from './server'

const CHECKLIST = '11111111-0000-7000-8000-000000000001'
const UNIT = '22222222-0000-7000-8000-000000000001'
export const VISIT = '33333333-0000-7000-8000-000000000001'
export const CHECKLIST_SHA256 = 'c'.repeat(64)

export type Trouble = 'none' | 'no-network' | 'answers-lost'

/** The whole site as a phone sees it, with a line that can be cut. Only for tests. */
export class Site {
  server = new Server()
  trouble: Trouble = 'none'
  asked: Sending[] = []
  keys = new Map<string, string>()
  /** Called before an answer is given. */
  before: (sending: Sending) => void = () => undefined
  /** What the server says of its backups. */
  coverage: { coversUntil: string | null; restored: string | null } = { coversUntil: null, restored: null }
  /** How many packs were really sent. */
  packs = 0

  constructor() {
    this.server.inspections.set(VISIT, released(VISIT))
  }

  readonly transport: Transport = async (sending) => {
    await new Promise((resolve) => setTimeout(resolve, 1))
    if (this.trouble === 'no-network') return null
    this.asked.push(sending)
    this.before(sending)
    const given = this.answer(sending)
    return this.trouble === 'answers-lost' ? null : given
  }

  sent(method: string, part: string): Sending[] {
    return this.asked.filter((one) => one.method === method && one.path.includes(part))
  }

  private answer(sending: Sending): WireAnswer {
    if (!this.server.signedIn) return problem(401, 'signed-out')
    if (sending.path === '/v1/me') return answer(200, me(this.server.person, this.server.csrf))
    if (sending.path === '/v1/devices/current/key') return this.register(sending)
    if (sending.method === 'GET') return this.read(sending)
    const { method, path, headers = {}, body = null, proof = null } = sending
    const given = this.server.answer({ method, path, headers, body, csrf: proof })
    const moved = /\/(opening|cancellation|abortion)$/.test(path) && given.status < 300
    return moved ? { ...given, content: this.detail(path.split('/')[3]!) } : given
  }

  private register({ body }: Sending): WireAnswer {
    const { publicKey } = JSON.parse(new TextDecoder().decode(body!)) as { publicKey: string }
    this.keys.set(this.server.person, publicKey)
    return answer(201, { publicKey })
  }

  private read({ path, headers = {} }: Sending): WireAnswer {
    if (path === '/v1/backups/coverage') return answer(200, this.coverage)
    if (path === '/v1/phone-pack') return this.pack(headers['If-None-Match'])
    if (path.startsWith('/v1/inspections?')) return answer(200, { items: this.seen().map((one) => this.detail(one)) })
    const [, , , id = '', part, sheet = '', , revision = ''] = path.split('/')
    const inspection = this.server.inspections.get(id)
    if (!inspection?.team.includes(this.server.person)) return problem(404, 'not-found')
    if (part === undefined) return answer(200, this.detail(id), { ETag: `"${inspection.state}"` })
    if (part === 'minutes') return inspection.minutes ? answer(200, inspection.minutes) : problem(404, 'not-found')
    if (part === 'observations') return answer(200, seen([...inspection.observed.keys()]))
    if (sheet === '') return answer(200, this.sheets(id))
    const kept = inspection.sheets.get(sheet)?.revisions[Number(revision) - 1]
    return kept ? answer(200, JSON.parse(kept.body)) : problem(404, 'not-found')
  }

  private seen(): string[] {
    const all = [...this.server.inspections.values()]
    return all.filter((one) => one.team.includes(this.server.person)).map((one) => one.id)
  }

  private pack(known: string | undefined): WireAnswer {
    if (known === '"pack-1"') return answer(304, undefined)
    this.packs++
    const document = vectors.documents['CL-VN-OPEN']
    const checklist = { id: CHECKLIST, code: 'CL-VN-OPEN', number: 1, sha256: CHECKLIST_SHA256, document }
    const unit = { id: UNIT, code: 'U1', name: 'Trung tâm', kind: 'commune_pasc', zone: 'Asia/Ho_Chi_Minh' }
    const facts = { openingHours: null, latitude: 20.6, longitude: 106.1, parents: ['Việt Nam', 'Hưng Yên'] }
    return answer(200, { checklists: [checklist], units: [{ ...unit, ...facts }] }, { ETag: '"pack-1"' })
  }

  private sheets(id: string): object[] {
    return [...this.server.inspections.get(id)!.sheets].map(([sheet, { inspector, revisions }]) => ({
      id: sheet,
      inspector,
      inspectorName: inspector,
      revision: revisions.length,
      submitted: revisions.at(-1)!.submitted,
    }))
  }

  private detail(id: string): InspectionDetail {
    const inspection = this.server.inspections.get(id)!
    const opened = inspection.opening === null ? null : '2026-11-23T01:00:00Z'
    return {
      id, kind: 'drawn', state: inspection.state, outcome: null, outcomeReason: null, demonstration: false,
      programme: UNIT, unit: UNIT, unitCode: 'U1', unitName: 'Trung tâm', releasedAt: '2026-11-23T00:05:00Z',
      arrivesAt: '2026-11-23T00:45:00Z', endsAt: '2026-11-23T04:00:00Z', openedAt: opened, submittedAt: null,
      explanationDue: null, concludedAt: null, checklistVersion: CHECKLIST, profile: 'opening', letterNumber: 'L-1',
      checkCode: '1111-2222-3333', team: inspection.team.map((person) => ({ id: person, name: person, leader: person === 'hung' })),
    } as InspectionDetail // prettier-ignore
  }
}

/** All of them as interviews. */
function seen(ids: string[]): object {
  return { interviews: { rows: ids.map((id) => ({ id })) }, interactions: { rows: [] } }
}

export function me(person: string, csrfToken: string): Me {
  const roles = [{ role: 'inspector' as const, unit: UNIT }]
  return { person, device: `device-${person}`, username: person, name: person, language: 'vi', home: UNIT, zone: 'Asia/Ho_Chi_Minh', roles, csrfToken }
}
