import { expect, test } from 'vitest';
import { memoryStore, openFiles } from '#platform/server';
import { invariants } from '../../src/invariants.ts';
import { ask, testDatabase } from '../support/database.ts';

const database = await testDatabase();
openFiles(memoryStore());

const broken = async (): Promise<string[]> => {
	const { db } = database.asSystem();
	const found = await Promise.all(
		invariants.map(async ({ sentence, broken: recordsOf }) => ((await db.transaction().execute(recordsOf)).length > 0 ? [sentence] : []))
	);
	return found.flat();
};

test('everything holds in an empty installation', async () => {
	expect(await broken()).toEqual([]);
});

const school = '11111111-1111-4111-8111-111111111111';
const person = '22222222-2222-4222-8222-222222222222';

test.each([
	[
		'Every event stands in the timeline of what it happened to.',
		`insert into platform.event (name, subject_kind, subject_id, actor_kind, happened_at) values ('a.b', 'c', '${school}', 'system', '2026-01-01')`
	],
	[
		'Every file lies in the store, and its content is the one that was sent.',
		`insert into platform.file (id, sha256, name, media_type, bytes, uploaded_at, owner_kind, owner_id)
		 values ('${school}', repeat('a', 64), 'a.pdf', 'application/pdf', 1, '2026-01-01', 'b', '${school}')`
	],
	[
		'The legal code of a school ends with its check digit.',
		`insert into people.organisation (id, kind, name) values ('${school}', 'school', 'A');
		 insert into schools.school (id, legal_code, created_at) values ('${school}', '123456780', '2026-01-01')`
	],
	['Something is known of a school on every day from its first version on.', ''],
	['An open school has a version without an end.', ''],
	[
		'A role of a school is held in a school, a role of a municipality in a municipality.',
		`insert into people.person (id, name, created_at) values ('${person}', 'A', '2026-01-01');
		 insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at)
		 values ('${person}', '${person}', 'municipal_officer', '${school}', '2026-01-01', '2026-01-01')`
	],
	['A person who was erased holds no role.', `update people.person set erased_at = '2026-02-01'`]
])('the doctor sees when this does not hold: %s', async (sentence, breaking) => {
	if (breaking) await ask(database.url, breaking);
	expect(await broken()).toContain(sentence);
});
