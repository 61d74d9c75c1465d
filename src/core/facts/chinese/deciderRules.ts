import type { FactRule } from '../factRule.ts'
import { surnameClass } from '../personHead.ts'

/** How somebody with a say is called: by the surname with a title, or by a whole name. */
const called = `(?:[\\u4e00-\\u9fff]{1,3}?(?:总|董|院长|校长|局长|书记|厂长|处长|部长|主任|经理|理事长|总监)|${surnameClass}[\\u4e00-\\u9fff]{1,2})`

/** Who decides and who signs, as people say it in a few words: 小组推荐，最后韩总签, 定标他拍板, 签字是陆总. */
export const deciderRules: readonly FactRule[] = [
  {
    kind: 'decisionRole',
    apart: true,
    whole: true,
    cue: new RegExp(
      [
        // 评标委员会推荐，最后韩总签
        `(?:最后|最终|终归|到最后|末了)(?:都|还|也|还是|一般|要|得|由|是|归|看|让|等)*${called}(?:来|才)?(?:签(?![到收合约订了过完])|批(?![次量了过])|定(?![金制位了]))`,
        // 签字是陆总, 字由韩总签
        `(?:签字|签批|拍板|签合同)(?:的)?(?:人)?(?:是|归|在|找|得找|要找|还得)${called}(?=$|[，,。；;！!、\\s（(])`,
        // 设备这块归她管，字也是她签
        `字(?:也|还|都|现在)*(?:是|由|归|得|要)(?:他|她|${called})(?:来)?签(?![到收合约订了过完])`,
        // 定标他拍板, 选型她说了算
        '(?:定标|选型|选谁|用谁|这事|这个事|项目|采购|合同|技术|价格)[^，。；\\n]{0,4}(?:他|她|[总工长董任])(?:来)?(?:拍板|说了算|点头)',
      ].join('|'),
    ),
    figure: 'text',
    not: /[?？]|吗(?!\p{Script=Han})|[:：]\s*$|我们(?:这边|公司|老板|领导)|我司|我方|咱们|授权书|保密|签(?:了|过|完)|谁/u,
    stances: ['stated', 'promised', 'asked'],
    speakers: ['customer', 'note'],
  },
]
