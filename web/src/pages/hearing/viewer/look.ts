/** Where the eye is on a picture. It means the same on a stage of any size, so two pictures may share one. */
export interface Look {
  /** 1 shows the whole picture. */
  zoom: number
  /** The point in the middle of the stage, in fractions of the picture's sides. */
  x: number
  y: number
  /** Quarters of a turn to the right, 0 to 3. */
  turns: number
}

export interface Size {
  width: number
  height: number
}

/** On the stage: pixels from its upper left corner. On the picture: fractions of its sides. */
export interface Point {
  x: number
  y: number
}

export interface Frame {
  stage: Size
  picture: Size
}

export const WHOLE: Look = { zoom: 1, x: 0.5, y: 0.5, turns: 0 }
/** Pixels of the screen for one of the picture. */
const LARGEST = 4

const isUpright = (turns: number): boolean => turns % 2 === 0

/** Pixels of the stage for one of the picture, when all of it is to be seen. */
function fit({ stage, picture }: Frame, turns: number): number {
  const { width, height } = isUpright(turns) ? picture : { width: picture.height, height: picture.width }
  return Math.min(stage.width / width, stage.height / height)
}

export const scaleOf = (look: Look, frame: Frame): number => fit(frame, look.turns) * look.zoom

/** The zoom at which a pixel of the picture is a pixel of the stage. */
export const actual = (look: Look, frame: Frame): number => 1 / fit(frame, look.turns)

/** For the CSS property `transform`, with its origin in the picture's upper left corner. */
export function transformOf(look: Look, frame: Frame): string {
  const { stage, picture } = frame
  const middle = `translate(${stage.width / 2}px, ${stage.height / 2}px)`
  const turned = `rotate(${look.turns * 90}deg) scale(${scaleOf(look, frame)})`
  return `${middle} ${turned} translate(${-look.x * picture.width}px, ${-look.y * picture.height}px)`
}

/** The point of the picture that is under a point of the stage. */
export function under(look: Look, frame: Frame, { x, y }: Point): Point {
  const from = span(look, frame, { x: x - frame.stage.width / 2, y: y - frame.stage.height / 2 })
  return { x: look.x + from.x, y: look.y + from.y }
}

/** A way on the stage as the same way on the picture. */
export function span(look: Look, frame: Frame, way: Point): Point {
  const { x, y } = turned(way, 4 - look.turns)
  const scale = scaleOf(look, frame)
  return { x: x / scale / frame.picture.width, y: y / scale / frame.picture.height }
}

export function moved(look: Look, frame: Frame, way: Point): Look {
  const { x, y } = span(look, frame, way)
  return kept({ ...look, x: look.x - x, y: look.y - y }, frame)
}

/** What was under the point stays under it. */
export function zoomed(look: Look, frame: Frame, factor: number, at: Point = middle(frame)): Look {
  const nearer = { ...look, zoom: within(look.zoom * factor, smallest(look, frame), largest(look, frame)) }
  const before = under(look, frame, at)
  const after = under(nearer, frame, at)
  return kept({ ...nearer, x: look.x + before.x - after.x, y: look.y + before.y - after.y }, frame)
}

export function turnedBy(look: Look, frame: Frame, quarters: number): Look {
  return kept({ ...look, turns: (look.turns + quarters + 4) % 4 }, frame)
}

/** The picture neither leaves the stage nor grows beyond use. */
export function kept(look: Look, frame: Frame): Look {
  const zoom = within(look.zoom, smallest(look, frame), largest(look, frame))
  const scale = fit(frame, look.turns) * zoom
  const { width, height } = isUpright(look.turns)
    ? frame.stage
    : { width: frame.stage.height, height: frame.stage.width }
  const x = inside(look.x, width / scale / frame.picture.width)
  const y = inside(look.y, height / scale / frame.picture.height)
  return { ...look, zoom, x, y }
}

/** The middle, when `seen`, a share of the side, is all of it. */
function inside(middle: number, seen: number): number {
  return seen >= 1 ? 0.5 : within(middle, seen / 2, 1 - seen / 2)
}

const smallest = (look: Look, frame: Frame): number => Math.min(1, actual(look, frame))
const largest = (look: Look, frame: Frame): number => Math.max(LARGEST, LARGEST * actual(look, frame))
const middle = ({ stage }: Frame): Point => ({ x: stage.width / 2, y: stage.height / 2 })
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/** A way, turned by quarters to the right. */
function turned({ x, y }: Point, quarters: number): Point {
  return [{ x, y }, { x: -y, y: x }, { x: -x, y: -y }, { x: y, y: -x }][quarters % 4] ?? { x, y }
}
