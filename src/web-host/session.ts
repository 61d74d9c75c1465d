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
  /** The same for a wall: a session that shows one room and lies under that room's own path. */
  wall: {
    issueToken(room: WallRoom): string
    /** The room, once per issued token; null for a token that is none or was used. */
    redeem(token: string): WallRoom | null
    holds(cookieHeader: string | undefined, roomId: string): boolean
    setCookie(room: WallRoom): string
  }
}

/** The room that a wall shows. */
export interface WallRoom {
  roomId: string
  kind: 'board' | 'map' | 'psu'
}

/** Where a wall's page lies: a browser's session cookie is for `/`, a wall's for its own room. */
export const wallPath = (roomId: string): string => `/wall/${roomId}`

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
  const wallTokens = new Map<string, WallRoom>()
  const wallSecrets = new Map<string, string>()
  const wallName = () => `sandtable_wall_${port()}`
  const carries = (cookieHeader: string | undefined, wanted: string, expected: string): boolean =>
    (cookieHeader ?? '').split(';').some((part) => {
      const [key, ...rest] = part.trim().split('=')
      return key === wanted && same(rest.join('='), expected)
    })
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
    holds: (cookieHeader) => carries(cookieHeader, name(), value),
    setCookie: () => `${name()}=${value}; HttpOnly; SameSite=Strict; Path=/`,
    wall: {
      issueToken(room) {
        const token = secret()
        wallTokens.set(token, room)
        return token
      },
      redeem(token) {
        const known = [...wallTokens.keys()].find((candidate) => same(candidate, token))
        const room = known === undefined ? null : (wallTokens.get(known) ?? null)
        if (known !== undefined) wallTokens.delete(known)
        return room
      },
      holds(cookieHeader, roomId) {
        const expected = wallSecrets.get(roomId)
        return expected !== undefined && carries(cookieHeader, wallName(), expected)
      },
      setCookie({ roomId }) {
        const known = wallSecrets.get(roomId) ?? secret()
        wallSecrets.set(roomId, known)
        return `${wallName()}=${known}; HttpOnly; SameSite=Strict; Path=${wallPath(roomId)}/`
      },
    },
  }
}
