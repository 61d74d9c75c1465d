import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failedTool, type KeychainTool, type RunTool } from './keychainTool.ts'
import type { ToolOutcome } from './runTool.ts'

const tool = 'secret-tool'
const attributes = (id: string) => ['service', 'sandtable', 'workspace', id]

/** `secret-tool` ends with 1 and says nothing where the service holds no such entry. */
const heldNone = (outcome: ToolOutcome): boolean =>
  outcome.state === 'done' && outcome.exitCode === 1 && outcome.complaint.trim() === ''

/** Without a session's bus there is no service, and the tool would start looking for one. */
const hasBus = ({ DBUS_SESSION_BUS_ADDRESS, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv): boolean =>
  Boolean(DBUS_SESSION_BUS_ADDRESS) ||
  (XDG_RUNTIME_DIR !== undefined && existsSync(join(XDG_RUNTIME_DIR, 'bus')))

/** The Secret Service of a Linux session (GNOME Keyring, KWallet, KeePassXC) by libsecret's `secret-tool`. */
export const linuxSecretService =
  (environment: NodeJS.ProcessEnv) =>
  (run: RunTool, probe: RunTool): KeychainTool => ({
    async probe() {
      return hasBus(environment) && heldNone(await probe(['lookup', ...attributes('probe')]))
    },
    async get(id) {
      const outcome = await run(['lookup', ...attributes(id)])
      if (heldNone(outcome)) return null
      if (outcome.state === 'done' && outcome.exitCode === 0) return outcome.output.trim()
      return failedTool(tool, outcome)
    },
    async set(id, key) {
      const outcome = await run(['store', '--label=Sandtable', ...attributes(id)], key)
      if (outcome.state !== 'done' || outcome.exitCode !== 0) failedTool(tool, outcome)
    },
    async delete(id) {
      const outcome = await run(['clear', ...attributes(id)])
      if (outcome.state !== 'done' || (outcome.exitCode !== 0 && !heldNone(outcome)))
        failedTool(tool, outcome)
    },
  })
