import type { Context, Ggml, Graph, Tensor } from './ggml/functions.ts'
import {
  type AttentionShape,
  createTape,
  type Linear,
  type Parameter,
  type RopeSettings,
  recomputed,
  type Tape,
  type Variable,
} from './tape.ts'

export type Layer = {
  attentionNorm: Parameter
  query: Linear
  key: Linear
  value: Linear
  /** Norms of each head's queries and keys (Qwen 3). */
  queryNorm: Parameter | null
  keyNorm: Parameter | null
  output: Linear
  feedForwardNorm: Parameter
  gate: Linear
  up: Linear
  down: Linear
}

/** A decoder of the Llama family: Llama, Qwen 2 and Qwen 3 differ in biases, norms and the pairs that rope turns. */
export type Decoder = {
  embedding: Parameter
  layers: readonly Layer[]
  outputNorm: Parameter
  /** The embedding itself where the two are tied. */
  head: Parameter
  rope: RopeSettings
  heads: number
  headsKv: number
  headSize: number
  normEpsilon: number
}

/** The graph's inputs; see `Tape.predict` for the last three. */
export type DecoderInputs = {
  /** Ids [batch × length]. */
  tokens: Tensor
  /** 0, 1, … [length]. */
  positions: Tensor
  /** [length, length], −∞ above the diagonal. */
  mask: Tensor
  /** The places in [batch × length] after which a prediction is asked. */
  rows: Tensor
  targets: Tensor
  places: Tensor
  weights: Tensor
}

export type DecoderShape = {
  batch: number
  length: number
  /** Predictions asked for. */
  rows: number
  /** Compute each layer's inside again on the way back instead of keeping it. */
  recompute: boolean
}

/**
 * One layer. Where `asked` says that only so many places are asked for, as in the last layer, whose output no other place
 * looks at, it goes on with those of `inputs.rows` after its attention and gives no more.
 */
function layerOf(
  tape: Tape,
  decoder: Decoder,
  layer: Layer,
  inputs: DecoderInputs,
  shape: AttentionShape,
  input: Variable,
  asked: number | null,
): Variable {
  const { rope, normEpsilon } = decoder
  const tokens = shape.batch * shape.length
  const heads = (projection: Linear, norm: Parameter | null, count: number, from: Variable): Variable => {
    const split = tape.splitHeads(tape.linear(projection, from, tokens), count, shape)
    return tape.rotate(norm ? tape.normalize(split, norm, normEpsilon) : split, inputs.positions, rope)
  }
  const calm = tape.normalize(input, layer.attentionNorm, normEpsilon)
  const attended = tape.attend(
    heads(layer.query, layer.queryNorm, shape.heads, calm),
    heads(layer.key, layer.keyNorm, shape.headsKv, calm),
    tape.splitHeads(tape.linear(layer.value, calm, tokens), shape.headsKv, shape),
    inputs.mask,
    shape,
  )
  const left = asked ?? tokens
  const kept = (value: Variable) => (asked === null ? value : tape.select(value, inputs.rows))
  const between = tape.add(tape.linear(layer.output, kept(attended), left), kept(input))
  const inner = tape.normalize(between, layer.feedForwardNorm, normEpsilon)
  const opened = tape.gated(tape.linear(layer.gate, inner, left), tape.linear(layer.up, inner, left))
  return tape.add(tape.linear(layer.down, opened, left), between)
}

/**
 * Writes the decoder's computation into a graph and, with `train`, the way back to every parameter that learns.
 * Returns the probability of each target, [1, rows].
 */
export function describeDecoder(
  ggml: Ggml,
  context: Context,
  graph: Graph,
  decoder: Decoder,
  inputs: DecoderInputs,
  { batch, length, rows, recompute }: DecoderShape,
  train: boolean,
): Tensor {
  const newTape = () => createTape(ggml, context, graph)
  const tape = newTape()
  const { heads, headsKv, headSize } = decoder
  const shape = { batch, length, heads, headsKv, headSize }
  let state = tape.embed(decoder.embedding, inputs.tokens)
  for (const [at, layer] of decoder.layers.entries()) {
    const asked = at === decoder.layers.length - 1 ? rows : null
    const body = (on: Tape, input: Variable) => layerOf(on, decoder, layer, inputs, shape, input, asked)
    state = train && recompute ? recomputed(tape, newTape, state, body) : body(tape, state)
  }
  const told = tape.normalize(state, decoder.outputNorm, decoder.normEpsilon)
  const chosen = tape.predict(decoder.head, told, rows, inputs)
  if (train) tape.backward()
  return chosen
}
