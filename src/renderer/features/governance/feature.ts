import type { Feature } from '../feature.ts'

/** Governance: rules that advice needs, who may do what, circuit breakers, people who may approve. */
export const governanceFeature: Feature = {
  id: 'governance',
  pages: [{ path: '/governance', load: () => import('./GovernancePage.tsx') }],
  rail: { label: { zh: '治理', en: 'Govern' }, icon: 'governance', to: '/governance', key: 'v' },
  commands: [
    {
      id: 'governance.breakers',
      label: { zh: '熔断与解冻', en: 'Circuit breakers and release' },
      icon: 'lock',
      to: '/governance?tab=breakers',
    },
    {
      id: 'governance.requests',
      label: { zh: '等我签批与我申请的', en: 'Approvals asked of me and by me' },
      icon: 'check',
      to: '/governance?tab=requests',
    },
    {
      id: 'governance.people',
      label: { zh: '人员、证书与签批', en: 'People, certificates and approvals' },
      icon: 'person',
      to: '/governance?tab=people',
    },
    {
      id: 'governance.consents',
      label: { zh: '同意记录', en: 'Consents' },
      icon: 'person',
      to: '/governance?tab=consents',
    },
    {
      id: 'governance.retention',
      label: { zh: '留存期、到期与法律冻结', en: 'Retention, what is due, legal holds' },
      icon: 'lock',
      to: '/governance?tab=retention',
    },
    {
      id: 'governance.assessments',
      label: { zh: '个人信息影响评估', en: 'Impact assessments' },
      icon: 'governance',
      to: '/governance?tab=assessments',
    },
  ],
}
