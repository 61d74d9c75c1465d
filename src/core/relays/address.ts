import { AppError } from '../../shared/errors.ts'

/** Whatever a person types for a relay, as a WebSocket address without path. Refuses with `relay.badAddress`. */
export function relayAddress(typed: string): string {
  const text = typed.trim()
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `wss://${text}`
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null
  const scheme =
    url && ({ 'ws:': 'ws:', 'wss:': 'wss:', 'http:': 'ws:', 'https:': 'wss:' } as const)[url.protocol]
  if (!url?.hostname || !scheme) throw new AppError('relay.badAddress', { address: text.slice(0, 200) })
  // Beyond this machine nothing goes in the clear.
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (scheme === 'ws:' && !isHere) throw new AppError('relay.badAddress', { address: text.slice(0, 200) })
  return `${scheme}//${url.host}`
}
