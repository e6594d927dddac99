import { expect, test } from 'vitest';
import { noFilters } from '#applications';
import { centreTodos, listApplications } from '#applications/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { undoDecisions } from './undo-decisions.ts';

const database = await testDatabase();

test('once it is decided an application asks for no look any more; undone, it does again', async () => {
	const round = await openDeciding(database, { points: [[[4, 4]], [[3, 3]]] });
	const needs = async () => value(await listApplications(round.officer(), round.call.id, noFilters)).needs;
	const todos = async () => (await centreTodos(round.officer())).filter(({ key }) => key === 'application_centre_todo_new').length;
	expect([await needs(), await todos()]).toEqual([{ new: 2 }, 1]);
	const { act_id } = await decideAll(round);
	expect([await needs(), await todos()]).toEqual([{ ready: 2 }, 0]);
	value(await undoDecisions(round.officer(), { call: round.call.id, act_id, applications: [], reason: 'Pasikeitė vietų skaičius.' }));
	expect([await needs(), await todos()]).toEqual([{ new: 2 }, 1]);
});
