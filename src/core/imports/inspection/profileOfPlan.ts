import type { PlannedFile } from '../../../shared/contract/imports.ts'
import { isRecordedColumn } from '../formats/transcripts/writtenDown.ts'
import { currencyNamed } from '../recognition/currencyNames.ts'
import {
  type ColumnConversion,
  type ImportProfile,
  ImportProfile as ImportProfileSchema,
} from '../recognition/profile.ts'

/** Sheets and files in which a team keeps the people who are gone. */
const leaversPart =
  /离职|离任|调离|退休|已走|\bformer\b|leavers?|^left\b|have left|resigned|ex-?(contacts|employees)/i

type NamedPlan = Pick<PlannedFile, 'recordKind' | 'mapping'> & {
  part?: string | null
  fileName?: string
  /** Today, YYYY-MM-DD: the day on which a list that is called void stopped to hold at the latest. */
  today?: string
}

/** What the name of a sheet or file says of all its rows: people on a sheet 离职 have left, a list 2025版 is of 2025. */
const constantsOf = (plan: NamedPlan): Pick<ImportProfile, 'constants'> =>
  plan.recordKind === 'priceList'
    ? validityOf(plan)
    : plan.recordKind === 'activities'
      ? recordedOf(plan)
      : leaversOf(plan)

/** What was recorded was a talk: that it took place is known without its words, which come in only by consent. */
const recordedOf = ({ mapping, part, fileName }: NamedPlan): Pick<ImportProfile, 'constants'> => {
  if (!mapping.some(({ column }) => isRecordedColumn(column))) return {}
  const isMeeting = /会议|meeting/i.test(`${fileName ?? ''} ${part ?? ''}`)
  return { constants: { activityType: isMeeting ? 'meeting' : 'call' } }
}

const voidList =
  /作废|废止|失效|停用|(?<![一-鿿])旧(?=版|价|表|[)）】\]]|$)|\b(void|obsolete|superseded|expired|old|outdated)\b/i

/** From when to when a price list holds by its name. A column of its own says it for each row and goes before. */
function validityOf({ part, fileName, today }: NamedPlan): Pick<ImportProfile, 'constants'> {
  const name = [fileName, part].filter(Boolean).join(' ')
  const year = yearInName(name)
  const isVoid = voidList.test(name.replaceAll('_', ' '))
  const isOver = year !== null && today !== undefined && `${year}-12-31` < today
  const validTo = !isVoid ? null : isOver ? `${year}-12-31` : (today ?? null)
  const constants = {
    ...(year !== null && { validFrom: `${year}-01-01` }),
    ...(validTo !== null && { validTo }),
  }
  return Object.keys(constants).length === 0 ? {} : { constants }
}

const leaversOf = ({ recordKind, part }: NamedPlan): Pick<ImportProfile, 'constants'> =>
  recordKind === 'contacts' &&
  part &&
  leaversPart.test(part) &&
  !/未离职|非离职|在职|含|及|全部|不|\ball\b|current/i.test(part)
    ? { constants: { employment: 'left' } }
    : {}

/** The currency that a sheet or file is called by (`export GBP`, 美元价): of what stands in it without one. */
function currencyInName({ part, fileName }: NamedPlan): Pick<ImportProfile, 'currency'> {
  const words = [part, fileName?.replace(/\.[^.]*$/, '')]
    .filter((name) => name !== null && name !== undefined)
    .flatMap((name) => name.normalize('NFKC').split(/[\s_\-()（）,.]+/))
  const named = new Set(
    words.flatMap((word) =>
      word.length < 3 && !/[一-鿿]/.test(word) ? [] : (currencyNamed(word.replace(/[价版表]$/, '')) ?? []),
    ),
  )
  const [only, other] = named
  return only === undefined || other !== undefined ? {} : { currency: only }
}

/** The profile by which a planned file is read. */
export const profileOfPlan = (plan: NamedPlan): ImportProfile =>
  ImportProfileSchema.parse({
    version: 1,
    recordKind: plan.recordKind,
    ...constantsOf(plan),
    ...currencyInName(plan),
    columns: plan.mapping.flatMap(({ column, field, options }) =>
      field === null ? [] : [{ column, field, conversion: options as ColumnConversion }],
    ),
  })

/**
 * The only year that a file's name states, of dates in it that have none; null where it states none or several, and for a
 * file of the first weeks of a year, which tells of the year before as well.
 */
export function yearInName(name: string): number | null {
  const isRange = [...name.matchAll(/20\d{2}\s*[-–~至到]\s*(\d{2})(?!\d)/g)].some(
    ([, end]) => Number(end) > 12,
  )
  const stated = [...name.matchAll(/(?<!\d)(20\d{2})(?=(\d{2})?(?:\d{2})?(?!\d))/g)]
  const years = new Set(stated.map(([, year]) => Number(year)))
  const isEarly = stated.some(([, , month]) => month !== undefined && Number(month) <= 2)
  return years.size === 1 && !isRange && !isEarly ? [...years][0]! : null
}
