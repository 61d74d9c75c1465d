import type { Random } from '../core/learning/random.ts'
import type { GgufHeader } from '../gguf/index.ts'
import type { Engine } from './ggml/engine.ts'
import { openModel, type TrainableModel } from './model.ts'
import { type FileFault, readModelFile } from './modelFiles.ts'
import { readShape, type TrainableShape } from './modelShape.ts'
import { type PlannedTensor, planTensors, type TrainingMode } from './plan.ts'

/** A model file that the trainer can work with, before any of it is in memory. */
export type Trainable = {
  path: string
  header: GgufHeader
  shape: TrainableShape
  planned: PlannedTensor[]
  mode: TrainingMode
}

export type Inspection =
  | { outcome: 'trainable'; trainable: Trainable }
  | { outcome: 'faulty'; fault: FileFault }
  /** In English, for the log and for whoever chose the file. */
  | { outcome: 'unsupported'; why: string }

/** Looks whether the model at `path` can be trained in this way, from its header alone. */
export async function inspectTrainable(path: string, mode: TrainingMode): Promise<Inspection> {
  const reading = await readModelFile(path)
  if (reading.outcome === 'faulty') return reading
  const { header } = reading
  const read = readShape(header)
  if (read.outcome === 'unsupported') return read
  const planning = planTensors(header, mode)
  if (planning.outcome === 'unsupported') return planning
  return {
    outcome: 'trainable',
    trainable: { path, header, shape: read.shape, planned: planning.tensors, mode },
  }
}

/** Loads the model. Throws `OutOfMemory`. */
export const openTrainable = (
  engine: Engine,
  { path, shape, planned, mode }: Trainable,
  { random, recompute }: { random: Random; recompute: boolean },
): Promise<TrainableModel> => openModel(engine, { path, shape, planned, mode, random, recompute })
