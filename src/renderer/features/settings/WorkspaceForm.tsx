import { useState } from 'react'
import { isCurrency } from '../../../shared/money.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Select, TextField } from '../../ui/index.ts'
import { settingsMessages } from './messages.ts'
import styles from './settings.module.css'
import { changedSettings, isZone, readNames, type Settings } from './settingsDraft.ts'

/** The open workspace's own settings; a save sends only what changed. */
export function WorkspaceForm({ settings }: { settings: Settings }) {
  const m = useMessages(settingsMessages)
  const { client, query, queryClient } = useApi()
  const { run, busy } = useCommand()
  const [values, setValues] = useState({ ...settings, owners: settings.ownOwners.join('，') })
  const set =
    (field: 'actorName' | 'ownFirm' | 'role' | 'currency' | 'zone' | 'owners') =>
    (event: { target: { value: string } }) =>
      setValues({ ...values, [field]: event.target.value })
  const { owners, ...rest } = values
  const next: Settings = {
    ...rest,
    actorName: values.actorName.trim(),
    ownFirm: values.ownFirm.trim(),
    role: values.role.trim(),
    currency: values.currency.trim().toUpperCase(),
    zone: values.zone.trim(),
    ownOwners: readNames(owners),
  }
  const currencyBad = !isCurrency(next.currency)
  const zoneBad = !isZone(next.zone)
  const patch = changedSettings(settings, next)
  const ready =
    Object.keys(patch).length > 0 && next.actorName !== '' && next.role !== '' && !currencyBad && !zoneBad
  const save = async () => {
    if (!ready) return
    const saved = await run(() => client.settings.set(patch), { done: m.saved })
    if (saved) queryClient.setQueryData(query.settings.get.queryOptions().queryKey, saved)
  }
  useKeys(m.sections.workspace, [{ keys: 'mod+s', label: m.keys.save, inText: true, run: () => void save() }])
  return (
    <>
      <div className={styles.two}>
        <TextField label={m.actorName} value={values.actorName} onChange={set('actorName')} />
        <TextField label={m.ownFirm} hint={m.ownFirmHint} value={values.ownFirm} onChange={set('ownFirm')} />
        <TextField label={m.role} hint={m.roleHint} value={values.role} onChange={set('role')} />
        <Select
          label={m.profile}
          value={values.profile}
          choices={(['medical', 'general'] as const).map((value) => ({ value, label: m.profiles[value] }))}
          onChange={(profile) => setValues({ ...values, profile })}
        />
        <TextField
          label={m.currency}
          value={values.currency}
          problem={currencyBad ? m.badCurrency : undefined}
          onChange={set('currency')}
        />
        <TextField
          label={m.zone}
          value={values.zone}
          problem={zoneBad ? m.badZone : undefined}
          onChange={set('zone')}
        />
      </div>
      <TextField label={m.ownOwners} hint={m.ownOwnersHint} value={values.owners} onChange={set('owners')} />
      <div>
        <Button kind="primary" keys="mod+s" busy={busy} disabled={!ready} onClick={() => void save()}>
          {m.save}
        </Button>
      </div>
    </>
  )
}
