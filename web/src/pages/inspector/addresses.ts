/** Where anybody checks a letter. What follows `#` never leaves the phone that opens it, so no log has the code. */
export function letterAddress({ number, code }: { number: string; code: string }): string {
  return `${location.origin}/#/check/${encodeURIComponent(number)}/${encodeURIComponent(code)}`
}

export function receiptPath(code: string): string {
  return `/receipt/${encodeURIComponent(code)}`
}

/** Short enough to be typed. */
export function publicPage(): string {
  return `${location.host}/#/check`
}
