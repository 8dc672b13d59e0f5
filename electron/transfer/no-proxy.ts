import { BlockList, isIP } from 'node:net'

/**
 * Whether `url` is asked without a proxy, by a list as NO_PROXY has it: names separated by commas or blanks, each
 * for itself and all below it (a dot or `*.` before it changes nothing), addresses, networks such as 10.0.0.0/8,
 * each with a port if it is to hold for that alone; `*`: all. See curl's manual, "NO_PROXY".
 */
export function isExempt(url: URL, list: string): boolean {
  const host = bare(url.hostname)
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => entry === '*' || covers(entry.toLowerCase(), host, port))
}

function covers(entry: string, host: string, port: string): boolean {
  // An IPv6 address has colons of its own: with a port it stands in brackets.
  const { inner, outer, only } =
    /^(?:\[(?<inner>[^\]]+)\]|(?<outer>[^:]*))(?::(?<only>\d+))?$/.exec(entry)?.groups ?? {}
  if (only !== undefined && only !== port) return false
  const pattern = inner ?? outer ?? entry
  if (isIP(host) > 0) return holds(pattern, host)
  const name = pattern.replace(/^\*?\./, '').replace(/\.$/, '')
  return name !== '' && (host === name || host.endsWith(`.${name}`))
}

/** An address, or a network by its prefix. */
function holds(pattern: string, address: string): boolean {
  const [network = '', bits] = pattern.split('/')
  const version = isIP(network)
  if (version === 0 || version !== isIP(address)) return false
  const prefix = bits === undefined ? (version === 4 ? 32 : 128) : Number(bits)
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > (version === 4 ? 32 : 128)) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, prefix, family)
  return list.check(address, family)
}

/** Without the brackets of an IPv6 address and the dot at the end of a full name. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
