import { addDays, isDay, lengthOf, type Day, type Fault } from '#platform';
import { plain } from './markup.ts';

/** What somebody is to do, as it was typed: whose it is by the id of a person of the room. */
export type TypedTask = { title: string; owner_id: string; due: string };
export type NewTask = { title: string; owner_id: string; due_on: Day };

/** Understands a task, or says what of it is faulty: what, by whom of these people, and until when – from today to three years ahead. */
export function readTask(typed: TypedTask, people: ReadonlySet<string>, today: Day): { task: NewTask; faults: Fault[] } {
	const title = plain(typed.title);
	const due = isDay(typed.due) ? typed.due : undefined;
	const faults: Fault[] = [
		...(lengthOf(title) < 2 || lengthOf(title) > 200 ? [{ field: 'title', key: 'spaces_fault_title' }] : []),
		...(people.has(typed.owner_id) ? [] : [{ field: 'owner_id', key: 'spaces_fault_owner' }]),
		...(due === undefined ? [{ field: 'due', key: 'spaces_fault_day' }] : []),
		...(due !== undefined && due < today ? [{ field: 'due', key: 'spaces_fault_day_over' }] : []),
		...(due !== undefined && due > addDays(today, 1100) ? [{ field: 'due', key: 'spaces_fault_day_far' }] : [])
	];
	return { task: { title, owner_id: typed.owner_id, due_on: due ?? today }, faults };
}
