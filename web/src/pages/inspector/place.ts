import type { Position } from '../../store/database'

const PATIENCE = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }

/** Where the phone is; null when it was refused, or is not known in time. Never fails: the work goes on without. */
export function place(): Promise<Position | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({ latitude: coords.latitude, longitude: coords.longitude, accuracy: Math.round(coords.accuracy) }),
      () => resolve(null),
      PATIENCE,
    )
    // A question that nobody answers has no end of its own.
    setTimeout(() => resolve(null), PATIENCE.timeout + 5_000)
  })
}
