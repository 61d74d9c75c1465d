import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, chromium } from 'playwright-core'
import { takeLock } from '../../scripts/boot/lock.mjs'

const root = join(import.meta.dirname, '../..')

const places = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

/** Where Chromium is, or null. With `REQUIRE_CHROMIUM=1` its absence is an error, so that nothing is skipped. */
export function findChromium(): string | null {
  const found = places.find((place) => place && existsSync(place)) ?? null
  if (found) return found
  if (process.env.REQUIRE_CHROMIUM === '1')
    throw new Error('REQUIRE_CHROMIUM is set and there is no Chromium')
  console.warn(
    '\n!!! SKIPPED: no Chromium here, so no screen was tested. Install it, or set CHROMIUM to its path. !!!\n',
  )
  return null
}

export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    // Where no language is set, Chromium never ends opening a folder whose name is not in Latin letters.
    env: { LANG: 'C.UTF-8', ...process.env } as Record<string, string>,
  })

export interface RunningHost {
  /** The one-time link. */
  url: string
  origin: string
  process: ChildProcess
  /** Everything that the host and its children wrote to stderr. */
  errors(): string
  /** Ends it as a system would, and gives its exit code. */
  stop(): Promise<number | null>
}

/**
 * Starts the built web host as a program does, and waits for its line of JSON. Rejects with what it wrote when it
 * ends without one.
 */
export function startHost(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<RunningHost> {
  const child = spawn(
    process.execPath,
    [join(root, 'out/main/webHost.js'), '--no-open', '--port', '0', ...args],
    // Whose keychain this machine has is no part of what is tried.
    {
      env: { ...process.env, SANDTABLE_KEYCHAIN: 'none', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let errors = ''
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (part: string) => {
    errors += part
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return new Promise((resolve, reject) => {
    void exited.then((code) => reject(new Error(`the host ended with ${code}\n${errors}`)))
    createInterface({ input: child.stdout }).once('line', (line) => {
      const said: { url?: string } = JSON.parse(line)
      if (!said.url) {
        reject(new Error(line))
        return
      }
      resolve({
        url: said.url,
        origin: new URL(said.url).origin,
        process: child,
        errors: () => errors,
        stop() {
          child.kill('SIGTERM')
          return exited
        },
      })
    })
  })
}

/** A folder of its own for one test: its workspaces, preferences and keys. No sample lies in it yet. */
export function temporaryHome() {
  const home = mkdtempSync(join(tmpdir(), 'sandtable-e2e-'))
  return {
    home,
    workspace: join(home, 'workspace'),
    environment: { SANDTABLE_HOME: join(home, 'home') },
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}

const samples = join(root, '.cache', 'e2e-samples')

/**
 * Filling the sample takes many seconds: it is made once per build and day (its calls are today's), then copied. Of
 * two files that want it at once the second waits for the first.
 */
async function preparedSample(): Promise<string> {
  const built = readFileSync(join(root, 'out/.inputs'), 'utf8').slice(0, 16)
  const prepared = join(samples, `${built}-${new Date().toISOString().slice(0, 10)}`)
  if (existsSync(prepared)) return prepared
  const release = takeLock('e2e-sample')
  try {
    if (existsSync(prepared)) return prepared
    rmSync(samples, { recursive: true, force: true })
    const making = `${prepared}.${process.pid}`
    mkdirSync(making, { recursive: true })
    const host = await startHost(['--sample', '--workspace', join(making, 'workspace')], {
      SANDTABLE_HOME: join(making, 'home'),
    })
    await host.stop()
    renameSync(making, prepared)
    return prepared
  } finally {
    release()
  }
}

/** A `temporaryHome` whose workspace is the filled sample, to be started with `--sample --workspace`. */
export async function copyOfSample() {
  const prepared = await preparedSample()
  const place = temporaryHome()
  cpSync(join(prepared, 'workspace'), place.workspace, { recursive: true })
  // The key of an unattended workspace lies beside it, never inside.
  cpSync(join(prepared, 'workspace.key'), `${place.workspace}.key`)
  return place
}
