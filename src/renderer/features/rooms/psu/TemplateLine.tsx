import { useState } from 'react'
import { milestones, tasks } from '../../../../shared/rooms/psu.ts'
import {
  changesFrom,
  type TemplateChange,
  templates,
  theTemplate,
  type UnitTemplate,
} from '../../../../shared/rooms/psuTemplate.ts'
import { patchRow, putRow } from '../../../../shared/rooms/records.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Button, Dialog } from '../../../ui/index.ts'
import { useMe, useRoom, useRows } from '../useRoom.tsx'
import { useMayWrite } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'

const kinds = ['renamed', 'moved', 'removed', 'added'] as const

/** What was changed from the structure that the unit was copied from (catalogue 42); nothing where it was not. */
export function TemplateLine() {
  const { template: m } = useMessages(unitMessages)
  const format = useFormat()
  const template = useRows(templates).rows.get(theTemplate)
  const goals = useRows(milestones).rows
  const work = useRows(tasks).rows
  const [isOpen, setOpen] = useState(false)
  if (!template) return null
  const changes = changesFrom(template, goals, work)
  const counts = kinds.flatMap((kind) => {
    const count = changes.filter(({ change }) => change === kind).length
    return count === 0 ? [] : [m.count(m.changes[kind]!, count)]
  })
  return (
    <div className={styles.template}>
      <span className="clip">{m.from(template.name)}</span>
      <span className="c3 clip">{counts.length === 0 ? m.same : format.list(counts)}</span>
      <span className="sp" />
      {changes.length > 0 && (
        <Button small kind="quiet" onClick={() => setOpen(true)}>
          {m.show}
        </Button>
      )}
      {isOpen && <Changes template={template} changes={changes} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Changes({
  template,
  changes,
  onClose,
}: {
  template: UnitTemplate
  changes: readonly TemplateChange[]
  onClose(): void
}) {
  const { template: m, work } = useMessages(unitMessages)
  const format = useFormat()
  const goals = useRows(milestones).rows
  const session = useRoom()
  const me = useMe()
  const can = useMayWrite()
  const goalOf = (id: string | null): string =>
    id === null
      ? work.noMilestone
      : (goals.get(id)?.title ??
        template.milestones.find((goal) => goal.id === id)?.title ??
        work.noMilestone)
  const said = ({ change, before }: TemplateChange): string | null => {
    if (!before || change === 'removed') return null
    if (change === 'renamed') return m.was(before.title)
    if ('milestone' in before) return m.was(goalOf(before.milestone))
    return m.was(before.isCustomers ? work.customers : work.ours)
  }
  const putBack = ({ id, change, before }: TemplateChange) =>
    session.change((doc) => {
      if (!before) return
      const { id: _, ...fields } = before
      const begin = { owner: null, dueAt: null, doneAt: null }
      if ('milestone' in fields) {
        const order = template.tasks.findIndex((each) => each.id === id)
        if (change === 'removed')
          putRow(doc, tasks, id, { ...fields, ...begin, order, by: me.name, at: Date.now() })
        else
          patchRow(
            doc,
            tasks,
            id,
            change === 'renamed' ? { title: fields.title } : { milestone: fields.milestone },
          )
      } else {
        const order = template.milestones.findIndex((each) => each.id === id)
        if (change === 'removed') putRow(doc, milestones, id, { ...fields, ...begin, order })
        else
          patchRow(
            doc,
            milestones,
            id,
            change === 'renamed' ? { title: fields.title } : { isCustomers: fields.isCustomers },
          )
      }
    })
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.title}
      note={m.copied(template.name, template.by, format.day(template.at))}
    >
      {changes.length === 0 && <p className="t13 c2">{m.same}</p>}
      <ul className={styles.changes}>
        {changes.map((each) => (
          <li key={`${each.id} ${each.change}`}>
            <span className="t12 c2 nw">{m.kinds[each.kind]}</span>
            <b className="t12 nw">{m.changes[each.change]}</b>
            <span className={styles.changed}>
              <span>{each.title}</span>
              {said(each) !== null && <span className="t12 c3">{said(each)}</span>}
            </span>
            {can && each.before && (
              <Button small aria-label={`${m.putBack}: ${each.title}`} onClick={() => void putBack(each)}>
                {m.putBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
