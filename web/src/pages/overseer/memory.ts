/** What a person saw of draws before their hour, on this device: the server cannot change it afterwards. */
import { session } from '../../session.svelte'
import type { Draw, Overseen } from './fetching'

export type Compared = 'same' | 'different' | 'unseen'

export interface Seen {
  at: number
  manifestHash: string
}
type Memory = Record<string, Seen>

const KEPT_FOR = 400 * 86_400_000

/** The first hash seen of each draw counts; one that shows up after the draw hour proves nothing. */
export function remember(draws: readonly Overseen[], now = Date.now()): void {
  const memory = Object.fromEntries(Object.entries(read()).filter(([, { at }]) => at > now - KEPT_FOR))
  for (const { draw } of draws)
    if (draw.manifestHash && draw.state === 'frozen' && now < Date.parse(draw.drawAt))
      memory[draw.drawId] ??= { at: now, manifestHash: draw.manifestHash }
  try {
    localStorage.setItem(place(), JSON.stringify(memory))
  } catch {
    // Without room the page says that it has nothing to compare with.
  }
}

export const seen = ({ drawId }: Draw): Seen | null => read()[drawId] ?? null

/** The hash of a bundle with the one seen before, and with the one that the server lists now. */
export function compared(draw: Draw, manifestHash: string): Compared {
  const known = seen(draw)
  if (manifestHash !== (known?.manifestHash ?? draw.manifestHash)) return 'different'
  return known ? 'same' : 'unseen'
}

function read(): Memory {
  try {
    return JSON.parse(localStorage.getItem(place()) ?? '{}') as Memory
  } catch {
    return {}
  }
}

const place = (): string => `sidak.seen.${session.me?.person ?? 'nobody'}`
