import { isAddress, isInside } from '../../model-server/index.ts'
import { AppError } from '../../shared/errors.ts'

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
  if (isAddress(literal) && !isInside(literal))
    throw new AppError('model.serverOutside', { address: url.host })
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1(?:\/(?:chat\/completions|models))?$/, '')
  return `${url.protocol}//${url.host}${path}`
}
