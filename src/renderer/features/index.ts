import { accountsFeature } from './accounts/feature.ts'
import { briefFeature } from './brief/feature.ts'
import { capturesFeature } from './captures/feature.ts'
import { dataFeature } from './data/feature.ts'
import { dealsFeature } from './deals/feature.ts'
import type { Feature } from './feature.ts'
import { governanceFeature } from './governance/feature.ts'
import { knowledgeFeature } from './knowledge/feature.ts'
import { logFeature } from './log/feature.ts'
import { boardsFeature, mapsFeature, unitsFeature } from './rooms/feature.ts'
import { settingsFeature } from './settings/feature.ts'
import { studioFeature } from './studio/feature.ts'
import { todayFeature } from './today/feature.ts'

/** Everything that the cockpit shows, in the order of the rail. */
export const features: readonly Feature[] = [
  todayFeature,
  capturesFeature,
  accountsFeature,
  dealsFeature,
  briefFeature,
  mapsFeature,
  boardsFeature,
  unitsFeature,
  knowledgeFeature,
  governanceFeature,
  logFeature,
  dataFeature,
  studioFeature,
  settingsFeature,
]
