import { beforeAll, describe, expect, test } from 'vitest';
import { newId, termsOf } from '#platform';
import { leaveNetwork } from '#networks/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { activeNetwork } from '../../../../../tests/support/networks.ts';
import { openProject, somebodyIn, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { changeProject, endProject, findProjects, projectToWrite, readProject } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
let theirs: { coordinators: [string, string]; expert: string };
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
	theirs = await activeNetwork(db, stage.formed, stage.formed.networks[1]?.id ?? '');
});

const on = (day: string) => new Date(`${day}T09:00:00Z`);
const part = async (who: string, day: string) => {
	const seen = await readProject(db.as(who, on(day)), stage.project);
	return seen.ok ? seen.value.part : seen.refusal;
};
const parts = async (day: string) => ({
	own: await part(stage.teacher, day),
	first: [await part(stage.expert, day), await part(stage.neighbour.head, day)],
	second: [await part(theirs.expert, day), await part(stage.stranger.head, day)]
});

describe('a project goes where its school goes', () => {
	test('whoever left a network takes it along: those who stay see it no more, though it began with them', async () => {
		expect(await parts('2026-12-10')).toEqual({ own: 'team', first: ['helper', 'peer'], second: ['not_found', 'not_found'] });
		const { rows } = await db.beside.query('select id from networks.membership where school_id = $1', [stage.school.id]);
		const leaving = { membership_id: rows[0].id, last_day: '2026-12-15', reason: 'Per toli važiuoti.' };
		value(await leaveNetwork(db.as(stage.school.head, on('2026-12-10')), leaving));
		expect(await parts('2026-12-15')).toEqual({ own: 'team', first: ['helper', 'peer'], second: ['not_found', 'not_found'] });
		expect(await parts('2026-12-16')).toEqual({ own: 'team', first: ['not_found', 'not_found'], second: ['not_found', 'not_found'] });
		expect(await part(stage.formed.open.centre.officer, '2026-12-16')).toBe('officer');
	});

	test('and shows it to the network into which it comes', async () => {
		const other = stage.formed.networks[1];
		await db.beside.query(`update networks.membership set ends_on = '2026-12-15' where school_id = $1`, [other?.schools[1]?.id]);
		await db.beside.query(
			`insert into networks.membership (id, network_id, edition_id, kind, school_id, starts_on, joined, joined_at)
			select $1, id, edition_id, 'formed', $2, '2026-12-20', 'moved', $4 from networks.network where id = $3`,
			[newId(), stage.school.id, other?.id, on('2026-12-19')]
		);
		expect(await parts('2026-12-20')).toEqual({ own: 'team', first: ['not_found', 'not_found'], second: ['helper', 'peer'] });
		const { project } = value(await readProject(db.as(stage.teacher, on('2026-12-20')), stage.project));
		expect(project.network_id).toBe(other?.id);
		const sought = { terms: termsOf('septintokai'), kind: null, room_id: other?.id ?? '', since: null, by: null, before: null, limit: 5 };
		expect(await findProjects(db.as(theirs.expert, on('2026-12-20')), sought)).toMatchObject([{ id: stage.project }]);
		// Where it began is kept.
		const { rows } = await db.beside.query('select network_id from projects.project where id = $1', [stage.project]);
		expect(rows).toEqual([{ network_id: stage.network.id }]);
	});

	test('once the edition is over it stays with those of the last day', async () => {
		expect(await parts('2040-01-01')).toMatchObject({ own: 'team', first: ['not_found', 'not_found'], second: ['helper', 'peer'] });
	});
});

describe('what is over', () => {
	const over = on('2040-01-01');
	const change = (who: string, changes: object) =>
		changeProject(db.as(who, over), {
			...{ project_id: stage.project, title: 'Septintokai drąsiai klausia', visibility: 'network', anonymous: false, seen: 0 },
			...changes
		});

	test('may still be shown to fewer and without a name, not to more, and nothing else changes', async () => {
		expect(await change(stage.teacher, { title: 'Kitas pavadinimas' })).toMatchObject({ refusal: 'project_closed' });
		expect(await change(stage.school.head, { visibility: 'public' })).toMatchObject({ refusal: 'project_closed' });
		value(await change(stage.teacher, { visibility: 'school' }));
		expect(await change(stage.school.head, { visibility: 'network', seen: 1 })).toMatchObject({ refusal: 'project_closed' });
		value(await change(stage.teacher, { visibility: 'school', anonymous: true, seen: 1 }));
		expect(await change(stage.school.head, { visibility: 'school', anonymous: false, seen: 2 })).toMatchObject({
			refusal: 'project_closed'
		});
	});

	test('is read on by who was there on the last day, and ended by who is of the school today', async () => {
		const gone = await somebodyIn(db, stage.school.id, 'team_member', 'Ona Išėjusi');
		const { rows } = await db.beside.query('select ends_on::text as day from programmes.edition where id = $1', [stage.formed.edition.id]);
		await db.beside.query('update people.role set ends_on = $2::date + 30 where person_id = $1', [gone, rows[0].day]);
		expect(await part(gone, '2040-01-01')).toBe('team');
		const end = (who: string) =>
			endProject(db.as(who, over), { project_id: stage.project, outcome: 'finished', words: 'Trys sekundės tylos padeda.' });
		expect(await end(gone)).toMatchObject({ refusal: 'not_yours' });
		const context = db.as(gone, over);
		expect(await context.db.transaction().execute((trx) => projectToWrite(trx, context, stage.project))).toMatchObject({
			refusal: 'not_yours'
		});
		value(await end(stage.teacher));
	});
});
