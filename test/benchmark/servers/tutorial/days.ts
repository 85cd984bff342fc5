const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** The day of a moment where the hub is, YYYY-MM-DD. */
export const dayOf = (moment: Date): string => format.format(moment);

export const today = (): string => dayOf(new Date());
