import type { ConsentTerms } from '../../shared/contract/consent.ts'
import type { ConsentPurpose } from '../../shared/vocabulary.ts'
import type { Session } from '../session.ts'
import { recordAssessment } from './assessments.ts'
import { recordConsent } from './record.ts'

const yearMs = 365 * 86_400_000

/** For tests: the team assessed that it takes transcripts in and, unless told otherwise, learns from them. */
export function assess(
  session: Session,
  subjects: readonly Parameters<typeof recordAssessment>[2]['subject'][] = [
    'transcriptImport',
    'trainingOnRecordings',
  ],
): void {
  for (const subject of subjects)
    recordAssessment(
      session.db,
      { newId: session.newId, stamp: session.stamp() },
      {
        subject,
        title: '通话转写入库评估',
        purpose: '复盘承诺与异议',
        necessity: '没有原话就无法核对',
        risks: '泄露个人谈话',
        measures: '加密保存，到期删除',
        assessor: '何经理',
        assessedAt: session.now(),
        reviewAt: session.now() + yearMs,
      },
      '钱越',
    )
}

/** For tests: consent of one contact, or of the participants of one recording, signed today. */
export const agree = (
  session: Session,
  whose: Pick<ConsentTerms, 'contactId'> | Pick<ConsentTerms, 'recording' | 'participants'>,
  purposes: readonly ConsentPurpose[] = ['recording', 'analysis', 'training'],
  terms: Partial<ConsentTerms> = {},
): string =>
  recordConsent(
    session.db,
    { newId: session.newId, stamp: session.stamp() },
    {
      contactId: null,
      recording: null,
      participants: [],
      ...whose,
      purposes: [...purposes],
      basis: 'consent',
      givenAt: session.now(),
      expiresAt: null,
      proof: '会前邮件确认',
      proofEvidenceId: null,
      ...terms,
    },
    '钱越',
  )
