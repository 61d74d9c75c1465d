import { noDepartment } from '../../../shared/contract/brief.ts'
import type { BriefWords } from './messages.ts'

/** A department of the heatmap in words: people without one stand together under a name that says so. */
export const departmentName = (m: BriefWords, department: string): string =>
  department === noDepartment ? m.noDepartment : department
