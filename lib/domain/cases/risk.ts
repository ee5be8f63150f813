/** Days before a deadline from which a case is at risk. */
export const riskDays = 7;
/** Days before a deadline from which the facility is asked to call rather than wait. */
export const callDays = 3;
