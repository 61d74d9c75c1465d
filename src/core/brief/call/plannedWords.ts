import type { Deal } from '../../deals/store.ts'
import type { Session } from '../../session.ts'

/** A day and time by our clock, in words. */
export const momentWords = (session: Pick<Session, 'zone'>, at: number, lang: 'zh' | 'en'): string =>
  new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: session.zone(),
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)

/** The day and time at which the calendar has the call, in words; null where it has none. */
export const plannedWords = (
  session: Pick<Session, 'zone'>,
  { nextCallAt }: Pick<Deal, 'nextCallAt'>,
  lang: 'zh' | 'en',
): string | null => (nextCallAt === null ? null : momentWords(session, nextCallAt, lang))
