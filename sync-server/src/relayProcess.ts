import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { until } from './relayFixture.ts'

/** A proof that others' work leaves nearly no processor takes this long to start a program, and is right still. */
export const patienceMs = 600_000

const program = fileURLToPath(new URL('../bin/relay.ts', import.meta.url))

export type RelayProcess = {
  url: string
  child: ChildProcess
  /** All that it said on stdout and stderr. */
  output(): string
  /** Ends it at once, as a power cut would, and waits until it is gone. */
  kill(): Promise<void>
}

/** Starts the relay as a person would, on a free port, and reads from its log where it listens: for tests. */
export async function spawnRelay(
  environment: Record<string, string>,
  nodeArgs: readonly string[] = [],
  from: { node: string; program: string } = { node: process.execPath, program },
): Promise<RelayProcess> {
  const child = spawn(from.node, [...nodeArgs, from.program], {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listen = (part: Buffer) => {
    output += part
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await until(
    () => output.includes('"listening"') || child.exitCode !== null,
    'the relay listens',
    patienceMs,
  )
  const line = output.split('\n').find((text) => text.includes('"listening"'))
  if (!line) throw new Error(`the relay did not start: ${output}`)
  return {
    url: `ws://127.0.0.1:${JSON.parse(line).port}`,
    child,
    output: () => output,
    kill() {
      child.kill('SIGKILL')
      return gone
    },
  }
}
