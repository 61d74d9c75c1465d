import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** The variable by which an administrator names a file of further authorities, PEM. */
export const authoritiesFileVariable = 'SANDTABLE_CA_FILE'

const probeMs = 5_000
/** The file that was named when the authorities were last put together, and why it could not be used. */
let trusted: { file: string; problem: string | null } | null = null

function readAuthorities(file: string): string[] {
  const blocks = readFileSync(file, 'utf8').match(
    /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g,
  )
  if (!blocks) throw new Error('no certificate in it')
  return blocks
}

/**
 * From now on this process believes, besides the authorities that Node brings, those of the system's own store and
 * those of the file that `SANDTABLE_CA_FILE` names. Done once, and when another file is named.
 *
 * @returns why the file could not be used, null where it could or none is named
 */
export function trustFirmsAuthorities(environment: NodeJS.ProcessEnv = process.env): string | null {
  const file = environment[authoritiesFileVariable] ?? ''
  if (trusted?.file === file) return trusted.problem
  let problem: string | null = null
  let named: string[] = []
  try {
    if (file !== '') named = readAuthorities(file)
  } catch (error) {
    problem = `${file}: ${error instanceof Error ? error.message : String(error)}`
  }
  // Node before 22.19 has no such store; there NODE_EXTRA_CA_CERTS is what remains.
  if (typeof tls.setDefaultCACertificates === 'function') {
    const known = [...tls.getCACertificates('default'), ...tls.getCACertificates('system')]
    tls.setDefaultCACertificates([...new Set([...known, ...named])])
  }
  trusted = { file, problem }
  return problem
}

/**
 * Why the certificate that a server shows is not believed, in OpenSSL's or Node's word for it; null where it is, or
 * where no server answers. Connects, looks, and says nothing.
 *
 * @param url `wss://host:port`
 */
export function whyNotTrusted(url: string): Promise<string | null> {
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const socket = tls.connect({
      ...{ host, port: Number(port || 443), rejectUnauthorized: false, timeout: probeMs },
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    })
    const end = (why: string | null) => {
      resolve(why)
      socket.destroy()
    }
    socket.on('secureConnect', () => {
      const why = socket.authorizationError as unknown
      end(
        socket.authorized
          ? null
          : why instanceof Error
            ? ((why as NodeJS.ErrnoException).code ?? why.message)
            : String(why),
      )
    })
    socket.on('timeout', () => end(null))
    socket.on('error', () => end(null))
    socket.on('close', () => end(null))
  })
}
