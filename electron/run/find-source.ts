import type { Source } from '../sources/contract.ts'

/** As the registry has it. A file of the web, which most downloads are, is not to bring all other sources along. */
export async function findSource(name: string): Promise<Source | undefined> {
  if (name === 'http') return (await import('../sources/http.ts')).http
  const { findSource } = await import('../sources/registry.ts')
  return findSource(name)
}
