import { sha256 } from '../keys/sha256'
import { drawn } from './drawing'
import { ascii, fromHex, hex, hmac, joined, tag, taggedHash, utf8 } from './hashes'
import { isObject, read, type JsonObject } from './json'
import { demandFields, hexOf, readManifest, textOf, type Beacon, type Manifest } from './manifest'
import { demand, Refusal, type Facts, type Reason } from './refusal'

const BUNDLE = ['manifest', 'manifest_hash', 'secret', 'beacon', 'selected']
const BEACON_PROOFS: Record<Beacon['type'], string[]> = {
  none: [],
  overseer: [],
  manual: ['text'],
  'drand-quicknet': ['signature'],
}
const ZEROS = '0'.repeat(64)

export interface Proof {
  holds: true
  drawId: string
  stratum: string
  date: string
  selected: string[]
  units: number
  beacon: Beacon
  manifestHash: string
  seedCommit: string
  prev: string
}
export interface Failure {
  holds: false
  reason: Reason
  facts: Facts
}
export type Verdict = Proof | Failure

export function judge(content: Uint8Array): Verdict {
  try {
    return prove(content)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { holds: false, reason: error.reason, facts: error.facts }
  }
}

function prove(content: Uint8Array): Proof {
  const bundle = read(content)
  demand(isObject(bundle) && 'manifest' in bundle, 'noManifest')
  const manifest = readManifest(bundle.manifest)
  demandFields(bundle, [...BUNDLE, ...BEACON_PROOFS[manifest.beacon.type]], 'bundle')
  const [manifestHash, secret, beacon] = ['manifest_hash', 'secret', 'beacon'].map((name) => hexOf(bundle, name, 32))
  demand(taggedHash('manifest', ascii(manifest.canonical)) === manifestHash, 'manifestHash')
  const commitment = taggedHash('seed-commit', ascii(manifest.drawId), fromHex(secret!))
  demand(commitment === manifest.seedCommit, 'secret')
  checkBeacon(bundle, manifest, beacon!)
  const key = hmac(fromHex(secret!), joined(tag('final-key'), fromHex(manifestHash), fromHex(beacon!)))
  const selected = selection(manifest, key)
  demand(isSame(bundle.selected, selected), 'selected')
  const { drawId, stratum, date, seedCommit, prev } = manifest
  const units = manifest.units.length + manifest.forced.length
  return { holds: true, drawId, stratum, date, selected, units, beacon: manifest.beacon, manifestHash, seedCommit, prev }
}

function selection(manifest: Manifest, key: Uint8Array): string[] {
  const weights = manifest.units.map(({ weight }) => weight)
  const places = drawn(weights, manifest.capacity - manifest.forced.length, key)
  return [...manifest.forced, ...places.map((place) => manifest.units[place]!.id)].sort()
}

function isSame(stated: unknown, selected: string[]): boolean {
  return (
    Array.isArray(stated) && stated.length === selected.length && selected.every((id, place) => id === stated[place])
  )
}

function checkBeacon(bundle: JsonObject, { beacon, drawId }: Manifest, value: string): void {
  if (beacon.type === 'none') demand(value === ZEROS, 'zeros')
  if (beacon.type === 'overseer')
    demand(taggedHash('beacon-commit', ascii(drawId), fromHex(value)) === beacon.commit, 'overseer')
  if (beacon.type === 'manual') demand(taggedHash('beacon', utf8(textOf(bundle, 'text'))) === value, 'manual')
  if (beacon.type === 'drand-quicknet')
    demand(hex(sha256(fromHex(hexOf(bundle, 'signature')))) === value, 'drand')
}
