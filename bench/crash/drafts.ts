import { openHouse } from '../../src/house.ts';
import { askedAsSystem, cookieOf } from '../people.ts';
import type { Draft } from './writers.ts';

/** Every application that was begun, with who began it, or the head of its school who may send it, signed in. */
export async function draftsOf(environment: NodeJS.ProcessEnv, who: 'starter' | 'head' = 'starter'): Promise<Draft[]> {
	const house = await openHouse(environment);
	const rows = await askedAsSystem<Omit<Draft, 'cookie'>>(
		house.pool,
		`select distinct on (a.reference) a.id, a.school_id, person.email from applications.application a
		join people.role on role.organisation_id = a.school_id and role.kind = 'school_head'
		join people.person on person.id = ${who === 'head' ? 'role.person_id' : 'a.started_by'}
		where a.state = 'draft' order by a.reference`
	);
	const drafts: Draft[] = [];
	for (const row of rows) drafts.push({ ...row, cookie: await cookieOf(house.pool, row.email) });
	await house.close();
	return drafts;
}
