import { failedTool, type KeychainTool, type RunTool } from './keychainTool.ts'

const tool = 'security'
/** errSecItemNotFound, as `security` ends with the low byte of it. */
const notFound = 44
/** Interaction not allowed, authorisation failed, cancelled by the person. */
const locked = [36, 51, 128]

/** The login keychain of macOS by `security`. What is to be kept goes in as a command on its standard input. */
export const macKeychain = (run: RunTool, probe: RunTool): KeychainTool => ({
  async probe() {
    const outcome = await probe(['default-keychain'])
    return outcome.state === 'done' && outcome.exitCode === 0
  },
  async get(id) {
    const outcome = await run(['find-generic-password', '-s', 'Sandtable', '-a', id, '-w'])
    if (outcome.state !== 'done') return failedTool(tool, outcome)
    if (outcome.exitCode === notFound) return null
    return outcome.exitCode === 0 ? outcome.output.trim() : failedTool(tool, outcome, locked)
  },
  async set(id, key) {
    // Ids and keys are letters, digits, dashes and underlines: nothing in them ends a word.
    const outcome = await run(['-i'], `add-generic-password -U -s Sandtable -a ${id} -w ${key}\n`)
    if (outcome.state !== 'done' || outcome.exitCode !== 0) failedTool(tool, outcome, locked)
  },
  async delete(id) {
    const outcome = await run(['delete-generic-password', '-s', 'Sandtable', '-a', id])
    if (outcome.state !== 'done' || ![0, notFound].includes(outcome.exitCode))
      failedTool(tool, outcome, locked)
  },
})
