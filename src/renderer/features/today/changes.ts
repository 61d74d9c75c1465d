import type { TodayChange } from '../../../shared/contract/today.ts'
import type { ActivityKind, Stage } from '../../../shared/vocabulary.ts'
import { watchAbout, watchWords } from '../../../shared/watchWords.ts'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.tsx'
import { words } from '../../i18n/words.ts'

type Params = TodayChange['params']

/** A change in words: what it is about, what was and what is, and a line below. */
export interface ChangeText {
  title: string
  from?: string
  to?: string
  detail?: string
}

const text = (value: Params[string] | undefined): string =>
  value === null || value === undefined ? '' : String(value)

const join = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ')

const labels: Record<
  Language,
  Record<'stageChanged' | 'closeOverdue' | 'championLeft' | 'competitorCut' | 'policyChange', string>
> = {
  zh: {
    stageChanged: '阶段',
    closeOverdue: '逾预计成交日',
    championLeft: '已离开',
    competitorCut: '降价',
    policyChange: '政策',
  },
  en: {
    stageChanged: 'stage',
    closeOverdue: 'past its close date',
    championLeft: 'has left',
    competitorCut: 'cut its price',
    policyChange: 'policy',
  },
}

const days = (language: Language, count: number): string =>
  language === 'zh' ? `${count} 天` : `${count} ${count === 1 ? 'day' : 'days'}`

/** A code that this screen does not know, made readable rather than hidden. */
const readable = (code: string): string =>
  code
    .replace(/^.*\./, '')
    .replace(/([a-z])([A-Z0-9])/g, '$1 $2')
    .toLowerCase()

/** Words a change or an alert. */
export function wordChange(format: Format, change: Pick<TodayChange, 'code' | 'params'>): ChangeText {
  const { language } = format
  const { params } = change
  const label = labels[language]
  const stage = (value: Params[string] | undefined) => words[language].stages[value as Stage] ?? text(value)
  switch (change.code) {
    case 'stageChanged':
      return {
        title: `${text(params.deal)} ${label.stageChanged}`,
        from: stage(params.from),
        to: stage(params.to),
        detail: text(params.account),
      }
    case 'importFinished': {
      const [accepted, updated, files] = [params.accepted, params.updated, params.files].map((value) =>
        format.number(Number(value)),
      )
      return language === 'zh'
        ? { title: `导入了 ${accepted} 条记录`, detail: join(`更新 ${updated}`, `${files} 个文件`) }
        : { title: `${accepted} records imported`, detail: join(`${updated} updated`, `${files} files`) }
    }
    case 'closeOverdue':
      return {
        title: `${text(params.deal)} ${label.closeOverdue}`,
        detail: join(days(language, Number(params.days)), text(params.account)),
      }
    case 'championLeft':
      return {
        title: `${text(params.person)} ${label.championLeft}`,
        detail: join(text(params.account), text(params.deal)),
      }
    case 'competitorCut':
      return {
        title: `${text(params.competitor)} ${label.competitorCut}`,
        from: format.money(Number(params.fromMinor), text(params.currency)),
        to: format.money(Number(params.toMinor), text(params.currency)),
        detail: join(text(params.product), text(params.region)),
      }
    case 'watch.inputDrift':
    case 'watch.outputDrift':
    case 'watch.worseThanPrior':
    case 'watch.overconfident':
    case 'watch.underconfident':
    case 'watch.coverageLow':
    case 'watch.rangeTooWide':
    case 'watch.rejectedMore':
    case 'watch.fallback':
    case 'watch.slower':
    case 'watch.moreMemory':
      return { title: watchWords[language].alerts[change.code](watchAbout(text(params.about), language)) }
    case 'policyChange':
      return { title: `${text(params.title)}`, detail: join(label.policyChange, text(params.region)) }
    default: {
      const activity = words[language].activities[change.code as ActivityKind]
      const who = text(params.person) || text(params.account) || text(params.deal) || text(params.title)
      return {
        title: [who, activity ?? readable(change.code)].filter(Boolean).join(' '),
        detail: text(params.text) || join(text(params.account), text(params.deal)),
      }
    }
  }
}
