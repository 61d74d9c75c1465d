import { expect, it } from 'vitest'
import type { Completion, CompletionRequest } from './llm.ts'
import { createModelQueue } from './modelQueue.ts'

const question = (prompt: string): CompletionRequest => ({
  system: '',
  prompt,
  schema: { type: 'string', maxLength: 20 },
  maxTokens: 20,
  temperature: 0,
  seed: 1,
})
const answered = (text: string): Completion => ({
  outcome: 'done',
  text,
  json: text,
  model: { name: 'tiny', sha256: 'b'.repeat(64) },
  tokens: { prompt: 1, answer: 1 },
})

/** A model that answers when the test says so, and notes what happens in which order. */
function stage() {
  const story: string[] = []
  const open = new Map<string, (answer: Completion) => void>()
  const queue = createModelQueue(
    {
      state: () => ({ state: 'absent' }),
      complete: ({ prompt, signal }) =>
        new Promise((resolve) => {
          story.push(`asked ${prompt}`)
          open.set(prompt, resolve)
          signal?.addEventListener('abort', () => {
            story.push(`broke off ${prompt}`)
            resolve({ outcome: 'failed', code: 'model.cancelled' })
          })
        }),
      score: async () => ({ outcome: 'failed', code: 'model.absent' }),
    },
    { onBusy: () => story.push('training holds'), onIdle: () => story.push('training goes on') },
  )
  return { story, queue, answer: (prompt: string) => open.get(prompt)!(answered(prompt)) }
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

it('a waiting person goes before a comparison, which is done again afterwards, and training holds for them', async () => {
  const { story, queue, answer } = stage()
  const comparison = queue.inBackground.complete(question('comparison'))
  const brief = queue.forPerson.complete(question('brief'))
  await settled()
  expect(story).toEqual(['asked comparison', 'training holds', 'broke off comparison', 'asked brief'])
  answer('brief')
  expect(await brief).toEqual(answered('brief'))
  await settled()
  answer('comparison')
  expect(await comparison).toEqual(answered('comparison'))
  expect(story.slice(4)).toEqual(['training goes on', 'asked comparison'])
})

it('training holds until the last of several people has their answer', async () => {
  const { story, queue, answer } = stage()
  const first = queue.forPerson.complete(question('first'))
  const second = queue.forPerson.complete(question('second'))
  answer('first')
  await first
  expect(story).not.toContain('training goes on')
  answer('second')
  await second
  expect(story.at(-1)).toBe('training goes on')
})

it('background work that its owner ends is not begun again', async () => {
  const { story, queue } = stage()
  const stop = new AbortController()
  const comparison = queue.inBackground.complete({ ...question('comparison'), signal: stop.signal })
  await settled()
  stop.abort()
  expect(await comparison).toEqual({ outcome: 'failed', code: 'model.cancelled' })
  expect(story).toEqual(['asked comparison', 'broke off comparison'])
})

it('another model is asked in the background too: in its turn, behind a person, and never beside another’s turn', async () => {
  const { story, queue, answer } = stage()
  const other = queue.inBackgroundOf({
    complete: async ({ prompt, signal }) => {
      story.push(`other asked ${prompt}`)
      return signal?.aborted ? { outcome: 'failed', code: 'model.cancelled' } : answered(prompt)
    },
    score: async () => ({ outcome: 'failed', code: 'model.absent' }),
  })
  const gate = queue.inBackground.complete(question('gate'))
  const compared = other.complete(question('compared'))
  await settled()
  expect(story).toEqual(['asked gate'])
  const brief = queue.forPerson.complete(question('brief'))
  expect(queue.isPersonWaiting()).toBe(true)
  await settled()
  expect(story).not.toContain('other asked compared')
  answer('brief')
  await brief
  expect(queue.isPersonWaiting()).toBe(false)
  await settled()
  answer('gate')
  expect([(await gate).outcome, (await compared).outcome]).toEqual(['done', 'done'])
  expect(story.filter((line) => line === 'other asked compared')).toHaveLength(1)
})
