import type { Scene } from '../scene.ts'

export const riskReductionScenes: Scene[] = [
  {
    key: 'risk.window',
    trigger: {
      roles: ['technicalEvaluator', 'user', 'approver', 'gatekeeper'],
      concerns: ['delivery', 'risk', 'switching'],
      stages: ['propose', 'negotiate', 'close', 'deliver'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction', 'phasedLanding'],
    zh: {
      title: '装机排进停机窗口',
      opening: '{person}，装机能不能不打扰正常业务，今天把时间对好。',
      keyMessage:
        '以“{fact:maintenanceWindow}”为准往回排：到货、安装、切换各要几天，哪一步排不进窗口，今天就讲明白。',
      question: '窗口之外，有没有哪些日子现场完全不能动？',
      objection: '排得再好，货一晚到就全乱了。',
      answer: '所以计划上写明货须在哪天之前到、到不了怎么办；不能动的日子标出来，要动须您书面同意。',
      nextStep: '请现场负责人在计划上标出不可动用的日子。',
      riskNote: '窗口须出自对方的书面安排；没有确认前不承诺不停机。',
    },
    en: {
      title: 'Fit the work into the window',
      opening: '{person}, let us match dates so that the installation leaves normal work alone.',
      keyMessage:
        'We plan backwards from “{fact:maintenanceWindow}”: how many days delivery, installation and cut-over each take, and you hear today which step would not fit.',
      question: 'Apart from that window, are there days when nothing on site may be touched?',
      objection: 'A fine plan, until the goods come some days late.',
      answer:
        'That is why the plan names the latest day for the goods and what happens if they miss it; the untouchable days stand in it, and any change needs your written consent.',
      nextStep: 'Ask whoever runs the site to mark the untouchable days on the plan.',
      riskNote:
        'Take the window from the customer’s own schedule; promise no zero interruption before it is confirmed.',
    },
  },
  {
    key: 'risk.acceptance',
    trigger: {
      roles: ['technicalEvaluator', 'approver', 'economicBuyer', 'blocker'],
      concerns: ['risk', 'reliability', 'delivery'],
      stages: ['propose', 'negotiate', 'close', 'deliver'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '验收标准写在前面',
      keyMessage: '“{fact:acceptanceCriterion}”写进验收表：怎么测、谁来判、没达到怎么办，签之前双方都看过。',
      question: '除了已经写下的，还有哪条标准不写清楚您不放心？',
      objection: '标准写得再细，扯皮时也没用。',
      answer: '所以每条标准都配一个测法和一个判定人，争议时按测法重测，不靠解释。',
      nextStep: '我们把验收表草稿发来，请技术同事逐条改。',
      riskNote: '验收标准须引用书面约定，不得口头放宽或加码。',
    },
    en: {
      title: 'Write the acceptance test up front',
      keyMessage:
        '“{fact:acceptanceCriterion}” goes into the acceptance sheet: how it is tested, who judges and what follows if it is missed, seen by both sides before anybody signs.',
      question: 'Beyond what is written, which criterion would worry you if left open?',
      objection: 'However fine the wording, it does not help in a dispute.',
      answer:
        'So each criterion carries a test method and a named judge; in a dispute we retest instead of arguing.',
      nextStep: 'We send a draft acceptance sheet for your engineers to correct line by line.',
      riskNote: 'Quote criteria as agreed in writing; do not loosen or tighten them in conversation.',
    },
  },
  {
    key: 'risk.rollback',
    trigger: {
      roles: ['technicalEvaluator', 'blocker', 'user', 'approver', 'influencer'],
      concerns: ['switching', 'risk', 'integration'],
      stages: ['discover', 'evaluate', 'propose', 'negotiate'],
      industries: ['general', 'industrialSoftware', 'medicalDevice'],
    },
    assumes: ['switching'],
    strategies: ['riskReduction'],
    zh: {
      title: '留好退路再切换',
      opening: '{person}，换系统这件事，先谈万一不顺怎么退回去。',
      keyMessage: '新旧并行一段时间，退回的步骤事先演练并写进计划，由您决定何时停用旧的。',
      question: '切换当中，哪一步出问题会让您担不起？',
      objection: '现在的能用就行，折腾什么。',
      answer: '能用当然可以不动。我们只请您看一眼停用支持之后的风险，再决定动不动。',
      nextStep: '把不能出错的环节列出来，我们逐个写明退回的办法。',
      riskNote: '不得夸大现用系统的风险，也不得承诺切换毫无影响。',
    },
    en: {
      title: 'Plan the way back before the way in',
      opening:
        '{person}, before we talk about changing over, let us talk about how to go back if it goes badly.',
      keyMessage:
        'Old and new run side by side for a while, the way back is rehearsed and written down, and you decide when the old one goes.',
      question: 'During a change-over, which step would be too costly for you if it failed?',
      objection: 'What we have works; why bother.',
      answer:
        'Then leaving it is a sound option. We just ask you to see the risk once its support ends, and decide after that.',
      nextStep: 'List the steps that must not fail and we write a way back for each.',
      riskNote: 'Do not overstate the risk of the present system or promise a change-over without effect.',
    },
  },
  {
    key: 'risk.response',
    trigger: {
      roles: ['user', 'approver', 'technicalEvaluator', 'gatekeeper'],
      concerns: ['service', 'reliability', 'risk'],
      stages: ['evaluate', 'propose', 'negotiate', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '响应时间写进合同',
      opening: '{person}，服务快不快，口头说没有用，今天直接看条款。',
      keyMessage: '响应时限{fact:responseHours}从什么时候起算、超时如何处理，先写成条款请双方确认。',
      question: '以往的报修里，您觉得等得太久的那次是怎么回事？',
      objection: '厂家都说响应快，真出事找不到人。',
      answer: '所以不止一条路：值班电话之外还有指定的工程师，名字写在合同附件里，换人须提前告知。',
      nextStep: '我们发服务条款草案，请您标出还不够具体的地方。',
      riskNote: '响应时限须以我方批准的服务条款为准，不得临场加码。',
    },
    en: {
      title: 'Put the response time into the contract',
      opening: '{person}, talk about fast service is cheap, so let us read the clause.',
      keyMessage:
        'The response time of {fact:responseHours} is a contract clause, together with what happens if it is missed.',
      question: 'Over the past year, which repair call felt too slow, and what happened?',
      objection: 'Vendors claim fast response; when it matters nobody picks up.',
      answer: 'Hence a duty line and a named engineer in the annex, with notice before any change of person.',
      nextStep: 'We send the draft service clause; please mark whatever is too vague.',
      riskNote: 'Use the approved service terms; do not improve them on the spot.',
    },
  },
  {
    key: 'risk.backup',
    trigger: {
      roles: ['user', 'approver', 'influencer', 'technicalEvaluator'],
      concerns: ['reliability', 'service', 'risk'],
      stages: ['discover', 'evaluate', 'propose', 'negotiate'],
      industries: ['medicalDevice'],
    },
    strategies: ['riskReduction', 'usersFirst'],
    zh: {
      title: '故障时科室怎么办',
      opening: '{person}，设备总有出故障的时候，先谈真停了科室怎么办。',
      keyMessage: '把故障当天的处置写成一张卡：先联系谁、备机怎么调、检查如何改期，贴在机房墙上。',
      question: '上一次设备停下来的那天，科室是怎么安排患者的？',
      objection: '备机都是空话，要的时候总不在。',
      answer: '备机从哪里调、由谁放行，都写进服务附件，做不到的我们就不写。',
      nextStep: '请护士长和我们一起写这张处置卡。',
      riskNote: '备机安排须合规登记，不得以赠送或无偿投放名义承诺。',
    },
    en: {
      title: 'What the department does on a bad day',
      opening: '{person}, every machine fails some day. Let us talk about that day before anything else.',
      keyMessage:
        'We put the bad day on a card: whom to call, how a substitute unit is released, how examinations are rebooked, posted in the room.',
      question: 'The last time the machine stopped, how did the department look after its list?',
      objection: 'Substitute units are empty words; they are away when needed.',
      answer:
        'Where it comes from and who releases it go into the service annex; what we cannot do stays out.',
      nextStep: 'Let the head nurse write that card with us.',
      riskNote: 'Register substitute units properly; do not offer them as gifts or free placement.',
    },
  },
  {
    key: 'risk.concern',
    trigger: {
      roles: [
        'blocker',
        'technicalEvaluator',
        'approver',
        'economicBuyer',
        'influencer',
        'user',
        'champion',
        'coach',
        'gatekeeper',
      ],
      concerns: ['risk', 'reliability', 'price', 'switching', 'service'],
      stages: ['discover', 'evaluate', 'propose', 'negotiate', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '正面回应对方的顾虑',
      opening: '{person}，您提过“{fact:statedConcern}”，今天先回答这一条。',
      keyMessage: '针对“{fact:statedConcern}”，我们逐项写明能做到什么、做不到什么，由您判断够不够。',
      question: '如果这一条解决了，还有别的理由让您不同意吗？',
      objection: '你们当然会说能解决。',
      answer: '所以不听我们说：请您定一个检验办法，按您的办法验，验不过就按验不过来谈。',
      nextStep: '您定检验办法，我们只负责准备材料和现场配合。',
      riskNote: '顾虑须引原话，不得淡化，也不得借此贬低同行。',
    },
    en: {
      title: 'Answer the concern head on',
      opening:
        '{person}, you raised “{fact:statedConcern}”. That gets its answer before anything else today.',
      keyMessage:
        'On “{fact:statedConcern}” we set out what we can do and what we cannot, and you judge whether it is enough.',
      question: 'If this point were settled, would anything else still speak against it?',
      objection: 'Naturally you say that you can solve it.',
      answer:
        'So do not take our word: you set the test, we run it your way, and a fail is treated as a fail.',
      nextStep: 'You define the test; we prepare the material and assist on site.',
      riskNote: 'Quote the concern as spoken; neither play it down nor use it against a competitor.',
    },
  },
  {
    key: 'risk.migration',
    trigger: {
      roles: ['technicalEvaluator', 'gatekeeper', 'blocker', 'approver'],
      concerns: ['switching', 'dataSecurity', 'integration'],
      stages: ['evaluate', 'propose', 'negotiate', 'deliver'],
      industries: ['industrialSoftware'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '旧数据怎么搬',
      opening: '{person}，换系统时您更在意旧数据，还是新功能？先谈旧数据。',
      keyMessage: '从“{fact:currentSystem}”迁出的数据先做试迁，由您的人抽查核对，核对表签字后才做正式迁移。',
      question: '旧系统里哪些数据丢了就补不回来？',
      objection: '历史数据太乱，根本迁不干净。',
      answer: '乱的部分不硬迁：列成清单，由您决定清理、封存还是放弃，每条都留记录。',
      nextStep: '请给一份脱敏的样本，我们先试迁，把问题清单交给您。',
      riskNote: '试迁样本须脱敏并签保密，不得带离约定环境。',
    },
    en: {
      title: 'How the old data moves',
      opening:
        '{person}, which matters more to you in a change: old data or new functions? Let us take the old data.',
      keyMessage:
        'Data from “{fact:currentSystem}” moves in a rehearsal that your people spot-check; the real move starts after the check sheet is signed.',
      question: 'Which data in the old system could not be rebuilt if it were lost?',
      objection: 'Our history is too messy to migrate cleanly.',
      answer:
        'Then we do not force it: the messy part is listed and you choose to clean, archive or drop it, on record.',
      nextStep: 'Give us a masked sample; we rehearse the move and hand you the list of problems.',
      riskNote: 'Samples are masked, under confidentiality, and stay in the agreed environment.',
    },
  },
  {
    key: 'risk.decisionLog',
    trigger: {
      roles: ['approver', 'economicBuyer', 'gatekeeper'],
      concerns: ['risk', 'compliance', 'budgetTiming'],
      stages: ['propose', 'negotiate', 'close'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '让决策过程经得起回看',
      opening: '{person}，采购定下来之后常会被回看，我们帮您把过程留全。',
      keyMessage: '比选依据、答疑记录和让步理由都整理成册，将来谁来看都能看懂当时为什么这样定。',
      question: '以往的项目在事后检查时，被问得比较多的是哪些方面？',
      objection: '流程走完就行，不需要这么多材料。',
      answer: '材料不增加您的工作量：都是过程中已有的记录，我们只按时间排好。',
      nextStep: '我们列一份过程材料目录，请您删去不需要的。',
      riskNote: '只整理真实记录，不得补签、倒签或代客户出具意见。',
    },
    en: {
      title: 'A decision that stands up to review',
      opening: '{person}, purchases are often looked at again later; we help you keep the whole trail.',
      keyMessage:
        'Grounds of comparison, answers to questions and reasons for concessions are filed, so that a later reader sees why it was decided so.',
      question: 'In past projects, what did later reviews ask about more often?',
      objection: 'Following the procedure is enough; we do not need so much paper.',
      answer: 'It adds no work for you: the records exist already and we put them in order of time.',
      nextStep: 'We draft a table of contents; strike what you do not need.',
      riskNote: 'File genuine records; no backdating, no late signatures, no opinion in the customer’s name.',
    },
  },
  {
    key: 'risk.renewal',
    trigger: {
      roles: ['economicBuyer', 'user', 'technicalEvaluator', 'approver', 'gatekeeper', 'champion'],
      concerns: ['service', 'risk', 'reliability'],
      stages: ['deliver', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction', 'valueEvidence'],
    zh: {
      title: '续约前把账清干净',
      opening: '{person}，合同到{fact:contractEndDate}，续不续先放一边，先看这一期做得怎样。',
      keyMessage: '离{fact:contractEndDate}还有时间，我们先交一份履约清单：做到的、没做到的、正在补的。',
      question: '这一期里，哪件事我们做得不到位，您希望先补上？',
      objection: '到期再说，不急。',
      answer: '不急着谈续约，但没做到的部分越早补越好，这和续不续无关。',
      nextStep: '我们先交履约清单，您圈出不认可的条目。',
      riskNote: '履约清单须与合同逐条对应，不得以续约为条件拖延整改。',
    },
    en: {
      title: 'Settle accounts before renewing',
      opening:
        '{person}, the contract runs to {fact:contractEndDate}. Leave renewal aside and look at how this term went.',
      keyMessage:
        'Ahead of {fact:contractEndDate} we hand over a performance list: done, not done, being made good.',
      question: 'During this term, what did we do badly that you want put right before anything else?',
      objection: 'It can wait until it expires.',
      answer: 'Renewal can wait. What we failed to do should be made good soon, whether or not you renew.',
      nextStep: 'We hand over the list and you circle what you do not accept.',
      riskNote: 'Match the list to the contract clause by clause; do not hold repairs back for a renewal.',
    },
  },
  {
    key: 'risk.returns',
    trigger: {
      roles: ['user', 'technicalEvaluator', 'gatekeeper', 'blocker', 'approver'],
      concerns: ['reliability', 'service', 'delivery'],
      stages: ['discover', 'evaluate', 'deliver', 'renew'],
      industries: ['general', 'medicalDevice', 'industrialSoftware'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '退过货就先说退货',
      keyMessage: '上次退货写明的原因是“{fact:returnReason}”，这次逐条对照，没有改好的不进方案。',
      question: '退货之后，我们的处理哪里还让您觉得不到位？',
      objection: '已经退过一次，凭什么再信。',
      answer: '不请您先信。请您按上次的退货原因来验，验过一条划一条。',
      nextStep: '把上次退货的记录带上，我们当面逐条对照。',
      riskNote: '退货原因引原始记录，不得改写为使用不当。',
    },
    en: {
      title: 'Where goods came back, begin there',
      keyMessage:
        'The return was recorded as “{fact:returnReason}”. We go through it item by item, and what is not fixed stays out of the proposal.',
      question: 'After the return, where did our handling still fall short for you?',
      objection: 'It came back once; why trust it again?',
      answer: 'Do not start with trust. Test against the recorded reason and strike each item as it passes.',
      nextStep: 'Bring the record of the return and we compare item by item.',
      riskNote: 'Quote the recorded reason; do not recast it as misuse.',
    },
  },
  {
    key: 'risk.warranty',
    trigger: {
      roles: ['approver', 'economicBuyer', 'technicalEvaluator', 'gatekeeper', 'blocker'],
      concerns: ['service', 'risk', 'totalCost'],
      stages: ['propose', 'negotiate', 'close', 'deliver'],
      industries: ['general', 'medicalDevice'],
    },
    strategies: ['riskReduction'],
    zh: {
      title: '保修从哪天算起',
      keyMessage: '保修期{fact:warrantyPeriod}，从哪天算起、哪些算保修、哪些不算，都列成正反清单写进合同。',
      question: '以往因为“算不算保修”起过争议吗，争在哪里？',
      objection: '保修条款里到处是除外。',
      answer: '请您把不能接受的除外条款划出来，能去掉的去掉，去不掉的说明理由。',
      nextStep: '我们发保修正反清单，请使用和采购的同事都看过。',
      riskNote: '保修期与范围以批准的条款为准，不得口头延长。',
    },
    en: {
      title: 'The day the warranty begins',
      keyMessage:
        'The warranty of {fact:warrantyPeriod}: the day it begins, what is covered and what is not stand in one list in the contract.',
      question: 'Has there been a dispute over what counts as warranty, and what was it about?',
      objection: 'Warranty clauses are full of exceptions.',
      answer:
        'Strike the exceptions that you cannot accept; we drop what we can and give the reason for the rest.',
      nextStep: 'We send the covered and not-covered list for users and purchasing to read.',
      riskNote: 'Term and scope follow the approved clause; extend nothing in conversation.',
    },
  },
]
