import type { Brief } from '../../../shared/contract/brief.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Callout } from '../../ui/index.ts'
import { briefMessages } from './messages.ts'

/** Says which sources of a brief were withdrawn, erased or deleted since: what quoted them stands behind bars. */
export function GoneSources({ evidence }: Pick<Brief, 'evidence'>) {
  const m = useMessages(briefMessages)
  const w = useMessages(words)
  const format = useFormat()
  const gone = evidence.filter((each) => each.gone !== undefined)
  if (gone.length === 0) return null
  return (
    <Callout meaning="stop">
      {m.goneSources(
        format.list(
          gone.map(({ label, sourceName, gone: why }) => `${label} ${sourceName} (${w.shredReasons[why!]})`),
        ),
      )}
    </Callout>
  )
}
