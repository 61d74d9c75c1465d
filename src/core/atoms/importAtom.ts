import type { AtomBody } from '../../shared/contract/knowledge.ts'
import { type KnownBuyingRole, knownBuyingRoles, type Stage } from '../../shared/vocabulary.ts'
import type { WritableDb } from '../db/open.ts'
import type { NewId } from '../newId.ts'
import { concernsIn } from '../talkTracks/index.ts'
import { concerns, factKinds, isFactKind } from './library/index.ts'
import { hasOwnAtom, insertAtom } from './store.ts'

const openStages: Stage[] = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close']

/**
 * Takes in an atom that a table row describes: its talk track becomes the key message, its concerns are read from
 * trigger and text. An atom with the same words is not added twice.
 */
export function addAtomFromImport(
  context: { db: WritableDb; newId: NewId; now: number; importId: string },
  row: {
    title: string
    trigger: string
    talkTrack: string
    evidencePack: string
    riskNote: string
    buyingRole: KnownBuyingRole | null
    stage: string | null
    language: string | null
  },
): 'inserted' | 'unchanged' {
  const lang = /\p{Script=Han}/u.test(row.talkTrack) ? 'zh' : 'en'
  const found = concernsIn(`${row.trigger} ${row.title} ${row.talkTrack}`)
  const named = concerns.filter((concern) => row.trigger.toLowerCase().includes(concern.toLowerCase()))
  const kinds = Object.entries(factKinds).flatMap(([kind, words]) =>
    isFactKind(kind) && (row.evidencePack.includes(kind) || row.evidencePack.includes(words[lang]))
      ? [kind]
      : [],
  )
  const body: AtomBody = {
    title: row.title.slice(0, 60) || row.talkTrack.slice(0, 24),
    lang,
    trigger: {
      roles: row.buyingRole ? [row.buyingRole] : [...knownBuyingRoles],
      concerns: [...new Set([...named, ...found])].slice(0, 4),
      stages: openStages,
      industries: ['general'],
    },
    talk: {
      opening: null,
      keyMessage: row.talkTrack,
      question: null,
      objection: null,
      answer: null,
      nextStep: null,
    },
    evidencePack: kinds,
    riskNote: row.riskNote,
  }
  if (body.trigger.concerns.length === 0) body.trigger.concerns = ['risk']
  const stored = { title: body.title, body: JSON.stringify(body) }
  if (hasOwnAtom(context.db, stored)) return 'unchanged'
  insertAtom(context.db, {
    ...stored,
    id: context.newId('atom'),
    libraryKey: null,
    lang,
    status: 'active',
    verifiedBy: null,
    verifiedAt: null,
    updatedAt: context.now,
    importId: context.importId,
  })
  return 'inserted'
}
