import type { RecordingCoverage } from '../../shared/contract/consent.ts'
import type { ConsentPurpose } from '../../shared/vocabulary.ts'
import { ownFirmIn } from '../accounts/ownFirm.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listOwnerNames } from '../deals/store.ts'
import { wholeNameKeys } from '../imports/ownSide.ts'
import { nameKeyOf } from '../nameKey.ts'
import { assessmentState } from './assessments.ts'
import { type Consented, coverageOf, type Voice } from './coverage.ts'
import { type Assessment, getRecording, listAssessments, listConsented } from './store.ts'

/** What a transcript needs before it may come in: it was recorded, and facts are read from it. */
const needed: readonly ConsentPurpose[] = ['recording', 'analysis']

/** What the file of a recording says of itself. */
export interface HeardRecording {
  /** SHA-256 of the file, hex. */
  hash: string | null
  speakers: readonly string[]
}

/** What counts when recordings are judged: what the workspace holds, and what a trial run assumes beside it. */
export interface Grounds {
  consents: readonly Consented[]
  assessments: readonly Pick<Assessment, 'subject' | 'reviewAt'>[]
}

export const readGrounds = (db: ReadableDb): Grounds => ({
  consents: listConsented(db),
  assessments: listAssessments(db),
})

const ownPeopleOf = (db: ReadableDb): string[] => {
  const { actorName, ownOwners } = readWorkspaceSettings(db)
  return [actorName, ...ownOwners]
}

export type Judge = ReturnType<typeof createJudge>
/** `mayShare`: every participant agreed that their words are passed on. */
export type Judgement = RecordingCoverage & { consentIds: string[]; mayShare: boolean }

/**
 * Judges recordings as of `at`. The team's own people record and need no record; a name that two contacts bear means
 * neither, so that only a record of that very recording covers it.
 */
export function createJudge(
  db: ReadableDb,
  grounds: Grounds,
  at: number,
  ownPeople: readonly string[] = ownPeopleOf(db),
) {
  const contacts = new Map<string, string | null>()
  for (const { id, name, wechat, email } of listLiveContacts(db))
    for (const called of [name, wechat, email]) {
      if (!called) continue
      const key = nameKeyOf(called)
      contacts.set(key, contacts.has(key) && contacts.get(key) !== id ? null : id)
    }
  // Who owns accounts and deals, and whoever is listed under our own firm, is of the team as well.
  const named = wholeNameKeys([...ownPeople, ...listOwnerNames(db), ...ownFirmIn(db).colleagues])
  const own = new Set([...ownPeople.map(nameKeyOf), ...[...named].filter((key) => !contacts.has(key))])
  const voicesOf = (speakers: readonly string[]): Voice[] =>
    speakers
      .map((name) => ({ name, nameKey: nameKeyOf(name) }))
      .filter(({ nameKey }) => nameKey === '' || !own.has(nameKey))
      .map((voice) => ({ ...voice, contactId: contacts.get(voice.nameKey) ?? null }))
  return {
    contactOf: (name: string): string | null => contacts.get(nameKeyOf(name)) ?? null,
    judge({ hash, speakers }: HeardRecording): Judgement {
      const recording = { hash, voices: voicesOf(speakers) }
      const { missing, consentIds, unnamed } = coverageOf(recording, grounds.consents, needed, at)
      const training = coverageOf(recording, grounds.consents, [...needed, 'training'], at)
      const sharing = coverageOf(recording, grounds.consents, [...needed, 'sharing'], at)
      return {
        missing,
        unnamed,
        consentIds,
        mayShare: sharing.missing.length === 0,
        assessment: assessmentState(grounds.assessments, 'transcriptImport', at),
        mayTrain:
          training.missing.length === 0 &&
          assessmentState(grounds.assessments, 'trainingOnRecordings', at) === 'inForce',
      }
    },
  }
}

/** Whether models may learn from what a source says; only a recording needs a consent for it. */
export function mayLearnFromSource(db: ReadableDb, sourceId: string, at: number): boolean {
  const recording = getRecording(db, sourceId)
  return !recording || createJudge(db, readGrounds(db), at).judge(recording).mayTrain
}
