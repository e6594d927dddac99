import { fieldWord } from '#lib/schools/ui/words.ts';
import { foundBy, searchOf } from '../search.server.ts';
import type { RequestHandler } from './$types';

const columns = ['legal_code', 'name', 'type', 'municipality', 'address', 'pupils', 'closed_on'] as const;

/** Exactly the schools of the filtered list, as open data. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { rows } = await foundBy(locals.context, { ...searchOf(url), limit: 20_000 });
	const lines = [
		columns.map((column) => fieldWord[column]()),
		...rows.map((row) => columns.map((column) => String((column === 'type' ? row.type_code : row[column]) ?? '')))
	];
	const text = `\ufeff${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
	return new Response(text, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="mokyklos.csv"' }
	});
};

/** A spreadsheet must not take a name for a formula. */
const cell = (text: string): string => `"${(/^[=+@\t-]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
