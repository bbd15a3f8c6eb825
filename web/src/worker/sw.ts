/** Keeps the shell on the phone, one cache per version. Answers of the API are never kept here. */

const worker = self as unknown as ServiceWorkerGlobalScope & { SHELL: { version: string; files: string[] } }
const { version, files } = worker.SHELL
const CURRENT = `shell-${version}`
/** A page of its own; all others are views of the app. */
const VERIFY = '/verify.html'
const SERVERS = ['v1', 'api', 'health', 'trust']
const SERVER = new RegExp(`^/(${SERVERS.join('|')})(/|$)`)

interface Rule {
  condition: { urlPattern: { pathname: string }; requestMode?: 'navigate' }
  source: 'network' | { cacheName: string }
}
interface Routing {
  addRoutes?: (rules: Rule[]) => Promise<void>
}

worker.addEventListener('install', (event) => event.waitUntil(Promise.all([keepShell(), letPass(event)])))
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))
worker.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(worker.skipWaiting())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || SERVER.test(url.pathname)) return
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request))
})

/** A title that names nothing, and the view to open. */
interface Pushed {
  id: string
  title: string
  link: string
}

worker.addEventListener('push', (event) => {
  const pushed = event.data?.json() as Pushed | undefined
  if (pushed) event.waitUntil(Promise.all([show(pushed), tellPages()]))
})
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(bringForward(event.notification.data as string))
})

async function show({ id, title, link }: Pushed): Promise<void> {
  await worker.registration.showNotification(title, { tag: id, data: link, icon: '/icons/sidak-192.png' })
}

/** Their bells look again. */
async function tellPages(): Promise<void> {
  for (const client of await worker.clients.matchAll({ type: 'window' })) client.postMessage('notice')
}

/** A page that is open may be half filled in: it comes forward as it is, and its bell shows the rest. */
async function bringForward(link: string): Promise<void> {
  const [open] = await worker.clients.matchAll({ type: 'window' })
  await (open ? open.focus() : worker.clients.openWindow(link))
}

async function keepShell(): Promise<void> {
  const cache = await caches.open(CURRENT)
  await cache.addAll(files.map((path) => new Request(path, { cache: path.startsWith('/assets/') ? 'default' : 'reload' })))
}

/** Where the browser can, these go past the worker: faster, and they delay no newer version, as the icon that a browser
    asks for with every title would. */
async function letPass(event: ExtendableEvent & Routing): Promise<void> {
  const kept = { cacheName: CURRENT }
  const rules: Rule[] = [
    ...SERVERS.map((name): Rule => ({ condition: { urlPattern: { pathname: `/${name}/*` } }, source: 'network' })),
    { condition: { urlPattern: { pathname: '/icons/*' } }, source: kept },
    { condition: { urlPattern: { pathname: '/' }, requestMode: 'navigate' }, source: kept },
  ]
  await event.addRoutes?.(rules).catch(() => undefined)
}

/** The version before stays too: a page of it that is still open may need its other parts. */
async function takeOver(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== CURRENT)
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)))
  await worker.clients.claim()
}

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CURRENT)
  const { pathname } = new URL(request.url)
  return (await cache.match(pathname === VERIFY ? VERIFY : '/')) ?? fetch(request)
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CURRENT)
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request)
}
