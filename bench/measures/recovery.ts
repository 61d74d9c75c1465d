import { resolve } from 'node:path'
import { createModelClient, repeatByClock } from '../../src/core/llm/index.ts'
import { forkedLine } from '../../src/core/testing/forkedLine.ts'
import { type Figure, quantile } from '../figure.ts'

const rounds = 10
const wantedMs = 2000
/** Crashes of one round aren't counted against the next. */
const betweenRoundsMs = 11 * 60_000
const long = { type: 'string', minLength: 200, maxLength: 240 } as const

const ways = {
  SIGKILL: 'a model process is killed in the midst of an answer: until the next goes on with it',
  SIGSTOP:
    'a model process stands still in the midst of an answer, nobody cancels: until the next goes on with it',
} as const

/**
 * What becomes of an answer whose process ends, or hangs: milliseconds from that to the first letters of the answer that
 * is asked for anew, by the whole way that a host takes, with the real process and file.
 */
async function timesOf(signal: keyof typeof ways, path: string): Promise<number[]> {
  const { line, child } = forkedLine(resolve('out/main/modelChild.js'))
  let passedMs = 0
  const client = createModelClient({
    line,
    now: () => Date.now() + passedMs,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    repeat: repeatByClock,
  })
  const times: number[] = []
  try {
    const state = await client.choose(path)
    if (state.state !== 'ready') throw new Error(JSON.stringify(state))
    for (let round = 0; round < rounds; round += 1) {
      passedMs += betweenRoundsMs
      const { pid } = child()
      let hitAt: number | null = null
      let againAt: number | null = null
      const answer = await client.complete({
        ...{ system: '', prompt: 'zh opening user', schema: long, maxTokens: 200, temperature: 0.8 },
        seed: round,
        onText() {
          if (hitAt === null) {
            hitAt = performance.now()
            process.kill(pid!, signal)
          } else if (child().pid !== pid) againAt ??= performance.now()
        },
      })
      if (answer.outcome !== 'done' || hitAt === null || againAt === null)
        throw new Error(`the answer was lost: ${JSON.stringify(answer)}`)
      times.push(againAt - hitAt)
    }
  } finally {
    client.close()
  }
  return times
}

/** How soon an answer goes on whose process ended or hung. */
export async function recovery(): Promise<Figure[]> {
  const path = resolve('resources/models/sandtable-small.gguf')
  const figures: Figure[] = []
  for (const signal of Object.keys(ways) as (keyof typeof ways)[]) {
    // Windows knows no signal that makes a process stand still.
    if (signal === 'SIGSTOP' && process.platform === 'win32') continue
    const times = await timesOf(signal, path)
    const [median, slowest] = [quantile(times, 0.5), Math.max(...times)]
    figures.push({
      name: ways[signal],
      target: '≤ 2 s',
      measured: `median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms (n = ${times.length}, none lost)`,
      ratio: '',
      met: slowest <= wantedMs,
    })
  }
  return figures
}
