import { api, ask } from '../../api/client'

export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

/** `known`: what the server says of this device. Both sides must know of the subscription. */
export async function pushState(known: boolean): Promise<PushState> {
  if (!('PushManager' in globalThis) || !('Notification' in globalThis) || !('serviceWorker' in navigator)) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration()
  return known && (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

/** False when the person or the browser says no. */
export async function turnOn(key: string): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const { pushManager } = await navigator.serviceWorker.ready
  const made = await subscribe(pushManager, key)
  const { endpoint, keys } = made?.toJSON() ?? {}
  if (!endpoint || !keys?.p256dh || !keys.auth) return false
  const body = { endpoint, expirationTime: null, keys: { p256dh: keys.p256dh, auth: keys.auth } }
  await ask(api.PUT('/v1/devices/current/push-subscription', { body }))
  return true
}

export async function turnOff(): Promise<void> {
  await ask(api.DELETE('/v1/devices/current/push-subscription'))
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** A subscription to another server's key, or to this one's before it was lost, is of no use any more. */
async function subscribe(pushManager: PushManager, key: string): Promise<PushSubscription | null> {
  const wanted = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return await pushManager.subscribe(wanted)
  } catch {
    await (await pushManager.getSubscription())?.unsubscribe()
    return await pushManager.subscribe(wanted).catch(() => null)
  }
}
