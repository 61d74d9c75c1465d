import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'scripts/carry/README.md'), 'utf8')
const installed = JSON.parse(
  readFileSync(join(root, 'node_modules/node-llama-cpp/package.json'), 'utf8'),
) as {
  version: string
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carried-page-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Puts a program of this name that only notes how it was called. */
function standIn(path: string): void {
  writeFileSync(
    join(folder, path),
    `#!/bin/sh\n{ printf '%s' "\${0##*/}"; for word in "$@"; do printf ' [%s]' "$word"; done; echo; } >> ${folder}/calls\n`,
    { mode: 0o755 },
  )
}

test('the page of the carried folder gives commands that run as they stand', () => {
  mkdirSync(join(folder, 'bin'))
  for (const name of ['npm', 'systemctl', 'sha256sum']) standIn(`bin/${name}`)
  for (const name of ['install.sh', 'sandtable-relay']) standIn(name)
  writeFileSync(join(folder, 'bin', 'sudo'), '#!/bin/sh\n[ "$1" != -u ] || shift 2\nexec "$@"\n', {
    mode: 0o755,
  })
  const blocks = [...page.matchAll(/^```\n([^`]+)^```$/gm)].map(([, commands]) => commands!)
  const text = blocks.join('').replaceAll('/opt/sandtable/bin/', `${folder}/`)
  const { status, stderr } = spawnSync('sh', ['-eu'], {
    ...{ input: text, cwd: folder, encoding: 'utf8' },
    env: { HOME: '/home/zhao', PATH: `${folder}/bin:${process.env.PATH}` },
  })
  expect(status, stderr).toBe(0)
  expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toEqual([
    'sha256sum [SHA256SUMS]',
    'install.sh [cockpit] [--prefix] [/home/zhao/sandtable]',
    'install.sh [relay]',
    'systemctl [enable] [--now] [sandtable-relay]',
    'sandtable-relay [create-workspace] [华东大客户] [--admin] [钱越]',
    `npm [pack] [@node-llama-cpp/linux-x64-vulkan@${installed.version}]`,
    `npm [run] [carry] [--] [FOLDER] [--gpu-package] [node-llama-cpp-linux-x64-vulkan-${installed.version}.tgz]`,
  ])
})
