import type { Direction } from '../../../shared/vocabulary.ts'
import { getContact } from '../../contacts/store.ts'
import type { ReadableDb } from '../../db/open.ts'
import { sqlOfFormats } from '../../imports/formats/traits.ts'
import type { RecordPoint } from './recordPoint.ts'

const words = {
  zh: {
    label: '最近联系',
    inbound: { message: '{who}发来消息', email: '{who}来信', call: '{who}来电', other: '{who}联系我方' },
    outbound: {
      message: '我方发给{who}',
      email: '我方写信给{who}',
      call: '我方致电{who}',
      other: '我方联系{who}',
    },
    they: '对方',
  },
  en: {
    label: 'last contact',
    inbound: {
      message: 'message from {who}',
      email: 'mail from {who}',
      call: 'call from {who}',
      other: '{who} was in touch',
    },
    outbound: {
      message: 'message to {who}',
      email: 'mail to {who}',
      call: 'call to {who}',
      other: 'we were in touch with {who}',
    },
    they: 'them',
  },
} as const

interface Contacted {
  kind: string
  direction: Exclude<Direction, 'internal'>
  contactId: string | null
  at: number
  evidenceId: string
}

/**
 * The last time that somebody of the customer and we were in touch before `asOf` (UTC ms), in whatever deal: who with
 * whom, and the words that open. That a calendar had a slot is no contact: it may have been moved; nor is a day that only the file
 * or the import gave to words without one: copying a folder makes it today's. What was said in confidence (`isQuiet`) is for the
 * team alone. Null where no such record is there.
 */
export function lastContact(
  db: ReadableDb,
  accountId: string,
  { asOf, lang, isQuiet }: { asOf: number; lang: 'zh' | 'en'; isQuiet: (evidenceId: string) => boolean },
): RecordPoint | null {
  const last = db
    .read(
      `SELECT a.kind, a.direction, a.contact_id AS contactId, a.occurred_at AS at, e.id AS evidenceId
       FROM activities a JOIN evidence e ON e.id = a.evidence_id JOIN sources s ON s.id = e.source_id
       WHERE a.account_id = ? AND a.deleted_at IS NULL AND a.occurred_at <= ? AND a.known_at <= ?
        AND a.direction <> 'internal' AND (e.kind = 'message' OR (e.kind = 'row' AND coalesce(s.format, '') NOT IN (${sqlOfFormats(({ family }) => family === 'calendar')})
         AND a.kind IN ('call', 'visit', 'meeting', 'demo', 'email'))) AND e.shredded_at IS NULL AND e.consent <> 'withdrawn'
        AND json_extract(e.locator, '$.datedBy') IS NULL
       ORDER BY a.occurred_at DESC, e.key DESC LIMIT 1`,
    )
    .get(accountId, asOf, asOf) as Contacted | undefined
  if (!last) return null
  const say = words[lang]
  const forms = say[last.direction]
  const form = Object.hasOwn(forms, last.kind) ? forms[last.kind as 'message'] : forms.other
  const who = (last.contactId && getContact(db, last.contactId)?.name) || say.they
  const told = form.replace('{who}', who)
  return {
    kind: 'lastContact',
    label: say.label,
    about: null,
    words: told,
    quote: told,
    at: last.at,
    overdueSince: null,
    evidenceId: last.evidenceId,
    span: null,
    earlier: [],
    ...(isQuiet(last.evidenceId) && { speaker: 'team' as const }),
  }
}
