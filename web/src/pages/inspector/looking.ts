import { phone } from '../../store/phone'

const BETWEEN = 30_000

/** Asks what is mine, now and again while the page is looked at, until the returned function is called. */
export function keepLooking(): () => void {
  const look = () => {
    if (!document.hidden) void phone.refresh().catch(() => undefined)
  }
  look()
  const again = setInterval(look, BETWEEN)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(again)
    document.removeEventListener('visibilitychange', look)
  }
}
