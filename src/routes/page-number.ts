/** The page of a list that the address asks for, from 1; nonsense is the first. */
export function pageNumber(url: URL): number {
	const asked = Number(url.searchParams.get('page') ?? '1');
	return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
}
