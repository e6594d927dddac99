import type { Day } from '#platform';
import type { Trx } from '#platform/server';
import type { HeldCategory, TeamRole } from '#programmes';
import { staffOf } from '#schools/server';
import { rolesOfStaff } from '../member.ts';

/** Somebody who works in the school: one line however many posts they have there (P-08). */
export type Colleague = {
	person_id: string;
	name: string;
	email: string | null;
	post: string;
	subject: string;
	roles: TeamRole[];
	categories: HeldCategory[];
};

/** The people of a school on a day, in the order of names. */
export async function colleaguesOf(trx: Trx, schoolId: string, day: Day): Promise<Colleague[]> {
	const byPerson = Map.groupBy(await staffOf(trx, schoolId, day), ({ person_id }) => person_id);
	return [...byPerson.values()].flatMap((posts) => {
		const [first] = posts;
		if (!first) return [];
		const said = (texts: string[]) => [...new Set(texts.filter(Boolean))].join(', ').slice(0, 150);
		return [
			{
				person_id: first.person_id,
				name: first.name,
				email: first.email,
				post: said(posts.map(({ post }) => post)),
				subject: said(posts.map(({ subject }) => subject)),
				roles: rolesOfStaff({
					administration: posts.some(({ administration }) => administration),
					teaching: posts.some(({ teaching }) => teaching)
				}),
				categories: first.categories
			}
		];
	});
}
