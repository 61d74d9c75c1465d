import { type GgufTensor, type GgufValue, writeGguf } from './writeGguf.ts'

/** A small seeded generator (mulberry32), 0–1. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const special = ['<unk>', '<s>', '</s>', '<|im_start|>', '<|im_end|>']
const chatTemplate =
  "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}" +
  '{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'

/** Token types of the format: 1 normal, 2 unknown, 3 control, 6 byte. */
function vocabulary() {
  const bytes = Array.from({ length: 256 }, (_, byte) => {
    return `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`
  })
  const letters = [...'▁abcdefghijklmnopqrstuvwxyz0123456789"{}[]:,.，。停机价格客户']
  return {
    tokens: [...special, ...bytes, ...letters],
    scores: [...special, ...bytes].map(() => 0).concat(letters.map((_, at) => -at - 1)),
    types: [2, 3, 3, 3, 3, ...bytes.map(() => 6), ...letters.map(() => 1)],
  }
}

/**
 * Writes a complete model of the llama architecture with random weights: two layers of width 64, a byte-complete
 * tokenizer and a chat template. It talks nonsense, and loads and runs as a real one does.
 */
export function writeRandomModel(path: string, seed = 1): void {
  const random = createRandom(seed)
  const { tokens, scores, types } = vocabulary()
  const width = 64
  const hidden = 128
  const heads = 4
  const layers = 2
  const tensor = (name: string, dimensions: number[], fill?: number): GgufTensor => {
    const count = dimensions.reduce((product, size) => product * size, 1)
    const values = Float32Array.from({ length: count }, () => fill ?? (random() - 0.5) * 0.4)
    return { name, dimensions, values }
  }
  const layer = (at: number): GgufTensor[] => [
    tensor(`blk.${at}.attn_norm.weight`, [width], 1),
    tensor(`blk.${at}.attn_q.weight`, [width, width]),
    tensor(`blk.${at}.attn_k.weight`, [width, width]),
    tensor(`blk.${at}.attn_v.weight`, [width, width]),
    tensor(`blk.${at}.attn_output.weight`, [width, width]),
    tensor(`blk.${at}.ffn_norm.weight`, [width], 1),
    tensor(`blk.${at}.ffn_gate.weight`, [width, hidden]),
    tensor(`blk.${at}.ffn_up.weight`, [width, hidden]),
    tensor(`blk.${at}.ffn_down.weight`, [hidden, width]),
  ]
  const number = (value: number): GgufValue => ({ type: 'uint32', value })
  writeGguf(
    path,
    {
      'general.architecture': { type: 'string', value: 'llama' },
      'general.name': { type: 'string', value: 'Random test model' },
      'llama.block_count': number(layers),
      'llama.context_length': number(8192),
      'llama.embedding_length': number(width),
      'llama.feed_forward_length': number(hidden),
      'llama.attention.head_count': number(heads),
      'llama.attention.head_count_kv': number(heads),
      'llama.attention.layer_norm_rms_epsilon': { type: 'float32', value: 1e-5 },
      'llama.rope.dimension_count': number(width / heads),
      'llama.rope.freq_base': { type: 'float32', value: 10_000 },
      'llama.vocab_size': number(tokens.length),
      'tokenizer.ggml.model': { type: 'string', value: 'llama' },
      'tokenizer.ggml.pre': { type: 'string', value: 'default' },
      'tokenizer.ggml.tokens': { type: 'strings', value: tokens },
      'tokenizer.ggml.scores': { type: 'floats', value: scores },
      'tokenizer.ggml.token_type': { type: 'ints', value: types },
      'tokenizer.ggml.unknown_token_id': number(0),
      'tokenizer.ggml.bos_token_id': number(1),
      'tokenizer.ggml.eos_token_id': number(4),
      'tokenizer.ggml.padding_token_id': number(2),
      'tokenizer.ggml.add_bos_token': { type: 'bool', value: true },
      'tokenizer.ggml.add_eos_token': { type: 'bool', value: false },
      'tokenizer.ggml.add_space_prefix': { type: 'bool', value: false },
      'tokenizer.chat_template': { type: 'string', value: chatTemplate },
    },
    [
      tensor('token_embd.weight', [width, tokens.length]),
      ...Array.from({ length: layers }, (_, at) => layer(at)).flat(),
      tensor('output_norm.weight', [width], 1),
    ],
  )
}
