import { relayAddress } from '../relays/address.ts'
import { implementer, type Sessions } from '../session.ts'
import type { ApprovalPost } from './approvalPost.ts'
import { approvalsView } from './views.ts'

/** Approvals over a relay: who asks whom for what, and what came back. */
export function approvalsProcedures(sessions: Sessions, post: ApprovalPost) {
  const os = implementer.approvals
  return {
    list: os.list.handler(() => approvalsView(sessions.require())),
    ask: os.ask.handler(({ input }) => post.ask(sessions.require(), relayAddress(input.url), input.about)),
    approve: os.approve.handler(({ input }) =>
      post.approve(sessions.require(), { ...input, url: relayAddress(input.url) }),
    ),
    decline: os.decline.handler(({ input }) =>
      post.decline(sessions.require(), { ...input, url: relayAddress(input.url) }),
    ),
    take: os.take.handler(({ input }) => {
      post.take(sessions.require(), { ...input, url: relayAddress(input.url) })
      return { done: true as const }
    }),
  }
}
