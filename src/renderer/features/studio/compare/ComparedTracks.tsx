import { type CSSProperties, Fragment, useState } from 'react'
import type { ComparedModelView, ComparedTrack } from '../../../../shared/contract/modelComparisons.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { words } from '../../../i18n/words.ts'
import { Chip, Segmented } from '../../../ui/index.ts'
import styles from './compare.module.css'
import { compareMessages } from './messages.ts'

const sections = ['opening', 'keyMessage', 'question', 'objection', 'answer', 'nextStep'] as const

/** One track at a time, section against section, as each model worded it. */
export function ComparedTracks({
  models,
  columns,
}: {
  models: readonly ComparedModelView[]
  columns: CSSProperties
}) {
  const m = useMessages(compareMessages)
  const known = models.find(({ tracks }) => tracks !== null)?.tracks ?? []
  const [chosen, setChosen] = useState(String(known[0]?.index ?? 1))
  const trackOf = ({ tracks }: ComparedModelView) =>
    tracks?.find(({ index }) => String(index) === chosen) ?? null
  const shown = sections.filter((section) =>
    models.some((model) => trackOf(model)?.sentences.some((sentence) => sentence.section === section)),
  )
  return (
    <>
      <div className={styles.picker}>
        <Segmented
          label={m.tracks}
          value={chosen}
          choices={known.map(({ index, title }) => ({ value: String(index), label: `${index} ${title}` }))}
          onChange={setChosen}
        />
      </div>
      <div className={styles.columns} style={columns}>
        {models.map((model) => (
          <div key={model.place} className={styles.cell}>
            <TrackChecks track={trackOf(model)} />
          </div>
        ))}
        {shown.map((section) => (
          <Fragment key={section}>
            {models.map((model) => (
              <div key={model.place} className={styles.cell}>
                <h3 className="lab">{m.sections[section] ?? section}</h3>
                <Sentences track={trackOf(model)} section={section} />
              </div>
            ))}
          </Fragment>
        ))}
      </div>
    </>
  )
}

/** Who worded a track, and which check its words failed where they are not used. */
function TrackChecks({ track }: { track: ComparedTrack | null }) {
  const m = useMessages(compareMessages)
  const w = useMessages(words)
  if (!track) return <span className="c3">–</span>
  const { tier, why, attempts, checkCodes, form } = track
  const isKept = tier === 'composition' && why === null
  return (
    <div className={styles.checks}>
      <div className="row">
        <Chip {...(tier === 'model' && { meaning: 'ok' as const })} outline={tier !== 'model'}>
          {m.tiers[tier]}
        </Chip>
        <span className="t11 c3 nw">{attempts > 0 && m.attempts(attempts)}</span>
      </div>
      <span className={tier === 'model' || isKept ? 't12 c2' : 't12 stop-c'}>
        {tier === 'model'
          ? form === 'track'
            ? m.allPassed
            : m.choicePassed
          : isKept
            ? attempts > 0
              ? m.liked
              : m.notAsked
            : m.refused(
                [why, ...checkCodes]
                  .filter((code) => code !== null)
                  .map((code) => w.wordingFaults[code] ?? code)
                  .filter((word, at, all) => all.indexOf(word) === at)
                  .join(' · '),
              )}
      </span>
    </div>
  )
}

function Sentences({ track, section }: { track: ComparedTrack | null; section: string }) {
  const m = useMessages(compareMessages)
  const said = track?.sentences.filter((sentence) => sentence.section === section) ?? []
  if (said.length === 0) return <p className="c3">–</p>
  return said.map(({ text, isComposed }) => (
    <p key={text} className={isComposed ? 'c2' : 'strong'}>
      {text} {!isComposed && <Chip outline>{m.reworded}</Chip>}
    </p>
  ))
}
