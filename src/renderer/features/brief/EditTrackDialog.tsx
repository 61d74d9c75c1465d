import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import type { Brief, TalkTrack, TrackSentence } from '../../../shared/contract/brief.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Button, Callout, Checkbox, Chip, Dialog, TextAreaField } from '../../ui/index.ts'
import styles from './brief.module.css'
import { type BriefWords, briefMessages } from './messages.ts'
import { Sentence } from './Sentence.tsx'

interface Line {
  key: string
  label: string
  sentence: TrackSentence
}

/** A track's sentences in the order in which they are spoken and saved. */
function trackLines(track: TalkTrack, m: Pick<BriefWords, 'sections' | 'objection' | 'answer'>): Line[] {
  const { sections } = track
  const of = (label: string, sentences: readonly TrackSentence[]) =>
    sentences.map((sentence, index) => ({ key: `${label} ${index}`, label, sentence }))
  return [
    ...of(m.sections.opening, sections.opening),
    ...of(m.sections.keyMessages, sections.keyMessages),
    ...of(m.sections.questions, sections.questions),
    ...sections.objections.flatMap(({ objection, answer }, index) => [
      { key: `objection ${index}`, label: m.objection, sentence: objection },
      { key: `answer ${index}`, label: m.answer, sentence: answer },
    ]),
    ...of(m.sections.nextStep, sections.nextStep),
  ]
}

const restMs = 350

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

/** A person's own wording, checked against the brief's evidence while it is typed. */
export function EditTrackDialog({
  brief,
  track,
  onClose,
  onSave,
}: {
  brief: Brief
  track: TalkTrack
  onClose(): void
  onSave(edit: {
    sentences: string[]
    reason: string
    exemption: { ruleIds: string[]; reason: string } | null
  }): Promise<boolean>
}) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { query } = useApi()
  const id = useId()
  const lines = trackLines(track, m)
  const [texts, setTexts] = useState(() => lines.map((line) => line.sentence.text))
  const [reason, setReason] = useState('')
  /** The red lines that were agreed to be exempted, as named; others need to be agreed to anew. */
  const [agreed, setAgreed] = useState<string | null>(null)
  const [exemptReason, setExemptReason] = useState('')
  const [saving, setSaving] = useState(false)
  const rested = useRested(texts)
  const check = useQuery({
    ...query.brief.check.queryOptions({ input: { adviceId: brief.adviceId, sentences: rested } }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const current = rested === texts && !check.isFetching
  const blocked = check.data?.verdict === 'blocked'
  const crossed = (check.data?.sentences ?? [])
    .flatMap((sentence) => sentence.redLines)
    .filter((each) => each.severity === 'stop')
  const ruleIds = [...new Set(crossed.map((each) => each.ruleId))]
  const named = format.list([
    ...new Set(crossed.map((each) => m.exemptLine(each.phrase, w.clauses[each.clause] ?? each.clause))),
  ])
  const exempt = agreed === named
  const exemptable = check.data?.exemptable === true
  const ready =
    current &&
    check.data &&
    reason.trim() !== '' &&
    (!blocked || (exemptable && exempt && exemptReason.trim() !== '')) &&
    !saving

  const save = async () => {
    if (!ready) return
    setSaving(true)
    const saved = await onSave({
      sentences: texts,
      reason: reason.trim(),
      exemption: blocked && exempt ? { ruleIds, reason: exemptReason.trim() } : null,
    })
    setSaving(false)
    if (saved) onClose()
  }
  useKeys(m.edit, [
    { keys: 'mod+enter', label: m.save, inDialog: true, inText: true, run: () => void save() },
  ])

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.editTitle(track.index, track.title)}
      foot={
        <>
          <Button kind="primary" keys="mod+enter" busy={saving} disabled={!ready} onClick={() => void save()}>
            {m.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {m.cancel}
          </Button>
          <span className="sp" />
          <span role="status">
            {!current ? (
              <span className="t12 c3">{m.checking}</span>
            ) : blocked ? (
              <Chip meaning="stop">{m.checkBlocked}</Chip>
            ) : (
              check.data && <Chip meaning="ok">{m.checkPass}</Chip>
            )}
          </span>
        </>
      }
    >
      <div className={styles.editLines}>
        {lines.map((line, index) => {
          const checked = check.data?.sentences[index]
          const remarks =
            checked &&
            (checked.redLines.length > 0 ||
              checked.spans.some((span) => span.kind !== 'figureMatched' && span.kind !== 'nameKnown'))
          return (
            <div key={line.key}>
              <label className="lab" htmlFor={`${id} ${index}`}>
                {line.label}
              </label>
              <textarea
                id={`${id} ${index}`}
                className="textarea"
                rows={2}
                value={texts[index]}
                onChange={(event) =>
                  setTexts((before) => before.map((text, at) => (at === index ? event.target.value : text)))
                }
              />
              {remarks && (
                <div className={styles.editRemarks}>
                  <Sentence sentence={checked} still />
                </div>
              )}
            </div>
          )
        })}
      </div>
      {blocked && !exemptable && <Callout meaning="stop">{m.notExemptable}</Callout>}
      {exemptable && (
        <div className={styles.exemption}>
          <Checkbox checked={exempt} onChange={(checked) => setAgreed(checked ? named : null)}>
            {m.exempt(named)}
          </Checkbox>
          {exempt && (
            <TextAreaField
              label={m.exemptReason}
              rows={2}
              value={exemptReason}
              onChange={(event) => setExemptReason(event.target.value)}
            />
          )}
        </div>
      )}
      <TextAreaField
        label={m.editReason}
        rows={2}
        placeholder={m.reasonPlaceholder}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  )
}
