import { demand, Refusal } from './refusal'

export type Json = string | number | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

const DEEPEST = 64
const WHITE = /[ \t\n\r]*/y
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y
const PLAIN = /[^"\\\u0000-\u001f]*/y
const WORD = /(?:null|true|false|-?Infinity|NaN)/y
const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** JSON in UTF-8 without duplicate keys, floats, null, booleans, or integers that are written in two ways. */
export function read(content: Uint8Array): Json {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content)
  } catch {
    throw new Refusal('utf8')
  }
  const reader = new Reader(text)
  const value = reader.value(0)
  reader.end()
  return value
}

/** The place is counted in characters from 1. */
class Reader {
  #at = 0

  constructor(readonly text: string) {}

  value(depth: number): Json {
    demand(depth < DEEPEST, 'deep')
    this.#match(WHITE)
    const next = this.text[this.#at]
    if (next === '{') return this.#object(depth)
    if (next === '[') return this.#array(depth)
    if (next === '"') return this.#string()
    return this.#integer()
  }

  end(): void {
    this.#match(WHITE)
    demand(this.#at === this.text.length, 'json', { place: this.#at + 1 })
  }

  #object(depth: number): JsonObject {
    const members: JsonObject = Object.create(null) as JsonObject
    this.#each('}', () => {
      demand(this.text[this.#at] === '"', 'json', { place: this.#at + 1 })
      const name = this.#string()
      demand(!(name in members), 'twice', { name: shortened(name) })
      this.#take(':')
      members[name] = this.value(depth + 1)
    })
    return members
  }

  #array(depth: number): Json[] {
    const members: Json[] = []
    this.#each(']', () => members.push(this.value(depth + 1)))
    return members
  }

  /** Members with commas between, up to the closing bracket. */
  #each(close: string, member: () => void): void {
    this.#at++
    this.#match(WHITE)
    if (this.text[this.#at] === close) {
      this.#at++
      return
    }
    for (;;) {
      this.#match(WHITE)
      member()
      this.#match(WHITE)
      if (this.text[this.#at] === close) break
      this.#take(',')
    }
    this.#at++
  }

  #string(): string {
    this.#at++
    let read = this.#match(PLAIN)
    while (this.text[this.#at] !== '"') {
      demand(this.text[this.#at] === '\\', 'json', { place: this.#at + 1 })
      read += this.#escape() + this.#match(PLAIN)
    }
    this.#at++
    return read
  }

  #escape(): string {
    const name = this.text[this.#at + 1] ?? ''
    if (name === 'u') {
      const digits = this.text.slice(this.#at + 2, this.#at + 6)
      demand(/^[0-9a-fA-F]{4}$/.test(digits), 'json', { place: this.#at + 1 })
      this.#at += 6
      return String.fromCharCode(parseInt(digits, 16))
    }
    const escaped = ESCAPES[name]
    if (escaped === undefined) throw new Refusal('json', { place: this.#at + 1 })
    this.#at += 2
    return escaped
  }

  #integer(): number {
    const word = this.#match(WORD)
    demand(word === '', 'constant', { text: word })
    const digits = this.#match(NUMBER)
    demand(digits !== '', 'json', { place: this.#at + 1 })
    demand(/^(?:0|-?[1-9][0-9]{0,15})$/.test(digits), 'number', { text: shortened(digits) })
    return Number(digits)
  }

  #take(mark: string): void {
    this.#match(WHITE)
    demand(this.text[this.#at] === mark, 'json', { place: this.#at + 1 })
    this.#at++
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.#at += found.length
    return found
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && !Array.isArray(value)
}

export function shortened(text: string): string {
  return text.slice(0, 60)
}
