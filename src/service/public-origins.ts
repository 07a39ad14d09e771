import type { Environment } from './environment.ts'

/**
 * Origins that the service answers under: the one people use first, then the names of this machine itself. Whoever listens
 * on all addresses must say the name in PUBLIC_URL.
 */
export function publicOriginsOf({ host, port, publicUrl }: Pick<Environment, 'host' | 'port' | 'publicUrl'>): string[] {
  const own = host === '0.0.0.0' || host === '::' ? [] : [host.includes(':') ? `[${host}]` : host]
  const local = [...own, 'localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`)
  return [...new Set([...(publicUrl === null ? [] : [publicUrl]), ...local])].map((origin) => new URL(origin).origin)
}

/** Where a process on this machine reaches us; listening on all addresses includes the loopback one. */
export function localUrl({ host, port }: Pick<Environment, 'host' | 'port'>): string {
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
