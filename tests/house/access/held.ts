import { addDays, dayOf, newId } from '#platform';
import type { Story } from '../../support/story.ts';

/**
 * The training of the story's school as it is being held: yesterday's two half-days are closed, today's is open; the cast's member is a participant,
 * another one has left, and why is for who keeps the register. The rows are those that delivery writes. Answers what stands in addresses.
 */
export async function held(
	{ query }: Story,
	{ training, school, member, officer, why }: { training: string; school: string; member: string; officer: string; why: string }
): Promise<{ session: string; participant: string; topic: string; consultation: string }> {
	const now = new Date();
	const today = dayOf(now);
	const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
	const [edition] = await query<{ edition_id: string }>('select edition_id from scheduling.training where id = $1', [training]);
	await query(
		'insert into delivery.terms (edition_id, minutes_an_hour, quarters_a_day, open_days, changed_at) values ($1, 45, 32, 14, $2)',
		[edition?.edition_id, now]
	);
	await query(
		`insert into delivery.delivery (id, reference, edition_id, kind, training_id, school_id, title, topic, place, lecturers_least, contact, consultation, made_at)
		values ($1, 'MOK-2026-000001', $2, 'training', $1, $3, $4, 'integration', 'Mokyklos salė', 0, 72, 24, $5)`,
		[training, edition?.edition_id, school, { lt: 'Dalykų ryšiai', en: 'Links' }, now]
	);
	const [morning, afternoon, session] = [newId(), newId(), newId()];
	for (const [id, day, half, begins, ends, contact, consultation] of [
		[morning, addDays(today, -1), 'morning', hours(-31), hours(-28), 16, 0],
		[afternoon, addDays(today, -1), 'afternoon', hours(-27), hours(-24), 8, 8],
		[session, today, 'whole', hours(-1), hours(5), 24, 8]
	])
		await query(
			`insert into delivery.session (id, delivery_id, held_on, half, begins_at, ends_at, contact, consultation, secret, made_at)
			values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
			[id, training, day, half, begins, ends, contact, consultation, newId(), now]
		);
	const [participant, left] = [newId(), newId()];
	const [other] = await query<{ id: string }>(
		`insert into people.person (id, name, locale, created_at) values ($1, 'Išėjusi Mokytoja', 'lt', $2) returning id`,
		[newId(), now]
	);
	for (const [id, person, name, code, ends_on, left_at, left_why] of [
		[participant, member, 'Komandos Narys', 'A2', null, null, null],
		[left, other?.id, 'Išėjusi Mokytoja', 'B3', addDays(today, -1), now, why]
	])
		await query(
			`insert into delivery.participant (id, delivery_id, person_id, school_id, name, post, code, starts_on, ends_on, joined_at, left_at, left_why)
			values ($1, $2, $3, $4, $5, 'Mokytoja', $6, $7, $8, $9, $10, $11)`,
			[id, training, person, school, name, code, addDays(today, -30), ends_on, now, left_at, left_why]
		);
	for (const [id, contact, consultation, begins, ends] of [
		[morning, 16, 0, hours(-31), hours(-28)],
		[afternoon, 8, 8, hours(-27), hours(-24)]
	] as const) {
		const closing = newId();
		const register = [
			{
				participant_id: participant,
				person_id: member,
				name: 'Komandos Narys',
				status: 'present',
				contact,
				consultation,
				way: 'screen',
				marked_at: begins
			}
		];
		await query(
			`insert into delivery.mark (id, session_id, participant_id, status, way, marked_at, marked_by, received_at) values ($1, $2, $3, 'present', 'screen', $4, $5, $4)`,
			[newId(), id, participant, begins, officer]
		);
		await query(
			`insert into delivery.closing (id, session_id, number, register, lecturers, closed_at, closed_by) values ($1, $2, 1, $3, '{}', $4, $5)`,
			[closing, id, JSON.stringify(register), ends, officer]
		);
		await query(
			`insert into delivery.hours (id, delivery_id, edition_id, person_id, as_what, session_id, held_on, during, contact, consultation, closing_id, written_at)
			values ($1, $2, $3, $4, 'participant', $5, $6, tstzrange($7, $8), $9, $10, $11, $8)`,
			[newId(), training, edition?.edition_id, member, id, addDays(today, -1), begins, ends, contact, consultation, closing]
		);
	}
	await roomOf(query, training, edition?.edition_id ?? '', why);
	return { session, participant, topic: 'all', consultation: await asked(query, training, member, why) };
}

/** What the participant asked the lecturers for themself: their school reads none of it. */
async function asked(query: Story['query'], training: string, member: string, question: string): Promise<string> {
	const [row] = await query<{ id: string }>(
		`insert into delivery.consultation (id, delivery_id, audience, question, asked_at, asked_by) values ($1, $2, 'one', $3, $4, $5) returning id`,
		[newId(), training, question, new Date(), member]
	);
	return row?.id ?? '';
}

/** A base programme, and a document that the school shows its lecturers and nobody else. */
async function roomOf(query: Story['query'], training: string, edition: string, secret: string): Promise<void> {
	const now = new Date();
	const blocks = [{ key: 'a', title: 'Pamokos stebėjimas', aim: '', method: '', contact: 72, consultation: 24 }];
	await query(
		`insert into delivery.base_programme (id, edition_id, topic, number, title, blocks, made_at) values ($1, $2, null, 1, $3, $4, $5)`,
		[newId(), edition, { lt: 'Bazinė programa', en: '' }, JSON.stringify(blocks), now]
	);
	const [file, document] = [newId(), newId()];
	await query(
		`insert into platform.file (id, name, media_type, bytes, sha256, uploaded_at, owner_kind, owner_id)
		values ($1, 'tyrimas.pdf', 'application/pdf', 1, $2, $3, 'delivery_document', $4)`,
		[file, '0'.repeat(64), now, document]
	);
	await query(
		`insert into delivery.document (id, delivery_id, file_id, title, shared_at, shared_by)
		select $1, $2, $3, $4, $5, id from people.person where name = 'Išėjusi Mokytoja' limit 1`,
		[document, training, file, secret, now]
	);
}
