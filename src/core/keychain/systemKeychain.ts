import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { Keychain } from '../workspace/keySlots.ts'
import type { KeychainTool, RunTool } from './keychainTool.ts'
import { linuxSecretService } from './linuxSecretService.ts'
import { macKeychain } from './macKeychain.ts'
import { runTool } from './runTool.ts'
import { windowsDpapi } from './windowsDpapi.ts'

export interface SystemKeychainOptions {
  environment: NodeJS.ProcessEnv
  /** Where Windows, which has no store that a script could reach, keeps what it sealed. */
  homeDirectory: string
  platform?: NodeJS.Platform
  /** The tool to run instead of the platform's own. */
  tool?: string
}

/** A person may have to unlock the keychain first; nobody waits longer than this for them. */
const patienceMs = 60_000
/** Probing asks nobody. A bus without a service behind it never answers. */
const probeMs = 5_000

const onlyIds = (id: string): string => {
  if (!/^[\w-]{1,80}$/.test(id)) throw new Error('not the id of a workspace')
  return id
}

/**
 * The keychain of whoever runs this process, reached by the tool that the system brings: `security` on macOS,
 * `secret-tool` on Linux, the data protection of Windows through PowerShell. The same for command line, browser's cockpit
 * and window, unlike the window's own, which nothing but the window can open. Secrets go to the tools by standard input.
 * Any program of that user can ask the same tools.
 */
export function systemKeychain(options: SystemKeychainOptions): Keychain {
  const { environment, homeDirectory, platform = process.platform } = options
  const running =
    (file: string, timeoutMs: number): RunTool =>
    (args, input = '') =>
      runTool({ file, args, input, timeoutMs, environment })
  const made = (makeTool: (run: RunTool, probe: RunTool) => KeychainTool, file: string): KeychainTool =>
    makeTool(running(options.tool ?? file, patienceMs), running(options.tool ?? file, probeMs))
  const tool: KeychainTool | null =
    environment.SANDTABLE_KEYCHAIN === 'none'
      ? null
      : platform === 'darwin'
        ? made(macKeychain, '/usr/bin/security')
        : platform === 'win32'
          ? made(
              windowsDpapi(join(homeDirectory, 'userKeychain')),
              join(
                environment.SystemRoot ?? 'C:\\Windows',
                'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
              ),
            )
          : platform === 'linux'
            ? made(linuxSecretService(environment), 'secret-tool')
            : null
  let probed: Promise<boolean> | undefined
  const need = (): KeychainTool => {
    if (tool === null) throw new AppError('key.keychainUnavailable')
    return tool
  }
  return {
    store: 'system',
    available() {
      probed ??= tool === null ? Promise.resolve(false) : tool.probe()
      return probed
    },
    get: (id) => need().get(onlyIds(id)),
    async set(id, key) {
      // What is kept must also come back: a tool that says it is done is not believed.
      await need().set(onlyIds(id), key)
      if ((await need().get(id)) !== key) throw new AppError('key.keychainFailed', { exitCode: 0 })
    },
    delete: (id) => need().delete(onlyIds(id)),
  }
}
