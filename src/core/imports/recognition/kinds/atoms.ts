import { evidenceOnly, field, lastDay } from '../fields/fieldSpec.ts'
import { product } from '../fields/goods.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'
import { buyingRoleWords } from '../valueWords.ts'

/** What to say when: answers to questions and objections, with their evidence. */
export const atoms: RecordKind = {
  id: 'atoms',
  zh: '知识原子',
  en: 'Knowledge atoms',
  names: [
    '知识',
    '话术',
    '知识库',
    '异议',
    '问答',
    '应对',
    '应答',
    '说辞',
    'atoms',
    'knowledge',
    'playbook',
    'talk tracks',
    'battle card',
    'battlecard',
    'objections',
    'objection handling',
    'faq',
  ],
  required: [['talkTrack'], ['trigger', 'title', 'concern']],
  telling: ['trigger', 'talkTrack', 'evidencePack', 'riskNote', 'concern'],
  fields: [
    field('title', 'text', '标题', 'Title', '名称|知识点|主题|知识标题|name|topic|headline'),
    field(
      'trigger',
      'text',
      '触发条件',
      'Trigger',
      '场景|适用场景|触发场景|客户问题|问题|异议|客户异议|使用场景|when|situation|scenario|scene|question|objection|customer question|customer says',
    ),
    field(
      'talkTrack',
      'text',
      '话术',
      'Talk track',
      '标准话术|推荐话术|参考话术|应对话术|答案|回答|应答|回复|应对|answer|response|script|reply|talk tracks|pitch|what to say|说法|怎么说|我们的回答|内容|正文|文本|具体内容|说明|our answer|our reply|we say|wording|text|body|content|contents|details',
    ),
    field(
      'evidencePack',
      'text',
      '证据包',
      'Evidence',
      '证据|依据|支撑材料|案例|资料|数据支撑|proof|evidence pack|supporting material|case|proof points',
    ),
    field(
      'riskNote',
      'text',
      '风险提示',
      'Risk note',
      '风险|注意事项|禁忌|红线|risk|caution|warnings|do not say|risks',
    ),
    field(
      'buyingRole',
      'enum',
      '决策角色',
      'Buying role',
      '角色|适用角色|目标角色|对象|role|audience|persona|target role',
      buyingRoleWords,
    ),
    evidenceOnly(field('department', 'text', '部门', 'Department', '科室|适用科室|适用部门|dept')),
    field('stage', 'text', '阶段', 'Stage', '适用阶段|销售阶段|sales stage|deal stage'),
    field(
      'concern',
      'text',
      '关注点',
      'Concern',
      '客户关注点|痛点|诉求|顾虑|pain|pain point|need|topic of concern|客户顾虑|关注要点|核心关注|客户担心|worry|customer concern|concerns',
    ),
    evidenceOnly(field('industry', 'text', '行业', 'Industry', '适用行业|sector|vertical')),
    evidenceOnly(product('|适用产品|相关产品')),
    field('language', 'text', '语言', 'Language', '语种|lang'),
    evidenceOnly(
      lastDay(
        field(
          'validTo',
          'date',
          '有效期至',
          'Valid to',
          '有效期|失效日期|到期日|valid until|expires|expiry date',
        ),
      ),
    ),
    evidenceOnly(
      field('author', 'person', '作者', 'Author', '创建人|贡献人|提供人|created by|contributor|owner'),
    ),
    evidenceOnly(field('tags', 'text', '标签', 'Tags', '关键词|keywords|labels')),
    remark(),
  ],
}
