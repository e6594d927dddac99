import { fail, redirect } from '@sveltejs/kit';
import * as sentences from '#lib/delivery/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import type { Delivery, Room } from '#delivery/server';
import { clockTime, inLocale, type Day, type Locale } from '#platform';
import { refusedIn, type Refusal } from '../../refused.server.ts';

/** What a delivery is called at the head of its pages: its school, or what a network holds. */
export const titleOf = ({ school, title }: Delivery, locale: Locale): string => school ?? inLocale(title, locale);

/** The head of a page of a room: where it leads back to, and the days by which people know it. */
export const headOf = (delivery: Delivery, locale: Locale) => ({
	id: delivery.id,
	reference: delivery.reference,
	title: titleOf(delivery, locale),
	topic: inLocale(delivery.title, locale),
	cancelled: delivery.cancelled_at !== null,
	first_on: delivery.first_on,
	last_on: delivery.last_on
});

/** When, where and by whom, for those who do not see the training in the timetable. */
export function roomFacts({ delivery, sessions, lecturers, as }: Room, locale: Locale) {
	const days = [...new Set(sessions.map(({ held_on }) => held_on))];
	return {
		as,
		topic: inLocale(delivery.title, locale),
		place: delivery.place,
		whose: delivery.school ?? (delivery.network ? inLocale(delivery.network, locale) : ''),
		cancelled_why: delivery.cancelled_why,
		lecturers: lecturers.map(({ name }) => name),
		days: days.map((day) => ({ day, ...hoursOn(day, sessions) }))
	};
}

function hoursOn(day: Day, sessions: Room['sessions']) {
	const own = sessions.filter(({ held_on }) => held_on === day);
	const [first, last] = [own[0], own.at(-1)];
	return { begins: first ? clockTime(first.begins_at) : '', ends: last ? clockTime(last.ends_at) : '' };
}

/** A refusal on the page it came from: at its fields, or as one sentence. What was typed comes back. */
export function refusedHere<Typed>(refusal: Refusal, typed: Typed) {
	const { status, errors } = refusedIn(sentences, refusal);
	return fail(status, { errors, typed });
}

/** Back to a page after an act, with what was done in its address. */
export const backTo = (path: string, done: string): never => redirect(303, `${localizeHref(path)}?done=${done}`);

/** A file of a form, where one was chosen. */
export async function fileIn(form: FormData, name = 'file'): Promise<{ name: string; bytes: Uint8Array } | null> {
	const sent = form.get(name);
	return sent instanceof File && sent.size > 0 ? { name: sent.name, bytes: new Uint8Array(await sent.arrayBuffer()) } : null;
}
