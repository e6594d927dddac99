import { newId } from '#platform';
import { memoryStore, openFiles } from '#platform/server';
import { giveRight, makeAgreements, saveParticulars } from '#agreements/server';
import type { Story } from '../../support/story.ts';
import type { Who } from './cast.ts';

/** An agreement of the school, its municipality and the ministry of the owner, which all of them are asked to sign. */
export async function agreed(story: Story, school: Story['schools'][0], people: Record<Who, string>): Promise<string> {
	const { db, query } = story;
	const now = new Date();
	openFiles(memoryStore());
	const [call] = await query<{ id: string; edition_id: string }>(
		'select call.id, call.edition_id from applications.application a join programmes.call call on call.id = a.call_id where a.id = $1',
		[school.application]
	);
	const [ministry] = await query<{ id: string }>(
		`select organisation_id as id from people.role where person_id = $1 and kind = 'programme_owner'`,
		[people.owner]
	);
	if (!call || !ministry) throw new Error('the story has no call or no ministry');
	await query(
		`update programmes.edition set terms = jsonb_set(terms, '{agreement}', '{"parties": ["ministry", "school", "municipality"]}') where id = $1`,
		[call.edition_id]
	);
	const [standing] = await query<{ id: string }>('select id from selection.round where call_id = $1', [call.id]);
	const [round, decision] = [standing?.id ?? newId(), newId()];
	if (!standing)
		await query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, $3, $4, $5)', [
			round,
			call.id,
			now,
			people.officer,
			'0'.repeat(64)
		]);
	await query(
		`insert into selection.decision (id, round_id, application_id, outcome, decided_at, decided_by) values ($1, $2, $3, 'accepted', $4, $5)`,
		[decision, round, school.application, now, people.officer]
	);
	await query(
		`insert into selection.offer (id, round_id, application_id, decision_id, source, offered_at, confirm_by, answer, answered_at, answered_by)
		values ($1, $2, $3, $4, 'list', $5, $5, 'confirmed', $5, $6)`,
		[newId(), round, school.application, decision, now, people.head]
	);
	for (const [keeper, organisation_id] of [
		[people.municipal, school.municipality_id],
		[people.owner, ministry.id]
	] as const) {
		await saveParticulars(db.as(keeper, now), { organisation_id, legal_code: '188600000', address: 'Pavyzdžio g. 1' });
		const right = {
			name: 'Viktorija Pasirašė',
			email: `${newId().slice(0, 8)}@kitur.example`,
			post: 'vadovė',
			basis: 'įstatymas',
			starts_on: '2020-01-01',
			ends_on: ''
		};
		const given = await giveRight(db.as(keeper, now), { organisation_id, ...right });
		if (!given.ok) throw new Error(given.refusal);
	}
	const made = await makeAgreements(db.as(people.officer, now), { edition_id: call.edition_id });
	if (!made.ok || made.value.made !== 1) throw new Error(JSON.stringify(made));
	// The selection itself is another story: nothing of it stays behind.
	await query('delete from selection.offer where decision_id = $1', [decision]);
	await query('delete from selection.decision where id = $1', [decision]);
	if (!standing) await query('delete from selection.round where id = $1', [round]);
	const [agreement] = await query<{ id: string }>('select id from agreements.agreement where application_id = $1', [school.application]);
	return agreement?.id ?? 'none';
}
