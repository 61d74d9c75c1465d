import type { UnitTemplate } from '../../../../shared/rooms/psuTemplate.ts'
import type { Messages } from '../../../i18n/language.tsx'

type Goal = readonly [title: string, whose: 'ours' | 'customers', tasks: readonly string[]]
type Starter = { name: string; goals: readonly Goal[] }

const zh = {
  keyAccount: {
    name: '大客户突破',
    goals: [
      [
        '摸清决策路径',
        'ours',
        ['画出决策地图，每个关键节点写上人', '核对采购方式和审批金额', '找到愿意带路的人'],
      ],
      ['业务部门确认需求', 'customers', ['整理使用部门的原话和数据', '请使用部门在需求清单上签字']],
      [
        '技术论证通过',
        'customers',
        ['备齐参数表和对照案例', '安排试用或参观', '收齐论证会上的问题并逐条回复'],
      ],
      ['预算落实', 'customers', ['问清预算科目和额度', '备好分期和全生命周期成本']],
      ['采购文件发布', 'customers', ['核对参数和评分办法', '查供货、资质和授权的有效期']],
      ['合同签订', 'customers', ['过一遍价格审批', '定付款节点和验收标准']],
      ['首批交付并验收', 'customers', ['排安装和培训', '验收报告归档，约联合复盘']],
    ],
  },
  market: {
    name: '区域市场开拓',
    goals: [
      ['目标客户名单定稿', 'ours', ['按公开信息筛一遍名单', '每家写上为什么现在']],
      ['首批客户见过关键人', 'ours', ['排拜访计划', '每次拜访当天写纪要']],
      ['样板客户立项', 'customers', ['选一家做样板并配齐资源', '和客户一起定成功标准']],
      ['样板结果客户认可', 'customers', ['收集结果数据', '征得同意后写成案例']],
      ['打法交给常设团队', 'ours', ['整理可复用的话术和资料', '移交客户和待办']],
    ],
  },
} satisfies Record<string, Starter> as Record<'keyAccount' | 'market', Starter>

const en: Record<keyof typeof zh, Starter> = {
  keyAccount: {
    name: 'Winning a key account',
    goals: [
      [
        'The path to a decision is known',
        'ours',
        [
          'Draw the decision map, with a name at each key node',
          'Check how they buy, and who approves how much',
          'Find somebody who shows the way',
        ],
      ],
      [
        'The users confirm the need',
        'customers',
        ['Write down the users’ own words and figures', 'Have the users sign the list of needs'],
      ],
      [
        'Technical evaluation passed',
        'customers',
        [
          'Specifications and reference cases are ready',
          'Arrange a trial or a visit',
          'Answer every question of the evaluation',
        ],
      ],
      [
        'Budget released',
        'customers',
        ['Ask for budget line and ceiling', 'Prepare instalments and lifetime cost'],
      ],
      [
        'Tender published',
        'customers',
        ['Check parameters and scoring', 'Check supply, certificates and authorisations for their dates'],
      ],
      [
        'Contract signed',
        'customers',
        ['Take the price through approval', 'Agree payment steps and acceptance criteria'],
      ],
      [
        'First delivery accepted',
        'customers',
        ['Plan installation and training', 'File the acceptance report, set the joint review'],
      ],
    ],
  },
  market: {
    name: 'Opening a market',
    goals: [
      ['List of targets settled', 'ours', ['Go through public sources', 'Write for each why now']],
      ['The first have been met in person', 'ours', ['Plan the visits', 'Minutes on the day of each visit']],
      [
        'A reference customer starts',
        'customers',
        ['Choose one and give it what it needs', 'Agree with them what success is'],
      ],
      ['They confirm the result', 'customers', ['Collect the figures', 'Write the case, with their consent']],
      [
        'Handed to the standing team',
        'ours',
        ['Collect what can be reused', 'Hand over customers and open tasks'],
      ],
    ],
  },
}

export const starterMessages: Messages<typeof zh> = { zh, en }
export type StarterKey = keyof typeof zh
export const starterKeys = Object.keys(zh) as StarterKey[]

/** A structure of the program's own, in the words of the language at hand. */
export function structureOfStarter(
  key: StarterKey,
  { name, goals }: Starter,
): Pick<UnitTemplate, 'name' | 'milestones' | 'tasks'> {
  const idOf = (...numbers: number[]) => [key, ...numbers.map((number) => number + 1)].join('-')
  return {
    name,
    milestones: goals.map(([title, whose], at) => ({
      ...{ id: idOf(at), title, isCustomers: whose === 'customers' },
    })),
    tasks: goals.flatMap(([, , tasks], at) =>
      tasks.map((title, task) => ({ id: idOf(at, task), title, milestone: idOf(at) })),
    ),
  }
}
