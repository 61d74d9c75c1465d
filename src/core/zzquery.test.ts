import { it } from 'vitest'
import { openForCommand } from './cli/workspaceAt.ts'

it('q', async () => {
  const { session } = await openForCommand(process.env.QWS!, {
    SANDTABLE_PASSPHRASE_FILE: '/tmp/lead/pass',
  } as never)
  const out = (session.db.read(process.env.QSQL!).all() as Record<string, unknown>[])
    .map((row) =>
      Object.values(row)
        .map((x) => String(x).replaceAll('\n', '⏎'))
        .join(' | '),
    )
    .join('\n')
  ;(await import('node:fs')).writeFileSync('/tmp/lead/q.out', out)
})
