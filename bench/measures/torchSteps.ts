import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** What is computed, as `torchStep.py` reads it. */
export type TorchWork = {
  threads: number
  batch: number
  length: number
  /** Tokens that are predicted. */
  rows: number
  vocabulary: number
  width: number
  hidden: number
  heads: number
  headSize: number
  layers: number
  /** Of the low-rank change that learns; null where the model itself does. */
  rank: number | null
}

export type TorchSteps = {
  version: string
  /** Milliseconds of one step. */
  step(precision: 'f32' | 'bf16'): Promise<number>
  close(): void
}

/**
 * The same step by PyTorch, in the Python that `SANDTABLE_PYTHON` names, or the system's. Null where it can't be had: the
 * product needs neither.
 */
export async function startTorch(work: TorchWork): Promise<TorchSteps | null> {
  const python = process.env.SANDTABLE_PYTHON || 'python3'
  const child = spawn(python, [resolve('bench/measures/torchStep.py')], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.on('error', () => {})
  child.stdin.on('error', () => {})
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const next = async (): Promise<Record<string, unknown> | null> => {
    const { value, done } = await lines.next()
    return done ? null : JSON.parse(value)
  }
  child.stdin.write(`${JSON.stringify(work)}\n`)
  const begun = await next()
  if (begun === null) return null
  return {
    version: String(begun.version),
    async step(precision) {
      child.stdin.write(`${precision}\n`)
      const told = await next()
      if (told === null) throw new Error('PyTorch ended')
      return Number(told.ms)
    },
    close: () => void child.kill(),
  }
}
