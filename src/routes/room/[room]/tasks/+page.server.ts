import { addTask, finishTask, readTasks } from '#spaces/server';
import { dayOf } from '#platform';
import { allowed } from '../../../allowed.ts';
import { dayIn, textIn } from '../../../form-days.server.ts';
import { pageNumber } from '../../../page-number.ts';
import { backTo, headOf, refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const list = allowed(await readTasks(locals.context, params.room, pageNumber(url)), locals, url);
	const { actor, now, locale } = locals.context;
	const me = actor.kind === 'person' ? actor.id : '';
	const row = ({ id, title, owner, owner_id, author_id, due_on, event_id, event, result, notes }: (typeof list.open_tasks)[number]) => ({
		...{ id, title, owner, due_on, event_id, event, result, notes },
		late: due_on < dayOf(now),
		mine: list.open && (owner_id === me || author_id === me || list.leads)
	});
	return {
		...headOf(list, locale),
		todo: list.open_tasks.map(row),
		finished: list.done_tasks.map(row),
		...{ total: list.finished, page: list.page },
		people: list.people.map(({ person_id, name }) => ({ value: person_id, label: name })),
		choices: list.choices,
		schools: list.people.find(({ person_id }) => person_id === me)?.schools ?? [],
		me,
		done: (['given', 'finished'] as const).find((one) => one === url.searchParams.get('done')) ?? null
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { day, parts, error } = dayIn(form, 'due');
		const typed = {
			title: textIn(form, 'title'),
			owner_id: textIn(form, 'owner_id'),
			visibility: textIn(form, 'visibility'),
			school_id: textIn(form, 'school_id')
		};
		const outcome = await addTask(locals.context, { room_id: params.room, ...typed, due: day });
		if (outcome.ok) return backTo(`/room/${params.room}/tasks`, 'given');
		return refusedHere(outcome, { ...typed, due: parts }, error ? { due: error } : {});
	},
	finish: async ({ locals, params, request }) => {
		const form = await request.formData();
		const outcome = await finishTask(locals.context, { id: textIn(form, 'task'), result: textIn(form, 'result') });
		if (outcome.ok) return backTo(`/room/${params.room}/tasks`, 'finished');
		return refusedHere(outcome, { title: '', owner_id: '', visibility: 'network', school_id: '', due: '' });
	}
};
