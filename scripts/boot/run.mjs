import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Where the person stands, for the relative paths they give. npm changes into the root and leaves the place in
 * INIT_CWD, which a script started by another script inherits and must not believe.
 */
export const invokedFrom =
  process.env.npm_lifecycle_event === process.argv[2] && process.env.INIT_CWD
    ? process.env.INIT_CWD
    : process.cwd()

process.chdir(root)

export const say = (message) => process.stderr.write(`${message}\n`)

/** Runs a program to its end with its output kept: `{ code, output, seconds }`. */
export function runQuietly(command, args, environment = process.env) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts = []
    child.stdout.on('data', (part) => parts.push(part))
    child.stderr.on('data', (part) => parts.push(part))
    const end = (code, note = '') =>
      resolve({
        code,
        output: Buffer.concat(parts).toString('utf8') + note,
        seconds: (performance.now() - startedAt) / 1000,
      })
    child.on('error', (error) => end(1, String(error)))
    child.on('close', (code) => end(code ?? 1))
  })
}

const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }

/**
 * Runs the task itself: our terminal is its terminal, signals reach it, its exit code is ours. npm passes a
 * SIGTERM only to the shell between us, so the shell's death counts as one.
 */
export function runInForeground(command, args, { directory = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: directory, stdio: 'inherit' })
    const parent = process.ppid
    const orphaned = setInterval(() => {
      if (process.ppid !== parent) child.kill('SIGTERM')
    }, 500)
    orphaned.unref()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => {
        // Ctrl+C has already reached the whole group; a second one would mean "now".
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      })
    child.on('error', (error) => {
      say(String(error))
      resolve(1)
    })
    child.on('exit', (code, signal) => {
      clearInterval(orphaned)
      resolve(code ?? exitCodeOfSignal[signal] ?? 1)
    })
  })
}
