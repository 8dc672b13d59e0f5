import type { Source } from '../sources/contract.ts'
import { http } from '../sources/http.ts'

/** As the registry has it. A file of the web, which most downloads are, is not to bring all other sources along. */
export async function findSource(name: string): Promise<Source | undefined> {
  if (name === http.name) return http
  const { findSource } = await import('../sources/registry.ts')
  return findSource(name)
}
