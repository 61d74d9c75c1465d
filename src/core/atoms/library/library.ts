import type { Atom } from './atom.ts'
import { atomsOfScene, type Scene } from './scene.ts'
import { askAndPromiseScenes } from './scenes/asksAndPromises.ts'
import { competitiveContrastScenes } from './scenes/competitiveContrast.ts'
import { complianceFirstScenes } from './scenes/complianceFirst.ts'
import { lateDealScenes } from './scenes/lateDeal.ts'
import { lateMattersScenes } from './scenes/lateMatters.ts'
import { peerProofScenes } from './scenes/peerProof.ts'
import { phasedLandingScenes } from './scenes/phasedLanding.ts'
import { riskReductionScenes } from './scenes/riskReduction.ts'
import { settledAskScenes } from './scenes/settledAsks.ts'
import { totalCostScenes } from './scenes/totalCost.ts'
import { usersFirstScenes } from './scenes/usersFirst.ts'
import { valueEvidenceScenes } from './scenes/valueEvidence.ts'
import { withoutRecordsScenes } from './scenes/withoutRecords.ts'

/** Version of the shipped library, recorded with every advice that used it. */
export const libraryVersion = '10'

export const libraryScenes: readonly Scene[] = [
  ...valueEvidenceScenes,
  ...riskReductionScenes,
  ...totalCostScenes,
  ...phasedLandingScenes,
  ...peerProofScenes,
  ...askAndPromiseScenes,
  ...settledAskScenes,
  ...lateDealScenes,
  ...lateMattersScenes,
  ...complianceFirstScenes,
  ...usersFirstScenes,
  ...competitiveContrastScenes,
  ...withoutRecordsScenes,
]

/** The shipped knowledge atoms of both languages, in a stable order. */
export const libraryAtoms: readonly Atom[] = libraryScenes.flatMap(atomsOfScene)
