import type { Messages } from '../i18n/language.tsx'

/** The kit's own few words. */
const zh = {
  close: '关闭',
  cancel: '取消',
  retry: '重试',
  notEnough: '信息不足',
  rankNote: '次序，不是概率',
  rank: '排名',
  probability: '校准概率',
  ruleScore: '规则分',
  byRule: (version: string, n: number) => `按规则 ${version} · n ${n}`,
  probabilityName: (value: number, low: number, high: number, n: number) =>
    `校准概率 ${value}%，80% 区间 ${low} 到 ${high}，n ${n}`,
  ruleScoreName: (score: string, version: string, n: number) =>
    `规则分 ${score}，满分 100，规则 ${version}，n ${n}`,
  rankName: (position: number, of: number) => `排名第 ${position}，共 ${of}；只是次序，不是概率`,
  notEnoughName: (n: number, needed: number | null) =>
    `信息不足，n ${n}${needed === null ? '' : `，需要 ${needed}`}`,
  needMore: (more: number) => `还差 ${more} 条`,
  glyphs: { ok: '正常', caution: '注意', stop: '停止', frozen: '已冻结', unknown: '未知', note: '提示' },
  evidence: '依据',
  marks: { source: '原文依据', inferred: '推断', rule: '规则' },
}
const en: typeof zh = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Retry',
  notEnough: 'Not enough',
  rankNote: 'order, not a probability',
  rank: 'Rank',
  probability: 'Calibrated',
  ruleScore: 'Rule score',
  byRule: (version, n) => `rule ${version} · n ${n}`,
  probabilityName: (value, low, high, n) =>
    `Calibrated probability ${value}%, 80% interval ${low} to ${high}, n ${n}`,
  ruleScoreName: (score, version, n) => `Rule score ${score} of 100, rule ${version}, n ${n}`,
  rankName: (position, of) => `Rank ${position} of ${of}; an order, not a probability`,
  notEnoughName: (n, needed) =>
    `Not enough information, n ${n}${needed === null ? '' : `, ${needed} needed`}`,
  needMore: (more) => `needs ${more} more`,
  glyphs: { ok: 'fine', caution: 'watch', stop: 'stop', frozen: 'frozen', unknown: 'unknown', note: 'note' },
  evidence: 'Evidence',
  marks: { source: 'sourced', inferred: 'inferred', rule: 'rule' },
}
export const kitMessages: Messages<typeof zh> = { zh, en }
