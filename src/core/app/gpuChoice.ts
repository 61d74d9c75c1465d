import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../workspace/files.ts'

const Choice = z.object({ mayUseGpu: z.boolean() })

/** Whether models may compute on a graphics card of this device: a choice about the device, whatever is opened on it. */
export interface GpuChoice {
  /** They may until somebody says no; a file that can't be read says nothing. */
  mayUse(): boolean
  choose(mayUseGpu: boolean): void
}

export function keptGpuChoice(file: string): GpuChoice {
  return {
    mayUse() {
      try {
        return Choice.parse(JSON.parse(readFileSync(file, 'utf8'))).mayUseGpu
      } catch {
        return true
      }
    },
    choose(mayUseGpu) {
      mkdirSync(dirname(file), { recursive: true })
      writeWhole(file, `${JSON.stringify({ mayUseGpu } satisfies z.infer<typeof Choice>, null, 2)}\n`)
    },
  }
}
