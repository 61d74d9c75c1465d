import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCore } from '../../src/core/createCore.ts'
import { adoptProposedRules } from '../../src/core/governance/defaults.ts'
import { trackFormOf } from '../../src/core/llm/index.ts'
import { collectDataSet } from '../../src/core/studio/collect.ts'
import { conversationsOf } from '../../src/core/studio/examples.ts'
import { saveAccountParts } from '../../src/core/studio/store.ts'
import { type EditedTeam, editTracksOf } from '../../src/core/studio/testing/editedTeam.ts'
import { usualSettings } from '../../src/core/training/index.ts'
import { writeNewModel } from '../../src/trainer/newSmallModel.ts'
import { runJob } from '../../src/trainer/runJob.ts'

const dayMs = 86_400_000
const passphrase = '海风吹过台州湾 2026'
const noLine = { open() {}, postMessage() {}, onMessage() {}, onExit() {}, close() {} }

/**
 * A workspace of a team that has edited its talk tracks for some weeks, closed again, and beside it a small model,
 * trained so briefly that it knows little more than which words there are: what a host is started on. Hospitals from
 * the number `heldOutFrom` on are only measured on.
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
    const modelPath = join(home, 'Small.gguf')
    const newPath = join(home, 'new.gguf')
    const corpus = collectDataSet(session.db, session.now()).examples.flatMap((example) =>
      conversationsOf(example, trackFormOf({ state: 'absent' })),
    )
    writeNewModel(newPath, corpus, {
      name: 'Small',
      vocabularySize: 900,
      seed: 5,
      shape: {
        architecture: 'llama',
        layers: 1,
        width: 64,
        hidden: 128,
        heads: 4,
        headsKv: 2,
        headSize: 16,
        contextLength: 4096,
        tied: true,
        ropeFrequencyBase: 10_000,
        normEpsilon: 1e-5,
      },
    })
    const briefly = await runJob(
      {
        basePath: newPath,
        outputPath: modelPath,
        checkpointPath: join(home, 'checkpoint'),
        checkpointKey: null,
        name: 'Small',
        settings: {
          ...usualSettings,
          mode: { kind: 'full', writtenAs: 'f32' },
          epochs: 3,
          learningRate: 0.01,
          maxTokens: 4096,
        },
        training: corpus,
        heldOut: [],
      },
      {
        now: Date.now,
        memory: () => ({ availableBytes: process.availableMemory(), takenBytes: 0 }),
        onProgress: () => {},
        gate: () => Promise.resolve(),
      },
    )
    if (briefly.outcome !== 'done') throw new Error(briefly.detail)
    const passphraseFile = join(home, 'passphrase')
    writeFileSync(passphraseFile, passphrase)
    return {
      directory: session.workspace.dir,
      modelPath,
      decided,
      environment: { SANDTABLE_HOME: homeDirectory, SANDTABLE_PASSPHRASE_FILE: passphraseFile },
    }
  } finally {
    await core.close()
  }
}
