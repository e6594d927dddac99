import { openHouse } from '../../src/house.ts';
import { askedAsSystem, cookieOf } from '../people.ts';
import type { Draft } from './writers.ts';

/** Everybody who has begun an application, signed in. */
export async function draftsOf(environment: NodeJS.ProcessEnv): Promise<Draft[]> {
	const house = await openHouse(environment);
	const rows = await askedAsSystem<Omit<Draft, 'cookie'>>(
		house.pool,
		`select a.id, a.school_id, person.email from applications.application a join people.person on person.id = a.started_by
		where a.state = 'draft' order by a.reference`
	);
	const drafts: Draft[] = [];
	for (const row of rows) drafts.push({ ...row, cookie: await cookieOf(house.pool, row.email) });
	await house.close();
	return drafts;
}
