import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may talk to this host: whoever came through a one-time link, and from then on carries the session cookie. */
export interface Session {
  /** Makes a link token that works once. */
  issueToken(): string
  /** True once per issued token. */
  redeem(token: string): boolean
  /** True if the `Cookie` header carries this session. */
  holds(cookieHeader: string | undefined): boolean
  /** The `Set-Cookie` header that starts the session in a browser. */
  setCookie(): string
}

const secret = () => randomBytes(32).toString('base64url')

const same = (left: string, right: string) => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Browsers share cookies between the ports of a host, so the name carries the port: two hosts on one machine
 * don't sign each other's screens out.
 */
export function createSession(port: () => number): Session {
  const name = () => `sandtable_${port()}`
  const value = secret()
  const tokens = new Set<string>()
  return {
    issueToken() {
      const token = secret()
      tokens.add(token)
      return token
    },
    redeem(token) {
      const known = [...tokens].find((candidate) => same(candidate, token))
      return known !== undefined && tokens.delete(known)
    },
    holds(cookieHeader) {
      return (cookieHeader ?? '').split(';').some((part) => {
        const [key, ...rest] = part.trim().split('=')
        return key === name() && same(rest.join('='), value)
      })
    },
    setCookie: () => `${name()}=${value}; HttpOnly; SameSite=Strict; Path=/`,
  }
}
