import { fork } from 'node:child_process'
import type { Child } from '../core/superviseProcess.ts'

/**
 * Starts one of our entries as a child of its own. Advanced serialisation carries bytes as bytes. Its stdout goes
 * to our stderr, because our stdout is one line for a program to read. `flags` are Node's own.
 */
export function forkChild<In, Out>(modulePath: string, flags: readonly string[] = []): Child<In, Out> {
  const child = fork(modulePath, [], {
    execArgv: [...process.execArgv, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return {
    post(message) {
      // A child that has just ended takes no message; its exit is told by onExit.
      return new Promise((resolve) => {
        if (child.connected) child.send(message as object, () => resolve())
        else resolve()
      })
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as In)),
    onExit(listener) {
      child.on('exit', (exitCode) => listener(exitCode))
      child.on('error', (error) => {
        console.error(error)
        if (child.pid === undefined) listener(null)
      })
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
