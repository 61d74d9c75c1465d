import { seededRandom } from '../../src/core/learning/random.ts'
import {
  floatTensor,
  type ModelShape,
  modelHeader,
  parametersOf,
  tensorBytes,
  tensorTypes,
  vocabularyOf,
  writeGguf,
} from '../../src/gguf/index.ts'
import { usualShape } from '../../src/trainer/newSmallModel.ts'
import { writableType } from '../../src/trainer/plan.ts'

/** As many tokens as Qwen's models know. */
export const halfBillionVocabulary = 151_936
export const halfBillionShape: ModelShape = {
  ...usualShape,
  ...{ architecture: 'qwen2', layers: 24, width: 896, hidden: 4864, heads: 14, headsKv: 2 },
  ...{ headSize: 64, ropeFrequencyBase: 1_000_000, contextLength: 2048, tied: true },
}
/** A scale of 16 bits and 32 whole numbers, as Q8_0 packs them. */
const blockBytes = 34

/** A file of the shape of a Qwen 2 with half a billion weights, in Q8_0: as large and as slow, and it says nothing. */
export function writeHalfBillion(path: string): void {
  const vocabulary = vocabularyOf(
    Array.from({ length: halfBillionVocabulary - 261 }, (_, at) => `w${at.toString(36)}`),
  )
  const random = seededRandom(1)
  const block = Buffer.alloc(blockBytes * 4096)
  for (let at = 0; at < block.length; at += blockBytes) {
    // A scale of 16 bits, then 32 whole numbers.
    block.writeUInt16LE(0x1400 + Math.floor(random() * 64), at)
    for (let weight = 2; weight < blockBytes; weight += 1) block[at + weight] = Math.floor(random() * 256)
  }
  const tensors = parametersOf(halfBillionShape, halfBillionVocabulary).map(({ name, dimensions, role }) => {
    const type = writableType(tensorTypes.q8_0, { name, dimensions })
    if (type === tensorTypes.f32) {
      const count = dimensions.reduce((product, each) => product * each, 1)
      return floatTensor(name, dimensions, new Float32Array(count).fill(role === 'norm' ? 1 : 0.01))
    }
    const size = tensorBytes(type, dimensions)!
    const bytes = () => {
      const all = Buffer.alloc(size)
      for (let at = 0; at < size; at += block.length)
        block.copy(all, at, 0, Math.min(block.length, size - at))
      return all
    }
    return { name, dimensions, type, bytes }
  })
  writeGguf(path, modelHeader('Half a billion', halfBillionShape, vocabulary), tensors)
}
