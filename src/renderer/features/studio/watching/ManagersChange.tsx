import { useMessages } from '../../../i18n/language.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

/** Says to whoever isn't a manager why they may only read here, and where that is settled. */
export function ManagersChange() {
  const m = useMessages(watchingMessages)
  return (
    <p className={`${styles.block} t12 c3`}>
      {m.managersChange} <GoLink to="/settings">{m.toRole}</GoLink>
    </p>
  )
}
