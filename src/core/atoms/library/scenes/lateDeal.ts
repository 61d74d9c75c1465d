import type { Scene } from '../scene.ts'
import { buyingRoles } from '../vocabulary.ts'

const everyRole = [...buyingRoles]
const anyIndustry = ['general', 'medicalDevice', 'industrialSoftware'] as const
const late = ['evaluate', 'propose', 'negotiate', 'close'] as const

/**
 * Talks for a deal whose quote is out and whose decision is near: what we owe, what was asked and is to be answered, the
 * criteria, and what stands between quote and budget. Each rests on what is on file for this very deal.
 */
export const lateDealScenes: Scene[] = [
  {
    key: 'promise.overdue',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'risk', 'delivery', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '先认晚了的那一件',
      opening:
        '{person}，先说我们欠{by:overdueItem}的：{fact:overdueItem}，原定{fact:overdueSince}，按我们的记录还没有交，晚在我们这边。',
      keyMessage:
        '{fact:overdueItem}：靠得住的新日子今天给；还定不下来，也讲清哪天能定。交到之前，每次通话先报这一件。',
      question: '晚了这一段，耽误了您那边哪一步？我们好把后面的次序排过来。',
      objection: '说好的日子没到，后面的话怎么信。',
      answer: '该这么问。所以先交这一件，再谈别的；新的日子要是也会变，我们提前讲，不等您来催。',
      nextStep: '东西到了当天就送到您手上，并说明和原先讲的有没有出入，请您指定谁来接。',
      riskNote: '原因讲到哪一步，先问过经手的同事；不推给别人，没有把握的日子不报。',
    },
    en: {
      title: 'Own up to what is late',
      opening:
        '{person}, let me begin with what we owe {by:overdueItem}, the {fact:overdueItem}: due on {fact:overdueSince}, not handed over by our records, and the delay is ours.',
      keyMessage:
        'On the {fact:overdueItem} you hear today which day we can stand by, or the day on which we will know; until it is there, every call begins with it.',
      question: 'What did the delay hold up on your side, so that we can reorder what follows?',
      objection: 'You missed the day you gave us, so why rely on the next?',
      answer:
        'That is fair. It is handed over before we press for anything, and if the new day moves we tell you before you have to ask.',
      nextStep:
        'The day we have it you have it, with a note on anything that differs; who should receive it?',
      riskNote:
        'Ask those who do the work how much of the reason may be told; blame nobody else, and name no day that you cannot rely on.',
    },
  },
  {
    key: 'promise.newDay',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'delivery', 'risk', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    needs: { keyMessage: ['overdueItem'] },
    zh: {
      title: '晚了多久、哪天到',
      opening:
        '{person}，先交代答应{by:overdueItem}的{fact:overdueItem}：原定{fact:overdueSince}，没有按时给到，是我们的责任。',
      keyMessage: '晚了的这一件，眼下能看到的日子是{fact:newDueDay}；再有变化，我们当天告诉您。',
      question: '按这个日子，您那边接下来用到它的那一步还来得及吗？',
      objection: '这个日子会不会又往后拖？',
      answer: '这个日子靠不住的时候我们先开口，不等您来问。',
      nextStep: '东西一到就直接发给您和要用它的人，请您说还要发给谁。',
      riskNote: '新的日子须与实际经手的人核对过，只是预计就说是预计。',
    },
    en: {
      title: 'How late, and which day it comes',
      opening:
        '{person}, about the {fact:overdueItem} for {by:overdueItem}, due on {fact:overdueSince} and late: the delay is our doing.',
      keyMessage:
        'For what is late, the day now in sight is {fact:newDueDay}; should it move again, you hear it that same day.',
      question: 'With that day, is there still time for the step on your side that needs it?',
      objection: 'And will that day slip again?',
      answer: 'Should it become doubtful, we say so before you ask.',
      nextStep: 'The day it is there it goes to you and to whoever needs it; whom should we add?',
      riskNote: 'Check the new day with whoever does the work, and call a forecast a forecast.',
    },
  },
  {
    key: 'promise.lateByTheCall',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'delivery', 'risk', 'compliance'],
      stages: ['discover', ...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'complianceFirst'],
    zh: {
      title: '晚到的那一件，对收没收到',
      opening:
        '{person}，答应{by:lateItemByCall}的{fact:lateItemByCall}，原定{fact:lateItemSince}，是我们晚了，今天一开头先对这一件。',
      keyMessage:
        '{fact:lateItemByCall}我们排的是{fact:lateItemDay}给到：收没收到、和说好的一样不一样，先和您对一遍；没收到的话，当场讲清哪天到。',
      question: '您那边接下来哪一步要用它，还赶得上吗？',
      objection: '晚了这么多天，后面的事会不会也这样？',
      answer: '该这么问。后面每一件的日子今天对一遍，哪件可能变，我们先开口，不等您来催。',
      nextStep: '和说好的有出入的地方请标出来，我们逐条书面回您。',
      riskNote: '通话前先核实东西到底发出没有；没发出就照实讲，不说已经给了。',
    },
    en: {
      title: 'Late, and due before we speak',
      opening:
        '{person}, about the {fact:lateItemByCall} for {by:lateItemByCall}, due on {fact:lateItemSince}: we missed that day, and today begins with it.',
      keyMessage:
        'The {fact:lateItemByCall} was to go out to you by {fact:lateItemDay}: let us check that it has come and is what was agreed; if it has not, you hear now when it comes.',
      question: 'Which step of yours has been waiting for it, and is there still time for it?',
      objection: 'That came late, so why would the rest be on time?',
      answer:
        'That is fair. We go through the days of everything else that is open, and where one may move we say so before you ask.',
      nextStep: 'Please mark what is unclear in it and we answer each point in writing.',
      riskNote: 'Find out before the call whether it has really gone out; if it has not, say so.',
    },
  },
  {
    key: 'promise.coming',
    trigger: {
      roles: everyRole,
      concerns: ['delivery', 'service', 'budgetTiming'],
      stages: [...late, 'deliver'],
      industries: [...anyIndustry],
    },
    strategies: ['phasedLanding', 'riskReduction'],
    zh: {
      title: '快到日子的几件对一遍',
      opening: '{person}，{fact:comingItem}说好{fact:comingDay}给，今天先对一下还缺什么。',
      keyMessage:
        '{fact:comingItem}的日子是{fact:comingDay}，我们按这一天准备；日子要变，我们先开口，不等您来问。',
      question: '对这一件，您那边有没有新增的要求还没告诉我们？',
      objection: '到时候别又说来不及。',
      answer: '所以今天就把要求对清；哪一项可能赶不上，也在今天讲。',
      nextStep: '对完我们回一页确认，写明您要的是什么、哪天到。',
      riskNote: '日子须与经手的同事核对，未核实的不说一定。',
    },
    en: {
      title: 'What is coming, checked before it comes',
      opening:
        '{person}, for {fact:comingItem} we named {fact:comingDay}; let us check what is still missing.',
      keyMessage:
        'For {fact:comingItem} the day is {fact:comingDay} and we work to it; should it move, you hear that from us before you ask.',
      question: 'Is there anything you expect of it that has not reached us yet?',
      objection: 'Just do not tell us on the day that you need longer.',
      answer: 'That is why we go through what you expect today, and say today what could be tight.',
      nextStep: 'We confirm on a page what you expect and on which day it comes.',
      riskNote: 'Check the day with the colleagues who do the work, and call nothing certain that is not.',
    },
  },
  {
    key: 'ask.answerToday',
    trigger: {
      roles: everyRole,
      concerns: ['service', 'price', 'risk', 'delivery', 'compliance'],
      stages: ['discover', ...late],
      industries: [...anyIndustry],
    },
    strategies: ['riskReduction', 'valueEvidence'],
    zh: {
      title: '说好这次答复的先答',
      opening: '{person}，{by:answerDue}问的“{fact:answerDue}”，说好这一次答复，先从这里讲起。',
      keyMessage:
        '{by:answerDue}问的“{fact:answerDue}”，逐条给说法：能定的当场讲清，要审批的讲清还差谁点头、哪天书面回，不含糊过去。',
      question: '这几条里，哪一条定不下来会影响您往上报？',
      objection: '这次还是没有准话？',
      answer: '有的条目今天就是准话；要审批的不当场应承，免得应了再改，书面答复的日子现在说定。',
      nextStep: '散会后当天发一页纪要：答了什么、还差什么、各到哪天。',
      riskNote: '会前拿到审批结果；没批的不应承，也不透露内部的线。',
    },
    en: {
      title: 'Answer what was promised for this call',
      opening:
        '{person}, {by:answerDue} asked “{fact:answerDue}”, and the answer is due on this call, so we begin there.',
      keyMessage:
        'On what {by:answerDue} asked, “{fact:answerDue}”, the reply is plain: what is settled you hear as it is; for what needs approval, who still has to agree and the day of our written answer.',
      question: 'Which of these points would hold up your own paper if it stayed open?',
      objection: 'So there is still no firm answer?',
      answer:
        'Where it has been approved you hear it today. What has not been is named as such, with who decides on it and when you have it in writing.',
      nextStep: 'You get a note the same day: what was answered, what is open, and by when.',
      riskNote:
        'Get approvals before the call; agree to nothing that has none, and keep our limits to ourselves.',
    },
  },
  {
    key: 'ask.answerBefore',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'service', 'budgetTiming', 'risk', 'totalCost'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost', 'phasedLanding'],
    zh: {
      title: '要在通话前答的，先对一遍',
      opening:
        '{person}，{by:answerBefore}提的“{fact:answerBefore}”，要的是这次通话之前的答复，先从这里对起。',
      keyMessage:
        '{by:answerBefore}提的“{fact:answerBefore}”，先对一下我们的答复到没到：到了的只对有出入的地方，还没定的讲清差哪一步、哪天书面给。',
      question: '答复里哪一条和您往上报的口径还对不上？',
      objection: '这几条还是没有全定下来。',
      answer: '没批过的我不当场说行，说了再收回更耽误您。没定的那条，今天把书面答复的日子说准。',
      nextStep: '对完的结果当天书面发一版，答了的和还没定的分开写。',
      riskNote: '通话前必须先批、先发出；没发出就不要说已经答复。不报内部的线。',
    },
    en: {
      title: 'What was to be answered before the call',
      opening:
        '{person}, {by:answerBefore} wanted our answer on “{fact:answerBefore}” before this call, so let us begin with where that stands.',
      keyMessage:
        'On “{fact:answerBefore}” let us check that you have our answer: what has been approved stands in it, and for everything else you hear which step is still open and when you have it in writing.',
      question: 'Which of these answers does not yet fit what you have to report?',
      objection: 'So not all of it is settled.',
      answer: 'Not all, no. What is open gets a day today, and I add nothing to it by word of mouth.',
      nextStep: 'You get the outcome in writing the same day, with what is answered apart from what is open.',
      riskNote:
        'Have it approved and sent before the call, and do not say it was answered if it was not; name no limit of ours.',
    },
  },
  {
    key: 'ask.terms',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'budgetTiming', 'totalCost'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost', 'phasedLanding'],
    assumes: ['lineOpen'],
    zh: {
      title: '商务条件，记全了再书面答',
      opening: '{person}，{by:askedTerms}提的“{fact:askedTerms}”我们收到了，今天讲清怎么答、哪天答。',
      keyMessage:
        '{by:askedTerms}提的“{fact:askedTerms}”，要内部批过才算数：今天先弄清它为什么要紧、拿什么能换，再定书面答复的日子。',
      question: '这一条和其他条件放在一起，您那边先保哪一条？',
      objection: '那就是今天还定不下来。',
      answer: '没批过的我不当场说行，说了再收回更耽误您。哪天给书面答复，今天说准。',
      nextStep: '几条商务条件我们汇成一份，批完书面回您，日子现在记下。',
      riskNote: '不在会上松口，不报内部的线；任何让步要批过，并写进书面报价。',
    },
    en: {
      title: 'Terms: noted in full, answered in writing',
      opening:
        '{person}, {by:askedTerms} raised “{fact:askedTerms}”. We have it; today is about how it gets its answer, and when.',
      keyMessage:
        'What {by:askedTerms} raised, “{fact:askedTerms}”, counts once it is approved on our side: today we understand why it matters and what it could be traded against, and fix the day of a written answer.',
      question: 'Beside your other conditions, which would you hold on to if you had to choose?',
      objection: 'So you cannot settle that today.',
      answer:
        'I will not say yes to what nobody has approved and take it back later. The day of the written answer is agreed today.',
      nextStep:
        'We gather the commercial points on a page and come back on all of them in writing by the day we note now.',
      riskNote:
        'Give nothing away on the call and name no limit of ours; any concession is approved and written down.',
    },
  },
  {
    key: 'objector.present',
    trigger: {
      roles: everyRole,
      concerns: ['risk', 'reliability', 'service', 'price', 'delivery', 'competition', 'compliance'],
      stages: ['discover', ...late, 'deliver', 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['usersFirst'],
    zh: {
      title: '在座有人不同意，先谈那一条',
      opening: '{person}，{by:heldAgainst}提过“{fact:heldAgainst}”，这一条今天不绕开。',
      keyMessage:
        '“{fact:heldAgainst}”这一条，做了什么、还差什么、哪天见结果，当着在座各位讲清；没做完的照实说没做完。',
      question: '看到什么样的结果，这一条才算过去？',
      objection: '光讲没用，等看到了再说。',
      answer: '应该的。看到之前我们不催着定；怎么看、谁来看，由提出来的人说了算。',
      nextStep: '怎么验、谁来验、哪天验，会后写成一页，先请提出来的人改。',
      riskNote: '先核实现场的进展再讲；不反驳人，不拿别人的话压他。',
    },
    en: {
      title: 'Somebody here disagrees: begin there',
      opening:
        '{person}, {by:heldAgainst} raised “{fact:heldAgainst}”, and today we do not walk around that.',
      keyMessage:
        'On “{fact:heldAgainst}” everybody here hears what has been done, what is missing and which day the outcome can be seen; what has no outcome is not called done.',
      question: 'Seeing what would settle this point?',
      objection: 'Words will not do; show it.',
      answer:
        'Rightly so. Until it has been seen we press for nothing, and whoever raised it says how it is looked at and by whom.',
      nextStep:
        'How it is checked, by whom and when goes on a page after the call, and whoever raised it corrects the page before anybody else.',
      riskNote:
        'Check how things stand on site before you speak; argue with nobody, and quote nobody against them.',
    },
  },
  {
    key: 'ask.termsInOffer',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'budgetTiming', 'totalCost'],
      stages: ['discover', ...late, 'renew'],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost', 'phasedLanding'],
    zh: {
      title: '新报价里答，今天对一遍',
      opening: '{person}，{fact:revisedOffer}定在{fact:revisedOfferDay}给，今天就拿它来谈。',
      keyMessage:
        '{by:termsInOffer}提的“{fact:termsInOffer}”，在{fact:revisedOffer}里逐条找答复：写进去的按它算，没写进去的讲清为什么、还要谁点头。',
      question: '{fact:revisedOffer}里哪一行和您要往上报的对不上？',
      objection: '新的一版还是没到我们要的数。',
      answer: '以写在里面的为准，口头的不算。再往下动，先看拿什么换、谁来批，我带回去书面答复您。',
      nextStep: '今天对出来的出入当天写成一页发您，要改的标在旁边。',
      riskNote: '通话前新报价必须先批、先发出，没发出就不要说已经给了；当场不再松口，不报内部的线。',
    },
    en: {
      title: 'Answered in the revised quote',
      opening: '{person}, {fact:revisedOffer} is due on {fact:revisedOfferDay}, so let us work from that.',
      keyMessage:
        'For what {by:termsInOffer} raised, “{fact:termsInOffer}”, we look up the answer in {fact:revisedOffer}: what stands in it holds, and for what does not you hear why, and who would have to agree.',
      question: 'Where in {fact:revisedOffer} would your own paper need another figure or another wording?',
      objection: 'Even the new version is not where we need it.',
      answer:
        'What stands in it holds, and nothing by word of mouth. Whether more is possible depends on what it is traded against, and that answer comes in writing.',
      nextStep: 'What we find today goes to you on a page the same day, with whatever is to change marked.',
      riskNote:
        'Have the revised quote approved and sent before the call, and do not say it was sent if it was not; concede nothing further, name no limit of ours.',
    },
  },
  {
    key: 'late.criteria',
    trigger: {
      roles: everyRole,
      concerns: ['compliance', 'competition', 'risk', 'price'],
      stages: [...late],
      industries: [...anyIndustry],
    },
    strategies: ['valueEvidence', 'competitiveContrast'],
    needs: { keyMessage: ['papersDay'] },
    zh: {
      title: '按评分办法对一遍',
      opening: '{person}，评审看的是“{fact:awardCriteria}”，今天按这几条把我们的材料过一遍。',
      keyMessage: '“{fact:awardCriteria}”：每一条对应我们交的哪份材料、还缺哪份，缺的写明由谁补、哪天补。',
      question: '这几条里，哪一条对证明材料的形式或出具单位有要求？',
      objection: '这几条你们不见得都占优。',
      answer: '占不占优由您逐条看。我们每一条后面都写出处：报告、记录、条款，或者试用的结果，您查得到。',
      nextStep: '我们按评分办法逐条列一页对照，随材料一起交，赶在{fact:papersDay}之前。',
      riskNote: '不打听评委，不打听别家得分；缺的材料照实说缺。',
    },
    en: {
      title: 'Go through the scoring',
      opening:
        '{person}, your scoring goes by “{fact:awardCriteria}”; let us hold what we have sent you against that.',
      keyMessage:
        '“{fact:awardCriteria}”: for each of these we say which paper of ours answers it and which is missing, with a name and a day beside what is missing.',
      question: 'For which of these does the proof need a certain form, or come from a certain body?',
      objection: 'You will hardly lead on all of these.',
      answer:
        'That is yours to judge, line by line. Each of ours names what it rests on, a report, a record, a clause or the outcome of a trial, so that you can look it up.',
      nextStep:
        'A page that follows the scoring line by line goes in with our papers, well before {fact:papersDay}.',
      riskNote: 'Do not ask about judges or about the scores of others; call a missing paper missing.',
    },
  },
  {
    key: 'late.offerAboveBudget',
    trigger: {
      roles: everyRole,
      concerns: ['price', 'totalCost', 'budgetTiming'],
      stages: [...late],
      industries: [...anyIndustry],
    },
    strategies: ['totalCost'],
    zh: {
      title: '报价和预算之间差的那一段',
      opening: '{person}，报价和预算之间还差一段，今天先把这一段摊开。',
      keyMessage:
        '现在的报价是{fact:offerTotal}，贵方的预算是{fact:budgetAmount}：差的这一段落在哪几项上，逐项对一遍，看哪些可以不做、哪些可以往后放。',
      question: '清单里哪几项不能少，哪几项可以商量做法？',
      objection: '预算就这么多，超出的不用谈。',
      answer: '明白。先看范围能不能调到预算里；要动单价的，我带回去批，书面答复您。',
      nextStep: '我们出一份逐项对照，标出不能少的和可以商量的，发给您改。',
      riskNote: '只谈范围和做法，不当场动单价；让价须先批。',
    },
    en: {
      title: 'What lies between the quote and the budget',
      opening: '{person}, quote and budget are still apart, so let us lay that difference open.',
      keyMessage:
        'Our quote stands at {fact:offerTotal} and your budget at {fact:budgetAmount}: we lay open, item by item, what makes up the difference, what could be left out and what could come later.',
      question: 'Which items on the list must stay, and where could the way of doing it change?',
      objection: 'The budget is what it is; anything above it need not be discussed.',
      answer:
        'Understood. We look for the scope that fits it; anything that moves a unit price I take back for approval, and you get it in writing.',
      nextStep:
        'We send a list item by item, marked by what must stay and what may change, for you to correct.',
      riskNote:
        'Talk of scope and ways of doing it; move no unit price on the call, a concession is approved beforehand.',
    },
  },
]
