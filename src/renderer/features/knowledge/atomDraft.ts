import {
  type AtomBody,
  AtomBody as AtomBodySchema,
  type AtomView,
} from '../../../shared/contract/knowledge.ts'
import type { Industry, KnownBuyingRole, Stage } from '../../../shared/vocabulary.ts'

export const talkParts = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const
export type TalkPart = (typeof talkParts)[number]

/** An atom while it is being written: every text is a string, so that fields stay controlled. */
export interface AtomDraft {
  title: string
  lang: 'zh' | 'en'
  roles: KnownBuyingRole[]
  concerns: string[]
  stages: Stage[]
  industries: Industry[]
  talk: Record<TalkPart, string>
  evidencePack: string[]
  riskNote: string
}

export const newDraft = (lang: 'zh' | 'en'): AtomDraft => ({
  title: '',
  lang,
  roles: [],
  concerns: [],
  stages: [],
  industries: [],
  talk: { opening: '', keyMessage: '', question: '', objection: '', answer: '', nextStep: '' },
  evidencePack: [],
  riskNote: '',
})

export const draftOf = ({ title, lang, trigger, talk, evidencePack, riskNote }: AtomBody): AtomDraft => ({
  title,
  lang,
  roles: trigger.roles,
  concerns: trigger.concerns,
  stages: trigger.stages,
  industries: trigger.industries,
  talk: Object.fromEntries(talkParts.map((part) => [part, talk[part] ?? ''])) as AtomDraft['talk'],
  evidencePack,
  riskNote,
})

const orNull = (text: string) => text.trim() || null

/** What is missing of the four mandatory parts, by name. */
export function missingParts(draft: AtomDraft): string[] {
  return [
    draft.title.trim() === '' && 'title',
    draft.roles.length === 0 && 'roles',
    draft.concerns.length === 0 && 'concerns',
    draft.stages.length === 0 && 'stages',
    draft.industries.length === 0 && 'industries',
    draft.talk.keyMessage.trim() === '' && 'keyMessage',
    draft.riskNote.trim() === '' && 'riskNote',
  ].filter((part) => part !== false)
}

/** The draft as the core takes it, or null while a mandatory part is missing. */
export function bodyOf(draft: AtomDraft): AtomBody | null {
  if (missingParts(draft).length > 0) return null
  const { talk } = draft
  const body = AtomBodySchema.safeParse({
    title: draft.title.trim(),
    lang: draft.lang,
    trigger: {
      roles: draft.roles,
      concerns: draft.concerns,
      stages: draft.stages,
      industries: draft.industries,
    },
    talk: {
      opening: orNull(talk.opening),
      keyMessage: talk.keyMessage.trim(),
      question: orNull(talk.question),
      objection: orNull(talk.objection),
      answer: orNull(talk.answer),
      nextStep: orNull(talk.nextStep),
    },
    evidencePack: draft.evidencePack,
    riskNote: draft.riskNote.trim(),
  })
  return body.success ? body.data : null
}

/** Text with something put in at the caret, and where the caret is then. */
export function insertAt(
  text: string,
  start: number,
  end: number,
  insert: string,
): { text: string; caret: number } {
  return { text: text.slice(0, start) + insert + text.slice(end), caret: start + insert.length }
}

export const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((each) => each !== item) : [...items, item]

export interface AtomFilter {
  role: KnownBuyingRole | null
  concern: string | null
  stage: Stage | null
  industry: Industry | null
  origin: AtomView['origin'] | null
  status: AtomView['status']
  words: readonly string[]
}

/** An atom passes where its trigger names what was asked for, and its text has every word. */
export function atomPasses(filter: AtomFilter, atom: AtomView): boolean {
  const { trigger, talk, title } = atom.body
  if (atom.status !== filter.status) return false
  if (filter.origin && atom.origin !== filter.origin) return false
  if (filter.role && !trigger.roles.includes(filter.role)) return false
  if (filter.concern && !trigger.concerns.includes(filter.concern)) return false
  if (filter.stage && !trigger.stages.includes(filter.stage)) return false
  if (filter.industry && !trigger.industries.includes(filter.industry)) return false
  if (filter.words.length === 0) return true
  const text = [title, ...Object.values(talk), atom.body.riskNote].join('\n').toLowerCase()
  return filter.words.every((word) => text.includes(word))
}
