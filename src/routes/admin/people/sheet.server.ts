import { m } from '#lib/messages/messages.js';
import { isRoleKind } from '#people';
import { listPeople } from '#people/server';
import { allowed } from '../../allowed.ts';
import { roleWord } from '../../role-word.ts';

/** The filtered list of people, a row for each of their roles. */
export async function peopleSheet(locals: App.Locals, url: URL): Promise<string[][]> {
	const q = url.searchParams.get('q') ?? '';
	const kind = url.searchParams.get('kind') ?? '';
	const found = await listPeople(locals.context, { q, kind: isRoleKind(kind) ? kind : null, limit: 100_000, offset: 0 });
	const { rows } = allowed(found, locals, url);
	return [
		[m.people_name(), m.people_email(), m.people_role(), m.people_organisation()],
		...rows.flatMap(({ name, email, roles }) =>
			(roles.length > 0 ? roles : [null]).map((role) => [name, email ?? '', role ? roleWord(role.kind) : '', role?.organisation ?? ''])
		)
	];
}
