import type { MinutesCopy, Official, ReadFinding, Signature } from '../../../store/minutes'
import { date, time, type Language } from '../../../texts'
import { paper } from '../../../texts/paper'
import { reading } from '../../../texts/reading'
import { publicPage } from '../addresses'
import type { Visit } from '../visit'
import type { Draft } from './draft'
import { pathOf } from './strokes'

/** What stands on the paper, ready to be shown, shared or printed; `path` is a signature as an SVG draws it. */
export interface Paper {
  language: Language
  title: string
  what: string
  demonstration: string | null
  rows: { label: string; value: string }[]
  readTitle: string
  read: string[]
  none: string
  blocks: { title: string; text: string }[]
  signaturesTitle: string
  signatures: { name: string; role: string; path: string }[]
}

/** The copy that the unit keeps also proves itself: `scan` is for its QR code. */
export interface CopyPaper extends Paper {
  hashTitle: string
  hash: string
  hashWhy: string
  bytes: string
  scan: string
  fileName: string
}

export function copyOf(visit: Visit, { document, sha256 }: MinutesCopy): CopyPaper {
  const { spoken, letter } = visit
  const { closing, reservations, refusal, unit, read } = document
  const endedAt = visit.inspection.submission?.at ?? document.claimedAt
  const facts = { number: letter?.number ?? '', code: letter?.code ?? '', address: publicPage() }
  return {
    ...common(visit, 'copy', read, endedAt, unit),
    blocks: [
      ...(reservations === null ? [] : [{ title: paper(spoken, 'reservations'), text: reservations }]),
      ...(refusal === null ? [] : [{ title: paper(spoken, 'reason'), text: refusal.reason }]),
      { title: paper(spoken, 'closing'), text: paper(spoken, `closing.${closing}`, { pages: document.paper.length }) },
      nextSteps(spoken),
    ],
    signatures: document.signatures.map((one) => signature(visit, one, unit, refusal?.witness ?? null)),
    hashTitle: paper(spoken, 'hash'),
    hash: sha256,
    hashWhy: paper(spoken, letter ? 'hash.why' : 'hash.why.plain', facts),
    bytes: paper(spoken, 'bytes'),
    scan: paper(spoken, 'scan', { ...facts, hash: sha256, count: read.length }),
    fileName: paper(spoken, 'file', { number: letter?.number ?? document.id }),
  }
}

/** To be printed and signed by hand. */
export function formOf(visit: Visit, draft: Draft): Paper {
  const { spoken } = visit
  const endedAt = visit.inspection.submission?.at ?? new Date().toISOString()
  const line = { title: paper(spoken, 'reservations'), text: '\n\n\n' }
  const unit = { name: draft.unit.name, role: paper(spoken, 'by.unit'), path: '' }
  const team = visit.detail.team.map((member) => ({ name: member.name, role: roleOf(visit, member.id), path: '' }))
  return {
    ...common(visit, 'form', draft.read ?? [], endedAt, draft.unit.name ? draft.unit : null),
    blocks: [line, nextSteps(spoken)],
    signatures: [unit, ...team],
  }
}

type Common = Omit<Paper, 'blocks' | 'signatures'>

function common(visit: Visit, what: 'copy' | 'form', read: ReadFinding[], endedAt: string, unit: Official | null): Common {
  const { spoken, detail } = visit
  return {
    language: spoken,
    title: paper(spoken, 'title'),
    what: paper(spoken, what),
    demonstration: detail.demonstration ? paper(spoken, 'demonstration') : null,
    rows: rowsOf(visit, endedAt, unit),
    readTitle: paper(spoken, 'read', { count: read.length }),
    read: read.map(({ said }) => said),
    none: paper(spoken, 'none'),
    signaturesTitle: paper(spoken, 'signatures'),
  }
}

function rowsOf(visit: Visit, endedAt: string, unit: Official | null): Paper['rows'] {
  const { spoken, detail, letter, zone } = visit
  const openedAt = visit.inspection.openedAt ?? detail.arrivesAt
  const when = { from: time(openedAt, zone, spoken), to: time(endedAt, zone, spoken), day: date(openedAt, zone, spoken) }
  const rows: [Parameters<typeof paper>[1], string | null][] = [
    ['number', letter?.number ?? null],
    ['code', letter?.code ?? null],
    ['unit', [detail.unitName, detail.unitCode, ...visit.above].join(' · ')],
    ['visit', paper(spoken, 'visit.value', when)],
    ['team', detail.team.map(({ name }) => name).join(', ')],
    ['heard', unit && `${unit.name}, ${unit.post}`],
  ]
  return rows.flatMap(([key, value]) => (value ? [{ label: paper(spoken, key), value }] : []))
}

function signature(visit: Visit, given: Signature, unit: Official | null, witness: Official | null): Paper['signatures'][number] {
  const path = pathOf(given.strokes)
  if (given.by === 'member') {
    const member = visit.detail.team.find(({ id }) => id === given.person)
    return { name: member?.name ?? '', role: roleOf(visit, given.person), path }
  }
  const signed = given.by === 'unit' ? unit : witness
  const post = signed?.post ? `, ${signed.post}` : ''
  return { name: `${signed?.name ?? ''}${post}`, role: paper(visit.spoken, `by.${given.by}`), path }
}

function roleOf({ spoken, detail }: Visit, person: string | null): string {
  const leads = detail.team.some(({ id, leader }) => leader && id === person)
  return paper(spoken, leads ? 'by.leader' : 'by.member')
}

function nextSteps(spoken: Language): Paper['blocks'][number] {
  return { title: paper(spoken, 'next'), text: reading(spoken, 'next') }
}
