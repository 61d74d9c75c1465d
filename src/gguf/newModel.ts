import type { Random } from '../core/learning/random.ts'
import { valueCount } from './tensorTypes.ts'
import type { GgufValue } from './values.ts'
import { floatTensor, type GgufTensor } from './writeGguf.ts'

/** The families of decoder that the product makes and trains, by their name in the file. */
export const architectures = ['llama', 'qwen2', 'qwen3'] as const
export type Architecture = (typeof architectures)[number]

export type ModelShape = {
  architecture: Architecture
  layers: number
  /** Values per token between layers. */
  width: number
  /** Values per token inside the feed-forward part. */
  hidden: number
  heads: number
  /** Heads of keys and values; query heads share them in groups. */
  headsKv: number
  headSize: number
  contextLength: number
  /** The output matrix is the embedding. */
  tied: boolean
  ropeFrequencyBase: number
  normEpsilon: number
}

/** Token types of the format. */
export const tokenTypes = { normal: 1, unknown: 2, control: 3, userDefined: 4, byte: 6 } as const

/** A SentencePiece vocabulary as llama.cpp reads it, with the ids of its special tokens. */
export type Vocabulary = {
  tokens: readonly string[]
  /** Higher is merged first. */
  scores: readonly number[]
  types: readonly number[]
  unknownId: number
  beginId: number
  endId: number
  paddingId: number
  chatTemplate: string
}

/** ChatML, the plainest of the templates that llama.cpp's users know. */
export const chatMl =
  "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}" +
  '{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'

/** The control tokens of a new vocabulary, from id 0 on: unknown, begin, padding, and ChatML's two; the last ends. */
export const controlTokens = ['<unk>', '<s>', '</s>', '<|im_start|>', '<|im_end|>'] as const

/** Stands for a space in a token. */
export const spaceSign = '▁'

/**
 * A vocabulary of the control tokens, every byte, and these pieces, the ones to be merged first coming first: so no
 * text is beyond it.
 */
export function vocabularyOf(pieces: readonly string[]): Vocabulary {
  const bytes = Array.from(
    { length: 256 },
    (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
  )
  const { unknown, control, byte, normal } = tokenTypes
  const [, ...controls] = controlTokens
  return {
    tokens: [...controlTokens, ...bytes, ...pieces],
    scores: [...controlTokens.map(() => 0), ...bytes.map(() => 0), ...pieces.map((_, at) => -at - 1)],
    types: [unknown, ...controls.map(() => control), ...bytes.map(() => byte), ...pieces.map(() => normal)],
    unknownId: controlTokens.indexOf('<unk>'),
    beginId: controlTokens.indexOf('<s>'),
    endId: controlTokens.indexOf('<|im_end|>'),
    paddingId: controlTokens.indexOf('</s>'),
    chatTemplate: chatMl,
  }
}

export type ParameterShape = {
  name: string
  dimensions: readonly number[]
  role: 'embedding' | 'matrix' | 'norm' | 'bias'
}

/** Every tensor of a model of this shape, in the order of the file. */
export function parametersOf(shape: ModelShape, vocabularySize: number): ParameterShape[] {
  const { architecture, layers, width, hidden, heads, headsKv, headSize, tied } = shape
  const matrix = (name: string, from: number, to: number): ParameterShape => ({
    name: `${name}.weight`,
    dimensions: [from, to],
    role: 'matrix',
  })
  const norm = (name: string, size: number): ParameterShape => ({
    name: `${name}.weight`,
    dimensions: [size],
    role: 'norm',
  })
  const bias = (name: string, size: number): ParameterShape => ({
    name: `${name}.bias`,
    dimensions: [size],
    role: 'bias',
  })
  const layer = (at: number): ParameterShape[] => {
    const block = `blk.${at}`
    return [
      norm(`${block}.attn_norm`, width),
      matrix(`${block}.attn_q`, width, heads * headSize),
      matrix(`${block}.attn_k`, width, headsKv * headSize),
      matrix(`${block}.attn_v`, width, headsKv * headSize),
      ...(architecture === 'qwen2'
        ? [
            bias(`${block}.attn_q`, heads * headSize),
            bias(`${block}.attn_k`, headsKv * headSize),
            bias(`${block}.attn_v`, headsKv * headSize),
          ]
        : []),
      ...(architecture === 'qwen3'
        ? [norm(`${block}.attn_q_norm`, headSize), norm(`${block}.attn_k_norm`, headSize)]
        : []),
      matrix(`${block}.attn_output`, heads * headSize, width),
      norm(`${block}.ffn_norm`, width),
      matrix(`${block}.ffn_gate`, width, hidden),
      matrix(`${block}.ffn_up`, width, hidden),
      matrix(`${block}.ffn_down`, hidden, width),
    ]
  }
  return [
    { name: 'token_embd.weight', dimensions: [width, vocabularySize], role: 'embedding' },
    ...Array.from({ length: layers }, (_, at) => layer(at)).flat(),
    norm('output_norm', width),
    ...(tied ? [] : [matrix('output', width, vocabularySize)]),
  ]
}

/** The header of a model file: shape, vocabulary and chat template. */
export function modelHeader(
  name: string,
  shape: ModelShape,
  vocabulary: Vocabulary,
): Record<string, GgufValue> {
  const { architecture } = shape
  const uint32 = (value: number): GgufValue => ({ type: 'uint32', value })
  const float32 = (value: number): GgufValue => ({ type: 'float32', value })
  const string = (value: string): GgufValue => ({ type: 'string', value })
  const bool = (value: boolean): GgufValue => ({ type: 'bool', value })
  return {
    'general.architecture': string(architecture),
    'general.name': string(name),
    [`${architecture}.block_count`]: uint32(shape.layers),
    [`${architecture}.context_length`]: uint32(shape.contextLength),
    [`${architecture}.embedding_length`]: uint32(shape.width),
    [`${architecture}.feed_forward_length`]: uint32(shape.hidden),
    [`${architecture}.attention.head_count`]: uint32(shape.heads),
    [`${architecture}.attention.head_count_kv`]: uint32(shape.headsKv),
    [`${architecture}.attention.key_length`]: uint32(shape.headSize),
    [`${architecture}.attention.value_length`]: uint32(shape.headSize),
    [`${architecture}.attention.layer_norm_rms_epsilon`]: float32(shape.normEpsilon),
    [`${architecture}.rope.dimension_count`]: uint32(shape.headSize),
    [`${architecture}.rope.freq_base`]: float32(shape.ropeFrequencyBase),
    [`${architecture}.vocab_size`]: uint32(vocabulary.tokens.length),
    'tokenizer.ggml.model': string('llama'),
    'tokenizer.ggml.pre': string('default'),
    'tokenizer.ggml.tokens': { type: 'array', of: 'string', value: vocabulary.tokens },
    'tokenizer.ggml.scores': { type: 'array', of: 'float32', value: vocabulary.scores },
    'tokenizer.ggml.token_type': { type: 'array', of: 'int32', value: vocabulary.types },
    'tokenizer.ggml.unknown_token_id': uint32(vocabulary.unknownId),
    'tokenizer.ggml.bos_token_id': uint32(vocabulary.beginId),
    'tokenizer.ggml.eos_token_id': uint32(vocabulary.endId),
    'tokenizer.ggml.padding_token_id': uint32(vocabulary.paddingId),
    'tokenizer.ggml.add_bos_token': bool(true),
    'tokenizer.ggml.add_eos_token': bool(false),
    'tokenizer.ggml.add_space_prefix': bool(false),
    'tokenizer.chat_template': string(vocabulary.chatTemplate),
  }
}

/** Two normal deviates of mean 0 and variance 1 from two uniform ones (Box & Muller, 1958). */
function normalPair(random: Random): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  const angle = 2 * Math.PI * random()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** How far each role's first values spread (standard deviation) about 0, or about 1 for norms. */
export type Spread = Readonly<Record<ParameterShape['role'], number>>

/**
 * First values as GPT-2 drew them: normal with deviation 0.02, the matrices that end a residual branch smaller by
 * √(2 × layers), norms 1, biases 0 (Radford et al. 2019, section 2.3).
 */
export const usualSpread: Spread = { embedding: 0.02, matrix: 0.02, norm: 0, bias: 0 }

/** Tensors of a model that has learned nothing yet. The same random numbers give the same tensors. */
export function newTensors(
  shape: ModelShape,
  vocabularySize: number,
  random: Random,
  spread: Spread = usualSpread,
): GgufTensor[] {
  return parametersOf(shape, vocabularySize).map(({ name, dimensions, role }) => {
    const endsBranch = /attn_output|ffn_down/.test(name)
    const deviation = spread[role] / (endsBranch ? Math.sqrt(2 * shape.layers) : 1)
    const mean = role === 'norm' ? 1 : 0
    const values = new Float32Array(valueCount(dimensions))
    for (let at = 0; at < values.length; at += 2) {
      const [first, second] = normalPair(random)
      values[at] = mean + deviation * first
      if (at + 1 < values.length) values[at + 1] = mean + deviation * second
    }
    return floatTensor(name, dimensions, values)
  })
}
