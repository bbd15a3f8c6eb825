/** What a person saw of draws before their hour, on this device: the server cannot change it afterwards. */
import { session } from '../../session.svelte'
import type { Draw, Overseen } from './fetching'

export type Compared = 'same' | 'different' | 'unseen'

export interface Seen {
  at: number
  manifestHash: string
}
export interface Verified extends Seen {
  fault: string | null
}
type Memory<T extends Seen> = Record<string, T>

const KEPT_FOR = 400 * 86_400_000

/** The first hash seen of each draw counts; one that shows up after the draw hour proves nothing. */
export function remember(draws: readonly Overseen[], now = Date.now()): void {
  const memory = read<Seen>('seen', now)
  for (const { draw } of draws)
    if (draw.manifestHash && draw.state === 'frozen' && now < Date.parse(draw.drawAt))
      memory[draw.drawId] ??= { at: now, manifestHash: draw.manifestHash }
  keep('seen', memory)
}

export const seen = ({ drawId }: Draw): Seen | null => read<Seen>('seen')[drawId] ?? null

/** The overseer's own note of what they found, beside the one in the ledger. */
export function noteVerified({ drawId }: Draw, manifestHash: string, fault: string | null, now = Date.now()): void {
  keep<Verified>('verified', { ...read<Verified>('verified', now), [drawId]: { at: now, manifestHash, fault } })
}

export const verifiedHere = ({ drawId }: Draw): Verified | null => read<Verified>('verified')[drawId] ?? null

/** The hash of a bundle with the one seen before, and with the one that the server lists now. */
export function compared(draw: Draw, manifestHash: string): Compared {
  const known = seen(draw)
  if (manifestHash !== (known?.manifestHash ?? draw.manifestHash)) return 'different'
  return known ? 'same' : 'unseen'
}

type Name = 'seen' | 'verified'
const place = (name: Name): string => `sidak.${name}.${session.me?.person ?? 'nobody'}`

function read<T extends Seen>(name: Name, now = Date.now()): Memory<T> {
  try {
    const memory = JSON.parse(localStorage.getItem(place(name)) ?? '{}') as Memory<T>
    return Object.fromEntries(Object.entries(memory).filter(([, { at }]) => at > now - KEPT_FOR))
  } catch {
    return {}
  }
}

function keep<T extends Seen>(name: Name, memory: Memory<T>): void {
  try {
    localStorage.setItem(place(name), JSON.stringify(memory))
  } catch {
    // Without room the page says that it has nothing to compare with.
  }
}
