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
if (!canBeAlone)
  console.warn('\n!!! SKIPPED: no network namespace here, so the carried folder was not installed. !!!\n')

describe.skipIf(!canBeAlone || !chromium)('the carried folder', () => {
  let place = ''
  let folder = ''
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'sandtable-carried-'))
    folder = join(place, 'folder')
    execFileSync(process.execPath, [join(root, 'scripts/carry/carry.mjs'), folder], { stdio: 'pipe' })
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const install = (where: string) => alone(`${folder}/install.sh all --prefix ${where} --no-service`)

  test('installs cockpit and relay without a network, and a team meets on them', () => {
    const installed = join(place, 'opt')
    expect(install(installed)).toMatchObject({ status: 0 })
    const { status, said } = alone(
      `${installed}/node/bin/node ${root}/tests/e2e/fixtures/carriedTeam.mjs ${installed} ${place} ${chromium} ${root}`,
    )
    expect(status, said).toBe(0)
    const { joined, addresses } = JSON.parse(said.trim().split('\n')[0]!)
    expect(joined).toBe(true)
    for (const address of addresses) expect(address).toMatch(/^(127\.|::1$)/)
    // What is put over it leaves the way back.
    expect(install(installed)).toMatchObject({ status: 0 })
    expect(existsSync(join(`${installed}.before`, 'relay/bin/relay.ts'))).toBe(true)
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
    const more = join(folder, 'relay/src/more.ts')
    writeFileSync(more, '')
    refused(/the list names/)
    rmSync(more)
    const again = run(process.execPath, [join(root, 'scripts/carry/carry.mjs'), folder])
    expect(again).toMatchObject({ status: 2 })
    expect(again.said).toContain('is not empty')
  })
})
