import { useQuery } from '@tanstack/react-query'
import type { TrainingTimes } from '../../../shared/contract/trainingTimes.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Checkbox, PaneHeader, Segmented, Select } from '../../ui/index.ts'
import styles from './studio.module.css'
import { trainingTimesMessages } from './trainingTimesMessages.ts'

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}))
const idle = [5, 10, 15, 30, 60]
const usual: TrainingTimes = { hours: { from: 20, until: 7 }, idleMinutes: 15 }

/** When trainings may take the processor: at any time, or at night and while nobody is here. */
export function TrainingTimesPane() {
  const m = useMessages(trainingTimesMessages)
  const { query, client } = useApi()
  const { run } = useCommand()
  const { data, refetch } = useQuery(query.trainingTimes.get.queryOptions())
  if (data === undefined) return null
  const set = async (times: TrainingTimes | null) => {
    await run(() => client.trainingTimes.set({ times }))
    void refetch()
  }
  return (
    <section className="pane" aria-label={m.title}>
      <PaneHeader title={m.title}>
        <Segmented
          label={m.title}
          value={data === null ? 'any' : 'quiet'}
          choices={[
            { value: 'any', label: m.any },
            { value: 'quiet', label: m.quiet },
          ]}
          onChange={(next) => void set(next === 'any' ? null : usual)}
        />
      </PaneHeader>
      {data !== null && (
        <div className={styles.block}>
          <div className="row">
            <Checkbox
              checked={data.hours !== null}
              onChange={(on) =>
                (on || data.idleMinutes !== null) && void set({ ...data, hours: on ? usual.hours : null })
              }
            >
              {m.between}
            </Checkbox>
            {data.hours && (
              <>
                <Select
                  label={m.from}
                  hideLabel
                  small
                  value={String(data.hours.from)}
                  choices={hours}
                  onChange={(from) => void set({ ...data, hours: { ...data.hours!, from: Number(from) } })}
                />
                –
                <Select
                  label={m.until}
                  hideLabel
                  small
                  value={String(data.hours.until)}
                  choices={hours}
                  onChange={(until) => void set({ ...data, hours: { ...data.hours!, until: Number(until) } })}
                />
              </>
            )}
          </div>
          <div className="row">
            <Checkbox
              checked={data.idleMinutes !== null}
              onChange={(on) =>
                (on || data.hours !== null) &&
                void set({ ...data, idleMinutes: on ? usual.idleMinutes : null })
              }
            >
              {m.idle}
            </Checkbox>
            {data.idleMinutes !== null && (
              <Select
                label={m.idle}
                hideLabel
                small
                value={String(data.idleMinutes)}
                choices={[...new Set([...idle, data.idleMinutes])].map((minutes) => ({
                  value: String(minutes),
                  label: m.minutes(minutes),
                }))}
                onChange={(minutes) => void set({ ...data, idleMinutes: Number(minutes) })}
              />
            )}
          </div>
          <p className="t12 c3">{m.note}</p>
        </div>
      )}
    </section>
  )
}
