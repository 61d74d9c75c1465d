import { roleWords } from '../../shared/roleWords.ts'
import { setApartWords } from '../../shared/setApartWords.ts'
import type {
  ActivityKind,
  AssessmentSubject,
  BuyingRole,
  CallOutcome,
  Consent,
  ConsentPurpose,
  Direction,
  HoldScope,
  Industry,
  LegalBasis,
  Outcome,
  RecordClass,
  Sensitivity,
  SetApart,
  ShredReason,
  Stage,
  Support,
} from '../../shared/vocabulary.ts'
import type { Messages } from './language.tsx'

/** The closed lists of `shared/vocabulary`, worded once for every screen. */
export interface Words {
  stages: Record<Stage, string>
  outcomes: Record<Outcome, string>
  callOutcomes: Record<CallOutcome, string>
  setApart: Record<SetApart, string>
  roles: Record<BuyingRole, string>
  /** At most two short lines, for the head of the heatmap. */
  rolesShort: Record<BuyingRole, string>
  supports: Record<Support, string>
  /** The statutes and guides by which wording is judged; a code that is not here is shown as it is. */
  clauses: Record<string, string>
  activities: Record<ActivityKind, string>
  directions: Record<Direction, string>
  consents: Record<Consent, string>
  sensitivities: Record<Sensitivity, string>
  industries: Record<Industry, string>
  advice: Record<'winProbability' | 'intent' | 'quoteRange' | 'talkTracks', string>
  consentPurposes: Record<ConsentPurpose, string>
  legalBases: Record<LegalBasis, string>
  assessmentSubjects: Record<AssessmentSubject, string>
  recordClasses: Record<RecordClass, string>
  holdScopes: Record<HoldScope, string>
  shredReasons: Record<ShredReason, string>
}

export const words: Messages<Words> = {
  zh: {
    stages: {
      qualify: '线索确认',
      discover: '需求确认',
      evaluate: '方案评估',
      propose: '方案报价',
      negotiate: '商务谈判',
      close: '签约',
      won: '赢单',
      lost: '失单',
    },
    outcomes: { open: '进行中', won: '赢单', lost: '失单' },
    setApart: setApartWords.zh,
    callOutcomes: { advanced: '推进了', unchanged: '没有变化', setBack: '倒退了' },
    roles: roleWords.zh,
    rolesShort: {
      economicBuyer: '经济\n决策人',
      technicalEvaluator: '技术\n评估者',
      user: '使用者',
      approver: '审批人',
      influencer: '影响者',
      coach: '教练',
      champion: '拥护者',
      gatekeeper: '守门人',
      blocker: '阻碍者',
      unknown: '角色\n未知',
    },
    supports: {
      mentor: '指路人',
      supporter: '支持',
      neutral: '中立',
      nonSupporter: '不支持',
      enemy: '反对',
      unknown: '未知',
    },
    clauses: {
      'advertisingLaw.9.3': '广告法第九条第（三）项',
      'advertisingLaw.16': '广告法第十六条',
      'antiUnfairCompetitionLaw.8': '反不正当竞争法第八条',
      'deviceAntiBriberyGuide.2025': '医药企业防范商业贿赂风险合规指引（2025）',
    },
    activities: {
      call: '通话',
      visit: '拜访',
      meeting: '会议',
      message: '消息',
      email: '邮件',
      demo: '演示',
      proposalSent: '发送方案',
      quoteSent: '发送报价',
      contentViewed: '查看资料',
      objection: '异议',
      complaint: '投诉',
      competitorNamed: '提到竞品',
      commitment: '承诺',
      note: '记录',
      priceAsked: '询价',
      trialAsked: '要求试用',
      contractAsked: '要合同',
      tenderAsked: '招标意向',
    },
    directions: { inbound: '客户发起', outbound: '我方发起', internal: '内部' },
    consents: { notRequired: '无须同意', given: '已同意', unknown: '同意未知', withdrawn: '已撤回同意' },
    sensitivities: { public: '公开', internal: '内部', personal: '个人信息', restricted: '受限' },
    industries: { medicalDevice: '医疗器械', industrialSoftware: '工业软件', general: '通用' },
    advice: { winProbability: '赢率', intent: '采购意向', quoteRange: '报价区间', talkTracks: '话术' },
    consentPurposes: {
      recording: '录音与转写',
      analysis: '读出事实',
      training: '让模型学习',
      sharing: '提供给他方',
    },
    legalBases: {
      consent: '本人同意',
      notice: '已告知',
      contract: '履行合同',
      legalDuty: '法定义务',
      publicInformation: '已公开信息',
    },
    assessmentSubjects: {
      transcriptImport: '转写入库',
      trainingOnRecordings: '用录音训练模型',
      watchedFolders: '监看文件夹',
      automatedScoring: '对具名个人自动评分',
      chatImport: '聊天与邮件入库',
    },
    recordClasses: {
      transcripts: '通话转写',
      chats: '聊天',
      mail: '邮件',
      notes: '笔记与文件',
      salesRecords: '业务表格',
      aiLog: '建议日志',
      withdrawn: '已撤回、被冻结留下',
    },
    holdScopes: { account: '客户', deal: '商机', source: '来源' },
    shredReasons: { erased: '应本人要求删除', withdrawn: '同意已撤回', retention: '留存期满后删除' },
  },
  en: {
    stages: {
      qualify: 'Qualify',
      discover: 'Discover',
      evaluate: 'Evaluate',
      propose: 'Propose',
      negotiate: 'Negotiate',
      close: 'Close',
      won: 'Won',
      lost: 'Lost',
    },
    outcomes: { open: 'Open', won: 'Won', lost: 'Lost' },
    setApart: setApartWords.en,
    callOutcomes: { advanced: 'It moved on', unchanged: 'No change', setBack: 'A setback' },
    roles: roleWords.en,
    rolesShort: {
      economicBuyer: 'Econ.\nbuyer',
      technicalEvaluator: 'Tech.\neval.',
      user: 'User',
      approver: 'Approv.',
      influencer: 'Influ.',
      coach: 'Coach',
      champion: 'Champ.',
      gatekeeper: 'Gate-\nkeeper',
      blocker: 'Blocker',
      unknown: 'Not\nknown',
    },
    supports: {
      mentor: 'Mentor',
      supporter: 'Supporter',
      neutral: 'Neutral',
      nonSupporter: 'Non-supporter',
      enemy: 'Opponent',
      unknown: 'Unknown',
    },
    clauses: {
      'advertisingLaw.9.3': 'Advertising Law (China), art. 9(3)',
      'advertisingLaw.16': 'Advertising Law (China), art. 16',
      'antiUnfairCompetitionLaw.8': 'Anti-Unfair Competition Law (China), art. 8',
      'deviceAntiBriberyGuide.2025': 'Anti-bribery guide for medical companies (China, 2025)',
    },
    activities: {
      call: 'Call',
      visit: 'Visit',
      meeting: 'Meeting',
      message: 'Message',
      email: 'Email',
      demo: 'Demo',
      proposalSent: 'Proposal sent',
      quoteSent: 'Quote sent',
      contentViewed: 'Content viewed',
      objection: 'Objection',
      complaint: 'Complaint',
      competitorNamed: 'Competitor named',
      commitment: 'Commitment',
      note: 'Note',
      priceAsked: 'Asked for a price',
      trialAsked: 'Asked for a trial',
      contractAsked: 'Asked for a contract',
      tenderAsked: 'Tender intent',
    },
    directions: { inbound: 'From the customer', outbound: 'From us', internal: 'Internal' },
    consents: {
      notRequired: 'Consent not required',
      given: 'Consent given',
      unknown: 'Consent unknown',
      withdrawn: 'Consent withdrawn',
    },
    sensitivities: { public: 'Public', internal: 'Internal', personal: 'Personal', restricted: 'Restricted' },
    industries: {
      medicalDevice: 'Medical devices',
      industrialSoftware: 'Industrial software',
      general: 'General',
    },
    advice: {
      winProbability: 'Win probability',
      intent: 'Buying intent',
      quoteRange: 'Quote range',
      talkTracks: 'Talk tracks',
    },
    consentPurposes: {
      recording: 'Recording and transcript',
      analysis: 'Reading facts',
      training: 'Letting models learn',
      sharing: 'Giving it to others',
    },
    legalBases: {
      consent: 'Consent',
      notice: 'Notice given',
      contract: 'Contract',
      legalDuty: 'Legal duty',
      publicInformation: 'Public information',
    },
    assessmentSubjects: {
      transcriptImport: 'Importing transcripts',
      trainingOnRecordings: 'Training on recordings',
      watchedFolders: 'Watching folders',
      automatedScoring: 'Scoring named people automatically',
      chatImport: 'Importing chats and mail',
    },
    recordClasses: {
      transcripts: 'Transcripts',
      chats: 'Chats',
      mail: 'Mail',
      notes: 'Notes and documents',
      salesRecords: 'Business tables',
      aiLog: 'Log of advice',
      withdrawn: 'Withdrawn, kept by a hold',
    },
    holdScopes: { account: 'Account', deal: 'Deal', source: 'Source' },
    shredReasons: {
      erased: 'Erased on the person’s demand',
      withdrawn: 'Consent withdrawn',
      retention: 'Deleted when its time was up',
    },
  },
}
