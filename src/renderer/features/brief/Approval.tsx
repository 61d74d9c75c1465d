import { useQueryClient } from '@tanstack/react-query'
import type { Brief, QuoteView } from '../../../shared/contract/brief.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { pickStatement, saveText } from '../../ui/files.ts'
import { Button, Callout, Icon } from '../../ui/index.ts'
import { AskOverRelay } from '../approvals/AskOverRelay.tsx'
import styles from './brief.module.css'
import { briefMessages } from './messages.ts'

/** A price beyond one's own authority: the request to hand to an approver, and the way their statement comes back. */
export function Approval({
  approval,
  adviceId,
  currency,
  queryKey,
}: {
  approval: NonNullable<QuoteView['approval']>
  adviceId: Brief['adviceId']
  currency: string
  queryKey: readonly unknown[]
}) {
  const m = useMessages(briefMessages)
  const format = useFormat()
  const { client } = useApi()
  const queryClient = useQueryClient()
  const { run, busy } = useCommand()
  const price = format.money(approval.unitPriceMinor, currency)
  if (approval.status === 'granted')
    return (
      <div className={styles.approval}>
        <Callout meaning="ok">
          {m.approvalGranted(price, approval.approver ?? '–')}
          {approval.at !== null && ` · ${format.dateTime(approval.at)}`}
        </Callout>
      </div>
    )
  const request = async () => saveText(await run(() => client.governance.discountRequest({ adviceId })))
  const grant = async () => {
    const statement = await pickStatement()
    if (statement === null) return
    const granted = await run(() => client.governance.grantDiscount({ adviceId, approval: statement }), {
      done: m.approvalTaken,
    })
    if (granted) queryClient.setQueryData(queryKey, await client.brief.get({ adviceId }))
  }
  return (
    <div className={styles.approval}>
      <Callout meaning="caution">
        <b>{m.approvalNeeded(price)}</b>
      </Callout>
      <div className="row wrap">
        <AskOverRelay small about={{ kind: 'discount', adviceId }} />
        <Button small icon={<Icon name="download" />} busy={busy} onClick={() => void request()}>
          {m.approvalRequest}
        </Button>
        <Button small icon={<Icon name="upload" />} busy={busy} onClick={() => void grant()}>
          {m.approvalImport}
        </Button>
      </div>
    </div>
  )
}
