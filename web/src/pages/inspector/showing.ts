/** Brings an item into view and to whoever listens, after the page's own title was focused. */
export function show(code: string): void {
  setTimeout(() => {
    const item = document.getElementById(code)
    item?.scrollIntoView({ block: 'start' })
    document.getElementById(`${code}-question`)?.focus({ preventScroll: true })
  }, 60)
}
