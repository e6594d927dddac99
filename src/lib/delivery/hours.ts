/** Academic hours are kept in quarters: what is added up stays exact. */
export const quartersOf = (hours: number): number => Math.round(hours * 4);

/** Quarters as academic hours: 18 is 4.5. */
export const inHours = (quarters: number): number => quarters / 4;

/** Hours of the kinds that are counted apart (M-10), in quarters of an academic hour. */
export type Hours = { contact: number; consultation: number };

/** H-01: whether so many quarters fit into so many minutes, when an academic hour has `minutesAnHour`. */
export const fitsInto = (quarters: number, minutes: number, minutesAnHour: number): boolean => quarters * minutesAnHour <= minutes * 4;

/** The sum of hours, kind by kind. */
export const sumOf = (all: Iterable<Hours>): Hours => {
	const sum = { contact: 0, consultation: 0 };
	for (const { contact, consultation } of all) {
		sum.contact += contact;
		sum.consultation += consultation;
	}
	return sum;
};
