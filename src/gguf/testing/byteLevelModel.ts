import { seededRandom } from '../../core/learning/random.ts'
import {
  type ModelShape,
  modelHeader,
  newTensors,
  type Spread,
  tokenTypes,
  vocabularyOf,
} from '../newModel.ts'
import type { GgufValue } from '../values.ts'
import { writeGguf } from '../writeGguf.ts'
import { smallShape, wideSpread } from './randomModel.ts'

/** What a maker's models have in common beside their shape: how texts are divided, what is said between, the template. */
export type ByteLevelStyle = {
  /** llama.cpp's name for the rule by which a text is divided before bytes are merged. */
  division: 'qwen2' | 'llama-bpe'
  controls: readonly string[]
  /** Tokens that stand for themselves in a text, as a template writes them. */
  ownWords?: readonly string[]
  /** Put before every conversation; null where nothing is. */
  begin: string | null
  end: string
  template: string
}

/** Divides a text roughly as both rules do: words with the sign or space before them, single digits, runs of signs. */
const divided = /[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+|\s+/gu

/** GPT-2's visible letter for every byte: its own where it has one, else one from 256 on, in order. */
const letterOfByte = (() => {
  let lent = 256
  return Array.from({ length: 256 }, (_, byte) => {
    const isVisible =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff)
    return String.fromCharCode(isVisible ? byte : lent++)
  })
})()

const lettersOf = (text: string) => Array.from(Buffer.from(text), (byte) => letterOfByte[byte]!)

/** Every byte, what the merges of these texts' words come to, and pieces that no text needs up to `size`. */
function mergedFrom(texts: readonly string[], size: number): { tokens: string[]; merges: string[] } {
  const merges = new Map<string, string>()
  for (const text of texts)
    for (const [word] of text.matchAll(divided)) {
      let begun = ''
      for (const letter of lettersOf(word)) {
        const longer = begun + letter
        if (begun !== '' && !merges.has(longer)) merges.set(longer, `${begun} ${letter}`)
        begun = longer
      }
    }
  const tokens = new Set([...letterOfByte, ...merges.keys()])
  for (let at = 0; tokens.size < size; at += 1) tokens.add(`w${at.toString(36)}`)
  return { tokens: [...tokens], merges: [...merges.values()] }
}

export type ByteLevelModel = {
  style: ByteLevelStyle
  shape?: Partial<ModelShape>
  /** The vocabulary has the words of these. */
  texts?: readonly string[]
  /** Tokens of the vocabulary beside the special ones, at least. */
  vocabularySize?: number
  seed?: number
  spread?: Spread
}

/**
 * Writes a model with random weights whose vocabulary merges bytes (GPT-2, Llama 3, Qwen), with the special tokens and
 * the chat template of its maker.
 */
export function writeByteLevelModel(
  path: string,
  { style, shape: change, texts = [], vocabularySize = 0, seed = 5, spread = wideSpread }: ByteLevelModel,
): void {
  const shape = { ...smallShape, ...change }
  const { tokens: pieces, merges } = mergedFrom(texts, vocabularySize)
  const ownWords = style.ownWords ?? []
  const tokens = [...pieces, ...style.controls, ...ownWords]
  const { normal, control, userDefined } = tokenTypes
  const types = [
    ...pieces.map(() => normal),
    ...style.controls.map(() => control),
    ...ownWords.map(() => userDefined),
  ]
  const idOf = (token: string): GgufValue => ({ type: 'uint32', value: tokens.indexOf(token) })
  const {
    'tokenizer.ggml.scores': _scores,
    'tokenizer.ggml.unknown_token_id': _unknown,
    'tokenizer.ggml.bos_token_id': _begin,
    'tokenizer.ggml.add_space_prefix': _space,
    ...header
  } = modelHeader('Random test model', shape, { ...vocabularyOf([]), tokens, types })
  writeGguf(
    path,
    {
      ...header,
      'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
      'tokenizer.ggml.pre': { type: 'string', value: style.division },
      'tokenizer.ggml.merges': { type: 'array', of: 'string', value: merges },
      ...(style.begin !== null && { 'tokenizer.ggml.bos_token_id': idOf(style.begin) }),
      'tokenizer.ggml.add_bos_token': { type: 'bool', value: style.begin !== null },
      'tokenizer.ggml.eos_token_id': idOf(style.end),
      'tokenizer.ggml.padding_token_id': idOf(style.controls[0]!),
      'tokenizer.chat_template': { type: 'string', value: style.template },
    },
    newTensors(shape, tokens.length, seededRandom(seed), spread),
  )
}
