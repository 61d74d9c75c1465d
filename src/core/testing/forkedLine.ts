import { type ChildProcess, fork } from 'node:child_process'
import type { ModelLine } from '../process.ts'

/** A line to a process that Node forks from `entry`, as a host gives one to the core; and the process behind it. */
export function forkedLine(entry: string): { line: ModelLine; child: () => ChildProcess } {
  const messageListeners: ((data: unknown) => void)[] = []
  const exitListeners: ((exitCode: number | null) => void)[] = []
  let child: ChildProcess | null = null
  return {
    child: () => child!,
    line: {
      open() {
        const started = fork(entry, [], {
          serialization: 'advanced',
          stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        })
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
      // A child that has just ended is told of by its exit.
      postMessage: (data: unknown) => void child?.send(data as object, () => {}),
      onMessage: (listener: (data: unknown) => void) => void messageListeners.push(listener),
      onExit: (listener: (exitCode: number | null) => void) => void exitListeners.push(listener),
    },
  }
}
