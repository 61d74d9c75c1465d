import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../workspace/files.ts'
import { failedTool, type KeychainTool, type RunTool } from './keychainTool.ts'

const tool = 'powershell'

/** A script for PowerShell: base64 in by standard input, base64 out. */
const dpapi = (call: 'Protect' | 'Unprotect'): readonly string[] => [
  '-NoProfile',
  '-NonInteractive',
  '-Command',
  `$ErrorActionPreference='Stop'; Add-Type -AssemblyName System.Security;` +
    ` $given=[Convert]::FromBase64String([Console]::In.ReadToEnd().Trim());` +
    ` $made=[Security.Cryptography.ProtectedData]::${call}($given,$null,'CurrentUser');` +
    ` [Console]::Out.Write([Convert]::ToBase64String($made))`,
]

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A file per workspace, sealed by Windows for this user (DPAPI): Windows opens it for them alone, on this machine. */
export const windowsDpapi =
  (directory: string) =>
  (run: RunTool, probe: RunTool): KeychainTool => {
    const fileOf = (id: string) => join(directory, `${id}.dpapi`)
    return {
      async probe() {
        const outcome = await probe(dpapi('Protect'), base64('probe'))
        return outcome.state === 'done' && outcome.exitCode === 0 && outcome.output.trim() !== ''
      },
      async get(id) {
        if (!existsSync(fileOf(id))) return null
        const outcome = await run(dpapi('Unprotect'), readFileSync(fileOf(id), 'utf8'))
        if (outcome.state !== 'done' || outcome.exitCode !== 0) return failedTool(tool, outcome)
        return Buffer.from(outcome.output.trim(), 'base64').toString()
      },
      async set(id, key) {
        const outcome = await run(dpapi('Protect'), base64(key))
        if (outcome.state !== 'done' || outcome.exitCode !== 0) failedTool(tool, outcome)
        mkdirSync(directory, { recursive: true, mode: 0o700 })
        writeWhole(fileOf(id), outcome.state === 'done' ? outcome.output.trim() : '', 0o600)
      },
      async delete(id) {
        rmSync(fileOf(id), { force: true })
      },
    }
  }
