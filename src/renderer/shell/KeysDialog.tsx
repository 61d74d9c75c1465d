import { useMessages } from '../i18n/language.tsx'
import { useKeyGroups } from '../keys/Keys.tsx'
import { Dialog, Kbd } from '../ui/index.ts'
import { shellMessages } from './messages.ts'

/** Every key that works here, as the page in front declares them. */
export function KeysDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const m = useMessages(shellMessages)
  const groups = useKeyGroups()
    .map((group) => ({ ...group, bindings: group.bindings.filter((each) => !each.hidden) }))
    .filter((group) => group.bindings.length > 0)
    .reverse()
  return (
    <Dialog open={open} onClose={onClose} title={m.keysTitle} wide>
      <div className="keys-columns">
        {groups.map((group) => (
          <section key={group.title + group.bindings[0]?.keys}>
            <h3>{group.title}</h3>
            <dl>
              {group.bindings.map((binding) => (
                <div key={binding.keys} style={{ display: 'contents' }}>
                  <dt>{binding.label}</dt>
                  <dd>
                    <Kbd keys={binding.keys} />
                    <span className="sr-only">{binding.keys}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
