import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../shared/errors.ts'
import { countedMessages } from '../captures/model/labelledSet.ts'
import { type CaptureMeasurement, measureModel } from '../captures/model/measureModel.ts'
import { createModelClient, repeatByClock } from '../llm/index.ts'
import { readArguments, UsageError } from './arguments.ts'
import { modelLine } from './modelLine.ts'

/**
 * `evaluate captures`: how well a model reads the labelled messages that nothing was made by, beside the rules. `--every N`
 * asks of every Nth message alone, to see how long the whole would take.
 */
export async function evaluateCapturesCommand(argv: string[]): Promise<CaptureMeasurement> {
  const { values } = readArguments(
    argv,
    { model: { type: 'string' }, every: { type: 'string', default: '1' } },
    { required: ['model'] },
  )
  const every = Number(values.every)
  if (!Number.isInteger(every) || every < 1) throw new UsageError('--every takes a whole number from 1')
  const client = createModelClient({ line: modelLine(), now: Date.now, wait, repeat: repeatByClock })
  try {
    const state = await client.choose(resolve(values.model!))
    if (state.state !== 'ready')
      throw new AppError(state.state === 'failed' ? state.code : 'model.absent', { model: values.model! })
    const messages = (await countedMessages()).filter((_, at) => at % every === 0)
    // Nobody cancels it but by ending the process.
    return (await measureModel(client, messages, {
      onProgress: (done, of) => {
        if (done % 20 === 0 || done === of) process.stderr.write(`${done}/${of}\n`)
      },
    }))!
  } finally {
    client.close()
  }
}
