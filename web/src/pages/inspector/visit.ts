import { byItem, type SheetAnswers } from '../../checklist/answers'
import type { Document } from '../../checklist/document'
import type { Profile } from '../../checklist/profiles'
import type { InspectionDetail, Position } from '../../store/database'
import { NotOnPhone, phone } from '../../store/phone'
import type { Copies } from '../../store/covering'
import type { SendState } from '../../store/showing'
import type { StillToDo } from '../../store/sheets'
import type { InspectionOnPhone, Photo, Receipt, SheetOnPhone, VisitOnPhone } from '../../store/views'

import { readersZone } from '../../texts/zone.svelte'
import type { Language } from '../../texts'
import type { Whole } from './legal'

/** One inspection as its pages look at it: the phone's own copies, put together. */
export interface Visit {
  id: string
  /** Who looks. */
  me: string
  inspection: InspectionOnPhone
  detail: InspectionDetail
  document: Document | null
  profile: Profile | null
  zone: string
  /** The language of the unit, for what is shown or read to it. */
  spoken: Language
  /** From the unit up to the country. */
  above: string[]
  place: Position | null
  letter: { number: string; code: string } | null
  leads: boolean
  opened: boolean
  /** The visit itself has ended, here or at the server. */
  over: boolean
  withdrawn: boolean
  /** Nothing more is to be done here. */
  past: boolean
  sheet: SheetOnPhone
  answers: SheetAnswers
  missing: StillToDo[]
  /** Handed in, and nothing was begun to correct it. */
  handedIn: boolean
  correcting: boolean
  /** The sheet takes no change as it is now. */
  locked: boolean
  photos: Photo[]
  receipt: Receipt | null
  copies: Copies | null
  sheetState: SendState
}

const SPOKEN: Record<string, Language> = { VN: 'vi', ID: 'id' }
const ENDED = new Set(['submitted', 'explaining', 'concluded', 'closed'])

/** Null when it is not on this phone. */
export async function visitOf(id: string): Promise<Visit | null> {
  try {
    return seen(await phone.visit(id))
  } catch (problem) {
    if (problem instanceof NotOnPhone) return null
    throw problem
  }
}

/** Everything of mine, the next to be visited first. */
export async function visits(): Promise<Visit[]> {
  const known = await phone.inspections()
  return (await Promise.all(known.map(({ id }) => phone.visit(id)))).map(seen)
}

function seen({ person: me, inspection, sheet, missing, photos, copies }: VisitOnPhone): Visit {
  const { detail, unit, checklist } = inspection
  const over = ENDED.has(inspection.state)
  const opened = over || inspection.state === 'opened'
  const correcting = sheet.submitted && sheet.correction !== null
  const handedIn = sheet.submitted && !correcting
  return {
    id: inspection.id,
    me,
    inspection,
    detail,
    document: checklist?.document ?? null,
    profile: inspection.profile,
    zone: detail.zone ?? unit?.zone ?? readersZone(),
    spoken: SPOKEN[(checklist?.document as Whole | undefined)?.jurisdiction ?? ''] ?? 'vi',
    above: unit?.parents.toReversed() ?? [],
    place: placeOf(unit),
    letter: detail.letterNumber && detail.checkCode ? { number: detail.letterNumber, code: detail.checkCode } : null,
    leads: inspection.leads,
    opened,
    over,
    ...leaving(inspection, over),
    sheet,
    answers: byItem(sheet.answers),
    missing,
    handedIn,
    correcting,
    locked: over || handedIn || !opened,
    photos,
    receipt: sheet.receipt,
    copies,
    sheetState: sheet.state,
  }
}

function leaving({ withdrawal, gone, state }: InspectionOnPhone, over: boolean): Pick<Visit, 'withdrawn' | 'past'> {
  const withdrawn = (withdrawal !== null && withdrawal.state !== 'refused') || (gone && !over)
  return { withdrawn, past: withdrawn || state === 'concluded' || state === 'closed' }
}

function placeOf(unit: InspectionOnPhone['unit']): Position | null {
  if (unit?.latitude == null || unit.longitude == null) return null
  return { latitude: unit.latitude, longitude: unit.longitude, accuracy: 0 }
}

/** The visit has ended and its minutes are not made, as far as this phone knows. */
export function lacksMinutes({ inspection, leads }: Visit): boolean {
  const { state, minutes } = inspection
  if (state !== 'submitted' && state !== 'explaining') return false
  return minutes.state === null && (leads || minutes.asked)
}

/** Changes of the sheet that the server has not got. */
export function isUntold({ sheet, over }: Visit): boolean {
  return !over && Object.keys(sheet.items).length > 0 && sheet.state === 'phone'
}
