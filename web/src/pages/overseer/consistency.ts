import { sha256 } from '../../keys/sha256'
import { fromHex, hex, joined } from '../../verify/hashes'

export interface Tree {
  size: number
  /** In hex. */
  root: string
}

const NODE = Uint8Array.of(1)
export const parent = (left: string, right: string): string => hex(sha256(joined(NODE, fromHex(left), fromHex(right))))

const half = (place: number): number => Math.floor(place / 2)
const isRight = (place: number): boolean => place % 2 === 1

/** Whether `later` is `earlier` with entries added at its end: RFC 9162, section 2.1.4.2, in its own order. */
export function isConsistent(earlier: Tree, later: Tree, path: readonly string[]): boolean {
  if (earlier.size === later.size) return path.length === 0 && earlier.root === later.root
  if (earlier.size > later.size || path.length === 0) return false
  const hashes = isPowerOfTwo(earlier.size) ? [earlier.root, ...path] : [...path]
  let [first, second] = [earlier.size - 1, later.size - 1]
  while (isRight(first)) [first, second] = [half(first), half(second)]
  let [old, grown] = [hashes[0]!, hashes[0]!]
  for (const each of hashes.slice(1)) {
    if (second === 0) return false
    if (isRight(first) || first === second) {
      ;[old, grown] = [parent(each, old), parent(each, grown)]
      while (!isRight(first) && first !== 0) [first, second] = [half(first), half(second)]
    } else {
      grown = parent(grown, each)
    }
    ;[first, second] = [half(first), half(second)]
  }
  return second === 0 && old === earlier.root && grown === later.root
}

const isPowerOfTwo = (size: number): boolean => Number.isInteger(Math.log2(size))
