import { z } from 'zod'
import { approvalActions } from '../../shared/contract/approvals.ts'
import { getValidCertificate, listCertificates } from '../identity/certificates.ts'
import { openLetter, sealLetter } from '../identity/letters.ts'
import { listPeople, type Party, type Signer } from '../identity/parties.ts'
import { ApprovalRequest, type PersonRole, SignedApproval } from '../identity/statements.ts'
import { idOfKey } from '../log/signed.ts'
import type { MembershipRow, StatementRow } from '../relays/store.ts'
import type { Session } from '../session.ts'

/**
 * What travels through a relay's log of statements when somebody asks for an approval. In the open: which deed, the hash
 * of what it is about, whose keys. What a person reads of it, and the approval itself, are letters to one person each: a
 * team's log is kept for good and read by all of the team and by whoever runs the relay.
 */
export const approvalKinds = { request: 'approvalRequest', answer: 'approvalAnswer' } as const

const mostAsked = 20
const KeyText = z.string().min(40).max(60)
const Letter = z.string().max(20_000)

export const RequestBody = z.object({
  workspace: z.string().max(200),
  subject: z.string().regex(/^[0-9a-f]{64}$/),
  action: z.enum(approvalActions),
  requestedBy: z.string().max(100),
  /** The key to which the answer is sealed. */
  replyTo: KeyText,
  letters: z
    .array(z.object({ to: z.string().max(100), sealed: Letter }))
    .min(1)
    .max(mostAsked),
})
export type RequestBody = z.infer<typeof RequestBody>

export const AnswerBody = z.object({ request: z.int().min(1), sealed: Letter })
const Answer = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('approved'), approval: SignedApproval }),
  z.object({ verdict: z.literal('declined'), reason: z.string().min(1).max(2000) }),
])
export type Answer = z.infer<typeof Answer>

/** A statement's body by its schema; null for what a changed program may have stated. */
export function readBody<Body>(schema: z.ZodType<Body>, { body }: StatementRow): Body | null {
  const read = schema.safeParse(JSON.parse(body))
  return read.success ? read.data : null
}

const read = <Value>(schema: z.ZodType<Value>, text: string | null): Value | null => {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

const aboutRequest = ({ workspaceId }: MembershipRow, subject: string, action: string): string =>
  `approval request ${workspaceId} ${subject} ${action}`
const aboutAnswer = ({ workspaceId }: MembershipRow, request: number, subject: string): string =>
  `approval answer ${workspaceId} ${request} ${subject}`

/** Whom this workspace's owner certified for a role and who isn't this person. */
export function certifiedFor({ db, workspace, now }: Session, role: PersonRole): Party[] {
  const certified = new Set(listCertificates(db).map(({ certificate }) => certificate.statement.personId))
  return listPeople(db)
    .filter(({ id }) => id !== workspace.me && certified.has(id) && getValidCertificate(db, id, role, now()))
    .slice(0, mostAsked)
}

/** A request as a statement's body, with a letter to each who is asked. */
export function writeRequest(
  team: MembershipRow,
  me: Party,
  to: readonly Party[],
  request: ApprovalRequest,
): RequestBody {
  const { workspaceId: workspace, subject, requestedBy } = request
  const action = RequestBody.shape.action.parse(request.action)
  const text = JSON.stringify(request)
  return {
    ...{ workspace, subject, action, requestedBy, replyTo: me.publicKey },
    letters: to.map(({ id, publicKey }) => ({
      to: id,
      sealed: sealLetter(publicKey, aboutRequest(team, subject, action), text),
    })),
  }
}

/** The request in the letter to this person; null without one, or where it says else than the statement around it. */
export function readRequest(team: MembershipRow, me: Signer, body: RequestBody): ApprovalRequest | null {
  const { subject, action } = body
  const letter = body.letters.find(({ to }) => to === me.id)
  const request = letter
    ? read(ApprovalRequest, openLetter(me.keys, aboutRequest(team, subject, action), letter.sealed))
    : null
  const isOfIt =
    request?.subject === subject &&
    request.action === action &&
    request.workspaceId === body.workspace &&
    request.requestedBy === body.requestedBy
  return isOfIt ? request : null
}

export const writeAnswer = (
  team: MembershipRow,
  number: number,
  { subject, replyTo }: RequestBody,
  answer: Answer,
): z.infer<typeof AnswerBody> => ({
  request: number,
  sealed: sealLetter(replyTo, aboutAnswer(team, number, subject), JSON.stringify(answer)),
})

export const readAnswer = (
  team: MembershipRow,
  me: Signer,
  { subject }: RequestBody,
  { request, sealed }: z.infer<typeof AnswerBody>,
): Answer | null => read(Answer, openLetter(me.keys, aboutAnswer(team, request, subject), sealed))

/** Whether a request asks for its answer under this person's own key. */
export const isAskedBy = (me: Party, { replyTo }: RequestBody): boolean => idOfKey('per', replyTo) === me.id
