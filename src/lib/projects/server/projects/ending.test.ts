import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { beginProject, changeProject, endProject, readProject, readSchoolProjects } from '../index.ts';

let db: TestDatabase;
let stage: ProjectStage;
beforeAll(async () => {
	db = await testDatabase();
	stage = await openProject(db);
});

describe('the team changes its project', () => {
	const change = (who: string, changes: object = {}) =>
		changeProject(db.as(who), { project_id: stage.project, title: 'Tema', visibility: 'network', anonymous: false, seen: 0, ...changes });

	test('the topic; whoever helps cannot (B-09); of two at once the second is told', async () => {
		expect(await change(stage.coordinators[0], { title: 'Geresnė tema' })).toMatchObject({ refusal: 'not_yours' });
		expect(await change(stage.teacher, { title: '', visibility: 'all' })).toMatchObject({
			faults: [{ field: 'title' }, { field: 'visibility', key: 'projects_fault_visibility' }]
		});
		value(await change(stage.teacher, { title: 'Septintokai klausia' }));
		expect(await change(stage.school.head, { title: 'Kita' })).toMatchObject({ refusal: 'changed_meanwhile' });
		expect(value(await readProject(db.as(stage.expert), stage.project)).project).toMatchObject({
			title: 'Septintokai klausia',
			revision: 1
		});
	});

	test('to whom it is shown: beyond the network only with the word of the head or the coordinator', async () => {
		expect(await change(stage.teacher, { visibility: 'public', seen: 1 })).toMatchObject({ refusal: 'not_voice' });
		value(await change(stage.teacher, { visibility: 'school', seen: 1 }));
		value(await change(stage.teacher, { visibility: 'network', seen: 2 }));
		value(await change(stage.school.head, { visibility: 'public', seen: 3 }));
		expect((await readProject(db.asPublic(), stage.project)).ok).toBe(true);
		// Less is the team's to choose, and so is not to be named.
		value(await change(stage.teacher, { visibility: 'edition', anonymous: true, seen: 4 }));
		expect(await change(stage.teacher, { visibility: 'edition', seen: 5 })).toMatchObject({ refusal: 'not_voice' });
		// Its page names the school: beyond the network nobody sees it.
		expect(await readProject(db.as(stage.stranger.head), stage.project)).toMatchObject({ refusal: 'not_found' });
		expect((await readProject(db.as(stage.neighbour.head), stage.project)).ok).toBe(true);
	});
});

describe('a project ends', () => {
	const end = (who: string, outcome: string, words: string, now?: Date) =>
		endProject(db.as(who, now), { project_id: stage.project, outcome, words });

	test('finished or given up, with what was learned; both are results, and another one may begin', async () => {
		expect(await end(stage.expert, 'finished', 'Pavyko pasiekti siekį.')).toMatchObject({ refusal: 'not_yours' });
		expect(await end(stage.stranger.head, 'finished', 'Pavyko pasiekti siekį.')).toMatchObject({ refusal: 'not_found' });
		expect(await end(stage.teacher, '', 'Trumpai')).toMatchObject({
			faults: [
				{ field: 'outcome', key: 'projects_fault_outcome' },
				{ field: 'words', key: 'projects_fault_outcome_words' }
			]
		});
		// What was learned may be written when the edition is long over.
		value(await end(stage.teacher, 'given_up', 'Tyla klasėje trukdė labiau nei padėjo.', new Date('2040-01-01T10:00:00Z')));
		expect(await end(stage.teacher, 'finished', 'Vis dėlto pavyko.')).toMatchObject({ refusal: 'project_ended' });
		const { project, open } = value(await readProject(db.as(stage.teacher), stage.project));
		expect(project).toMatchObject({ outcome: 'given_up', outcome_words: 'Tyla klasėje trukdė labiau nei padėjo.' });
		expect(open).toBe(false);
		expect(
			await changeProject(db.as(stage.teacher), {
				project_id: stage.project,
				title: 'Tema',
				visibility: 'school',
				anonymous: false,
				seen: 5
			})
		).toMatchObject({
			refusal: 'project_ended'
		});
		expect(value(await readSchoolProjects(db.as(stage.teacher), stage.school.id)).begins).toHaveLength(1);
		value(await beginProject(db.as(stage.teacher), { school_id: stage.school.id, network_id: stage.network.id, title: 'Naujas bandymas' }));
		const { rows } = await db.beside.query(
			`select name from platform.event where subject_id = $1 and name like 'project.%' order by id desc limit 1`,
			[stage.project]
		);
		expect(rows).toEqual([{ name: 'project.given_up' }]);
	});
});
