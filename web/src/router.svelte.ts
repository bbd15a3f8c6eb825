import { notFound, routes, type Route } from './routes'

export type Params = Record<string, string>

export interface Place {
  path: string
  route: Route
  params: Params
}

/** Where the address bar points: the part after `#`. */
export function placeOf(path: string): Place {
  for (const route of routes) {
    const params = match(route.path, path)
    if (params) return { path, route, params }
  }
  return { path, route: notFound, params: {} }
}

export function match(pattern: string, path: string): Params | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (given.length > wanted.length) return null
  const params: Params = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    if (!part.startsWith(':') ? part !== value : !keep(params, part.slice(1), value)) return null
  }
  return params
}

function keep(params: Params, name: string, value: string): boolean {
  if (value !== '') params[name.replace('?', '')] = decode(value)
  return value !== '' || name.endsWith('?')
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

class Router {
  place = $state.raw(placeOf(current()))

  listen(): void {
    addEventListener('hashchange', () => (this.place = placeOf(current())))
  }
}

function current(): string {
  return (globalThis.location?.hash ?? '').replace(/^#/, '').split('?')[0] || '/'
}

export const router = new Router()

/** `go('/inspections/ID')`; with `replace` the way back skips the page left. */
export function go(path: string, { replace = false } = {}): void {
  if (replace) location.replace(`#${path}`)
  else location.hash = path
}
