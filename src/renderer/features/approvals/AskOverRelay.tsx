import { useQuery } from '@tanstack/react-query'
import type { ApprovalSubject } from '../../../shared/contract/approvals.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Icon } from '../../ui/index.ts'
import { approvalsMessages } from './messages.ts'

/** Asks for an approval over each relay that was joined; nothing where none was. */
export function AskOverRelay({ about, small }: { about: ApprovalSubject; small?: boolean }) {
  const m = useMessages(approvalsMessages)
  const format = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const { data } = useQuery(query.approvals.list.queryOptions())
  if (!data) return null
  const certified = about.kind === 'release' ? data.compliance : data.approvers
  const isNobody = certified.length === 0
  return data.teams.map(({ url, name }) => (
    <Button
      key={url}
      {...(small && { small })}
      icon={<Icon name="link" />}
      busy={busy}
      disabled={isNobody}
      title={isNobody ? m.nobody : format.list(certified)}
      onClick={() =>
        void run(() => client.approvals.ask({ url, about }), {
          done: ({ number }) => m.asked(format.number(number)),
        })
      }
    >
      {data.teams.length === 1 ? m.ask : m.askAt(name)}
    </Button>
  ))
}
