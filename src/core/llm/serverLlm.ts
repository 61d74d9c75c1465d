import { z } from 'zod'
import { askServer, eventsOf, readWhole, type ServerTimes, usualTimes } from '../../model-server/index.ts'
import type { Completion, CompletionFailureCode, CompletionRequest, OutputSchema } from './llm.ts'

/** A model server inside the firm that a person chose: llama.cpp's, or another that speaks OpenAI's protocol. */
export interface ModelServer {
  /** As `serverAddress` gives it. */
  url: string
  /** The model's name as the server calls it. */
  model: string
  apiKey: string | null
}

/** How a server's model is named wherever an answer of it is shown or logged: with the place it came from. */
export const serverModelName = ({ url, model }: Pick<ModelServer, 'url' | 'model'>): string =>
  `${model} @ ${new URL(url).host}`

/** A schema of ours in JSON Schema, for `response_format`. */
export function jsonSchemaOf(schema: OutputSchema): Record<string, unknown> {
  if ('enum' in schema) return { type: 'string', enum: schema.enum }
  switch (schema.type) {
    case 'object':
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, inner]) => [name, jsonSchemaOf(inner)]),
        ),
        required: Object.keys(schema.properties),
        additionalProperties: false,
      }
    case 'array':
      return { ...schema, items: jsonSchemaOf(schema.items) }
    default:
      return { ...schema }
  }
}

const StreamPiece = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish() }).optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
  usage: z.object({ prompt_tokens: z.int(), completion_tokens: z.int() }).nullish(),
})
const ModelList = z.object({ data: z.array(z.object({ id: z.string().min(1).max(300) })).min(1) })

const failed = (code: CompletionFailureCode): Extract<Completion, { outcome: 'failed' }> => ({
  outcome: 'failed',
  code,
})

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Asks a server for one answer in the form of the request's schema, as a stream. Never rejects. */
export async function completeAtServer(
  server: ModelServer,
  { system, prompt, schema, maxTokens, temperature, seed, signal, onText }: CompletionRequest,
  times: ServerTimes = usualTimes,
): Promise<Completion> {
  const answered = await askServer(`${server.url}/v1/chat/completions`, {
    apiKey: server.apiKey,
    signal,
    times,
    body: {
      model: server.model,
      messages: [
        { role: 'system', content: system },
        { role: 'user', content: prompt },
      ],
      temperature,
      seed,
      max_tokens: maxTokens,
      stream: true,
      stream_options: { include_usage: true },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: jsonSchemaOf(schema) },
      },
    },
  })
  if (answered.outcome === 'failed') return answered
  let text = ''
  let ended: string | null = null
  let tokens = { prompt: 0, answer: 0 }
  try {
    for await (const data of eventsOf(answered.response)) {
      if (data === '[DONE]') break
      const piece = StreamPiece.safeParse(parsed(data))
      if (!piece.success) return failed('model.serverAnswer')
      const [choice] = piece.data.choices
      const { usage } = piece.data
      if (usage) tokens = { prompt: usage.prompt_tokens, answer: usage.completion_tokens }
      ended = choice?.finish_reason ?? ended
      const more = choice?.delta?.content
      if (!more) continue
      text += more
      if (!signal?.aborted) onText?.(more)
    }
  } catch {
    return failed(signal?.aborted ? 'model.cancelled' : 'model.serverUnreachable')
  } finally {
    answered.response.destroy()
  }
  if (signal?.aborted) return failed('model.cancelled')
  if (ended === 'length') return failed('model.outputCutOff')
  const json = parsed(text)
  // A stream that ends without its last word has broken off.
  if (json === undefined) return failed(ended === null ? 'model.serverUnreachable' : 'model.serverAnswer')
  return { outcome: 'done', text, json, tokens, model: { name: serverModelName(server), sha256: null } }
}

export type ServerFound = { outcome: 'found'; models: string[] } | Extract<Completion, { outcome: 'failed' }>

/** The models that a server names, its first one first. Never rejects. */
export async function modelsAtServer(
  { url, apiKey }: Pick<ModelServer, 'url' | 'apiKey'>,
  times: ServerTimes = usualTimes,
): Promise<ServerFound> {
  const answered = await askServer(`${url}/v1/models`, { apiKey, body: undefined, signal: undefined, times })
  if (answered.outcome === 'failed') return answered
  const text = await readWhole(answered.response)
  const list = ModelList.safeParse(text === null ? undefined : parsed(text))
  if (!list.success) return failed('model.serverAnswer')
  return { outcome: 'found', models: list.data.data.map(({ id }) => id) }
}

const trial = {
  system: 'Answer in the given JSON form.',
  prompt: 'Say yes.',
  schema: { type: 'object', properties: { said: { enum: ['yes'] } } },
  maxTokens: 32,
  temperature: 0,
  seed: 1,
} as const satisfies CompletionRequest

/**
 * Whether a server answers in a given form: a trial of a few tokens with words of ours and nothing of a customer's.
 * `model.schemaRefused` where it answers as it likes.
 */
export async function tryServer(
  server: ModelServer,
  times: ServerTimes = usualTimes,
): Promise<CompletionFailureCode | null> {
  const answer = await completeAtServer(server, trial, times)
  if (answer.outcome === 'failed')
    return answer.code === 'model.serverAnswer' || answer.code === 'model.outputCutOff'
      ? 'model.schemaRefused'
      : answer.code
  const isInForm = z.strictObject({ said: z.literal('yes') }).safeParse(answer.json).success
  return isInForm ? null : 'model.schemaRefused'
}
