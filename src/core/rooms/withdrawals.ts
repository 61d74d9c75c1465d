import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { getSigner, requireOwner } from '../identity/parties.ts'
import { type ApprovalStatement, type SignedApproval, SignedWithdrawal } from '../identity/statements.ts'
import { isWithdrawnBy, signWithdrawal } from '../identity/withdrawals.ts'
import type { Relays } from '../relays/relays.ts'
import { type MembershipRow, type StatementRow, statementsOf } from '../relays/store.ts'
import type { Session } from '../session.ts'

/**
 * What somebody takes back of what they said with authority. Nothing leaves the relay's log: a withdrawal is a further
 * statement of it, verified like any other, and each workspace judges whether its signer may. It counts from when the
 * relay stored it, once; a second one changes nothing.
 */
const kinds = { approval: 'charterWithdrawal', version: 'versionWithdrawal' } as const

const ApprovalBody = z.object({ room: z.string(), withdrawal: SignedWithdrawal })
const VersionBody = z.object({ room: z.string(), version: z.string().min(1).max(120) })

const bodiesOf = <Body>(
  session: Session,
  { url }: MembershipRow,
  roomId: string,
  kind: string,
  schema: z.ZodType<Body>,
): { row: StatementRow; body: Body }[] =>
  statementsOf(session.db, url, roomId, kind).flatMap((row) => {
    const read = schema.safeParse(JSON.parse(row.body))
    return read.success ? [{ row, body: read.data }] : []
  })

/** A withdrawal that counts: its number in the relay's log, and who signed it why. */
export interface Withdrawal {
  number: number
  at: number
  /** The key's id of whoever withdrew it. */
  by: string
  /** The person at the relay whose device handed it in. */
  person: string
  reason: string
}

const keyOf = ({ approver, nonce }: Pick<ApprovalStatement, 'approver' | 'nonce'>) => `${approver} ${nonce}`

/**
 * Finds what ends an approval of this room: the first withdrawal behind it in the log whose signer may. An approval
 * that is handed in once more after that is ended as well.
 */
export function readApprovalWithdrawals(
  session: Session,
  team: MembershipRow,
  roomId: string,
): (approval: SignedApproval, firstNumber: number) => Withdrawal | null {
  const said = Map.groupBy(bodiesOf(session, team, roomId, kinds.approval, ApprovalBody), ({ body }) =>
    keyOf(body.withdrawal.statement),
  )
  return ({ statement }, firstNumber) => {
    const found = said
      .get(keyOf(statement))
      ?.find(
        ({ row, body }) =>
          row.number > firstNumber && isWithdrawnBy(session.db, statement, body.withdrawal, row.storedAt),
      )
    if (!found) return null
    const { by, reason } = found.body.withdrawal.statement
    const { number, storedAt: at, person } = found.row
    return { number, at, by, person, reason }
  }
}

/** Signs with this person's own key that an approval is withdrawn, and gives it to the relay. */
export async function withdrawApproval(
  { session, relays }: { session: Session; relays: Relays },
  team: MembershipRow,
  roomId: string,
  { statement }: SignedApproval,
  reason: string,
): Promise<number> {
  const { db, workspace } = session
  const signer = getSigner(db, workspace.ring, requireOwner(db).personId)
  if (!signer) throw new AppError('certificate.ownerKeyAbsent')
  const withdrawal = signWithdrawal(signer, statement, { reason, issuedAt: session.now() })
  const { number } = await relays.state(session, team.url, kinds.approval, { room: roomId, withdrawal })
  return number
}

/** Who said of which version that it is withdrawn, the first first. Whether they may is for whoever lists versions. */
export const readVersionWithdrawals = (
  session: Session,
  team: MembershipRow,
  roomId: string,
): Map<string, { at: number; person: string }[]> =>
  new Map(
    [
      ...Map.groupBy(bodiesOf(session, team, roomId, kinds.version, VersionBody), ({ body }) => body.version),
    ].map(([version, all]) => [version, all.map(({ row }) => ({ at: row.storedAt, person: row.person }))]),
  )

/** States at the relay that a version is withdrawn. */
export async function stateVersionWithdrawn(
  { session, relays }: { session: Session; relays: Relays },
  team: MembershipRow,
  roomId: string,
  version: string,
): Promise<void> {
  await relays.state(session, team.url, kinds.version, { room: roomId, version })
}
