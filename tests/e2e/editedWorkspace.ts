import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../src/core/createCore.ts'
import { adoptProposedRules } from '../../src/core/governance/defaults.ts'
import { saveAccountParts } from '../../src/core/studio/store.ts'
import { type EditedTeam, editTracksOf } from '../../src/core/studio/testing/editedTeam.ts'

const dayMs = 86_400_000
const passphrase = '海风吹过台州湾 2026'
const noLine = { open() {}, postMessage() {}, onMessage() {}, onExit() {}, close() {} }

/**
 * A workspace of a team that has edited its talk tracks for some weeks, closed again: what a host is started on.
 * Hospitals from the number `heldOutFrom` on are only measured on.
 */
export async function editedWorkspace(
  home: string,
  { heldOutFrom, ...team }: EditedTeam & { heldOutFrom: number },
) {
  const homeDirectory = join(home, 'home')
  mkdirSync(homeDirectory, { recursive: true })
  let at = Date.now() - (team.hospitals * (team.dealsEach ?? 1) + 2) * dayMs
  const core = await createCore({
    start: { homeDirectory, modelsDirectory: home, open: null },
    keychain: {
      available: async () => false,
      get: async () => null,
      set: async () => {},
      remove: async () => {},
    },
    model: noLine,
    comparison: noLine,
    trainer: noLine,
    now: () => at,
  })
  try {
    await core.client.workspace.create({
      name: '台州监护',
      ownerName: '赵敏',
      profile: 'medical',
      passphrase,
    })
    const session = core.sessions.require()
    adoptProposedRules(session.db, session.stamp())
    const decided = editTracksOf(session, (milliseconds) => (at += milliseconds), team)
    const accountIds = [...new Set(decided.map(({ accountId }) => accountId))]
    saveAccountParts(
      session.db,
      new Map(accountIds.map((id, hospital) => [id, hospital < heldOutFrom ? 'training' : 'heldOut'])),
      at,
    )
    const passphraseFile = join(home, 'passphrase')
    writeFileSync(passphraseFile, passphrase)
    return {
      directory: session.workspace.dir,
      decided,
      environment: { SANDTABLE_HOME: homeDirectory, SANDTABLE_PASSPHRASE_FILE: passphraseFile },
    }
  } finally {
    await core.close()
  }
}
