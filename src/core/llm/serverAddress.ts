import { BlockList, isIP } from 'node:net'
import { AppError } from '../../shared/errors.ts'

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

/**
 * Whatever a person types for a model server, as an address without query and without the API's own path. Refuses with
 * `model.serverAddress` what is no http(s) address, carries a password, or names an IP address outside the firm.
 */
export function serverAddress(typed: string): string {
  const text = typed.trim()
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`)
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (!url || !isHttp || url.hostname === '' || url.username !== '' || url.password !== '')
    throw new AppError('model.serverAddress', { address: text.slice(0, 200) })
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !isInside(literal))
    throw new AppError('model.serverOutside', { address: url.host })
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(?:\/(?:chat\/completions|models))?$/, '')
  return `${url.protocol}//${url.host}${path}`
}
