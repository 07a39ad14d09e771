import type { Paths } from './openapi-document.ts'

export function taskExtensionPaths(_origin: string): Paths {
  return {}
}
