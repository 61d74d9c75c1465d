import { useMemo } from 'react'
import { claims, decisions, published, resources } from '../../../../shared/rooms/board.ts'
import { type CardSubject, cardSubjects, riskKey } from '../../../../shared/rooms/boardSubjects.ts'
import type { Light } from '../../../../shared/rooms/fields.ts'
import { stages } from '../../../../shared/vocabulary.ts'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { words } from '../../../i18n/words.ts'
import { Glyph } from '../../../ui/index.ts'
import { useRows } from '../useRoom.tsx'
import { boardMessages } from './messages.ts'
import { SaidMark, useCheck } from './said.tsx'

/** What a card of this board can be about, as it stands now. */
export function useCardSubjects(): Map<string, CardSubject> {
  const { rows: said } = useRows(published)
  const { rows: shared } = useRows(resources)
  const { rows: held } = useRows(claims)
  const { rows: taken } = useRows(decisions)
  return useMemo(
    () => cardSubjects({ published: said, resources: shared, claims: held.values(), decisions: taken }),
    [said, shared, held, taken],
  )
}

export interface SubjectWords {
  title: string
  /** How it stands, in words; empty where nothing of it was published. */
  state: string
  light: Light | null
}

/** Puts a subject of a card in words: what it is called and how it stands. */
export function useSubjectWords(): (subject: CardSubject) => SubjectWords {
  const m = useMessages(boardMessages)
  const format = useFormat()
  const language = useLanguage()
  return (subject) => {
    if (subject.kind === 'deal') {
      const { stage, openMinor, currency, expectedCloseAt } = subject.said
      const isStage = stages.find((each) => each === stage)
      const parts = [
        isStage ? words[language].stages[isStage] : stage,
        openMinor !== null && currency ? format.moneyShort(openMinor, currency) : null,
        expectedCloseAt !== null ? format.date(expectedCloseAt) : null,
      ]
      return { title: subject.title, state: parts.filter(Boolean).join(' · '), light: null }
    }
    if (subject.kind === 'risk') {
      const { axis, light, hits, of } = subject
      return {
        title: `${subject.title} · ${m.axes[axis] ?? axis}`,
        state: `${m.lights[light] ?? light} · ${m.riskHits(hits, of)}`,
        light,
      }
    }
    if (subject.kind === 'resource') {
      const { resource, used } = subject
      const total = `${format.number(resource.total)} ${resource.unit}`.trim()
      return {
        title: subject.title,
        state: m.card.usedOf(format.number(used), total),
        light: used > resource.total ? 'caution' : null,
      }
    }
    if (subject.kind === 'use') {
      const { use } = subject.said
      const amount =
        use?.amount == null ? '' : `${format.number(use.amount)} ${m.measureUnits[use.measure]}`.trim()
      return {
        title: m.measures[subject.title] ?? subject.title,
        state: [amount, use && m.countedNote(use.days, use.of)].filter(Boolean).join(' · '),
        light: null,
      }
    }
    const { decision } = subject
    const state = [
      m.review.states[decision.state],
      decision.owner ?? m.review.noOwner,
      decision.dueAt === null ? null : m.due(format.date(decision.dueAt)),
    ]
    return { title: subject.title, state: state.filter(Boolean).join(' · '), light: null }
  }
}

/** One line on what a card is about. */
export function SubjectLine({ subject }: { subject: CardSubject }) {
  const m = useMessages(boardMessages)
  const { title, state, light } = useSubjectWords()(subject)
  const { rows: said } = useRows(published)
  // A light is its zone's publication.
  const key = subject.kind === 'risk' ? subject.key.slice(riskKey('', subject.axis).length) : subject.key
  const row = said.get(key)
  const check = useCheck(key)
  return (
    <span className="row t12 c2" title={`${m.card.kinds[subject.kind]} · ${title}`}>
      {light && <Glyph kind={light} />}
      {row && <SaidMark said={row} check={check} />}
      <span className="clip">{state === '' ? title : `${title} · ${state}`}</span>
    </span>
  )
}
