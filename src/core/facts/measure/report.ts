import {
  labelledActions,
  type Measurement,
  precisionOf,
  recallOf,
  sumOf,
  type Tally,
  valueTypes,
} from './score.ts'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const cells = (tally: Tally): string =>
  `${tally.hits + tally.missed} | ${tally.hits + tally.extra} | ${percent(precisionOf(tally))} | ${percent(recallOf(tally))}`
const parts = { tune: 'tune', held: 'held out' } as const

/** The page that states how well the rules read facts and acts. */
export const renderReport = (measurements: readonly Measurement[]): string => `# What the rules read

Written by \`src/core/facts/measure/labelled.test.ts\`; do not edit by hand.

Messages, mails and notes of sales conversations, written and labelled by hand for this project
([\`src/core/facts/labelled\`](../src/core/facts/labelled/README.md)). *Tune* messages were read while the rules were made.
*Held out* ones were only ever counted. A fact counts as found when its kind and its figure are right; of quoted
text, when the kind is right and half of the shorter of the two spans is common to both. Precision: of what the rules
found, how much is labelled. Recall: of what is labelled, how much they found.

A brief cites facts, so the rules are made for precision: what they miss is silence, what they get wrong would be said
to a customer. Before a track says a fact, its stance is looked at as well (\`src/core/facts/stance.ts\`), which is not
measured here: a wish or a promise of a labelled kind counts as found.

## Facts

| Language | Messages | Part | Values | Labelled | Found | Precision | Recall |
|---|--:|---|---|--:|--:|--:|--:|
${measurements
  .flatMap(({ lang, part, messages, facts, allFacts }) => [
    `| ${lang} | ${messages} | ${parts[part]} | **all** | ${cells(allFacts)} |`,
    ...valueTypes.map((type) => `| ${lang} | | ${parts[part]} | ${type} | ${cells(facts[type])} |`),
  ])
  .join('\n')}

## Acts

Each message is given one kind. *Kinds*: how many of the kinds given are among the message's labels. *Buying steps*:
asking for a price, a trial, a contract or a tender, objecting, complaining and committing, in customers' messages.

| Language | Part | Kinds given | Precision | Messages with buying steps | Step found | Precision | Recall |
|---|---|--:|--:|--:|--:|--:|--:|
${measurements
  .map(
    ({ lang, part, kinds, buyingSteps }) =>
      `| ${lang} | ${parts[part]} | ${kinds.hits + kinds.extra} | ${percent(precisionOf(kinds))} | ${cells(buyingSteps)} |`,
  )
  .join('\n')}

## Actions

What the tray of captures proposes, each with its span: any number for a message. A competitor's name, a stated concern
and a dated promise of ours are facts that tell an action too, and count here.

| Action | ${measurements.map(({ lang, part }) => `${lang} ${parts[part]}: labelled | found | precision | recall`).join(' | ')} |
|---|${measurements.map(() => '--:|--:|--:|--:|').join('')}
${[
  `| **all** | ${measurements.map(({ actions }) => cells(sumOf(Object.values(actions)))).join(' | ')} |`,
  ...labelledActions.map(
    (kind) => `| ${kind} | ${measurements.map(({ actions }) => cells(actions[kind])).join(' | ')} |`,
  ),
].join('\n')}
`
