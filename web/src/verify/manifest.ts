import { canonical } from './canonical'
import { isObject, shortened, type Json, type JsonObject } from './json'
import { demand } from './refusal'

export const ALGORITHM = 'cps-unrank-v1'
const FIELDS = ['alg', 'beacon', 'capacity', 'date', 'draw_id', 'forced', 'prev', 'seed_commit', 'stratum', 'units']
const WEIGHT = /^(?:0|[1-9][0-9]{0,4000})$/

export type Beacon =
  | { type: 'none' }
  | { type: 'overseer'; commit: string }
  | { type: 'manual'; source: string }
  | { type: 'drand-quicknet'; chain: string; round: number }

export interface Manifest {
  /** The bytes that are hashed, all of them ASCII. */
  canonical: string
  beacon: Beacon
  capacity: number
  date: string
  drawId: string
  forced: string[]
  prev: string
  seedCommit: string
  stratum: string
  units: { id: string; weight: bigint }[]
}

/** In the beacon of each type what stands beside it in the manifest; the bundle's own fields are in `BEACON_PROOFS`. */
const BEACON_FIELDS: Record<Beacon['type'], string[]> = {
  none: ['type'],
  overseer: ['type', 'commit'],
  manual: ['type', 'source'],
  'drand-quicknet': ['type', 'chain', 'round'],
}

export function readManifest(value: Json | undefined): Manifest {
  demand(isObject(value), 'noManifest')
  const further = Object.keys(value).filter((name) => !FIELDS.includes(name))
  demandFields(value, [...FIELDS, ...further], 'manifest')
  demand(value.alg === ALGORITHM, 'alg', { alg: shortened(canonical(value.alg!)) })
  for (const name of further) demand(typeof value[name] !== 'object', 'further', { name: shortened(name) })
  const stratum = textOf(value, 'stratum')
  const date = textOf(value, 'date')
  demand(isDate(date), 'date', { date: shortened(date) })
  demand(value.draw_id === `${stratum}/${date}`, 'drawId')
  return {
    ...unitsOf(value),
    prev: hexOf(value, 'prev', 32),
    seedCommit: hexOf(value, 'seed_commit', 32),
    drawId: value.draw_id,
    stratum,
    date,
    beacon: beaconOf(value.beacon),
    canonical: canonical(value),
  }
}

function unitsOf(manifest: JsonObject): Pick<Manifest, 'units' | 'forced' | 'capacity'> {
  const { units, forced, capacity } = manifest
  demand(Array.isArray(units) && Array.isArray(forced), 'arrays')
  const read = units.map(unitOf)
  demand(read.every(({ id }, place) => !place || read[place - 1]!.id < id), 'unsorted')
  const ids = [...read.map(({ id }) => id), ...forced]
  demand(ids.every((id) => typeof id === 'string' && id !== ''), 'id')
  demand(new Set(ids).size === ids.length, 'unitTwice')
  demand(typeof capacity === 'number' && forced.length <= capacity && capacity <= ids.length, 'capacity')
  return { units: read, forced: forced as string[], capacity }
}

function unitOf(unit: Json): Manifest['units'][number] {
  demand(Array.isArray(unit) && unit.length === 2, 'unit')
  const [id, weight] = unit
  demand(typeof id === 'string' && typeof weight === 'string', 'unit')
  demand(WEIGHT.test(weight), 'weight', { weight: shortened(weight) })
  return { id, weight: BigInt(weight) }
}

function beaconOf(value: Json | undefined): Beacon {
  const type = isObject(value) ? value.type : undefined
  const known = typeof type === 'string' && Object.hasOwn(BEACON_FIELDS, type)
  demand(isObject(value) && known, 'beaconType')
  demandFields(value, BEACON_FIELDS[type as Beacon['type']], 'beacon')
  if (type === 'overseer') return { type, commit: hexOf(value, 'commit', 32) }
  if (type === 'manual') return { type, source: textOf(value, 'source') }
  if (type !== 'drand-quicknet') return { type: 'none' }
  demand(typeof value.round === 'number' && value.round > 0, 'round')
  return { type, chain: hexOf(value, 'chain', 32), round: value.round }
}

/** A day of the calendar from year 1 on, as 2026-11-23. */
function isDate(text: string): boolean {
  const [year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).slice(1).map(Number)
  if (!year || !month || !day) return false
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
}

export function demandFields(value: JsonObject, fields: string[], where: string): void {
  const missing = fields.filter((name) => !(name in value))
  demand(!missing.length, 'missing', { where, names: missing.join(', ') })
  const more = Object.keys(value).filter((name) => !fields.includes(name))
  demand(!more.length, 'more', { where, names: shortened(more.join(', ')) })
}

export function textOf(value: JsonObject, name: string): string {
  const text = value[name]
  demand(typeof text === 'string' && text !== '', 'text', { name })
  return text
}

/** Bytes in lower-case hex, of this size if one is given. */
export function hexOf(value: JsonObject, name: string, size?: number): string {
  const text = value[name]
  const right = typeof text === 'string' && /^(?:[0-9a-f]{2})+$/.test(text)
  demand(right && (size === undefined || text.length === 2 * size), 'hex', { name })
  return text
}
