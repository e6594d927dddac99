import { clockTime, dayOf } from '#platform';
import type { GatheringDesk } from '#spaces/server';
import { dayIn, textIn } from '../../../form-days.server.ts';

/** What was typed about an event, and the same as it is shown again. */
export function typedIn(form: FormData) {
	const { day, parts, error } = dayIn(form, 'day');
	const texts = {
		kind: textIn(form, 'kind'),
		title: textIn(form, 'title'),
		place: textIn(form, 'place'),
		link: textIn(form, 'link'),
		from: textIn(form, 'from'),
		to: textIn(form, 'to'),
		agenda: String(form.get('agenda') ?? '').slice(0, 20_000),
		seats: textIn(form, 'seats'),
		neighbours: textIn(form, 'neighbours'),
		visibility: textIn(form, 'visibility'),
		school_id: textIn(form, 'school_id')
	};
	return { given: { ...texts, day }, typed: { ...texts, day: parts }, own: error ? { day: error } : {} };
}

/** An event as its form shows it. */
export const asTyped = ({ gathering, item }: GatheringDesk) => ({
	kind: gathering.kind,
	title: gathering.title,
	place: gathering.place,
	link: gathering.link ?? '',
	day: dayOf(gathering.starts_at),
	from: clockTime(gathering.starts_at),
	to: clockTime(gathering.ends_at),
	agenda: gathering.agenda,
	seats: gathering.seats === null ? '' : String(gathering.seats),
	neighbours: gathering.neighbours === 0 ? '' : String(gathering.neighbours),
	visibility: item.visibility,
	school_id: item.school_id ?? ''
});

/** An event that nothing is known of yet. */
export const blankEvent = {
	...{ kind: 'gathering', title: '', place: '', link: '', day: '', from: '', to: '' },
	...{ agenda: '', seats: '', neighbours: '', visibility: 'network', school_id: '' }
};
