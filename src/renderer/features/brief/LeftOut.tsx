import type { LeftOutFeature, Reading } from '../../../shared/contract/reading.ts'
import { featureWords } from '../../../shared/featureWords.ts'
import type { Format } from '../../i18n/format.ts'
import { type Messages, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { Button, Popover } from '../../ui/index.ts'
import { readableCode } from './reasons.ts'

const zh = {
  title: '模型没有用的字段',
  count: (n: number) => `模型没有用 ${n} 个字段`,
  why: '训练样本里有 40% 或更多缺这些字段，剩下的说明不了问题，所以不学。补齐后会自动重新学。',
  share: (percent: string, missing: string, n: string) => `缺 ${percent}（${n} 条里 ${missing} 条）`,
  repair: '到数据健康里补',
  names: featureWords.zh,
}
const en: typeof zh = {
  title: 'What the model leaves out',
  count: (n) => (n === 1 ? 'Model leaves out 1 field' : `Model leaves out ${n} fields`),
  why: '40 % or more of the training rows lack these, and what is left would mislead, so they are not learned from. Once filled in, they are learned from again.',
  share: (percent, missing, n) => `${percent} missing (${missing} of ${n} rows)`,
  repair: 'Repair in Data health',
  names: featureWords.en,
}
export const leftOutMessages: Messages<typeof zh> = { zh, en }

/** `Region: 62% missing (744 of 1,200 rows)`. */
const wordLeftOut = (m: typeof zh, format: Format, { feature, n, missing }: LeftOutFeature): string =>
  `${m.names[feature] ?? readableCode(feature)}: ${m.share(format.percent(missing / n), format.number(missing), format.number(n))}`

/** Which features a reading was made without, and why; nothing where it has them all. */
export function LeftOutButton({ readings }: { readings: readonly (Reading | null)[] }) {
  const m = useMessages(leftOutMessages)
  const features = readings.find((reading) => reading?.leftOut?.length)?.leftOut ?? []
  if (features.length === 0) return null
  return (
    <Popover
      label={m.title}
      trigger={
        <Button small kind="quiet">
          {m.count(features.length)}
        </Button>
      }
    >
      <div className="col" style={{ maxWidth: 360, gap: 8 }}>
        <b className="t13">{m.title}</b>
        <LeftOutList features={features} />
        <p className="t12 c2">{m.why}</p>
        <GoLink to="/data?tab=health">{m.repair}</GoLink>
      </div>
    </Popover>
  )
}

/** The features, one a line. */
export function LeftOutList({ features }: { features: readonly LeftOutFeature[] }) {
  const m = useMessages(leftOutMessages)
  const format = useFormat()
  return (
    <ul className="t12">
      {features.map((left) => (
        <li key={left.feature}>{wordLeftOut(m, format, left)}</li>
      ))}
    </ul>
  )
}

/** The same in one line, for paper and for a cell of the heatmap. */
export function LeftOutLine({ reading }: { reading: Reading }) {
  const m = useMessages(leftOutMessages)
  const format = useFormat()
  if (!reading.leftOut?.length) return null
  return (
    <p className="t11 c3">
      {m.title}: {reading.leftOut.map((left) => wordLeftOut(m, format, left)).join(' · ')}
    </p>
  )
}
