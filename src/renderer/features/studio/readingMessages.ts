import type { Messages } from '../../i18n/language.tsx'

const zh = {
  title: '让模型读消息',
  note: '规则先读；量过比规则好的模型，可以再提它读到的',
  switch: '让在用的模型提出动作',
  on: '提',
  off: '不提',
  may: (name: string) => `${name} 可以提。它提的都标着“模型提出”，原话要在消息里，确认前什么都不用。`,
  mayNot: (reason: string) => `现在只有规则在读：${reason}`,
  waiting: '开着，等它可以时自己开始。',
  measure: '在标过的消息上量它',
  again: '重新量',
  measuring: (name: string) => `正在量 ${name}`,
  done: (done: string, of: string) => `${done} / ${of} 条`,
  stop: '停止',
  failed: (why: string) => `上次没有量成：${why}`,
  verdicts: { better: '比规则单独读更好', notBetter: '不比规则单独读更好', notEnough: '还说不准' },
  rows: {
    rules: '规则单独 F1',
    together: '加上它 F1',
    gain: 'F1 多出',
    precision: '准头变化',
    answered: '答了',
    file: '文件',
    made: '量于',
  },
  interval: (value: string, low: string, high: string) => `${value}（95% 区间 ${low} 到 ${high}）`,
  of: (n: string, of: string) => `${n} / ${of} 条`,
  by: (at: string, who: string) => `${at} · ${who}`,
}

const en: typeof zh = {
  title: 'Let a model read messages',
  note: 'Rules read first; a model that was measured to be better may add what it reads',
  switch: 'Let the model in use propose captures',
  on: 'Proposes',
  off: 'Does not',
  may: (name) =>
    `${name} may propose. Whatever it proposes is marked so, its words must stand in the message, and nothing uses it before a person confirms.`,
  mayNot: (reason) => `Rules alone read now: ${reason}`,
  waiting: 'Switched on; it begins by itself once it may.',
  measure: 'Measure it on the labelled messages',
  again: 'Measure anew',
  measuring: (name) => `Measuring ${name}`,
  done: (done, of) => `${done} of ${of}`,
  stop: 'Stop',
  failed: (why) => `The last measurement told nothing: ${why}`,
  verdicts: {
    better: 'Better than the rules alone',
    notBetter: 'Not better than the rules alone',
    notEnough: 'Not clear yet',
  },
  rows: {
    rules: 'F1, rules alone',
    together: 'F1 with it',
    gain: 'F1 gained',
    precision: 'Precision',
    answered: 'Answered',
    file: 'File',
    made: 'Measured',
  },
  interval: (value, low, high) => `${value} (95 % interval ${low} to ${high})`,
  of: (n, of) => `${n} of ${of}`,
  by: (at, who) => `${at} · ${who}`,
}

export const readingMessages: Messages<typeof zh> = { zh, en }
