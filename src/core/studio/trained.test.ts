import { expect, it } from 'vitest'
import { createBriefEngines } from '../brief/draftBrief.ts'
import { phraseBrief } from '../brief/prepareBrief.ts'
import { type Llm, smallPromptVersion } from '../llm/index.ts'
import { actingRole, managerRole, setSetting } from '../settings/settings.ts'
import { promoteAdapter, rollbackAdapter } from './adapters.ts'
import { insertAdapter } from './store.ts'
import { officeOfEdits, openingWith } from './testing/editedTeam.ts'
import { trained } from './trained.ts'

const base = 'b'.repeat(64)
const habit = '咱们先把账摊开，再说东西好不好。'

/** The small model, played: it says the team's sentence wherever that is among those it may choose from. */
const small: Llm = {
  state: () => ({
    state: 'ready',
    name: 'small',
    sha256: base,
    sizeBytes: 1,
    promptForm: smallPromptVersion,
  }),
  async complete({ schema }) {
    const texts = 'enum' in schema ? schema.enum : []
    const said = texts.find((text) => text === habit) ?? texts[0]!
    return {
      outcome: 'done',
      text: JSON.stringify(said),
      json: said,
      model: { name: 'small', sha256: base },
      tokens: { prompt: 1, answer: 1 },
    }
  },
}

it('a team’s own sentences are in its briefs as long as an adapter serves, and gone after rolling back', async () => {
  const { session, decided } = officeOfEdits({
    hospitals: 7,
    edits: () => ['track:1'],
    adopts: false,
    inWords: openingWith(habit),
  })
  const [{ dealId, contactId }] = decided as [(typeof decided)[number]]
  const openings = async () => {
    const request = { dealId, contactId, lang: 'zh' as const }
    const { tracks } = await phraseBrief(session, createBriefEngines(), request, small, trained)
    return tracks.flatMap(({ sections }) => sections.opening.map(({ text }) => text))
  }
  const before = await openings()
  expect(before).not.toContain(habit)

  const provenance = {
    baseName: 'small',
    baseSha256: base,
    sha256: 'a'.repeat(64),
    dataSha256: 'd'.repeat(64),
  }
  insertAdapter(
    session.db,
    {
      ...{ id: 'adp_november', name: 'November', ...provenance, sizeBytes: 1, bytes: Buffer.alloc(1) },
      ...{ settings: '{}', metrics: '{}', createdAt: session.now(), createdBy: session.actor() },
      report: JSON.stringify({ verdict: 'passed', championId: null }),
    },
    [],
  )
  setSetting(session.db, session.stamp(), actingRole, managerRole)
  promoteAdapter(session, 'adp_november', '更像我们说的话', base)
  expect(await openings()).toEqual([habit, habit, habit])

  rollbackAdapter(session, base)
  expect(await openings()).toEqual(before)
})
