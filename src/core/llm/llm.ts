import type { ModelState } from '../../shared/contract/models.ts'

export type LlmState = ModelState

/** The part of JSON Schema that a grammar can be made of; every property is required, no other is allowed. */
export type OutputSchema =
  | { type: 'object'; properties: Readonly<Record<string, OutputSchema>> }
  | { type: 'array'; items: OutputSchema; minItems: number; maxItems: number }
  | { type: 'string'; minLength?: number; maxLength: number }
  | { type: 'integer' | 'number' | 'boolean' }
  | { enum: readonly string[] }

export type CompletionRequest = {
  system: string
  prompt: string
  schema: OutputSchema
  /** At most this many tokens; an answer cut off there is refused as `model.outputCutOff`. */
  maxTokens: number
  /** 0 is greedy. */
  temperature: number
  seed: number
  /**
   * Of several texts (`enum`) an adapter answers the one that is likeliest as a whole, and not the one to which the likeliest
   * beginning leads. The model as it is, a server, and whatever is drawn by temperature go token by token all the same.
   */
  asWhole?: true
  /** The adapter to answer with, null for the model as it is; left out, whichever serves. */
  adapter?: Adapter | null
  signal?: AbortSignal
  /** Gets the answer's text as it grows, piece by piece. */
  onText?: (text: string) => void
  /** Called where a crash has it be asked anew: the text comes from its beginning again. */
  onAgain?: () => void
}

/** A trained change of a model, as it lies sealed in the workspace. */
export type Adapter = {
  id: string
  name: string
  /** The GGUF; asked for only when it must be loaded. */
  bytes: () => Uint8Array
}

export type ScoreRequest = Pick<CompletionRequest, 'system' | 'prompt' | 'adapter' | 'signal'> & {
  answer: string
}
/** Log probability of an answer after its prompt, in nats, over its tokens and the one that ends it. */
export type Score =
  | { outcome: 'scored'; tokens: number; logProbability: number }
  | { outcome: 'failed'; code: CompletionFailureCode }

export const completionFailureCodes = [
  'model.absent',
  'model.loading',
  'model.notFound',
  'model.notGguf',
  'model.truncated',
  'model.changed',
  'model.unsupported',
  'model.vocabulary',
  /** A pipe or device, or a share that does not answer. */
  'model.notFile',
  /** The header states sizes that no model has. */
  'model.shape',
  /** Weights that are no numbers. */
  'model.corrupt',
  'model.tooLarge',
  'model.crashed',
  'model.cancelled',
  'model.promptTooLong',
  'model.outputCutOff',
  'model.schemaRefused',
  'model.adapterRefused',
  'model.serverUnreachable',
  'model.serverOutside',
  'model.serverKey',
  'model.serverRefused',
  'model.serverAnswer',
] as const
export type CompletionFailureCode = (typeof completionFailureCodes)[number]

export type Completion =
  | {
      outcome: 'done'
      text: string
      /** Parsed by the grammar: it has the schema's form, and nothing says that it is true. */
      json: unknown
      /** `sha256` is null where a server answered: nobody here knows its file. */
      model: { name: string; sha256: string | null }
      tokens: { prompt: number; answer: number }
      /** Memory of the model's process when it had answered; absent where a server did. */
      residentBytes?: number
    }
  | { outcome: 'failed'; code: CompletionFailureCode }

/** The whole port to a language model. Never rejects: what can go wrong comes back as a code. */
export type Llm = {
  state(): LlmState
  complete(request: CompletionRequest): Promise<Completion>
}

/** The port where no model is chosen: composition alone serves. */
export const absentLlm: Llm = {
  state: () => ({ state: 'absent' }),
  complete: async () => ({ outcome: 'failed', code: 'model.absent' }),
}
