import { accountsContract, accountsErrorCodes } from './accounts.ts'
import { approvalsContract, approvalsErrorCodes } from './approvals.ts'
import { briefContract, briefErrorCodes } from './brief.ts'
import { captureModelContract, capturesContract, capturesErrorCodes } from './captures.ts'
import { consentContract, consentErrorCodes } from './consent.ts'
import { dealsContract } from './deals.ts'
import { governanceContract, governanceErrorCodes } from './governance.ts'
import { healthContract, healthErrorCodes } from './health.ts'
import { importsContract, importsErrorCodes } from './imports.ts'
import { inventoryContract, inventoryErrorCodes } from './inventory.ts'
import { knowledgeContract, knowledgeErrorCodes } from './knowledge.ts'
import { logContract, logErrorCodes } from './log.ts'
import { modelBundlesContract, modelBundlesErrorCodes } from './modelBundles.ts'
import { modelComparisonsContract, modelComparisonsErrorCodes } from './modelComparisons.ts'
import { modelsErrorCodes, settingsContract } from './models.ts'
import { relaysContract, relaysErrorCodes } from './relays.ts'
import { retentionContract, retentionErrorCodes } from './retention.ts'
import { roomsContract, roomsErrorCodes } from './rooms.ts'
import { studioContract, studioErrorCodes } from './studio.ts'
import { styleRulesContract, styleRulesErrorCodes } from './styleRules.ts'
import { todayContract } from './today.ts'
import { trainingTimesContract } from './trainingTimes.ts'
import { watchedFoldersContract, watchedFoldersErrorCodes } from './watchedFolders.ts'
import { watchingContract, watchingErrorCodes } from './watching.ts'
import { workspaceContract, workspaceErrorCodes } from './workspace.ts'

/** Everything that a screen may ask of the core. Each module is one file and one line here. */
export const contract = {
  workspace: workspaceContract,
  today: todayContract,
  accounts: accountsContract,
  deals: dealsContract,
  brief: briefContract,
  imports: importsContract,
  watchedFolders: watchedFoldersContract,
  health: healthContract,
  captures: capturesContract,
  captureModel: captureModelContract,
  knowledge: knowledgeContract,
  governance: governanceContract,
  approvals: approvalsContract,
  consent: consentContract,
  retention: retentionContract,
  inventory: inventoryContract,
  rooms: roomsContract,
  relays: relaysContract,
  log: logContract,
  studio: studioContract,
  watching: watchingContract,
  styleRules: styleRulesContract,
  modelBundles: modelBundlesContract,
  modelComparisons: modelComparisonsContract,
  trainingTimes: trainingTimesContract,
  settings: settingsContract,
}
export type Contract = typeof contract

/** The closed list of refusals; a screen must word each in both languages. */
export const errorCodes = [
  'internal',
  'invalidInput',
  ...workspaceErrorCodes,
  ...accountsErrorCodes,
  ...briefErrorCodes,
  ...importsErrorCodes,
  ...watchedFoldersErrorCodes,
  ...healthErrorCodes,
  ...capturesErrorCodes,
  ...knowledgeErrorCodes,
  ...governanceErrorCodes,
  ...approvalsErrorCodes,
  ...consentErrorCodes,
  ...retentionErrorCodes,
  ...inventoryErrorCodes,
  ...roomsErrorCodes,
  ...relaysErrorCodes,
  ...logErrorCodes,
  ...modelsErrorCodes,
  ...studioErrorCodes,
  ...watchingErrorCodes,
  ...styleRulesErrorCodes,
  ...modelBundlesErrorCodes,
  ...modelComparisonsErrorCodes,
] as const
export type ErrorCode = (typeof errorCodes)[number]
