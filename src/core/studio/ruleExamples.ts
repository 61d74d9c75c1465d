import type { BuyingRole } from '../atoms/library/index.ts'
import { knownRole } from '../brief/tracks/trackGround.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { handWrittenLines } from '../llm/handWrittenLines.ts'
import { activeStyleRules } from '../styleRules/store.ts'
import type { StyleRule } from '../talkTracks/index.ts'
import { jobTitles } from '../talkTracks/ranking/jobTitles.ts'
import { pairsOfRule, type RulePair } from './rulePairs.ts'

/** Of those who bear a role so many must have the job, and so many people at least, before the role stands for it. */
const standsFor = { share: 2 / 3, people: 3 }

/** Which roles stand for jobs in this workspace: those that are borne by people of that job and by hardly anybody else. */
function createRolesOfJobs(db: ReadableDb): (jobs: StyleRule['who']['jobs']) => readonly BuyingRole[] {
  const people = listLiveContacts(db).flatMap(({ buyingRole, title, department }) => {
    const role = knownRole(buyingRole ?? 'unknown')
    return role === null ? [] : [{ role, work: `${title ?? ''} ${department ?? ''}` }]
  })
  return (jobs) =>
    [...Map.groupBy(people, ({ role }) => role)].flatMap(([role, bearers]) => {
      const ofJob = bearers.filter(({ work }) => jobs.some((job) => jobTitles[job].test(work)))
      const isStanding = ofJob.length >= standsFor.people && ofJob.length / bearers.length >= standsFor.share
      return isStanding ? [role] : []
    })
}

/** Labelled examples of each rule in force, or why it has none. Nothing of them is stored: a rule that is taken back has none. */
export function ruleExamples(db: ReadableDb): (ReturnType<typeof pairsOfRule> & { ruleId: string })[] {
  const rolesOfJobs = createRolesOfJobs(db)
  return activeStyleRules(db).map((rule) => ({
    ruleId: rule.id,
    ...pairsOfRule(rule, handWrittenLines(), rolesOfJobs),
  }))
}

export const listRulePairs = (db: ReadableDb): RulePair[] => ruleExamples(db).flatMap(({ pairs }) => pairs)
