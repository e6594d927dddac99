import { fieldWord } from '#lib/schools/ui/words.ts';
import { foundBy, searchOf } from './search.server.ts';

const columns = ['legal_code', 'name', 'type', 'municipality', 'address', 'pupils', 'closed_on'] as const;

/** Exactly the schools of the filtered list, as open data. */
export async function schoolsSheet({ context }: App.Locals, url: URL): Promise<string[][]> {
	const { rows } = await foundBy(context, { ...searchOf(url), limit: 20_000 });
	return [
		columns.map((column) => fieldWord[column]()),
		...rows.map((row) => columns.map((column) => String((column === 'type' ? row.type_code : row[column]) ?? '')))
	];
}
