import { BlockList, isIP } from 'node:net'

/** Who, besides this machine, may read /metrics: addresses and nets, as `10.0.0.7, 10.1.0.0/16, 2001:db8::/32`. */
export type MetricsReaders = { includes(address: string): boolean }

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')
/** An IPv4 address as a socket that listens on both kinds names it. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')

/** @returns null when one of them is no address and no net */
export function readMetricsReaders(text: string): MetricsReaders | null {
  const list = new BlockList()
  list.addSubnet('127.0.0.0', 8, 'ipv4')
  list.addAddress('::1', 'ipv6')
  for (const one of text.split(',').map((part) => part.trim())) {
    if (one === '') continue
    const [, address = '', length] = /^([^/]+)(?:\/(\d+))?$/.exec(one) ?? []
    if (isIP(address) === 0 || Number(length ?? 0) > (isIP(address) === 6 ? 128 : 32)) return null
    if (length === undefined) list.addAddress(address, family(address))
    else list.addSubnet(address, Number(length), family(address))
  }
  return {
    includes: (address) => isIP(plain(address)) !== 0 && list.check(plain(address), family(plain(address))),
  }
}

/** This machine alone. */
export const onlyThisMachine: MetricsReaders = readMetricsReaders('')!
