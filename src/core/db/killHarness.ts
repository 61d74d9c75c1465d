import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'

/** For tests: how many processes are killed; `KILLS=1000` for the long run. */
export const killCount = Number(process.env.KILLS ?? 10)

/** For tests: numbers in [0, 1) that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * For tests: makes one plain script of a TypeScript entry, so that a process of its own can run it. Returns its
 * path, in a fresh folder under `.cache`.
 */
export async function bundleScript(entry: string): Promise<string> {
  const cache = join(process.cwd(), '.cache')
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'kill-'))
  await build({
    configFile: false,
    logLevel: 'error',
    // Packages too: finding their hundreds of files is most of what a short process does. Native ones stay outside.
    ssr: { noExternal: true, external: ['better-sqlite3', 'unpdf'] },
    build: {
      ssr: entry,
      outDir,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
  return join(outDir, basename('script.mjs'))
}

export interface Killed {
  /** Whole lines that the script printed after `ready`: what it acknowledged before it died. */
  acknowledged: string[]
  /** It came to its end before the kill. */
  finished: boolean
  /** From `ready` to the end, ms. */
  ranMs: number
}

/**
 * For tests: runs a script and kills it (SIGKILL) `afterMs` after it has printed `ready` and `afterLines` more. The
 * script prints one line for everything that it has been told is done. Rejects when the script fails by itself.
 */
export function runAndKill(
  script: string,
  args: readonly string[],
  afterMs: number,
  afterLines = 0,
): Promise<Killed> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    let errors = ''
    let readyAt = 0
    let linesLeft = afterLines
    let isTimed = false
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (readyAt > 0) linesLeft -= text.split('\n').length - 1
      else if (printed.includes('ready\n')) readyAt = performance.now()
      if (isTimed || readyAt === 0 || linesLeft > 0) return
      isTimed = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text
    })
    child.on('close', (exit, signal) => {
      if (exit !== 0 && signal !== 'SIGKILL') return failed(new Error(`the script failed: ${errors}`))
      const lines = printed.slice(printed.indexOf('ready\n') + 'ready\n'.length).split('\n')
      lines.pop()
      done({ acknowledged: lines, finished: exit === 0, ranMs: performance.now() - readyAt })
    })
  })
}
