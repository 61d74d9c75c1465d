import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coreFlags as ofScripts } from '../../scripts/boot/coreFlags.mjs'
import { coreFlags } from '../../src/web-host/coreFlags.ts'

const root = join(import.meta.dirname, '../..')

/** Bytes for what has just been made, in a process that makes and drops much. */
const freshBytes = (flags: readonly string[]): number => {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [
      ...flags,
      '--eval',
      `let kept = [], most = 0
       for (let at = 0; at < 3e6; at++) {
         kept.push({ at, text: 'row ' + at })
         if (kept.length > 20000) kept = []
         if (at % 50000 === 0)
           most = Math.max(most, require('v8').getHeapSpaceStatistics().find((one) => one.space_name === 'new_space').space_size)
       }
       console.log(most)`,
    ],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return Number(stdout)
}

describe('how the core’s process keeps its memory', () => {
  it('is the same for web host, command line, figures and the folder that is carried', () => {
    expect(ofScripts).toEqual(coreFlags)
    expect(readFileSync(join(root, 'scripts/carry/install.sh'), 'utf8')).toContain(`'${coreFlags.join(' ')}'`)
  })

  it('bounds what has just been made to three times 8 MiB', () => {
    expect(freshBytes(coreFlags)).toBeLessThanOrEqual(3 * 8 * 2 ** 20)
  })
})
