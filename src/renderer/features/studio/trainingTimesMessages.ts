import type { Messages } from '../../i18n/language.tsx'

const zh = {
  title: '什么时候训练',
  any: '随时',
  quiet: '夜里或空闲时',
  between: '每天',
  from: '从',
  until: '到',
  idle: '没人用',
  minutes: (n: number) => `满 ${n} 分钟`,
  note: '两样有一样就练。开始训练以后先等着，时候到了自己开工，时候过了停下来，下次接着练。',
}
const en: typeof zh = {
  title: 'When to train',
  any: 'Any time',
  quiet: 'At night or when idle',
  between: 'Daily',
  from: 'From',
  until: 'Until',
  idle: 'Nobody here',
  minutes: (n) => `for ${n} minutes`,
  note: 'Either is enough. Once begun a training waits, starts by itself when it is time, holds when the time is over, and goes on the next time.',
}
export const trainingTimesMessages: Messages<typeof zh> = { zh, en }
