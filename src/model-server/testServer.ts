import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach } from 'vitest'

const running: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of running.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** For tests: a server on this machine that answers as `answer` says; gives its address and what it was asked. */
export async function listen(answer: RequestListener) {
  const asked: { path: string; key: string | undefined; body: unknown }[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({
        path: request.url!,
        key: request.headers.authorization,
        body: body === '' ? null : JSON.parse(body),
      })
      answer(request, response)
    })
  })
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

export const piece = (content: string | null, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: content === null ? {} : { content }, finish_reason: finish }] })}\n\n`

/** For tests: speaks llama.cpp's protocol and answers every question with `answer`, in three pieces. */
export const llamaServer =
  (answer: string, finish = 'stop'): RequestListener =>
  (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === '/v1/models') {
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'qwen2.5-7b' }, { id: 'small' }] }))
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const third = Math.ceil(answer.length / 3)
    for (let at = 0; at < answer.length; at += third) response.write(piece(answer.slice(at, at + third)))
    response.write(piece(null, finish))
    response.write(
      `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 7, completion_tokens: 3 } })}\n\n`,
    )
    response.end('data: [DONE]\n\n')
  }
