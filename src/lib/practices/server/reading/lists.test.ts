import { expect, test } from 'vitest';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject } from '../../../../../tests/support/projects.ts';
import { beginPractice } from '../writing/begin-practice.ts';
import { readEditionPractices, readSchoolPractices } from './lists.ts';

const db = await testDatabase();
const stage = await openProject(db);
const officer = stage.formed.officer().actor.id as string;
const id = value(await beginPractice(db.as(stage.teacher), { project_id: stage.project })).id;
const [{ edition_id = '' } = {}] = await ask<{ edition_id: string }>(db.url, 'select edition_id from practices.practice where id = $1', [
	id
]);
// Sixty older ones, each a day older than the one before.
await ask(
	db.url,
	`insert into practices.practice (id, reference, school_id, edition_id, content, begun_at, begun_by, changed_at, changed_by)
	select gen_random_uuid(), 'GP-' || lpad(n::text, 3, '0'), school_id, edition_id, content, begun_at - make_interval(days => n), begun_by, changed_at, changed_by
	from practices.practice, generate_series(1, 60) n where id = $1`,
	[id]
);
const edition = async (page: number) => {
	const found = value(await readEditionPractices(db.as(officer), { edition_id, page }));
	return { ...found, practices: found.practices.map(({ reference }) => reference) };
};

test('the desk of an edition reads a page of its examples, the newest first, and says how many there are', async () => {
	const [first, second] = [await edition(1), await edition(2)];
	expect([first.total, first.page, first.practices.length]).toEqual([61, 1, 50]);
	expect(first.practices.slice(1, 3)).toEqual(['GP-001', 'GP-002']);
	expect([second.practices.length, second.practices[0], second.practices.at(-1)]).toEqual([11, 'GP-050', 'GP-060']);
	expect((await edition(99)).page).toBe(2);
});

test('so does a school; whoever may see none of them is told of none', async () => {
	const own = value(await readSchoolPractices(db.as(stage.school.head), { school_id: stage.school.id, page: 2 }));
	expect([own.total, own.practices.length]).toEqual([61, 11]);
	const empty = value(await readSchoolPractices(db.as(stage.neighbour.head), { school_id: stage.neighbour.id, page: 1 }));
	expect([empty.total, empty.page, empty.practices]).toEqual([0, 1, []]);
});
