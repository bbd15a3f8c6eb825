import { sha256 } from '../keys/sha256'

export type Bytes = Uint8Array<ArrayBuffer>

const BLOCK = 64

export function ascii(text: string): Bytes {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function fromHex(text: string): Bytes {
  return Uint8Array.from({ length: text.length / 2 }, (_, place) => parseInt(text.slice(2 * place, 2 * place + 2), 16))
}

export function joined(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function tag(name: string): Bytes {
  return ascii(`sidak.draw/v1/${name}\n`)
}

/** Eight bytes, the highest first. */
export function u64(number: number): Bytes {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setBigUint64(0, BigInt(number))
  return new Uint8Array(bytes.buffer)
}

export function taggedHash(name: string, ...parts: Uint8Array[]): string {
  return hex(sha256(joined(tag(name), ...parts.flatMap((part) => [u64(part.length), part]))))
}

/** RFC 2104; our keys have 32 bytes, fewer than a block. */
export function hmac(key: Uint8Array, message: Uint8Array): Bytes {
  const padded = new Uint8Array(BLOCK)
  padded.set(key)
  const inner = sha256(joined(padded.map((byte) => byte ^ 0x36), message))
  return sha256(joined(padded.map((byte) => byte ^ 0x5c), inner))
}

/** UTF-8; half a surrogate pair keeps its three bytes, so that no two texts have the same. */
export function utf8(text: string): Bytes {
  const encoder = new TextEncoder()
  return joined(...Array.from(text, (character) => half(character) ?? encoder.encode(character)))
}

function half(character: string): Bytes | null {
  const unit = character.charCodeAt(0)
  if (character.length > 1 || unit < 0xd800 || unit > 0xdfff) return null
  return Uint8Array.of(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
}
