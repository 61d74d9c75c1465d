import { blanked } from '../cues/mayMatch.ts'

const own =
  '设备|信息|财务|采购|招采|医务|护理|质控|质量|质检|品管|生产|工程|后勤|总务|院办|厂办|审计|法务|基建|物资|安全|安环|检验|放射|超声|手术|仓储|人事|行政|使用|临床|需求|计划|资产|纪检|教务|科研'
/** What a meeting or head of theirs wants of a department of their own: a task of that department, and none of ours. */
const ofDepartment = {
  han: new RegExp(
    `(?:要求|责成|责令|指示|请|让|由)(?:${own})(?:科室?|部门?|处|室|办公室|办|组|中心|口|车间)(?!长)[^，,。；;\\n]{0,12}?(?:提供|汇报|整理|梳理|统计|核[实对查算]|补[充齐]?|准备|牵头|落实|完成|提交|上报|拿出|出具?|做|写|报)[^。；;\\n]*`,
    'g',
  ),
  latin:
    /\b(?:asked|asks|told|tells|requires?|required|requests?|requested|wants?|wanted) (?:the |our |their )?(?:finance|procurement|purchasing|quality|production|operations|engineering|maintenance|facilities|legal|audit|it|hr|planning|stores|nursing|radiology)(?: (?:team|department|dept|office|group))? to\b[^.;\n]*/gi,
} as const

/** A sentence without what it asks of a department of their own; every other letter keeps its place. */
export const withoutOwnTasks = (sentence: string): string =>
  blanked(ofDepartment.latin, blanked(ofDepartment.han, sentence))
