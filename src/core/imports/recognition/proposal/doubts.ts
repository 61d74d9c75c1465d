import { isAboutPartsOfAccounts, namesNobody } from './doubts/accountLists.ts'
import { isAgeingOfDebt } from './doubts/ageing.ts'
import { isBareList, isUntold } from './doubts/bareLists.ts'
import { isCalculation, isChangeLog, isOfOwnCosts, isReckonedUp } from './doubts/calculations.ts'
import { isYetToCome } from './doubts/daysAhead.ts'
import { isMistakenForDebt } from './doubts/debts.ts'
import { isInstalledBase, isPricedByLine } from './doubts/goodsElsewhere.ts'
import { isOfNotes, isOfRisks } from './doubts/notesAndRisks.ts'
import { isWonOrLost } from './doubts/outcomes.ts'
import { isAboutPartsOfDeals } from './doubts/partsOfDeals.ts'
import { isPastBusiness, isPlanOfWhatWasSold } from './doubts/pastBusiness.ts'
import { isWithoutReturns } from './doubts/returns.ts'
import { isDealOfNobody, isHistoryOfStages } from './doubts/stagesOfDeals.ts'
import { statesPricesOfSupplier } from './doubts/supplier.ts'
import type { Supposition } from './doubts/supposition.ts'
import { isTextOfAnything } from './doubts/textsOfAnything.ts'

/** What speaks against a kind that the columns would fill, each with the share of the score that it leaves. */
const doubts: readonly (readonly [isDoubtful: (supposed: Supposition) => boolean, leaves: number])[] = [
  [statesPricesOfSupplier, 0.6],
  [isPlanOfWhatWasSold, 0.4],
  [isPastBusiness, 0.4],
  [namesNobody, 0.3],
  [isWithoutReturns, 0.3],
  [isMistakenForDebt, 0.5],
  [isAboutPartsOfAccounts, 0.4],
  [isAboutPartsOfDeals, 0.3],
  [isWonOrLost, 0.4],
  [isHistoryOfStages, 0.3],
  [isInstalledBase, 0.2],
  [isPricedByLine, 0.3],
  [isDealOfNobody, 0.5],
  [isYetToCome, 0.4],
  [isTextOfAnything, 0.3],
  [isCalculation, 0.3],
  [isReckonedUp, 0.4],
  [isChangeLog, 0.3],
  [isOfOwnCosts, 0.3],
  [isAgeingOfDebt, 0.1],
  [isUntold, 0.5],
  [isBareList, 0.4],
  [isOfNotes, 0.2],
  [isOfRisks, 0.2],
]

/** The share of a kind's score that all doubts together leave, 0–1. */
export const leftByDoubts = (supposed: Supposition): number =>
  doubts.reduce((left, [isDoubtful, leaves]) => (isDoubtful(supposed) ? left * leaves : left), 1)
