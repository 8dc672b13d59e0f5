import type { ProxyRules } from '../../shared/proxy.ts'

/**
 * What tells a program of a proxy. Not by its options, where there are any: they stand in the list of processes for
 * everybody to read, password and all. Empty: it has our own environment, which says what there is to say.
 */
export function proxyEnvironment({ proxy, noProxy }: ProxyRules): Record<string, string> {
  if (proxy === '' && noProxy === '') return {}
  const server = proxy === 'none' ? '' : proxy
  const exempt = proxy === 'none' ? '*' : noProxy
  return {
    ...(proxy !== '' && inBothCases(['http_proxy', 'https_proxy', 'all_proxy'], server)),
    ...inBothCases(['no_proxy'], exempt),
  }
}

/** Programs differ in which they read, and in which goes before the other. */
const inBothCases = (names: readonly string[], value: string): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => [name, name.toUpperCase()].map((both) => [both, value])))
