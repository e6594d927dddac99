/** The page of a list that the address asks for, from 1; nonsense is the first. */
export function pageNumber(url: URL): number {
	const asked = wholeOf(url.searchParams.get('page')) ?? 1;
	return asked >= 1 && asked <= 100_000 ? asked : 1;
}

/** A whole number of an address, of nine digits at most; nothing else is one. */
export const wholeOf = (sent: string | null): number | undefined => (sent !== null && /^\d{1,9}$/.test(sent) ? Number(sent) : undefined);
