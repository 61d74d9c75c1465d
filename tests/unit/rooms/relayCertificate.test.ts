import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asJoinRefusal } from '../../../src/core/relays/refusals.ts'
import { badCertificate, RelayRefusal } from '../../../sync-server/client/index.ts'
import { type RelayProcess, spawnRelay } from '../../../sync-server/src/relayProcess.ts'

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const here = (path: string) => new URL(`../../../${path}`, import.meta.url).href
const relayProgram = new URL('../../../sync-server/bin/relay.ts', import.meta.url).pathname

/** What a cockpit does that joins by a code, in a process of its own: which authorities it believes is the process's. */
const joining = `
  const { openWebSocket } = await import(${JSON.stringify(here('src/core/relays/webSocket.ts'))})
  const { createDeviceKey, joinWorkspace } = await import(${JSON.stringify(here('sync-server/client/index.ts'))})
  const [url, code] = process.argv.slice(1)
  const options = { url, code, deviceName: 'laptop', key: await createDeviceKey(), createSocket: openWebSocket }
  const said = await joinWorkspace(options).then(
    ({ workspace }) => ({ joined: workspace.name }),
    ({ code, message }) => ({ code, why: message }),
  )
  console.log(JSON.stringify(said))
  process.exit(0)
`

describe.skipIf(!hasOpenssl)('a relay with a certificate of the firm’s own authority', () => {
  let folder = ''
  let relay: RelayProcess
  const file = (name: string) => join(folder, name)
  const openssl = (...given: string[]) => execFileSync('openssl', given, { cwd: folder, stdio: 'pipe' })

  /** The firm's authority, and a certificate of it for this machine's name alone, not for its address. */
  const makeCertificates = () => {
    const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    openssl('req', '-x509', ...pair, '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Firm', '-days', '2')
    openssl('req', ...pair, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=localhost')
    writeFileSync(file('names'), 'subjectAltName=DNS:localhost\n')
    openssl(
      ...['x509', '-req', '-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      ...['-out', 'cert.pem', '-days', '1', '-extfile', 'names'],
    )
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'relay-certificate-'))
    makeCertificates()
    relay = await spawnRelay({
      ...{ RELAY_DATA: file('data'), HOST: '127.0.0.1' },
      ...{ RELAY_TLS_CERT: file('cert.pem'), RELAY_TLS_KEY: file('key.pem') },
    })
  })
  afterAll(async () => {
    await relay?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  const codeOfNew = (name: string): string => {
    const said = execFileSync(
      process.execPath,
      [relayProgram, 'create-workspace', name, '--admin', 'Ana', '--json'],
      {
        env: { ...process.env, RELAY_DATA: file('data') },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    return (JSON.parse(said) as { code: string }).code
  }
  const joinFrom = async (host: string, environment: Record<string, string>, code = 'AAAAA-AAAAA') => {
    const { port } = new URL(relay.url)
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', joining, `wss://${host}:${port}`, code],
      { env: { ...process.env, ...environment } },
    )
    return JSON.parse(stdout) as { joined?: string; code?: number; why?: string }
  }

  test('is not believed by a machine that knows nothing of it, and the reason is told', async () => {
    expect(await joinFrom('localhost', {})).toEqual({
      code: badCertificate,
      why: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    })
  })

  test('is joined where the administrator names the authority’s file', async () => {
    const joined = await joinFrom('localhost', { SANDTABLE_CA_FILE: file('ca.pem') }, codeOfNew('华东'))
    expect(joined).toEqual({ joined: '华东' })
  })

  test('is joined where the authority is in the system’s own store', async () => {
    // OpenSSL reads the system's store from where this says; on other systems the store is the system's to fill.
    const joined = await joinFrom('localhost', { SSL_CERT_FILE: file('ca.pem') }, codeOfNew('North'))
    expect(joined).toEqual({ joined: 'North' })
  })

  test('is not believed under another name than the certificate’s', async () => {
    const { code, why } = await joinFrom('127.0.0.1', { SANDTABLE_CA_FILE: file('ca.pem') })
    expect([code, why]).toEqual([badCertificate, 'ERR_TLS_CERT_ALTNAME_INVALID'])
  })

  test('a file that can’t be read, or holds no certificate, is named in the reason', async () => {
    writeFileSync(file('empty.pem'), 'nothing\n')
    const gone = await joinFrom('localhost', { SANDTABLE_CA_FILE: file('absent.pem') })
    expect(gone.why).toMatch(/^UNABLE_TO_VERIFY_LEAF_SIGNATURE; .*absent\.pem: ENOENT/)
    const empty = await joinFrom('localhost', { SANDTABLE_CA_FILE: file('empty.pem') })
    expect(empty.why).toMatch(/empty\.pem: no certificate in it$/)
  })

  test('a relay that can’t read its key says so and does not start', async () => {
    const { RELAY_TLS_CERT, RELAY_TLS_KEY } = {
      RELAY_TLS_CERT: file('cert.pem'),
      RELAY_TLS_KEY: file('absent.key'),
    }
    await expect(spawnRelay({ RELAY_DATA: file('other'), RELAY_TLS_CERT, RELAY_TLS_KEY })).rejects.toThrow(
      /TLS: ENOENT.*absent\.key/,
    )
  })
})

test('joining says it in words of its own', () => {
  expect(asJoinRefusal(new RelayRefusal(badCertificate, 'CERT_HAS_EXPIRED'))).toMatchObject({
    code: 'relay.badCertificate',
    details: { reason: 'CERT_HAS_EXPIRED' },
  })
})
