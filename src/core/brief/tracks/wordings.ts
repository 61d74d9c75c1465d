import type { TalkTrack } from '../../../shared/contract/brief.ts'
import type { BuyingRole, Concern, SellingStage } from '../../atoms/library/index.ts'
import type { WritableDb } from '../../db/open.ts'
import { insertRow } from '../../db/rows.ts'
import type { TalkTrack as ComposedTrack, TrackSentence } from '../../talkTracks/types.ts'
import type { Draft } from '../draftBrief.ts'
import { adviceWordings } from '../schema.ts'
import { sentencesOf } from './tracksView.ts'

/** A shown track in slot form. */
export interface TrackWording {
  /** As it was composed, in the order of the track: what a model is given. */
  composed: (Pick<TrackSentence, 'id' | 'section' | 'template' | 'evidence'> & {
    /** What the sentence is there to answer; absent in advice from before it was kept. */
    concern?: Concern | null
  })[]
  /** To whom and when it is said; absent in advice from before it was kept. */
  scene?: { role: BuyingRole | null; stage: SellingStage }
  /** As it was shown, in reading order: what a person decided on. Offsets are in the shown sentence's text. */
  shown: { id: string; template: string; slots: { name: string; start: number; end: number }[] }[]
}

/** `worded` is the composed track or what a model made of it; `view` is what of it was shown. */
export function wordingOf(
  composed: ComposedTrack,
  worded: ComposedTrack,
  view: TalkTrack,
  { role, stage, concernOf }: Draft['scene'],
  /** On what concern a model was asked for a sentence, where not on the one that it was composed for. */
  askedOn: Readonly<Record<string, Concern>> = {},
): TrackWording {
  const waiting = [...worded.sentences]
  return {
    scene: { role, stage },
    composed: composed.sentences.map(({ id, atomId, section, template, evidence }) => ({
      id,
      concern: askedOn[id] ?? concernOf({ atomId }),
      section,
      template,
      evidence: evidence.map((mark) => (mark.kind === 'rule' ? mark : { ...mark, span: null })),
    })),
    shown: sentencesOf(view).flatMap(({ text }) => {
      const at = waiting.findIndex((sentence) => sentence.text === text)
      const [sentence] = at < 0 ? [] : waiting.splice(at, 1)
      return sentence
        ? [
            {
              id: sentence.id,
              template: sentence.template,
              slots: sentence.slots.map(({ name, start, end }) => ({ name, start, end })),
            },
          ]
        : []
    }),
  }
}

export const insertWording = (
  db: WritableDb,
  adviceId: string,
  trackIndex: number,
  wording: TrackWording,
): void => insertRow(db, adviceWordings, { adviceId, trackIndex, wording: JSON.stringify(wording) })
