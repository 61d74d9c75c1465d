import { Fragment } from 'react'
import type { TrackSentence } from '../../../shared/contract/brief.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Callout, EvidenceMark } from '../../ui/index.ts'
import { briefMessages } from './messages.ts'
import { RedLineNote } from './RedLineNote.tsx'
import { type SpanKind, sentenceParts } from './sentence.ts'
import { useUnconfirmed } from './unconfirmed.tsx'

const classes: Partial<Record<SpanKind, string>> = {
  figureMatched: 'figure-matched',
  figureUnmatched: 'figure-unmatched',
  nameUnknown: 'unchecked',
  nameUncited: 'unchecked',
  unverifiedWording: 'unchecked',
  foreignAccount: 'figure-unmatched',
}

/** A sentence with what the checker says of it: marks that open their source, underlines, red lines in place. */
export function Sentence({ sentence, still }: { sentence: TrackSentence; still?: boolean }) {
  const m = useMessages(briefMessages)
  const openEvidence = useOpenEvidence()
  const isUnconfirmed = useUnconfirmed()
  const parts = sentenceParts(sentence)
  const worst = sentence.spans.find(
    (span) => span.kind === 'foreignAccount' || span.kind === 'figureUnmatched',
  )
  return (
    <div className="sentence">
      <p>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place in the sentence
          <Fragment key={index}>
            {part.redLine ? (
              <del className={`red-line ${part.redLine.severity}`}>{part.text}</del>
            ) : part.kind && classes[part.kind] ? (
              <span className={classes[part.kind]} title={m.spanKinds[part.kind]}>
                {part.text}
              </span>
            ) : (
              part.text
            )}
            {part.marks.length > 0 && (
              <span className="nw">
                {part.marks.map((mark) => (
                  <EvidenceMark
                    key={mark.label + mark.evidenceId + mark.start}
                    kind={mark.kind}
                    label={mark.label}
                    {...(isUnconfirmed(mark) && { tentative: true, title: m.unconfirmed })}
                    onOpen={
                      mark.evidenceId && !still
                        ? () =>
                            openEvidence(
                              mark.evidenceId!,
                              mark.start !== null && mark.end !== null
                                ? { start: mark.start, end: mark.end }
                                : null,
                            )
                        : undefined
                    }
                  />
                ))}
                {part.after}
              </span>
            )}
          </Fragment>
        ))}
      </p>
      {sentence.redLines.map((finding) => (
        <RedLineNote key={finding.ruleId + finding.start} finding={finding} />
      ))}
      {worst && (
        <Callout meaning="stop">
          <b>{worst.kind === 'foreignAccount' ? m.foreignAccount : m.figureUnmatched}</b>
        </Callout>
      )}
    </div>
  )
}
