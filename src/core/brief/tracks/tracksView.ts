import type {
  Brief,
  CheckedSpan,
  EvidenceMark,
  TalkTrack,
  TrackSentence,
} from '../../../shared/contract/brief.ts'
import { EvidenceId } from '../../../shared/ids.ts'
import type { Checker } from '../../checking/check.ts'
import type { SpanKind } from '../../checking/types.ts'
import { scanRedLines, shownFinding } from '../../redLines/scanRedLines.ts'
import type { TrackSentence as ComposedSentence, TalkTrack as ComposedTrack } from '../../talkTracks/types.ts'

export interface SentenceContext {
  check: Checker
  lang: 'zh' | 'en'
  profile: 'medical' | 'general'
  /** Names of organisations and products, which may contain a listed word. */
  registeredNames: readonly string[]
  labels: EvidenceLabels
}

/** Evidence gets short labels (E1, E2 …) in the order in which the brief first cites it. */
export interface EvidenceLabels {
  labelOf(evidenceId: string): string
  cited(): { label: string; evidenceId: string }[]
}

export function createEvidenceLabels(): EvidenceLabels {
  const labels = new Map<string, string>()
  return {
    labelOf(evidenceId) {
      let label = labels.get(evidenceId)
      if (!label) {
        label = `E${labels.size + 1}`
        labels.set(evidenceId, label)
      }
      return label
    },
    cited: () => [...labels].map(([evidenceId, label]) => ({ evidenceId, label })),
  }
}

const spanKinds: Partial<Record<SpanKind, CheckedSpan['kind']>> = {
  'figure-matched': 'figureMatched',
  'figure-unmatched': 'figureUnmatched',
  'name-known': 'nameKnown',
  'name-unknown': 'nameUnknown',
  'name-uncited': 'nameUncited',
  'unverified-wording': 'unverifiedWording',
  'foreign-account': 'foreignAccount',
}

/**
 * A sentence as it may be shown: what the checker and the red lines say of it stands beside it. `unfounded` when it
 * says what no evidence carries; `blocked` when that or a statutory red line keeps it from being shown.
 */
export function checkedSentence(
  text: string,
  marks: EvidenceMark[],
  context: SentenceContext,
): { sentence: TrackSentence; blocked: boolean; unfounded: boolean } {
  const checked = context.check(text, context.lang)
  const findings = scanRedLines(text, {
    lang: context.lang,
    profile: context.profile,
    trademarks: context.registeredNames,
  })
  const unfounded = checked.verdict === 'blocked'
  return {
    unfounded,
    blocked: unfounded || findings.some((finding) => finding.severity === 'stop'),
    sentence: {
      text,
      marks,
      spans: checked.spans.flatMap(({ start, end, kind, evidenceId }) => {
        const shown = spanKinds[kind]
        // What was typed in by hand has no evidence: its citation stands on the record alone.
        return shown
          ? [{ start, end, kind: shown, evidenceId: EvidenceId.safeParse(evidenceId).data ?? null }]
          : []
      }),
      redLines: findings.map((finding) => shownFinding(text, finding)),
    },
  }
}

const marksOf = (sentence: ComposedSentence, labels: EvidenceLabels): EvidenceMark[] =>
  sentence.evidence.flatMap((item): EvidenceMark[] =>
    item.kind === 'rule'
      ? []
      : [
          {
            kind: item.kind,
            label: labels.labelOf(item.evidenceId),
            evidenceId: item.evidenceId as EvidenceId,
            ruleId: null,
            start: item.span?.start ?? null,
            end: item.span?.end ?? null,
          },
        ],
  )

/** What a sentence speaks of has a limit of our own: which it is stands among what is not for the customer. */
const limitMark = (label: string, lang: 'zh' | 'en'): EvidenceMark => ({
  kind: 'rule',
  label:
    lang === 'zh'
      ? `内部有线，照线答，过线先批，见${label}`
      : `limit of ours, answer within it, beyond it needs approval first: ${label}`,
  evidenceId: null,
  ruleId: limitRule,
  start: null,
  end: null,
})
/** The rule under which a mark points whoever talks to a limit of our own. */
export const limitRule = 'limit.internal'

/** An objection that nobody has raised yet says that it is only typical of the role. */
const typicalMark = (lang: 'zh' | 'en'): EvidenceMark => ({
  kind: 'rule',
  label: lang === 'zh' ? '同类角色常见' : 'typical of the role',
  evidenceId: null,
  ruleId: 'objection.typical',
  start: null,
  end: null,
})

/**
 * A composed track as the brief shows it. A sentence that the checker blocks is not shown: composition only fills
 * slots with cited facts, so a block means that the fact itself is worded against the rules.
 */
export function trackView(track: ComposedTrack, context: SentenceContext): TalkTrack {
  const shown = new Map<string, TrackSentence>()
  for (const sentence of track.sentences) {
    const { sentence: view, blocked } = checkedSentence(
      sentence.text,
      marksOf(sentence, context.labels),
      context,
    )
    if (blocked) continue
    // Where it stands is for whoever talks, so it is no mark of the sentence's own evidence.
    for (const evidenceId of sentence.limits ?? [])
      view.marks.push(limitMark(context.labels.labelOf(evidenceId), context.lang))
    const isTypical = sentence.section === 'objection' && view.marks.length === 0
    shown.set(sentence.id, isTypical ? { ...view, marks: [typicalMark(context.lang)] } : view)
  }
  const of = (section: ComposedSentence['section']) =>
    track.sentences.filter((sentence) => sentence.section === section)
  const views = (section: ComposedSentence['section']) => of(section).flatMap(({ id }) => shown.get(id) ?? [])
  const answers = of('answer')
  return {
    index: track.index,
    strategy: track.strategy,
    title: track.title,
    rationale: track.rationale,
    atomIds: track.atomIds,
    sections: {
      opening: views('opening'),
      keyMessages: views('keyMessage'),
      questions: views('question'),
      objections: of('objection').flatMap((sentence, at) => {
        const objection = shown.get(sentence.id)
        const answer = answers[at] && shown.get(answers[at].id)
        return objection && answer ? [{ objection, answer }] : []
      }),
      nextStep: views('nextStep'),
    },
    confidence: {
      label: track.confidence.label,
      sourced: track.confidence.sourced,
      sentences: track.confidence.sentences,
      reasons: track.confidence.reasons.map((reason) => reason.code),
    },
    afterUse: track.afterUse,
    decision: null,
    rules: track.rules,
    shift: track.shift,
  }
}

/** Every sentence of a shown track, in reading order. */
export const sentencesOf = (track: Brief['tracks'][number]): TrackSentence[] => [
  ...track.sections.opening,
  ...track.sections.keyMessages,
  ...track.sections.questions,
  ...track.sections.objections.flatMap(({ objection, answer }) => [objection, answer]),
  ...track.sections.nextStep,
]
