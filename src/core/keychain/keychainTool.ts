import { AppError } from '../../shared/errors.ts'
import type { ToolOutcome } from './runTool.ts'

/** What a platform's tool can do for one entry; `null` where it holds none. */
export interface KeychainTool {
  /** Whether there is one that answers without asking anybody. */
  probe(): Promise<boolean>
  get(id: string): Promise<string | null>
  set(id: string, key: string): Promise<void>
  delete(id: string): Promise<void>
}

/** Runs one tool with these words and this on its standard input. */
export type RunTool = (args: readonly string[], input?: string) => Promise<ToolOutcome>

/** What an outcome means that is no answer. Throws `key.keychainUnavailable`, `key.keychainLocked`, `key.keychainFailed`. */
export function failedTool(
  tool: string,
  outcome: ToolOutcome,
  lockedExitCodes: readonly number[] = [],
): never {
  if (outcome.state === 'absent') throw new AppError('key.keychainUnavailable', { tool })
  if (outcome.state === 'timedOut' || lockedExitCodes.includes(outcome.exitCode))
    throw new AppError('key.keychainLocked', { tool })
  throw new AppError('key.keychainFailed', { tool, exitCode: outcome.exitCode })
}
