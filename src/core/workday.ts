/** The hour at which the day's work begins: when what is dated by its day alone takes place, on the wall clock of its zone. */
export const workBeginsHour = 9
