import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { spawnRelay } from './relayProcess.ts'

const program = fileURLToPath(new URL('../bin/relay.ts', import.meta.url))
const hasModes = process.platform !== 'win32'
const isRoot = process.getuid?.() === 0

let folder = ''
let data = ''
const cleanUps: (() => unknown)[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relay-folder-'))
  data = join(folder, 'data')
})
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs with a umask that takes nothing away, the worst there is. */
const openly = ['-c', 'umask 000; exec "$0" "$@"', process.execPath]
const command = (...args: string[]) => {
  const { status, stderr } = spawnSync('sh', [...openly, program, ...args], {
    ...{ encoding: 'utf8', timeout: 60_000, env: { ...process.env, RELAY_DATA: data, PORT: '0' } },
  })
  return { code: status, errors: stderr }
}
const start = async () => {
  const relay = await spawnRelay({ RELAY_DATA: data }, openly, { node: 'sh', program })
  cleanUps.push(() => relay.kill())
  return relay
}
const modeOf = (...path: string[]) => (statSync(join(...path)).mode & 0o777).toString(8)
const made = (name: string, mode: number) => {
  mkdirSync(data, { recursive: true })
  writeFileSync(join(data, name), '')
  chmodSync(join(data, name), mode)
}

describe.runIf(hasModes)('the folder with the relay’s key', () => {
  test('is nobody else’s, and so is all that the relay writes, whatever the umask', async () => {
    await start()
    expect(command('create-workspace', 'East', '--admin', 'Ana').code).toBe(0)
    for (const name of ['relay.sqlite', 'relay.sqlite-wal']) expect(modeOf(data, name), name).toBe('600')
    expect(modeOf(data)).toBe('700')
    expect(command('backup', join(folder, 'copy')).code).toBe(0)
    expect(modeOf(folder, 'copy')).toBe('600')
  })

  test('is closed where it was open and is the relay’s own, with the files of an earlier relay', async () => {
    const first = await start()
    await first.kill()
    chmodSync(data, 0o755)
    for (const name of ['relay.sqlite', 'relay.sqlite-wal']) chmodSync(join(data, name), 0o644)
    made('lost+found', 0o700)
    await start()
    expect(modeOf(data)).toBe('700')
    for (const name of ['relay.sqlite', 'relay.sqlite-wal']) expect(modeOf(data, name), name).toBe('600')
  })

  test('is refused with code 2 where others enter it for something else, and left as it was', () => {
    made('holiday.jpg', 0o644)
    chmodSync(data, 0o750)
    const { code, errors } = command()
    expect(code).toBe(2)
    expect(errors).toContain('open to others (mode 0750) and has more in it')
    expect(errors).toContain('holiday.jpg')
    expect(modeOf(data)).toBe('750')
    expect(command('list')).toMatchObject({ code: 1, errors })
    chmodSync(data, 0o700)
    expect(command('list').code).toBe(0)
  })

  test.runIf(isRoot)('is refused where it is another account’s', async () => {
    const { chownSync } = await import('node:fs')
    mkdirSync(data, { mode: 0o755 })
    chownSync(data, 65534, 65534)
    const { code, errors } = command()
    expect(code).toBe(2)
    expect(errors).toContain('belongs to another account')
    expect(modeOf(data)).toBe('755')
  })
})
