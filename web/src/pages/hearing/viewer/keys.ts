import type { Sight } from './sight.svelte'

const NEARER = 1.25
const STEP = 60
const WAYS: Record<string, [number, number]> = {
  ArrowLeft: [STEP, 0],
  ArrowRight: [-STEP, 0],
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
}

/** What a key does with the picture; false when it means nothing here. */
export function steer(sight: Sight, key: string): boolean {
  const [across, down] = WAYS[key] ?? [0, 0]
  if (key === '+' || key === '=') sight.zoom(NEARER)
  else if (key === '-') sight.zoom(1 / NEARER)
  else if (key === '0') sight.whole()
  else if (key === '1') sight.actual()
  else if (key === 'r') sight.turn(1)
  else if (key === 'R') sight.turn(-1)
  else if (key in WAYS && !sight.isWhole) sight.move({ x: across, y: down })
  else return false
  return true
}

/** Keys that are typed somewhere are meant there. */
export const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select') !== null
