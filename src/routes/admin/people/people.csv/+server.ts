import { m } from '#lib/messages/messages.js';
import { isRoleKind } from '#people';
import { listPeople } from '#people/server';
import { allowed } from '../../../allowed.ts';
import { roleWord } from '../../../role-word.ts';
import type { RequestHandler } from './$types';

/** The filtered list as a table for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const q = url.searchParams.get('q') ?? '';
	const kind = url.searchParams.get('kind') ?? '';
	const { rows } = allowed(
		await listPeople(locals.context, { q, kind: isRoleKind(kind) ? kind : null, limit: 100_000, offset: 0 }),
		locals,
		url
	);
	const head = [m.people_name(), m.people_email(), m.people_role(), m.people_organisation()];
	const lines = rows.flatMap(({ name, email, roles }) =>
		(roles.length > 0 ? roles : [null]).map((role) => [name, email ?? '', role ? roleWord(role.kind) : '', role?.organisation ?? ''])
	);
	// The mark at the beginning tells Excel that the letters are Lithuanian.
	return new Response(`\ufeff${[head, ...lines].map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="people.csv"',
			'cache-control': 'no-store'
		}
	});
};

/** Quoted; and never a formula, whatever somebody typed as their name. */
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
