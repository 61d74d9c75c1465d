import type { DealId } from '../../src/shared/ids.ts'
import { latency, timeEach } from '../figure.ts'
import type { Measure } from './measure.ts'

/** The brief without a model's words: the very first one, other deals, and the same deals again. */
export const brief: Measure = async ({ core, chance }) => {
  const { db } = core.sessions.require()
  const open = (
    db.read("SELECT id FROM deals WHERE outcome = 'open' AND deleted_at IS NULL ORDER BY id").all() as {
      id: DealId
    }[]
  ).map(({ id }) => id)
  const [firstDeal, ...deals] = Array.from({ length: 301 }, () => chance.pick(open))
  const prepare = (dealId: DealId) =>
    core.client.brief.prepare({ dealId, contactId: null, lang: chance.happens(0.6) ? 'zh' : 'en' })
  const first = await timeEach([firstDeal!], prepare)
  const others = await timeEach(deals, prepare)
  const again = await timeEach(deals.slice(0, 200), (dealId) =>
    core.client.brief.prepare({ dealId, contactId: null, lang: 'zh' }),
  )
  return [
    latency('brief without model text, other deals', others, { p99: 150 }),
    latency('the first brief after the start', first, {}),
    latency('brief of a deal seen before', again, { p99: 150 }),
  ]
}
