import type { MessagePortMain } from 'electron'
import { utilityProcess } from 'electron'
import type { Child } from '../core/superviseProcess.ts'

/** Starts one of our entries as a utility process. Only after the app is ready: before, Electron crashes. */
export function utilityChild<In, Out>(
  modulePath: string,
  serviceName: string,
): Child<In, Out, MessagePortMain> {
  const child = utilityProcess.fork(modulePath, [], { serviceName, stdio: 'inherit' })
  return {
    async post(message, ports = []) {
      child.postMessage(message, [...ports])
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as In)),
    onExit: (listener) => void child.on('exit', (exitCode) => listener(exitCode)),
    kill() {
      const { pid } = child
      child.kill()
      // Electron asks a process to end, which one that hangs never hears.
      if (pid !== undefined) endHard(pid)
    },
  }
}

function endHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
