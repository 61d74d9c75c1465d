import { BlockList, isIP } from 'node:net'

const inside = new BlockList()
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
inside.addAddress('::1', 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')
inside.addSubnet('fe80::', 10, 'ipv6')

/**
 * Whether an IP address lies inside a firm: loopback, private use (RFC 1918), link-local, shared space of VPNs (RFC
 * 6598), unique local IPv6 (RFC 4193).
 */
export function isInside(address: string): boolean {
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const family = isIP(plain)
  return family !== 0 && inside.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a text is an IP address and no name. */
export const isAddress = (text: string): boolean => isIP(text) !== 0
