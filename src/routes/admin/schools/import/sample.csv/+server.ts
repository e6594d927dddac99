import { fieldWord } from '#lib/schools/ui/words.ts';
import { registerFields } from '#schools';
import type { RequestHandler } from './$types';

const example: Record<(typeof registerFields)[number], string> = {
	legal_code: '990000037',
	name: 'Gojaus „Beržo“ gimnazija',
	type: 'gimnazija',
	owner_kind: '20',
	municipality: 'Utenos r. sav.',
	address: 'Mokyklos g. 1, Gojus',
	email: 'rastine@berzas.example',
	phone: '+370 389 00000',
	website: 'https://berzas.example',
	latitude: '55,5',
	longitude: '25,6',
	pupils: '212',
	teachers: '24',
	pupils_as_of: '2026-09-01',
	parent_code: '',
	closed_on: ''
};

/** A file with all columns that are understood, and one invented school. */
export const GET: RequestHandler = () => {
	const lines = [registerFields.map((field) => fieldWord[field]()), registerFields.map((field) => example[field])];
	const text = `\ufeff${lines.map((line) => line.map((cell) => (/[;"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')).join('\r\n')}\r\n`;
	return new Response(text, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="mokyklos.csv"' }
	});
};
