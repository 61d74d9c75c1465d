import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { isInside } from '../../model-server/index.ts'
import { listen, llamaServer, piece } from '../../model-server/testServer.ts'
import type { CompletionRequest } from './llm.ts'
import { createModelSource } from './modelSource.ts'
import { serverAddress } from './serverAddress.ts'
import { completeAtServer, jsonSchemaOf, modelsAtServer, tryServer } from './serverLlm.ts'

const request: CompletionRequest = {
  system: 'Rephrase.',
  prompt: 's1 {product}',
  schema: {
    type: 'object',
    properties: { text: { type: 'string', maxLength: 20 }, order: { enum: ['s1'] } },
  },
  maxTokens: 64,
  temperature: 0.3,
  seed: 4,
}
const at = (url: string, apiKey: string | null = null) => ({ url, model: 'qwen2.5-7b', apiKey })

describe('a model server inside the firm', () => {
  it('is asked for one answer in the form of the schema, with its key, and streams it', async () => {
    const { url, asked } = await listen(llamaServer('{"text":"{product} 好用","order":"s1"}'))
    let heard = ''
    const answer = await completeAtServer(at(url, 'secret'), {
      ...request,
      onText: (more) => (heard += more),
    })
    expect(answer).toEqual({
      outcome: 'done',
      text: '{"text":"{product} 好用","order":"s1"}',
      json: { text: '{product} 好用', order: 's1' },
      tokens: { prompt: 7, answer: 3 },
      model: { name: `qwen2.5-7b @ ${new URL(url).host}`, sha256: null },
    })
    expect(heard).toBe('{"text":"{product} 好用","order":"s1"}')
    expect(asked).toMatchObject([
      {
        path: '/v1/chat/completions',
        key: 'Bearer secret',
        body: {
          model: 'qwen2.5-7b',
          seed: 4,
          max_tokens: 64,
          stream: true,
          messages: [
            { role: 'system', content: 'Rephrase.' },
            { role: 'user', content: 's1 {product}' },
          ],
          response_format: { type: 'json_schema', json_schema: { schema: jsonSchemaOf(request.schema) } },
        },
      },
    ])
  })

  it('sends no key where there is none, and follows no redirect', async () => {
    const elsewhere = await listen(llamaServer('{}'))
    const { url, asked } = await listen((_, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/v1/chat/completions` }).end()
    })
    expect(await completeAtServer(at(url), request)).toEqual({
      outcome: 'failed',
      code: 'model.serverRefused',
    })
    expect(asked[0]!.key).toBeUndefined()
    expect(elsewhere.asked).toEqual([])
  })

  it('is let go of at once when the person cancels', async () => {
    const closed = Promise.withResolvers<void>()
    const stop = new AbortController()
    const { url } = await listen((incoming, response) => {
      incoming.socket.on('close', () => closed.resolve())
      response.writeHead(200)
      response.write(piece('{"te'))
    })
    const answer = completeAtServer(at(url), { ...request, signal: stop.signal, onText: () => stop.abort() })
    expect(await answer).toEqual({ outcome: 'failed', code: 'model.cancelled' })
    await closed.promise
  })

  it.each([
    [
      'a wrong key',
      'model.serverKey',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(401).end(),
    ],
    [
      'a model still loading',
      'model.loading',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(503).end(),
    ],
    [
      'another protocol',
      'model.serverRefused',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(404).end(),
    ],
    ['an answer that is no JSON', 'model.serverAnswer', llamaServer('of course!')],
    ['an answer cut off', 'model.outputCutOff', llamaServer('{"text":"', 'length')],
    [
      'a line that breaks',
      'model.serverUnreachable',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200)
        response.write(piece('{"te'), () => response.destroy())
      },
    ],
    [
      'pieces that are none',
      'model.serverAnswer',
      (_: IncomingMessage, response: ServerResponse) => response.end('data: {"error":"out of memory"}\n\n'),
    ],
  ] as const)('%s is named: %s', async (_, code, answer) => {
    const { url } = await listen(answer as RequestListener)
    expect(await completeAtServer(at(url), request)).toEqual({ outcome: 'failed', code })
  })

  it('that says nothing is given up after a silence', async () => {
    const { url } = await listen(() => {})
    expect(await completeAtServer(at(url), request, { connectMs: 1000, silenceMs: 30 })).toEqual({
      outcome: 'failed',
      code: 'model.serverUnreachable',
    })
  })

  it('is tried with words of ours before it is used', async () => {
    const good = await listen(llamaServer('{"said":"yes"}'))
    expect(await modelsAtServer({ url: good.url, apiKey: null })).toEqual({
      outcome: 'found',
      models: ['qwen2.5-7b', 'small'],
    })
    expect(await tryServer(at(good.url))).toBeNull()
    const free = await listen(llamaServer('Yes, gladly.'))
    expect(await tryServer(at(free.url))).toBe('model.schemaRefused')
  })
})

describe('only inside the firm', () => {
  it.each([
    '127.0.0.1',
    '10.2.3.4',
    '172.20.0.1',
    '192.168.1.9',
    '169.254.1.1',
    '100.100.1.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('%s is inside', (address) => expect(isInside(address)).toBe(true))
  it.each(['8.8.8.8', '172.32.0.1', '2001:db8::1', '::ffff:8.8.8.8', 'llm.lan', ''])('%s is not', (address) =>
    expect(isInside(address)).toBe(false),
  )

  it('addresses are read as they are typed', () => {
    expect(serverAddress(' llm.lan:8080 ')).toBe('http://llm.lan:8080')
    expect(serverAddress('https://llm.lan/v1/chat/completions')).toBe('https://llm.lan')
    expect(serverAddress('https://llm.lan/team/v1/')).toBe('https://llm.lan/team')
    const refused = (typed: string, code: string) =>
      expect(() => serverAddress(typed)).toThrow(expect.objectContaining({ code }))
    refused('https://8.8.8.8', 'model.serverOutside')
    refused('ftp://llm.lan', 'model.serverAddress')
    refused('http://me:secret@llm.lan', 'model.serverAddress')
    refused('', 'model.serverAddress')
  })
})

describe('one source of words', () => {
  const local = {
    state: () => ({ state: 'absent' as const }),
    complete: async () => ({ outcome: 'failed' as const, code: 'model.absent' as const }),
    score: async () => ({ outcome: 'failed' as const, code: 'model.absent' as const }),
  }

  it('asks the server only when somebody asks for words, and never for what names an adapter', async () => {
    const { url, asked } = await listen(llamaServer('{}'))
    const source = createModelSource(local)
    source.setServer(at(url))
    expect(source.state()).toEqual({ state: 'server', name: `qwen2.5-7b @ ${new URL(url).host}` })
    expect(await source.complete({ ...request, adapter: null })).toEqual({
      outcome: 'failed',
      code: 'model.absent',
    })
    expect(asked).toEqual([])
    expect(await source.complete(request)).toMatchObject({ outcome: 'done' })
    expect(asked).toHaveLength(1)
    source.setServer(null)
    expect(await source.complete(request)).toEqual({ outcome: 'failed', code: 'model.absent' })
    expect(asked).toHaveLength(1)
  })
})
