import { existsSync, readdirSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createYjsThread } from './yjsThread.ts'

const threadsHere = () => readdirSync('/proc/self/task').map(Number)

test.runIf(existsSync('/proc/self/task'))(
  '[D4] the thread that merges logs lets those that serve people go first',
  async () => {
    const own = getPriority(process.pid)
    const before = new Set(threadsHere())
    const thread = createYjsThread()
    const doc = new Y.Doc()
    doc.getArray('log').push(['one'])
    await thread.compact([Y.encodeStateAsUpdate(doc)])
    const priorities = threadsHere()
      .filter((id) => !before.has(id))
      .map((id) => getPriority(id))
    expect(priorities).toContain(Math.min(19, own + 10))
    expect(getPriority(process.pid)).toBe(own)
    await thread.close()
  },
)
