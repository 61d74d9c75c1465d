import type { RecordKindId } from '../../recordKinds.ts'
import type { Supposition } from './supposition.ts'

const ofNote = /^(?:note )?(?:note )?(?:content|body|text)$|^(?:note|notes) (?:content|body|text)$/i
/** What a list of people or customers has and a list of notes has not. */
const ofAddressBook: ReadonlySet<string> = new Set(['email', 'mobile', 'phone', 'website', 'industry'])
const notOfNotes: ReadonlySet<RecordKindId> = new Set(['contacts', 'accounts'])

/** Whether rows that name people or customers hold what was noted of them: Note Content beside whom it is about. */
export const isOfNotes = ({ kind, columns, found }: Supposition): boolean =>
  notOfNotes.has(kind.id) &&
  columns.some(({ header }) => ofNote.test(header.plain)) &&
  !found.some(({ spec }) => ofAddressBook.has(spec.key))

const ofRisk =
  /^(?:risks?|risk description|风险|风险点|风险描述|风险事项|likelihood|probability|impact|severity|l|i|p|mitigation|mitigation status|countermeasure|contingency|应对措施|应对|缓解措施|可能性|影响程度|发生概率)$/i

/** Whether rows are risks with how likely and how grave each is: a register of risks of deals is no pipeline. */
export const isOfRisks = ({ kind, columns }: Supposition): boolean =>
  kind.id !== 'activities' &&
  columns.some(({ header }) => /^(?:risks?|风险|风险(?:点|描述|事项))/i.test(header.plain)) &&
  columns.filter(({ header }) => ofRisk.test(header.plain.replace(/[/]/g, ' ').replace(/\s+/g, ' ')))
    .length >= 3
