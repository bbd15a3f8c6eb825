import type { Attachment } from 'svelte/attachments'
import type { Point } from './look'

/** What one finger, or the mouse, does from its landing on. */
export interface Drag {
  to(at: Point, way: Point): void
  done?(): void
  /** A second finger came: it was meant otherwise. */
  dropped?(): void
}

export interface Hands {
  begin(at: Point, target: Element): Drag
  /** Two fingers, or the wheel. */
  pinch(factor: number, at: Point, way: Point): void
  twice(at: Point): void
}

const WHEEL = 0.002
/** A pinch on a trackpad comes as a wheel with the control key, in small steps. */
const TRACKPAD = 0.01
const LINE = 16
const NOWHERE: Point = { x: 0, y: 0 }

/** Points are pixels from the stage's upper left corner. */
export function gestures(hands: Hands): Attachment<HTMLElement> {
  return (stage) => {
    const fingers = new Map<number, Point>()
    let drag: Drag | null = null

    function at({ clientX, clientY }: MouseEvent): Point {
      const { left, top } = stage.getBoundingClientRect()
      return { x: clientX - left, y: clientY - top }
    }
    function down(event: PointerEvent): void {
      if (event.button !== 0 || fingers.size === 2) return
      stage.setPointerCapture(event.pointerId)
      fingers.set(event.pointerId, at(event))
      drag?.dropped?.()
      drag = fingers.size === 1 ? hands.begin(at(event), event.target as Element) : null
    }
    function move(event: PointerEvent): void {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const now = at(event)
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point)
      fingers.set(event.pointerId, now)
      if (other) hands.pinch(apart(now, other) / Math.max(1, apart(before, other)), middle(now, other), way(middle(before, other), middle(now, other)))
      else drag?.to(now, way(before, now))
    }
    function up(event: PointerEvent): void {
      if (!fingers.delete(event.pointerId)) return
      if (event.type === 'pointerup') drag?.done?.()
      else drag?.dropped?.()
      drag = null
    }
    function wheel(event: WheelEvent): void {
      event.preventDefault()
      const rolled = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE : event.deltaY
      hands.pinch(Math.exp(-rolled * (event.ctrlKey ? TRACKPAD : WHEEL)), at(event), NOWHERE)
    }
    const heard = [
      ['pointerdown', down],
      ['pointermove', move],
      ['pointerup', up],
      ['pointercancel', up],
      ['wheel', wheel],
      ['dblclick', (event: MouseEvent) => hands.twice(at(event))],
    ] as [string, EventListener][]
    for (const [name, hear] of heard) stage.addEventListener(name, hear, { passive: false })
    return () => {
      for (const [name, hear] of heard) stage.removeEventListener(name, hear)
    }
  }
}

const way = (from: Point, to: Point): Point => ({ x: to.x - from.x, y: to.y - from.y })
const apart = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y)
const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 })
