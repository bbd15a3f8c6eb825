import { isObject, shortened, type Json } from './json'
import { demand } from './refusal'

/** RFC 8785, restricted to objects, arrays, ASCII strings and integers below 2^53. */
export function canonical(value: Json): string {
  if (typeof value === 'number') {
    demand(Number.isSafeInteger(value), 'large', { number: value })
    return String(value)
  }
  if (typeof value === 'string') {
    demand(/^[\u0000-\u007f]*$/.test(value), 'ascii', { text: shortened(value) })
    return JSON.stringify(value)
  }
  if (!isObject(value)) return `[${value.map(canonical).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${canonical(name)}:${canonical(value[name]!)}`).join(',')}}`
}
