import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { takeLock } from './lock.mjs'
import { root, say } from './run.mjs'

const stampFile = join(root, 'node_modules', '.sandtable-lockfile')

const lockfileHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === lockfileHash()

/** npm's own script where npm started us; else the one that came with this Node. */
function npmCommand() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = process.env.npm_execpath ?? (existsSync(beside) ? beside : null)
  return script ? [process.execPath, [script]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

/** Runs `npm ci` once per lockfile. Two boots at once: the second waits and finds the work done. */
export function ensureInstalled() {
  if (isInstalled()) return
  const release = takeLock('install')
  try {
    if (isInstalled()) return
    say('installing packages (once per lockfile; about a minute)')
    const [command, args] = npmCommand()
    const { status, error } = spawnSync(
      command,
      [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
      { stdio: ['ignore', 2, 2], shell: command.endsWith('.cmd') },
    )
    if (error || status !== 0) {
      say(`npm ci failed${error ? `: ${error.message}` : ''}`)
      process.exit(1)
    }
    writeFileSync(stampFile, lockfileHash())
  } finally {
    release()
  }
}
