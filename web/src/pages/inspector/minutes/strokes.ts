import type { Point, Stroke } from '../../../store/minutes'

export const WIDTH = 1_000
export const HEIGHT = 400
/** Of one signature, as the server takes it. */
const MOST_STROKES = 60
const MOST_POINTS = 3_000
/** How far a thinned line may be from the finger's: a thousandth of the width is less than a pen is wide. */
const NEAR = 1.5

interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** A place on the screen in the field's own measure; beside the field is on its edge. */
export function placed({ clientX, clientY }: { clientX: number; clientY: number }, box: Box): Point {
  return [within((clientX - box.left) / box.width, WIDTH), within((clientY - box.top) / box.height, HEIGHT)]
}

/** Without the points that the line does not need (Ramer, Douglas, Peucker). */
export function thinned(stroke: Stroke, near = NEAR): Stroke {
  const kept = new Set([0, stroke.length - 1])
  const spans: [number, number][] = [[0, stroke.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const farthest = farthestOf(stroke, ...span)
    if (farthest.distance <= near) continue
    kept.add(farthest.index)
    spans.push([span[0], farthest.index], [farthest.index, span[1]])
  }
  return stroke.filter((_, index) => kept.has(index))
}

/** With one more stroke; null when there is no room for it. */
export function withStroke(drawn: readonly Stroke[], stroke: Stroke): Stroke[] | null {
  const all = [...drawn, thinned(stroke)]
  const points = all.reduce((sum, one) => sum + one.length, 0)
  return all.length > MOST_STROKES || points > MOST_POINTS ? null : all
}

/** For an SVG. A single touch is a dot. */
export function pathOf(strokes: readonly Stroke[]): string {
  return strokes.map((stroke) => (stroke.length === 1 ? `M${stroke[0]}h.1` : `M${stroke.join('L')}`)).join('')
}

function farthestOf(stroke: Stroke, from: number, to: number): { index: number; distance: number } {
  let [index, distance] = [from, 0]
  for (let between = from + 1; between < to; between++) {
    const off = offLine(stroke[between]!, stroke[from]!, stroke[to]!)
    if (off > distance) [index, distance] = [between, off]
  }
  return { index, distance }
}

function offLine([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [alongX, alongY] = [toX - fromX, toY - fromY]
  const length = alongX ** 2 + alongY ** 2
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * alongX + (y - fromY) * alongY) / length))
  return Math.hypot(x - fromX - part * alongX, y - fromY - part * alongY)
}

function within(part: number, most: number): number {
  return Math.round(Math.min(1, Math.max(0, part)) * most)
}
