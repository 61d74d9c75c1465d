import type { KnownBuyingRole } from '../../../shared/vocabulary.ts'
import { addAtomFromImport } from '../../atoms/importAtom.ts'
import { type Planner, plan, text } from './planning.ts'

export const planAtom: Planner = (values, context) => {
  const role = text(values, 'buyingRole')
  const body = {
    title: text(values, 'title') ?? text(values, 'concern') ?? text(values, 'trigger') ?? '',
    trigger: [text(values, 'trigger'), text(values, 'concern')].filter(Boolean).join(' '),
    talkTrack: text(values, 'talkTrack') ?? '',
    evidencePack: text(values, 'evidencePack') ?? '',
    riskNote: text(values, 'riskNote') ?? '',
    buyingRole: (role === 'unknown' ? null : role) as KnownBuyingRole | null,
    stage: text(values, 'stage'),
    language: text(values, 'language'),
  }
  // An atom has four parts; one without a risk note or a trigger teaches nobody when not to use it.
  if (body.riskNote === '' || body.trigger === '')
    return { code: 'atomIncomplete', field: body.riskNote === '' ? 'riskNote' : 'trigger', value: body.title }
  return plan(context, {}, () => addAtomFromImport(context, body))
}
