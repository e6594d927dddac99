/** A time of day as people write it: „9.00“, "9:00", „9 val.“ and "09:00" are the same. Undefined when it is none. */
export function readTime(typed: string): string | undefined {
	const found = /^(\d{1,2})(?:[.:\s](\d{2}))?\s*(?:val\.?)?$/.exec(typed.trim());
	const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)];
	if (!found || hour > 23 || minute > 59) return undefined;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Academic hours as people write them (L-16), in quarters: „1,5“ is 6. Undefined for what is no number of quarters from 0 to 100 hours. */
export function readHours(typed: string): number | undefined {
	const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.');
	const quarters = /^\d{1,3}(\.\d{1,2})?$/.test(plain) ? Number(plain) * 4 : Number.NaN;
	return Number.isInteger(quarters) && quarters <= 400 ? quarters : undefined;
}

/** Minutes as people write them: a whole number up to ten hours. Undefined when it is none. */
export function readMinutes(typed: string): number | undefined {
	const found = /^(\d{1,3})\s*(?:min\.?)?$/.exec(typed.trim());
	const minutes = Number(found?.[1] ?? Number.NaN);
	return minutes <= 600 ? minutes : undefined;
}
