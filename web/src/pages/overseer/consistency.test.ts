import { describe, expect, it } from 'vitest'
import { isConsistent, parent, type Tree } from './consistency'

/** Made as RFC 9162 defines them, by recursion. */
const LEAVES = Array.from({ length: 17 }, (_, place) => place.toString(16).padStart(64, '0'))

function rootOf(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0]!
  const split = splitOf(leaves.length)
  return parent(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)))
}

function proof(size: number, leaves: readonly string[], whole = true): string[] {
  if (size === leaves.length) return whole ? [] : [rootOf(leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return size <= split ? [...proof(size, left, whole), rootOf(right)] : [...proof(size - split, right, false), rootOf(left)]
}

const splitOf = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1)
const tree = (size: number): Tree => ({ size, root: rootOf(LEAVES.slice(0, size)) })
const pairs = LEAVES.flatMap((_, later) => LEAVES.slice(0, later + 1).map((__, earlier) => [earlier + 1, later + 1] as const))

describe('a ledger that grew', () => {
  it.each(pairs)('from %i to %i entries is told from one that was rewritten', (earlier, later) => {
    const path = proof(earlier, LEAVES.slice(0, later))
    expect(isConsistent(tree(earlier), tree(later), path)).toBe(true)
    expect(isConsistent({ ...tree(earlier), root: 'f'.repeat(64) }, tree(later), path)).toBe(false)
    expect(isConsistent(tree(earlier), { ...tree(later), root: 'f'.repeat(64) }, path)).toBe(false)
    expect(isConsistent(tree(earlier), tree(later), [...path, path[0] ?? 'f'.repeat(64)])).toBe(false)
    expect(isConsistent(tree(earlier), tree(later), path.slice(1))).toBe(path.length === 0)
  })

  it('never shrinks', () => {
    expect(isConsistent(tree(5), tree(4), [])).toBe(false)
  })
})
