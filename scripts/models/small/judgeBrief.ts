import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  type Lang,
  libraryAtoms,
  talkParts,
} from '../../../src/core/atoms/library/index.ts'
import { handWrittenLines } from '../../../src/core/llm/handWrittenLines.ts'
import { Brief, type TalkTrack } from '../../../src/shared/contract/brief.ts'

/** For whom and on what a sentence was written, by its author's label. */
export type AuthorsLabel = { roles: readonly BuyingRole[]; concerns: readonly Concern[] }

let known: Map<string, AuthorsLabel[]> | null = null

/** Every sentence that the product can say, in slot form, with the labels of those who wrote it. */
export function authorsLabels(): ReadonlyMap<string, readonly AuthorsLabel[]> {
  if (known) return known
  known = new Map()
  const add = (lang: Lang, text: string, label: AuthorsLabel) => {
    const key = `${lang} ${text}`
    known!.set(key, [...(known!.get(key) ?? []), label])
  }
  for (const { lang, trigger, talk } of libraryAtoms)
    for (const part of talkParts) {
      const text = talk[part]
      if (text !== undefined) add(lang, text, { roles: trigger.roles, concerns: trigger.concerns })
    }
  for (const { lang, role, concerns, text } of handWrittenLines())
    add(lang, text, { roles: role === null ? buyingRoles : [role], concerns })
  return known
}

/** What must hold of a brief's three tracks; each is looked at anew on what was shown, whoever made it. */
export const briefChecks = [
  'form',
  'threeTracks',
  'nothingDropped',
  'slotsFilled',
  'evidence',
  'checker',
  'redLines',
  'saidOnce',
  'role',
  'concern',
] as const
export type BriefCheck = (typeof briefChecks)[number]

/** A brief as it was shown, with what is needed to judge it. */
export type ShownBrief = {
  brief: unknown
  lang: Lang
  role: BuyingRole
  /** What the record says that the customer raised; none: nothing is asked of the tracks. */
  raised: readonly Concern[]
  /** By the place of its track, every sentence that was shown in slot form. */
  templates: readonly (readonly string[])[]
  /** By the place of its track, how many sentences were composed. */
  composed: readonly number[]
  /** Whether a piece of evidence exists and is of this customer. */
  isOwnEvidence: (evidenceId: string) => boolean
  /** What the product's checker and its red lines say of a text now. */
  check: (text: string) => { unfounded: boolean; redLine: boolean }
}

const sentencesOf = ({ sections }: TalkTrack) => [
  ...sections.opening,
  ...sections.keyMessages,
  ...sections.questions,
  ...sections.objections.flatMap(({ objection, answer }) => [objection, answer]),
  ...sections.nextStep,
]

const isWhole = ({ sections }: TalkTrack) =>
  [sections.opening, sections.keyMessages, sections.questions, sections.objections, sections.nextStep].every(
    (section) => section.length > 0,
  )

export type BriefJudgement = {
  failed: BriefCheck[]
  /** By the place of its track: whether every sentence of it was written for the role. */
  forRole: boolean[]
}

/** Judges a brief by everything that was shown of it. What fails is named; nothing is mended. */
export function judgeBrief(shown: ShownBrief): BriefJudgement {
  const parsed = Brief.safeParse(shown.brief)
  if (!parsed.success) return { failed: ['form'], forRole: [] }
  const { tracks } = parsed.data
  const failed = new Set<BriefCheck>()
  const expectThat = (holds: boolean, check: BriefCheck) => {
    if (!holds) failed.add(check)
  }
  expectThat(
    tracks.length === 3 &&
      new Set(tracks.map(({ strategy }) => strategy)).size === 3 &&
      tracks.every(isWhole),
    'threeTracks',
  )
  const said = tracks.map(sentencesOf)
  expectThat(
    said.every((sentences, at) => sentences.length === shown.composed[at]),
    'nothingDropped',
  )
  const all = said.flat()
  expectThat(new Set(all.map(({ text }) => text)).size === all.length, 'saidOnce')
  for (const { text, marks } of all) {
    expectThat(!/[{}]/.test(text), 'slotsFilled')
    expectThat(
      marks.every(({ evidenceId }) => evidenceId === null || shown.isOwnEvidence(evidenceId)),
      'evidence',
    )
    const { unfounded, redLine } = shown.check(text)
    expectThat(!unfounded, 'checker')
    expectThat(!redLine, 'redLines')
  }
  const labels = shown.templates.map((track) =>
    track.map((template) => authorsLabels().get(`${shown.lang} ${template}`) ?? []),
  )
  const forRole = labels.map((track) =>
    track.every((written) => written.some(({ roles }) => roles.includes(shown.role))),
  )
  expectThat(forRole.length === 3 && forRole.every(Boolean), 'role')
  expectThat(
    shown.raised.length === 0 ||
      labels.every((track) =>
        track.some((written) =>
          written.some(({ concerns }) => concerns.some((one) => shown.raised.includes(one))),
        ),
      ),
    'concern',
  )
  return { failed: [...failed], forRole }
}
