import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { refusal } from '../workspace/fixtures.ts'
import { failedTool } from './keychainTool.ts'
import { runTool } from './runTool.ts'
import { systemKeychain } from './systemKeychain.ts'

const id = 'ws_0123456789ABCDEF0123456789'
const key = 'ab'.repeat(32)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-keychain-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const has = (tool: string) => spawnSync('which', [tool]).status === 0

describe('a real Secret Service (gnome-keyring on a bus of its own)', () => {
  const running: ChildProcess[] = []
  afterEach(async () => {
    for (const child of running.splice(0).reverse()) {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill()
      await ended
    }
  })

  /** A session with nothing in it but a bus and an unlocked keyring. */
  async function session(): Promise<NodeJS.ProcessEnv> {
    const own = { HOME: folder, XDG_DATA_HOME: join(folder, 'data'), XDG_RUNTIME_DIR: join(folder, 'run') }
    mkdirSync(own.XDG_RUNTIME_DIR, { mode: 0o700 })
    const environment = { PATH: process.env.PATH, ...own }
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    running.push(bus)
    const address = await new Promise<string>((told) =>
      bus.stdout.once('data', (text) => told(String(text).trim())),
    )
    const onBus = { ...environment, DBUS_SESSION_BUS_ADDRESS: address }
    const keyring = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets', '--foreground'], {
      env: onBus,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    running.push(keyring)
    keyring.stdin.end('a passphrase of this session\n')
    await vi.waitFor(() => {
      const words = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus']
      const asked = spawnSync(
        'dbus-send',
        [...words, 'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
        { env: onBus },
      )
      if (!String(asked.stdout).includes('boolean true')) throw new Error('not there yet')
    }, 10_000)
    return onBus
  }

  test('keeps a key, gives it back, replaces it and lets it go', async (context) => {
    const missing = ['secret-tool', 'gnome-keyring-daemon', 'dbus-daemon', 'dbus-send'].filter(
      (tool) => !has(tool),
    )
    if (process.platform !== 'linux' || missing.length > 0) {
      console.warn(`SKIPPED: a real Secret Service needs ${missing.join(', ') || 'Linux'}`)
      return context.skip()
    }
    const keychain = systemKeychain({
      environment: await session(),
      homeDirectory: folder,
      platform: 'linux',
    })
    expect(await keychain.available()).toBe(true)
    expect(await keychain.get(id)).toBeNull()
    await keychain.set(id, key)
    expect(await keychain.get(id)).toBe(key)
    await keychain.set(id, 'cd'.repeat(32))
    expect(await keychain.get(id)).toBe('cd'.repeat(32))
    await keychain.delete(id)
    await keychain.delete(id)
    expect(await keychain.get(id)).toBeNull()
  }, 60_000)
})

/**
 * STAND-IN for a system's tool: a script of this test in its place, which notes how it was called. It shows how we call the
 * tool and what we make of its exit codes, not that the tool of that system does as we think.
 */
function standIn(body: string): { tool: string; calls(): string } {
  const tool = join(folder, 'tool')
  const script = `#!/bin/sh\necho "$@" >> '${folder}/calls'\n${body.replaceAll('STORE', `'${folder}/store'`)}\n`
  writeFileSync(tool, script)
  chmodSync(tool, 0o700)
  return { tool, calls: () => readFileSync(join(folder, 'calls'), 'utf8') }
}

const onBus = { PATH: process.env.PATH, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' }
const windows = process.platform === 'win32'

describe.skipIf(windows)('with a stand-in for macOS’s security', () => {
  const mac = `
    case "$1" in
      -i) read -r words; set -- $words; [ "$1 $2" = 'add-generic-password -U' ] && printf %s "$8" > STORE;;
      find-generic-password) [ -f STORE ] && cat STORE || exit 44;;
      delete-generic-password) [ -f STORE ] && rm STORE || exit 44;;
    esac`
  const keychainWith = (tool: string) =>
    systemKeychain({ environment: process.env, homeDirectory: folder, platform: 'darwin', tool })

  test('a key goes in by standard input, never in the words that every process can read', async () => {
    const { tool, calls } = standIn(mac)
    const keychain = keychainWith(tool)
    expect(await keychain.available()).toBe(true)
    expect(await keychain.get(id)).toBeNull()
    await keychain.set(id, key)
    expect(await keychain.get(id)).toBe(key)
    await keychain.delete(id)
    await keychain.delete(id)
    expect(calls()).toContain(id)
    expect(calls()).not.toContain(key)
  })

  test.each([
    [36, 'key.keychainLocked'],
    [128, 'key.keychainLocked'],
    [1, 'key.keychainFailed'],
  ])('an end with %i is %s', async (exitCode, code) => {
    const { tool } = standIn(`exit ${exitCode}`)
    expect(await refusal(Promise.resolve(keychainWith(tool).get(id)))).toMatchObject({ code })
  })

  test('a tool that says it kept the key and did not is not believed', async () => {
    const { tool } = standIn('case "$1" in find-generic-password) exit 44;; esac')
    expect((await refusal(Promise.resolve(keychainWith(tool).set(id, key)))).code).toBe('key.keychainFailed')
  })

  test('an id that would end a word is none', async () => {
    const { tool } = standIn(mac)
    expect(() => keychainWith(tool).get('ws_1 -w x')).toThrow('not the id of a workspace')
  })
})

describe.skipIf(windows)('with a stand-in for Windows’s PowerShell', () => {
  test('the sealed key lies in a file, and neither it nor the words hold it in the open', async () => {
    const { tool, calls } = standIn(`
      case "$*" in
        *::Protect*) printf %s "$(tr 'A-Za-z' 'N-ZA-Mn-za-m')";;
        *::Unprotect*) printf %s "$(tr 'A-Za-z' 'N-ZA-Mn-za-m')";;
      esac`)
    const keychain = systemKeychain({
      environment: process.env,
      homeDirectory: folder,
      platform: 'win32',
      tool,
    })
    expect(await keychain.available()).toBe(true)
    await keychain.set(id, key)
    expect(await keychain.get(id)).toBe(key)
    const file = join(folder, 'userKeychain', `${id}.dpapi`)
    for (const text of [calls(), readFileSync(file, 'utf8')])
      for (const word of [key, Buffer.from(key).toString('base64')]) expect(text).not.toContain(word)
    await keychain.delete(id)
    expect([existsSync(file), await keychain.get(id)]).toEqual([false, null])
  })
})

test.skipIf(windows)(
  'a tool that waits for somebody who does not come is ended, and that is told apart',
  async () => {
    const { tool } = standIn('exec sleep 600')
    const run = { file: tool, args: [], input: '', timeoutMs: 50, environment: process.env }
    expect(await runTool(run)).toEqual({ state: 'timedOut' })
    expect(() => failedTool('tool', { state: 'timedOut' })).toThrow('key.keychainLocked')
  },
)

describe.skipIf(windows)('on Linux', () => {
  const keychainWith = (tool: string, environment: NodeJS.ProcessEnv = onBus) =>
    systemKeychain({ environment, homeDirectory: folder, platform: 'linux', tool })

  test('without the tool there is no keychain, and asking it says so', async () => {
    const keychain = keychainWith(join(folder, 'absent'))
    expect(await keychain.available()).toBe(false)
    expect((await refusal(Promise.resolve(keychain.get(id)))).code).toBe('key.keychainUnavailable')
  })

  test('without a session’s bus nothing is run at all', async () => {
    const { tool } = standIn('exit 1')
    expect(await keychainWith(tool, { PATH: process.env.PATH }).available()).toBe(false)
    expect(existsSync(join(folder, 'calls'))).toBe(false)
  })

  test('a stand-in that complains holds no keychain; one that ends quietly with 1 holds no such key', async () => {
    const loud = standIn('echo "Cannot autolaunch D-Bus" >&2; exit 1').tool
    expect(await keychainWith(loud).available()).toBe(false)
    expect((await refusal(Promise.resolve(keychainWith(loud).get(id)))).code).toBe('key.keychainFailed')
    const quiet = standIn('exit 1').tool
    expect(await keychainWith(quiet).available()).toBe(true)
    expect(await keychainWith(quiet).get(id)).toBeNull()
  })

  test('SANDTABLE_KEYCHAIN=none lets it alone', async () => {
    const { tool } = standIn('exit 1')
    const keychain = keychainWith(tool, { ...onBus, SANDTABLE_KEYCHAIN: 'none' })
    expect(await keychain.available()).toBe(false)
    expect(existsSync(join(folder, 'calls'))).toBe(false)
  })
})
