import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium } from './support.ts'

const root = join(import.meta.dirname, '../..')
const run = (command: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return { status, said: `${stdout}\n${stderr}` }
}

/** A process with a loopback of its own and no other network. */
const alone = (command: string) => run('unshare', ['-rn', 'sh', '-ec', `ip link set lo up; ${command}`])
const canBeAlone = process.platform === 'linux' && alone('true').status === 0
const chromium = findChromium()
const hasOpenssl = run('openssl', ['version']).status === 0
/** The server's address in the process's own little world: not a loopback one, so nothing goes there in the clear. */
const server = '10.86.0.1'
if (!canBeAlone)
  console.warn('\n!!! SKIPPED: no network namespace here, so the carried folder was not installed. !!!\n')
if (!hasOpenssl)
  console.warn('\n!!! SKIPPED: no openssl here, so the carried folder was not installed. !!!\n')

describe.skipIf(!canBeAlone || !chromium || !hasOpenssl)('the carried folder', () => {
  let place = ''
  let folder = ''
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'sandtable-carried-'))
    folder = join(place, 'folder')
    execFileSync(process.execPath, [join(root, 'scripts/carry/carry.mjs'), folder], { stdio: 'pipe' })
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const install = (where: string) => alone(`${folder}/install.sh all --prefix ${where} --no-service`)

  test('installs cockpit and relay without a network, and two cockpits share a room through it over TLS of the firm’s own authority, apart and together again', () => {
    const installed = join(place, 'opt')
    expect(install(installed)).toMatchObject({ status: 0 })
    const { status, said } = alone(
      `ip address add ${server}/32 dev lo; ${installed}/node/bin/node ${root}/tests/e2e/fixtures/carriedTeam.mjs ${installed} ${place} ${chromium} ${root} ${server}`,
    )
    expect(status, said).toBe(0)
    const line = said.split('\n').find((text) => text.startsWith('{"apart"'))
    const { apart, together, interfaces } = JSON.parse(line!)
    expect(apart).toEqual([
      ['样机从温州调回', '钱越离线写'],
      ['样机从温州调回', '赵敏离线写'],
    ])
    const all = ['样机从温州调回', '赵敏离线写', '钱越离线写']
    expect(together).toEqual([all, all])
    expect(interfaces).toEqual(['lo'])
    // What is put over it leaves the way back.
    expect(install(installed)).toMatchObject({ status: 0 })
    expect(existsSync(join(`${installed}.before`, 'relay/dist/bin/relay.js'))).toBe(true)
  })

  test('installs nothing where a byte was changed, a file is missing, or one more lies there', () => {
    const installed = join(place, 'never')
    const page = join(folder, 'README.md')
    const before = readFileSync(page)
    const refused = (why: RegExp) => {
      const { status, said } = install(installed)
      expect(status).toBe(1)
      expect(said).toMatch(why)
      expect(existsSync(installed)).toBe(false)
    }
    appendFileSync(page, ' ')
    refused(/README\.md: FAILED/)
    rmSync(page)
    refused(/the list names/)
    writeFileSync(page, before)
    const more = join(folder, 'relay/dist/src/more.js')
    writeFileSync(more, '')
    refused(/the list names/)
    rmSync(more)
    const again = run(process.execPath, [join(root, 'scripts/carry/carry.mjs'), folder])
    expect(again).toMatchObject({ status: 2 })
    expect(again.said).toContain('is not empty')
  })
})
