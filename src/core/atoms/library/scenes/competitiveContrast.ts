import type { Scene } from '../scene.ts'

export const competitiveContrastScenes: Scene[] = [
  {
    key: 'contrast.sameBasis',
    trigger: {
      roles: ['economicBuyer', 'approver', 'technicalEvaluator', 'gatekeeper'],
      concerns: ['competition', 'price', 'totalCost'],
      stages: ['evaluate', 'propose', 'negotiate'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['competitiveContrast'],
    zh: {
      title: '点名比较，只比条款',
      opening: '{person}，您也在看{fact:competitorName}，这很正常，今天只谈怎么比才公平。',
      keyMessage: '与{fact:competitorName}比较时，只比写下来的：交付、服务、条款和总账，好坏由您自己判断。',
      question: '两边的报价单放在一起，哪几行您觉得对不上？',
      objection: '报价的口径对不上，没法直接比。',
      answer: '那就先统一口径：含什么、不含什么列成同一张表，再看数字；对不上的行由各家自己说明。',
      nextStep: '我们把自己这一边按同一口径填成一页给您，别家那一边由您去要。',
      riskNote: '不得贬损同行，不得引用未经核实的对方信息。',
    },
    en: {
      title: 'Name the rival, compare the terms',
      opening:
        '{person}, you are looking at {fact:competitorName} as well, which is fair. Let us talk about a fair comparison.',
      keyMessage:
        'Against {fact:competitorName} we compare what stands in writing: delivery, service, terms and total cost; which is better is yours to judge.',
      question: 'With both quotes side by side, which lines do not match up?',
      objection: 'The offers are on different bases, so they cannot be compared.',
      answer:
        'Then the basis comes before the figures: what is in and what is not, in the same table, and each supplier explains the lines that do not match.',
      nextStep:
        'We fill in our own side of a table on that basis and hand it to you; what others put into theirs is for you to ask.',
      riskNote: 'Disparage nobody; quote nothing unverified about a competitor.',
    },
  },
  {
    key: 'contrast.priceCut',
    trigger: {
      roles: ['economicBuyer', 'approver', 'gatekeeper', 'champion', 'coach'],
      concerns: ['competition', 'price'],
      stages: ['propose', 'negotiate', 'close', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['competitiveContrast', 'totalCost'],
    zh: {
      title: '对手降价之后',
      opening: '{person}，{fact:competitorName}调价{fact:competitorPriceChange}的事我们知道，先听您怎么看。',
      keyMessage:
        '{fact:competitorName}调价{fact:competitorPriceChange}之后，请看调的是哪一项，其余项目有没有跟着变。',
      question: '对方新报价里，服务年限和培训还和原来一样吗？',
      objection: '对方都降了，你们也得降。',
      answer: '能不能动要看范围和授权。请先告诉我们哪些条款可以换，我们再去申请。',
      nextStep: '把对方新报价的范围列出来，我们按同一范围重报。',
      riskNote: '竞品价格须有出处和日期，不得低于成本跟价。',
    },
    en: {
      title: 'After a rival’s price cut',
      opening:
        '{person}, we know that {fact:competitorName} moved by {fact:competitorPriceChange}. How do you see it?',
      keyMessage:
        'After the {fact:competitorPriceChange} move by {fact:competitorName}, look at which item moved and whether the others changed too.',
      question: 'In their new offer, are service term and training the same as before?',
      objection: 'They came down, so must you.',
      answer: 'That depends on scope and authority. Tell us which terms can be traded and we will ask.',
      nextStep: 'List the scope of their new offer and we requote for the same scope.',
      riskNote: 'Competitor prices need source and date; do not follow below cost.',
    },
  },
  {
    key: 'contrast.gap',
    trigger: {
      roles: ['technicalEvaluator', 'user', 'approver', 'champion', 'coach'],
      concerns: ['competition', 'service', 'integration', 'delivery'],
      stages: ['evaluate', 'propose', 'negotiate'],
      industries: ['general', 'industrialSoftware', 'medicalDevice'],
    },
    strategies: ['competitiveContrast'],
    zh: {
      title: '对方没写的那一条',
      keyMessage:
        '{fact:competitorName}的方案里没有写“{fact:competitorGap}”，请您向对方核实；我们的写在附件里。',
      question: '这一条要是没写进哪一家的合同，出了事由贵方哪个部门来办？',
      objection: '那一条对方口头答应了。',
      answer: '口头答应的，请对方写进合同就行。我们同样只认写下来的。',
      nextStep: '我们标出附件里对应的页，您拿去问对方。',
      riskNote: '对方缺项须引其公开或书面材料，请客户核实，不下结论。',
    },
    en: {
      title: 'The line that is not in their offer',
      keyMessage:
        'The offer of {fact:competitorName} is silent on “{fact:competitorGap}”; please ask them. Ours is in the annex.',
      question:
        'If that item stands in nobody’s contract, which of your departments would have to see to it?',
      objection: 'They agreed to it by word of mouth.',
      answer: 'Then let them write it into the contract. We hold ourselves to what is written too.',
      nextStep: 'We mark the page in our annex and you put the question to them.',
      riskNote:
        'Base a gap on their public or written material, let the customer verify, draw no conclusion.',
    },
  },
  {
    key: 'contrast.incumbent',
    trigger: {
      roles: ['economicBuyer', 'technicalEvaluator', 'blocker', 'approver', 'user'],
      concerns: ['switching', 'competition', 'risk'],
      stages: ['qualify', 'discover', 'evaluate', 'renew'],
      industries: ['general', 'industrialSoftware', 'medicalDevice'],
    },
    strategies: ['competitiveContrast', 'riskReduction'],
    zh: {
      title: '和现状比，而不只和对手比',
      opening: '{person}，现在用的“{fact:currentSystem}”有它的好处，今天先说它好在哪。',
      keyMessage: '与“{fact:currentSystem}”相比，哪些保留、哪些替换、哪些不动，按您的意见列成清单。',
      question: '现在这套里，哪一样换掉了大家会不舍得？',
      objection: '换来换去，到头来还是一样。',
      answer: '列下来差别不大的部分，本来就不必换；只谈差得多的那几样。',
      nextStep: '和使用者一起列一份“留、换、不动”的清单。',
      riskNote: '承认现用系统的长处，不得夸大其缺陷。',
    },
    en: {
      title: 'Compare with today, not just with rivals',
      opening: '{person}, “{fact:currentSystem}” has its merits; let us begin with what it does well.',
      keyMessage:
        'Against “{fact:currentSystem}” we list, as you see it, what to keep, what to replace and what to leave alone.',
      question: 'In the present set-up, what would people miss if it were gone?',
      objection: 'Change after change, and it ends up the same.',
      answer:
        'What shows little difference on the list need not change; let us talk about the few items that do.',
      nextStep: 'Draw up a keep, replace, leave-alone list with the users.',
      riskNote: 'Credit the present system; do not enlarge its faults.',
    },
  },
  {
    key: 'contrast.criteria',
    trigger: {
      roles: [
        'economicBuyer',
        'approver',
        'technicalEvaluator',
        'champion',
        'coach',
        'gatekeeper',
        'influencer',
      ],
      concerns: ['competition', 'risk', 'compliance', 'price'],
      stages: ['qualify', 'discover', 'evaluate', 'propose'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    assumes: ['criteriaOpen'],
    strategies: ['competitiveContrast'],
    zh: {
      title: '先定标准，再看各家',
      opening: '{person}，各家放在一起看之前，先定用什么标准看。',
      keyMessage: '先把评价标准和权重写下来再看各家，标准由您定，我们不建议写任何排他的条款。',
      question: '如果只能留下几条标准，您会留哪几条，谁有不同意见？',
      objection: '标准早就定了，照着比就行。',
      answer: '那太好了。请给我们一份，我们照着逐条答，不答的当场说明。',
      nextStep: '把标准发给参与的各家，答复放在一起看。',
      riskNote: '不得引导设置排他性参数或条款。',
    },
    en: {
      title: 'Criteria before candidates',
      opening: '{person}, before the suppliers are set side by side, let us settle the yardstick.',
      keyMessage:
        'Write down criteria and weights before looking at suppliers. They are yours to set, and we propose no exclusive term.',
      question: 'If a handful of criteria had to do, which would you keep, and who would disagree?',
      objection: 'The criteria were fixed long ago.',
      answer: 'Good. Give us the list and we answer each item, saying openly what we leave unanswered.',
      nextStep: 'Send the criteria to all suppliers and read the replies side by side.',
      riskNote: 'Do not steer towards exclusive parameters or terms.',
    },
  },
  {
    key: 'contrast.script',
    trigger: {
      roles: ['technicalEvaluator', 'user', 'champion', 'coach', 'influencer', 'blocker'],
      concerns: ['competition', 'productivity', 'integration', 'clinicalValue', 'reliability'],
      stages: ['discover', 'evaluate', 'propose', 'qualify'],
      industries: ['general', 'industrialSoftware', 'medicalDevice'],
    },
    strategies: ['competitiveContrast', 'usersFirst'],
    zh: {
      title: '同一份脚本考各家',
      opening: '{person}，演示不看我们准备的，看您出的题。',
      keyMessage: '由您出一份演示脚本，各家按同一份做，做不出的当场写“做不到”。',
      question: '日常工作里，哪件麻烦事适合拿来当考题？',
      objection: '各家长处不同，同一份脚本不公平。',
      answer: '所以脚本之外留一段自由展示，打分时分开算。',
      nextStep: '请您和使用者一起出题，我们与各家同时收到。',
      riskNote: '不得事先索要考题，不得提供偏向自己的脚本。',
    },
    en: {
      title: 'The same script for every supplier',
      opening: '{person}, the test should be yours and not one that we prepared.',
      keyMessage:
        'You write a script, every supplier follows it, and whatever cannot be done is noted as such on the spot.',
      question: 'Which nuisance of daily work would make a good test?',
      objection: 'Suppliers differ in strengths; a common script is unfair.',
      answer: 'So a free part follows the script and is scored apart.',
      nextStep: 'Write the task with the users; we receive it at the same time as the others.',
      riskNote: 'Do not ask for the task in advance or supply a script that favours us.',
    },
  },
  {
    key: 'contrast.exit',
    trigger: {
      roles: ['technicalEvaluator', 'economicBuyer', 'gatekeeper', 'blocker', 'approver'],
      concerns: ['switching', 'dataSecurity', 'competition', 'risk'],
      stages: ['evaluate', 'propose', 'negotiate', 'close', 'renew'],
      industries: ['industrialSoftware'],
    },
    assumes: ['rivalCompared'],
    strategies: ['competitiveContrast', 'riskReduction'],
    zh: {
      title: '将来怎么离开',
      opening: '{person}，选供应商时，不妨先问将来怎么离开。',
      keyMessage: '数据以公开格式导出、导出不另收费、离开时的配合写进合同，请拿这几条去问每一家。',
      question: '以前换系统时，数据拿不出来的情况遇到过吗？',
      objection: '还没开始合作就谈退出，早了点。',
      answer: '早写清楚，用起来就不必惦记；用不上也无妨。',
      nextStep: '我们发退出条款草案，请法务与其他家的放在一起看。',
      riskNote: '退出条款须与产品实际能力一致。',
    },
    en: {
      title: 'How you would leave us',
      opening: '{person}, when choosing a supplier, it is worth asking how you would leave it.',
      keyMessage:
        'Export in open formats, no charge for export and help on leaving are in the contract; put these points to every supplier.',
      question: 'In an earlier change of system, was there data you could not get out?',
      objection: 'It is early to talk about leaving.',
      answer: 'Settled early, it need not be thought of again, whether it is used or not.',
      nextStep: 'We send a draft exit clause for your lawyers to read beside the others.',
      riskNote: 'Exit terms must match what the product can really do.',
    },
  },
  {
    key: 'contrast.serviceTerms',
    trigger: {
      roles: ['approver', 'technicalEvaluator', 'gatekeeper', 'user', 'economicBuyer'],
      concerns: ['service', 'competition', 'reliability', 'delivery'],
      stages: ['evaluate', 'propose', 'negotiate', 'renew', 'close'],
      industries: ['medicalDevice', 'general'],
    },
    assumes: ['rivalCompared'],
    strategies: ['competitiveContrast'],
    zh: {
      title: '服务条款逐字比',
      opening: '{person}，各家都说服务好，不如把条款逐字放在一起看。',
      keyMessage: '服务条款请逐字比：谁来、多久到、备件在哪、超时怎么办、谁判定，写不清的算没有。',
      question: '服务条款里，哪一项写不清会让您不敢签？',
      objection: '条款都差不多，看不出区别。',
      answer: '区别常在超时之后：请看每家写没写超时怎么处理。',
      nextStep: '我们把自己的条款按这几项拆开，请您拿去对照。',
      riskNote: '只比条款文字，不评价同行的履约。',
    },
    en: {
      title: 'Service clauses, word for word',
      opening: '{person}, good service is easily claimed; reading the clauses side by side says more.',
      keyMessage:
        'Compare the clauses word for word: who comes, how soon, where parts are, what follows a miss, who judges. What is unclear counts as absent.',
      question: 'Which point of a service clause, left unclear, would keep you from signing?',
      objection: 'The clauses are all alike.',
      answer: 'They tend to differ after a miss: see whether each supplier says what happens then.',
      nextStep:
        'We send you our own terms set out point by point, so that you can lay them beside the others.',
      riskNote: 'Compare wording; do not judge how others perform.',
    },
  },
]
