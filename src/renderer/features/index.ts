import { briefFeature } from './brief/feature.ts'
import type { Feature } from './feature.ts'
import { todayFeature } from './today/feature.ts'

/** Everything that the cockpit shows, in the order of the rail. */
export const features: readonly Feature[] = [todayFeature, briefFeature]
