interface Page {
  /** The network may be back, or the person looks at the page again. */
  back: () => void
  /** The page goes out of sight; it may never come back. */
  left: () => void
}

/** Nothing outside a browser. */
export function listenToThePage({ back, left }: Page): void {
  if (typeof window === 'undefined') return
  window.addEventListener('online', back)
  window.addEventListener('focus', back)
  window.addEventListener('pagehide', left)
  document.addEventListener('visibilitychange', () => (document.hidden ? left() : back()))
}
