/** The account under which deals stand whose export names none: people and words of several customers may lie there. */
export const accountNotGiven = '未填客户 · Account not given'
