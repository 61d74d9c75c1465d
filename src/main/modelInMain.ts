import type { EngineChild } from '../core/superviseProcess.ts'
import { startModelProcess } from '../model-process/index.ts'

/**
 * The way around where a model can't run in a utility process (Metal has crashed in child processes): the same
 * model code in the main process, behind the same face. It can't be killed, so ending it unloads the model.
 */
export function modelInMainProcess(): EngineChild {
  let receive: (data: unknown) => void = () => {}
  let tell: (data: unknown) => void = () => {}
  startModelProcess({
    postMessage: (data) => queueMicrotask(() => tell(data)),
    onMessage(listener) {
      receive = listener
    },
  })
  return {
    async post(message) {
      receive(message)
    },
    onMessage(listener) {
      tell = listener
    },
    // It ends with the app.
    onExit: () => {},
    kill() {
      tell = () => {}
      receive({ kind: 'unload', call: 0 })
    },
  }
}
