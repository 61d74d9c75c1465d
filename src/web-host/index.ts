import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CoreState } from '../core/superviseProcess.ts'
import { readWebHostOptions, type WebHostOptions } from './arguments.ts'
import { forkChild } from './childProcess.ts'
import { coreFlags } from './coreFlags.ts'
import { openBrowser } from './openBrowser.ts'
import { startWebHost, type WebHost } from './startWebHost.ts'
import { terminalWording } from './wording.ts'

const builtDirectory = import.meta.dirname
const wording = terminalWording(process.env)

/** Exit codes as on the command line: 1 refused, 2 bad use. */
function fail(exitCode: 1 | 2, code: string, message: string, forProgram: boolean): never {
  if (forProgram) console.log(JSON.stringify({ error: { code, message } }))
  else console.error(message)
  process.exit(exitCode)
}

function readOptions(): WebHostOptions {
  try {
    return readWebHostOptions(process.argv.slice(2), process.env)
  } catch (error) {
    const message = wording.badUse(error instanceof Error ? error.message : String(error))
    return fail(2, 'badUse', message, process.argv.includes('--no-open'))
  }
}

const options = readOptions()
const forProgram = !options.openBrowser
mkdirSync(options.homeDirectory, { recursive: true, mode: 0o700 })

let announced = false
async function announce(host: WebHost) {
  if (announced) return
  announced = true
  if (forProgram) {
    console.log(JSON.stringify({ url: host.issueLink() }))
    return
  }
  const link = host.issueLink()
  console.log(wording.ready(link))
  await openBrowser(link)
  if (process.stdin.isTTY)
    createInterface({ input: process.stdin }).on('line', () => console.log(wording.another(host.issueLink())))
}

let host: WebHost | null = null
function follow(state: CoreState) {
  if (!host) return
  if (state.state === 'ready') void announce(host)
  if (state.state === 'refused') {
    const { code, details } = state.failure
    const extra = Object.keys(details).length > 0 ? ` ${JSON.stringify(details)}` : ''
    const running = host
    const message =
      code === 'workspace.notFound' && options.open
        ? wording.noWorkspace(options.open.directory ?? '')
        : wording.refused(code + extra)
    void running.close().then(() => fail(1, code, message, forProgram))
  }
  if (state.state === 'crashed') console.error(state.givenUp ? wording.givenUp : wording.crashed)
  if (state.state === 'crashed' && state.givenUp) process.exit(1)
}

try {
  host = await startWebHost({
    port: options.port,
    rendererDirectory: join(builtDirectory, '../renderer'),
    start: {
      homeDirectory: options.homeDirectory,
      modelsDirectory: join(builtDirectory, '../../resources/models'),
      open: options.open,
    },
    startCore: () => forkChild(join(builtDirectory, 'coreChild.js'), coreFlags),
    startEngine: {
      model: () => forkChild(join(builtDirectory, 'modelChild.js')),
      comparison: () => forkChild(join(builtDirectory, 'modelChild.js')),
      trainer: () => forkChild(join(builtDirectory, 'trainerChild.js')),
    },
    onState: follow,
  })
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
  fail(1, 'portTaken', wording.portTaken(options.port), forProgram)
}

let ending = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (ending) process.exit(1)
    ending = true
    void host?.close().then(() => process.exit(0))
  })
