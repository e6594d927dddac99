import { newId } from '#platform';
import { memoryStore, openFiles } from '#platform/server';
import { giveRight, makeAgreements, saveParticulars } from '#agreements/server';
import { confirmPlace } from '../../support/confirmed.ts';
import type { Story } from '../../support/story.ts';
import type { Who } from './cast.ts';

/** An agreement of the school, its municipality and the ministry of the owner, which all of them are asked to sign. */
export async function agreed(story: Story, school: Story['schools'][0], people: Record<Who, string>): Promise<string> {
	const { db, query } = story;
	const now = new Date();
	openFiles(memoryStore());
	const { edition, forget } = await confirmPlace(story, school, people.officer);
	const [ministry] = await query<{ id: string }>(
		`select organisation_id as id from people.role where person_id = $1 and kind = 'programme_owner'`,
		[people.owner]
	);
	for (const [keeper, organisation_id] of [
		[people.municipal, school.municipality_id],
		[people.owner, ministry?.id ?? '']
	] as const) {
		await saveParticulars(db.as(keeper, now), { organisation_id, legal_code: '188600000', address: 'Pavyzdžio g. 1' });
		const right = { name: 'Viktorija Pasirašė', email: `${newId().slice(0, 8)}@kitur.example`, post: 'vadovė', basis: 'įstatymas' };
		const given = await giveRight(db.as(keeper, now), { organisation_id, ...right, starts_on: '2020-01-01', ends_on: '' });
		if (!given.ok) throw new Error(given.refusal);
	}
	const made = await makeAgreements(db.as(people.officer, now), { edition_id: edition.id });
	if (!made.ok || made.value.made !== 1) throw new Error(JSON.stringify(made));
	// The selection itself is another story: nothing of it stays behind.
	await forget();
	const [agreement] = await query<{ id: string }>('select id from agreements.agreement where application_id = $1', [school.application]);
	return agreement?.id ?? 'none';
}
