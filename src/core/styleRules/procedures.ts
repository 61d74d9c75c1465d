import type { StyleRuleBody } from '../../shared/contract/styleRules.ts'
import { listAtoms } from '../atoms/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { collectDataSet } from '../studio/collect.ts'
import { ruleExamples } from '../studio/ruleExamples.ts'
import { saveStyleRule, switchStyleRule } from './commands.ts'
import { previewStyleRule } from './preview.ts'
import { readInstruction } from './readInstruction.ts'
import { listStyleRules } from './store.ts'

const namedAtoms = (db: ReadableDb) =>
  (['zh', 'en'] as const).flatMap((lang) =>
    listAtoms(db, lang)
      .filter(({ status }) => status === 'active')
      .map(({ id, title }) => ({ id, title, lang })),
  )

/** How many examples of the next training were composed under each rule. */
function examplesByRule({ db, now }: Session): Map<string, number> {
  const counts = new Map<string, number>()
  for (const example of collectDataSet(db, now()).examples) {
    if (example.origin !== 'track') continue
    const { shown } = example
    const ids = new Set((shown.rules ?? []).flatMap(({ ruleId, kept }) => (kept ? ruleId : [])))
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** How many labelled pairs a rule gives; a rule that is off gives none. */
const pairsView = (made: ReturnType<typeof ruleExamples>[number] | undefined) => ({
  training: made?.pairs.filter(({ use }) => use === 'training').length ?? 0,
  measured: made?.pairs.filter(({ use }) => use === 'measured').length ?? 0,
  why: made?.why ?? null,
})

/** Rules of the team's on how to talk, written in plain language, confirmed by a person. */
export function styleRulesProcedures(sessions: Sessions) {
  const os = implementer.styleRules
  return {
    list: os.list.handler(() => {
      const session = sessions.require()
      const examples = examplesByRule(session)
      const made = new Map(ruleExamples(session.db).map((each) => [each.ruleId, each]))
      return listStyleRules(session.db).map(({ id, text, body, status, author, at }) => ({
        id,
        text,
        body: JSON.parse(body) as StyleRuleBody,
        isOn: status === 'on',
        author,
        at,
        examples: examples.get(id) ?? 0,
        pairs: pairsView(made.get(id)),
      }))
    }),
    read: os.read.handler(({ input }) => readInstruction(input.text, namedAtoms(sessions.require().db))),
    atoms: os.atoms.handler(() => namedAtoms(sessions.require().db)),
    save: os.save.handler(({ input }) => {
      const session = sessions.require()
      const saved = saveStyleRule(session, input)
      session.changed('styleRules', 'brief', 'log')
      return saved
    }),
    setOn: os.setOn.handler(({ input }) => {
      const session = sessions.require()
      const changed = switchStyleRule(session, input.id, input.isOn)
      session.changed('styleRules', 'brief', 'log')
      return changed
    }),
    preview: os.preview.handler(({ input }) => previewStyleRule(sessions.require(), input)),
  }
}
