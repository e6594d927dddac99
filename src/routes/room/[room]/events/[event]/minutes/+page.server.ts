import { writeMinutes } from '#spaces/server';
import { error } from '@sveltejs/kit';
import { dayIn, revisionIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../room.server.ts';
import { headOfEvent, opened } from '../event.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** So many tasks a form has fields for. */
const taskFields = 3;

export const load: PageServerLoad = async (event) => {
	const desk = await opened(event);
	if (!desk.may.write) error(403, 'not_yours');
	const [last] = desk.minutes;
	return {
		...headOfEvent(desk, event),
		people: desk.people.map(({ person_id, name }) => ({ value: person_id, label: name })),
		seen: last?.number ?? 0,
		typed: {
			present: last?.present ?? presentIn(desk),
			text: last?.text ?? '',
			decisions: (last?.decisions ?? []).join('\n'),
			next: last?.next_on ?? '',
			tasks: Array.from({ length: taskFields }, () => ({ title: '', owner_id: '', due: '' }))
		}
	};
};

/** Who was there, as the register or the list says; while neither does, who has signed up. */
function presentIn({ register, came, signed }: Awaited<ReturnType<typeof opened>>): string {
	const there = register?.rows?.filter((row) => row.there) ?? [];
	return (there.length > 0 ? there : (came ?? signed)).map(({ name }) => name).join(', ');
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const next = dayIn(form, 'next', false);
		const own: Record<string, string> = next.error ? { next: next.error } : {};
		const tasks = Array.from({ length: taskFields }, (_, at) => {
			const title = textIn(form, `title_${at}`);
			const due = dayIn(form, `due_${at}`, title.trim() !== '');
			if (due.error) own[`due_${at}`] = due.error;
			return { title, owner_id: textIn(form, `owner_id_${at}`), due };
		});
		const texts = {
			present: textIn(form, 'present'),
			text: String(form.get('text') ?? '').slice(0, 30_000),
			decisions: String(form.get('decisions') ?? '').slice(0, 20_000)
		};
		const outcome = await writeMinutes(locals.context, {
			event_id: params.event,
			seen: revisionIn(form, 'seen'),
			...texts,
			next: next.day,
			tasks: tasks.map(({ title, owner_id, due }) => ({ title, owner_id, due: due.day }))
		});
		if (outcome.ok) return backTo(`/room/${params.room}/events/${params.event}`, 'written');
		const typed = { ...texts, next: next.parts, tasks: tasks.map((one) => ({ ...one, due: one.due.parts })) };
		return refusedHere(outcome, typed, own);
	}
};
