import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const moduleOf = (name: string) => JSON.stringify(pathToFileURL(join(root, 'scripts/boot', name)).href)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandtable-boot-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const runScript = (source: string) => spawn(process.execPath, ['--input-type=module', '--eval', source])
const exitOf = (child: ReturnType<typeof runScript>) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve))
const said = (child: ReturnType<typeof runScript>) =>
  new Promise<string>((resolve) =>
    child.stdout.once('data', (part: Buffer) => resolve(part.toString().trim())),
  )

/** A task that says its process id, and at SIGTERM writes that it closed what it had open. */
const carefulTask = (record: string) => {
  const file = join(folder, 'task.mjs')
  writeFileSync(
    file,
    `import { writeFileSync } from 'node:fs'
     process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(record)}, 'closed'); process.exit(7) })
     setInterval(() => {}, 1000)
     console.log(process.pid)`,
  )
  return `import { runInForeground } from ${moduleOf('run.mjs')}
    process.exitCode = await runInForeground(process.execPath, [${JSON.stringify(file)}])`
}

test('an unknown task is bad use and leaves stdout to tasks', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/boot.mjs', 'stat'], {
    cwd: root,
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('start | test')
})

test('a lock is held by one process at a time, and a dead holder holds nothing', async () => {
  const record = join(folder, 'record.txt')
  const name = `test-${process.pid}`
  // A process that ended without its release leaves its number behind.
  const lockFile = join(root, '.cache', `${name}.lock`)
  const dead = spawnSync(process.execPath, ['--version']).pid
  spawnSync(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { takeLock } from ${moduleOf('lock.mjs')}; takeLock(${JSON.stringify(name)})()`,
  ])
  writeFileSync(lockFile, String(dead))
  const work = `
    import { appendFileSync } from 'node:fs'
    import { takeLock } from ${moduleOf('lock.mjs')}
    const release = takeLock(${JSON.stringify(name)})
    appendFileSync(${JSON.stringify(record)}, 'in ')
    await new Promise((resolve) => setTimeout(resolve, 50))
    appendFileSync(${JSON.stringify(record)}, 'out ')
    release()`
  await Promise.all([work, work, work].map((source) => exitOf(runScript(source))))
  expect(readFileSync(record, 'utf8').trim()).toBe('in out in out in out')
  expect(existsSync(lockFile)).toBe(false)
})

test('a signal reaches the task, and its exit code comes back', async () => {
  const record = join(folder, 'record.txt')
  const boot = runScript(carefulTask(record))
  await said(boot)
  boot.kill('SIGTERM')
  expect(await exitOf(boot)).toBe(7)
  expect(readFileSync(record, 'utf8')).toBe('closed')
})

test.skipIf(process.platform === 'win32')(
  'the death of the shell between npm and boot ends the task too',
  async () => {
    const record = join(folder, 'record.txt')
    const script = join(folder, 'boot.mjs')
    writeFileSync(script, carefulTask(record))
    // The command after `;` keeps the shell from becoming its own child.
    const shell = spawn('sh', ['-c', `"${process.execPath}" "${script}"; true`])
    const pid = Number(await said(shell as ReturnType<typeof runScript>))
    shell.kill('SIGKILL')
    await expect.poll(() => existsSync(record), { timeout: 10_000 }).toBe(true)
    await expect
      .poll(
        () => {
          try {
            return process.kill(pid, 0)
          } catch {
            return false
          }
        },
        { timeout: 10_000 },
      )
      .toBe(false)
  },
)

test('what a build reads decides whether to build: contents, and no test', () => {
  const ask = () =>
    spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { inputsHash } from ${moduleOf('build.mjs')}; console.log(inputsHash(${JSON.stringify(folder)}))`,
      ],
      { encoding: 'utf8' },
    ).stdout.trim()
  for (const name of ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'])
    writeFileSync(join(folder, name), name)
  mkdirSync(join(folder, 'src/core'), { recursive: true })
  const source = join(folder, 'src/core/deal.ts')
  writeFileSync(source, 'one')
  const before = ask()
  expect(before).toMatch(/^[0-9a-f]{64}$/)
  writeFileSync(join(folder, 'src/core/deal.test.ts'), 'a test')
  expect(ask()).toBe(before)
  writeFileSync(source, 'two')
  expect(ask()).not.toBe(before)
  writeFileSync(source, 'one')
  expect(ask()).toBe(before)
})
