const MINUTE = 60_000

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function saveAs(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), MINUTE)
}
