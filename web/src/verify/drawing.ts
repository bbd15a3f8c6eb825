import { ascii, hex, hmac, joined, tag, u64, type Bytes } from './hashes'
import { demand } from './refusal'

const STRIDE = 64

/** A uniform number from 0 to `bound` - 1, made of the bytes of one purpose. */
export function below(key: Uint8Array, purpose: string, bound: bigint): bigint {
  const bits = bound.toString(2).length
  const size = Math.ceil(bits / 8)
  const stream = new Stream(key, purpose)
  for (;;) {
    const number = BigInt(`0x${hex(stream.take(size))}`) >> BigInt(8 * size - bits)
    if (number < bound) return number
  }
}

class Stream {
  #ready: Bytes = new Uint8Array(0)
  #block = 0
  readonly #start: Bytes

  constructor(
    readonly key: Uint8Array,
    purpose: string,
  ) {
    this.#start = joined(tag('stream'), ascii(`${purpose}\0`))
  }

  take(size: number): Bytes {
    const blocks: Bytes[] = [this.#ready]
    for (let length = this.#ready.length; length < size; length += 32)
      blocks.push(hmac(this.key, joined(this.#start, u64(this.#block++))))
    const bytes = joined(...blocks)
    this.#ready = bytes.slice(size)
    return bytes.slice(0, size)
  }
}

/**
 * The places of the units that are drawn, ascending. Each sample of `count` units is as likely as the product of its
 * weights: row i holds, for k = 0, 1, .., the sum of those products over all samples of k of the units from i on.
 */
export function drawn(weights: bigint[], count: number, key: Uint8Array): number[] {
  const table = new Table(weights, count)
  const total = table.row(0)[count]!
  demand(total > 0n, 'fewer')
  let number = below(key, 'units', total)
  const taken: number[] = []
  for (let place = 0; place < weights.length && taken.length < count; place++) {
    const without = table.row(place + 1)[count - taken.length]!
    if (number < without) continue
    number = (number - without) / weights[place]!
    taken.push(place)
  }
  return taken
}

/** Keeps one row of every 64, and of the others those of the stride that was asked for last. */
class Table {
  readonly #kept = new Map<number, bigint[]>()
  #stride = new Map<number, bigint[]>()

  constructor(
    readonly weights: bigint[],
    readonly count: number,
  ) {
    let row = [1n, ...Array<bigint>(count).fill(0n)]
    this.#kept.set(weights.length, row)
    for (let place = weights.length - 1; place >= 0; place--) {
      row = this.#longer(row, place)
      if (place % STRIDE === 0) this.#kept.set(place, row)
    }
  }

  row(place: number): bigint[] {
    const found = this.#kept.get(place) ?? this.#stride.get(place)
    if (found) return found
    const end = Math.min(Math.ceil(place / STRIDE) * STRIDE, this.weights.length)
    this.#stride = new Map()
    let row = this.#kept.get(end)!
    for (let each = end - 1; each > end - STRIDE && each >= 0 && !this.#kept.has(each); each--) {
      row = this.#longer(row, each)
      this.#stride.set(each, row)
    }
    return this.row(place)
  }

  /** The row one unit earlier. */
  #longer(row: bigint[], place: number): bigint[] {
    const weight = this.weights[place]!
    return row.map((sum, size) => (size && row[size - 1] ? sum + weight * row[size - 1]! : sum))
  }
}
