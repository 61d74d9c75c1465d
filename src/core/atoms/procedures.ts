import type { AtomBody, AtomView } from '../../shared/contract/knowledge.ts'
import { AppError } from '../../shared/errors.ts'
import type { AtomId } from '../../shared/ids.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { countAtomUses } from '../brief/store.ts'
import { scanRedLines, shownFinding } from '../redLines/scanRedLines.ts'
import { implementer, type Sessions } from '../session.ts'
import { recordChangeSet } from '../undo/changeSets.ts'
import { atomFaults, atomOfBody, atomSchema, concernWords, slotWords } from './library/index.ts'
import { atoms } from './schema.ts'
import { type AtomRow, getAtom, listAtoms } from './store.ts'

/** The newest briefs over which uses of atoms are counted. */
const countedBriefs = 200

const view = (row: AtomRow, counts: ReadonlyMap<string, { shown: number; adopted: number }>): AtomView => ({
  id: row.id as AtomId,
  origin: row.libraryKey === null ? 'team' : 'library',
  status: row.status,
  body: JSON.parse(row.body) as AtomBody,
  shown: counts.get(row.id)?.shown ?? 0,
  adopted: counts.get(row.id)?.adopted ?? 0,
  updatedAt: row.updatedAt,
})

const components = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const

/** What stands against saving an atom: closed refusal codes, and red lines in its wording. */
export function reviewAtom(body: AtomBody, profile: 'medical' | 'general') {
  const atom = atomOfBody('review', body)
  const shape = atomSchema.safeParse(atom)
  const refusals = new Set(atomFaults(atom))
  if (!shape.success)
    for (const issue of shape.error.issues)
      refusals.add(issue.code === 'custom' ? issue.message : `incomplete:${issue.path.join('.')}`)
  const redLines = components.flatMap((component) => {
    const text = body.talk[component]
    if (text === null) return []
    return scanRedLines(text, { lang: body.lang, profile }).map((finding) => ({
      component,
      ...shownFinding(text, finding),
    }))
  })
  return { refusals: [...refusals], redLines }
}

/** Knowledge atoms: shipped ones and the team's own. */
export function knowledgeProcedures(sessions: Sessions) {
  const os = implementer.knowledge
  return {
    list: os.list.handler(({ input }) => {
      const { db } = sessions.require()
      const counts = countAtomUses(db, countedBriefs)
      const words = input.query.toLowerCase().split(/\s+/).filter(Boolean)
      return listAtoms(db, input.lang)
        .filter((row) => words.every((word) => `${row.title}\n${row.body}`.toLowerCase().includes(word)))
        .map((row) => view(row, counts))
    }),
    vocabulary: os.vocabulary.handler(() => ({
      concerns: Object.entries(concernWords).map(([code, labels]) => ({ code, labels })),
      slots: slotWords(),
    })),
    check: os.check.handler(({ input }) =>
      reviewAtom(input, readWorkspaceSettings(sessions.require().db).profile),
    ),
    save: os.save.handler(({ input }) => {
      const session = sessions.require()
      const { db } = session
      const { refusals, redLines } = reviewAtom(input.body, readWorkspaceSettings(db).profile)
      if (refusals.length > 0) throw new AppError('atom.incomplete', { faults: refusals.join(', ') })
      const stop = redLines.find((finding) => finding.severity === 'stop')
      if (stop) throw new AppError('atom.redLine', { ruleId: stop.ruleId, phrase: stop.phrase })
      const id = input.id ?? session.newId('atom')
      if (input.id && !getAtom(db, input.id))
        throw new AppError('record.notFound', { kind: 'atom', id: input.id })
      const fields = {
        lang: input.body.lang,
        title: input.body.title,
        body: JSON.stringify(input.body),
        updatedAt: session.now(),
      }
      const changeSetId = recordChangeSet(
        db,
        session,
        input.id ? 'atom.update' : 'atom.create',
        (changes) => {
          if (input.id) changes.update(atoms, id, fields)
          else changes.insert(atoms, { ...fields, id, libraryKey: null, status: 'active' })
        },
      )
      session.changed('knowledge')
      return { id: id as AtomId, changeSetId }
    }),
    setStatus: os.setStatus.handler(({ input }) => {
      const session = sessions.require()
      const changeSetId = recordChangeSet(session.db, session, `atom.${input.status}`, (changes) => {
        for (const id of input.ids) {
          if (!getAtom(session.db, id)) throw new AppError('record.notFound', { kind: 'atom', id })
          changes.update(atoms, id, { status: input.status, updatedAt: session.now() })
        }
      })
      session.changed('knowledge')
      return { changeSetId }
    }),
  }
}
