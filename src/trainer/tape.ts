import { tensorTypes } from '../gguf/index.ts'
import type { Context, Ggml, Graph, Tensor } from './ggml/functions.ts'

/** A value on the tape, and the gradient of the loss by it once the tape has come back to it. */
export type Variable = {
  tensor: Tensor
  /** Whether anything that learns lies behind it. */
  learns: boolean
  gradient: Tensor | null
}

/** A tensor of the model. `gradient` is where its gradients add up; null where it is frozen. */
export type Parameter = {
  name: string
  tensor: Tensor
  /** Fastest-changing dimension first. */
  dimensions: readonly number[]
  /** The type's number in the file. */
  type: number
  gradient: Tensor | null
}

/** A low-rank change of a frozen matrix: W + scale × B A (Hu et al. 2021). */
export type LowRank = { down: Parameter; up: Parameter; scale: number }

export type Linear = { weight: Parameter; bias: Parameter | null; lowRank: LowRank | null }

export type RopeSettings = {
  dimensions: number
  mode: number
  frequencyBase: number
  frequencyScale: number
  /** Llama 3's factors per frequency. */
  factors: Tensor | null
}

/** Sizes of one computation: sequences, their padded length, and heads. */
export type AttentionShape = {
  batch: number
  length: number
  heads: number
  headsKv: number
  headSize: number
}

/** About so many values of a matrix are unpacked and transposed at once: few enough to stay in the processor's caches. */
const unpackedValues = 1 << 20
/** Rows of such a piece come in whole vectors, without which ggml's product takes twice as long. */
const pieceStep = 32

/** Rows of a matrix, `from` values each, that are unpacked at once. */
const rowsOfPiece = (from: number): number =>
  pieceStep * Math.max(1, Math.floor(unpackedValues / from / pieceStep))

/** In how many pieces a matrix is unpacked on the way back. */
export const piecesOf = ({ dimensions }: Pick<Parameter, 'dimensions'>): number =>
  Math.ceil(dimensions[1]! / rowsOfPiece(dimensions[0]!))

/**
 * Writes a model's computation into a ggml graph and remembers how to go back: each operation notes what makes the
 * gradients of its inputs from that of its output, and `backward` runs the notes in reverse. Written by hand
 * because ggml's own differentiation knows neither frozen matrices nor accumulation, and is slower.
 *
 * Two-dimensional values are [size, tokens], fastest first, the sequences one after the other.
 */
export function createTape(ggml: Ggml, context: Context, graph: Graph) {
  const notes: (() => void)[] = []

  const variable = (tensor: Tensor, learns: boolean): Variable => ({ tensor, learns, gradient: null })
  const send = (to: Variable, gradient: () => Tensor) => {
    if (!to.learns) return
    to.gradient = to.gradient ? ggml.add(context, to.gradient, gradient()) : gradient()
  }
  const transposed = (tensor: Tensor) => ggml.contiguous(context, ggml.transpose(context, tensor))
  const product = (left: Tensor, right: Tensor) => ggml.multiplyMatrices(context, left, right)
  /** Swaps heads and positions: [size, heads, length] and [size, length, heads]. */
  const swapped = (tensor: Tensor) => ggml.contiguous(context, ggml.permute(context, tensor, 0, 2, 1, 3))

  /** Adds to a parameter's gradient, in the graph and at once, so that what led there can be let go. */
  const collect = (parameter: Parameter, gradient: () => Tensor) => {
    if (!parameter.gradient) return
    ggml.expandGraph(graph, ggml.addInPlace(context, parameter.gradient, gradient()))
  }

  /**
   * Wᵀ × `right`, W [from, to] of any type and `right` [to, tokens], in pieces, so that a matrix as large as that of
   * a vocabulary of 150,000 is never unpacked whole.
   */
  const transposedProduct = (
    { tensor, type, dimensions }: Parameter,
    right: Tensor,
    tokens: number,
  ): Tensor => {
    const [from, to] = dimensions as [number, number]
    const rowBytes = Number(ggml.rowBytes(type, from))
    const rows = rowsOfPiece(from)
    let total: Tensor | null = null
    for (let start = 0; start < to; start += rows) {
      const count = Math.min(rows, to - start)
      const whole = count === to
      const part = whole ? tensor : ggml.view(context, tensor, from, count, rowBytes, start * rowBytes)
      const floats = type === tensorTypes.f32 ? part : ggml.cast(context, part, tensorTypes.f32)
      // The product is as slow where its columns don't lie together.
      const rightPart = whole
        ? right
        : ggml.contiguous(context, ggml.view(context, right, count, tokens, to * 4, start * 4))
      const result = product(transposed(floats), rightPart)
      total = total ? ggml.add(context, total, result) : result
    }
    return total!
  }

  const matrixGradient = (input: Tensor, output: Tensor) => product(transposed(input), transposed(output))

  const turned = new Map<Tensor, Tensor>()
  /** The transposed input of a matrix; query, key and value, and gate and up, have theirs in common. */
  const turnedInput = (input: Tensor): Tensor => {
    const known = turned.get(input) ?? transposed(input)
    turned.set(input, known)
    return known
  }

  const add = (left: Variable, right: Variable): Variable => {
    const sum = variable(ggml.add(context, left.tensor, right.tensor), left.learns || right.learns)
    notes.push(() => {
      send(left, () => sum.gradient!)
      send(right, () => sum.gradient!)
    })
    return sum
  }

  /** The embeddings of `tokens` (their ids). */
  const embed = (embedding: Parameter, tokens: Tensor): Variable => {
    const rows = variable(ggml.getRows(context, embedding.tensor, tokens), embedding.gradient !== null)
    notes.push(() =>
      collect(embedding, () => ggml.getRowsBack(context, rows.gradient!, tokens, embedding.tensor)),
    )
    return rows
  }

  /** The tokens of `input` whose places `rows` names. */
  const select = (input: Variable, rows: Tensor): Variable => {
    const selected = variable(ggml.getRows(context, input.tensor, rows), input.learns)
    notes.push(() => send(input, () => ggml.getRowsBack(context, selected.gradient!, rows, input.tensor)))
    return selected
  }

  /** x / √(mean x² + ε) × weight, over the fastest dimension. */
  const normalize = (input: Variable, weight: Parameter, epsilon: number): Variable => {
    const unit = ggml.rmsNorm(context, input.tensor, epsilon)
    const learns = input.learns || weight.gradient !== null
    const output = variable(ggml.multiply(context, unit, weight.tensor), learns)
    notes.push(() => {
      const gradient = output.gradient!
      collect(weight, () => ggml.repeatBack(context, ggml.multiply(context, gradient, unit), weight.tensor))
      send(input, () =>
        ggml.rmsNormBack(context, ggml.multiply(context, gradient, weight.tensor), input.tensor, epsilon),
      )
    })
    return output
  }

  /**
   * W x, with bias and low-rank change where there are any; `tokens` columns. The products of a low-rank change are so
   * narrow that ggml's product of rows has no whole vector to add up, and takes twenty times as long as outer products.
   */
  const linear = ({ weight, bias, lowRank }: Linear, input: Variable, tokens: number): Variable => {
    let result = product(weight.tensor, input.tensor)
    const change = lowRank && changeOf(lowRank, input.tensor)
    // The order in which llama.cpp adds them, so that sums round alike.
    if (change) result = ggml.add(context, result, change.output)
    if (bias) result = ggml.add(context, result, bias.tensor)
    const learns = input.learns || weight.gradient !== null || lowRank !== null
    const output = variable(result, learns)
    notes.push(() => {
      const gradient = output.gradient!
      if (bias) collect(bias, () => ggml.repeatBack(context, gradient, bias.tensor))
      collect(weight, () => product(turnedInput(input.tensor), transposed(gradient)))
      send(input, () => transposedProduct(weight, gradient, tokens))
      if (!lowRank || !change) return
      const { down, up, scale } = lowRank
      const innerGradient = ggml.scale(context, product(transposed(up.tensor), gradient), scale)
      // The narrow side is that of the columns: a row of the result is then a whole vector.
      collect(up, () => transposed(ggml.outerProduct(context, gradient, change.inner)))
      collect(down, () => ggml.outerProduct(context, input.tensor, innerGradient))
      send(input, () => columnsOf(down.tensor, innerGradient))
    })
    return output
  }

  /** Each column of `shares` [rank, tokens] as that mixture of the columns of `basis` [size, rank]: [size, tokens]. */
  const columnsOf = (basis: Tensor, shares: Tensor): Tensor =>
    ggml.outerProduct(context, basis, ggml.transpose(context, shares))

  /** What a low-rank change adds to its matrix's output, by what lies between its two matrices. */
  const changeOf = ({ down, up, scale }: LowRank, input: Tensor) => {
    const inner = ggml.scale(context, product(down.tensor, input), scale)
    return { inner, output: columnsOf(transposed(up.tensor), inner) }
  }

  /** silu(gate) × value (Shazeer 2020). */
  const gated = (gate: Variable, value: Variable): Variable => {
    const open = ggml.silu(context, gate.tensor)
    const output = variable(ggml.multiply(context, open, value.tensor), gate.learns || value.learns)
    notes.push(() => {
      const gradient = output.gradient!
      send(gate, () => ggml.siluBack(context, ggml.multiply(context, gradient, value.tensor), gate.tensor))
      send(value, () => ggml.multiply(context, gradient, open))
    })
    return output
  }

  /** [heads × size, tokens] as [size, heads, length, batch]. */
  const splitHeads = (
    input: Variable,
    heads: number,
    { headSize, length, batch }: AttentionShape,
  ): Variable => {
    const output = variable(ggml.reshape(context, input.tensor, headSize, heads, length, batch), input.learns)
    notes.push(() =>
      send(input, () => ggml.reshape(context, output.gradient!, headSize * heads, length * batch, 1, 1)),
    )
    return output
  }

  /** Rotary position embedding (Su et al. 2021) of [size, heads, length, batch]. */
  const rotate = (input: Variable, positions: Tensor, settings: RopeSettings): Variable => {
    const { factors, dimensions, mode, frequencyBase, frequencyScale } = settings
    // No extension, attention factor 1; the last two matter for YaRN alone.
    const rest = [dimensions, mode, 0, frequencyBase, frequencyScale, 0, 1, 32, 1] as const
    const output = variable(ggml.rope(context, input.tensor, positions, factors, ...rest), input.learns)
    notes.push(() => send(input, () => ggml.ropeBack(context, output.gradient!, positions, factors, ...rest)))
    return output
  }

  /**
   * Attention of query [size, heads, length, batch] over key and value [size, headsKv, length, batch]; `mask`
   * [length, length] is −∞ where a position may not look. The query heads of a group that shares keys lie one after
   * the other, so a group is computed as one head with as many rows: grouped queries need no repeating.
   */
  const attend = (
    query: Variable,
    key: Variable,
    value: Variable,
    mask: Tensor,
    shape: AttentionShape,
  ): Variable => {
    const { batch, length, heads, headsKv, headSize } = shape
    const scale = 1 / Math.sqrt(headSize)
    const rows = (length * heads) / headsKv
    const grouped = (tensor: Tensor, size: number) =>
      ggml.reshape(context, tensor, size, rows, headsKv, batch)
    const perHead = (tensor: Tensor, size: number) =>
      ggml.reshape(context, tensor, size, length, heads, batch)

    const k = swapped(key.tensor)
    const v = swapped(value.tensor)
    // Like llama.cpp a view that isn't contiguous: ggml then adds up in the same order, and the same sums come out.
    const scores = product(k, ggml.permute(context, query.tensor, 0, 2, 1, 3))
    const shares = grouped(ggml.softMax(context, scores, mask, scale, 0), length)
    const mixed = perHead(product(transposed(v), shares), headSize)
    const joined = ggml.reshape(context, swapped(mixed), headSize * heads, length * batch, 1, 1)
    const output = variable(joined, query.learns || key.learns || value.learns)

    notes.push(() => {
      const gradient = grouped(
        swapped(ggml.reshape(context, output.gradient!, headSize, heads, length, batch)),
        headSize,
      )
      // Summed over rows as they lie: to turn the tables round for the quicker product would cost more than it saves.
      send(value, () => swapped(ggml.outerProduct(context, gradient, shares)))
      if (!query.learns && !key.learns) return
      const shareGradient = product(v, gradient)
      const scoreGradient = ggml.softMaxBack(context, shareGradient, shares, scale, 0)
      send(query, () => swapped(perHead(product(transposed(k), scoreGradient), headSize)))
      send(key, () =>
        swapped(ggml.outerProduct(context, grouped(swapped(query.tensor), headSize), scoreGradient)),
      )
    })
    return output
  }

  /**
   * The probability that the model gives to each of `targets` after `hidden` [width, rows], as [1, rows], marked as
   * an output. Its loss is −Σ weight × log probability, and going back starts here: the gradient by the logits is
   * weight × (probability − 1 at the target), written without a dense table of ones and zeros, which for a large
   * vocabulary would be the largest tensor of all. `places` are the targets in the table of probabilities,
   * row × vocabulary + target; `weights` is [1, rows].
   */
  const predict = (
    head: Parameter,
    hidden: Variable,
    rows: number,
    { targets, places, weights }: { targets: Tensor; places: Tensor; weights: Tensor },
  ): Tensor => {
    const vocabulary = head.dimensions[1]!
    const logits = product(head.tensor, hidden.tensor)
    const probabilities = ggml.softMax(context, logits, null, 1, 0)
    const flat = ggml.reshape(context, probabilities, 1, vocabulary * rows, 1, 1)
    const chosen = ggml.getRows(context, flat, places)
    ggml.setOutput(chosen)
    ggml.expandGraph(graph, chosen)
    notes.push(() => {
      collect(head, () => {
        const weighted = ggml.multiply(context, hidden.tensor, weights)
        return ggml.subtract(
          context,
          matrixGradient(weighted, probabilities),
          ggml.getRowsBack(context, weighted, targets, head.tensor),
        )
      })
      send(hidden, () => {
        const pulled = transposedProduct(head, probabilities, rows)
        const difference = ggml.subtract(context, pulled, ggml.getRows(context, head.tensor, targets))
        return ggml.multiply(context, difference, weights)
      })
    })
    return chosen
  }

  const backward = () => {
    for (const note of notes.reverse()) note()
  }

  return {
    add,
    embed,
    select,
    normalize,
    linear,
    gated,
    splitHeads,
    rotate,
    attend,
    predict,
    backward,
    /** For what is made of several operations: a new variable, a note of the way back, a gradient on its way. */
    variable,
    note: (goBack: () => void) => void notes.push(goBack),
    send,
  }
}

export type Tape = ReturnType<typeof createTape>

/**
 * Computes `body` without keeping what is inside it, and once more on the way back (Chen et al. 2016): memory for
 * time, same result. `newTape` makes a tape on the same graph.
 */
export function recomputed(
  tape: Tape,
  newTape: () => Tape,
  input: Variable,
  body: (tape: Tape, input: Variable) => Variable,
): Variable {
  const first = body(newTape(), tape.variable(input.tensor, input.learns))
  const output = tape.variable(first.tensor, first.learns)
  tape.note(() => {
    if (!output.learns) return
    const again = newTape()
    const start = tape.variable(input.tensor, input.learns)
    body(again, start).gradient = output.gradient
    again.backward()
    if (start.gradient) tape.send(input, () => start.gradient!)
  })
  return output
}
