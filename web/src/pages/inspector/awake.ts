/** Keeps the screen on until the returned function is called; a phone that cannot do that does without. */
export function awake(): () => void {
  let lock: WakeLockSentinel | null = null
  let ended = false
  const hold = async (): Promise<void> => {
    if (document.hidden || ended) return
    lock = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null
    if (ended) void lock?.release()
  }
  const seen = () => void hold()
  document.addEventListener('visibilitychange', seen)
  void hold()
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', seen)
    void lock?.release()
  }
}
