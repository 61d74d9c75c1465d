import { execFile } from 'node:child_process'

/** How a tool of the operating system ended. `absent`: there is none of that name. */
export type ToolOutcome =
  | { state: 'done'; exitCode: number; output: string; complaint: string }
  | { state: 'absent' }
  | { state: 'timedOut' }

export interface ToolRun {
  file: string
  args: readonly string[]
  /** Secrets go in here and never into `args`, which every process of the machine can read. */
  input: string
  timeoutMs: number
  environment: NodeJS.ProcessEnv
}

/** Runs a tool without a shell and gives what it said. Never rejects. */
export const runTool = ({ file, args, input, timeoutMs, environment }: ToolRun): Promise<ToolOutcome> =>
  new Promise((done) => {
    const child = execFile(
      file,
      args,
      { env: environment, timeout: timeoutMs, killSignal: 'SIGKILL', windowsHide: true },
      (error, output, complaint) => {
        const code = error?.code
        if (code === 'ENOENT' || code === 'EACCES') done({ state: 'absent' })
        else if (error?.killed) done({ state: 'timedOut' })
        else
          done({
            state: 'done',
            exitCode: typeof code === 'number' ? code : error ? -1 : 0,
            output,
            complaint,
          })
      },
    )
    // A tool that ends without reading breaks the pipe; how it ended is told above.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
  })
