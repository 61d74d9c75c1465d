import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelLine } from '../process.ts'

/** Where the model process lies: built beside the command line or one folder up from shared code, or its source. */
const entry = (): string => {
  const found = ['modelChild.js', '../modelChild.js', '../../model-process/nodeChild.ts']
    .map((file) => join(import.meta.dirname, file))
    .find((file) => existsSync(file))
  if (found === undefined) throw new Error('the model process is not there')
  return found
}

/** A line to a model process of the command's own. It says nothing on stdout, which is for a program to read. */
export function modelLine(): ModelLine {
  const messageListeners: ((data: unknown) => void)[] = []
  const exitListeners: ((exitCode: number | null) => void)[] = []
  let child: ChildProcess | null = null
  return {
    open() {
      const started = fork(entry(), [], { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] })
      child = started
      started.on('message', (data) => {
        for (const listener of messageListeners) listener(data)
      })
      started.on('exit', (exitCode) => {
        if (child === started) for (const listener of exitListeners) listener(exitCode)
      })
    },
    close() {
      const ending = child
      child = null
      ending?.kill('SIGKILL')
    },
    // A child that has just ended takes no message; its exit is told.
    postMessage: (data) => void child?.send(data as object, () => {}),
    onMessage: (listener) => void messageListeners.push(listener),
    onExit: (listener) => void exitListeners.push(listener),
  }
}
