import { isId, termsOf, type Sought } from '#platform';
import { searchKinds } from '../../search.ts';
import { daysOf } from './words.ts';

export const size = 20;

/** What the address of the search asks for; nonsense asks for nothing. */
export function readAsked(query: URLSearchParams, now: Date) {
	const text = (name: string, most: number) => (query.get(name) ?? '').trim().slice(0, most);
	const [q, room, kind, time, by] = [text('q', 200), text('room', 36), text('kind', 30), text('time', 10), text('by', 100)];
	const days = daysOf[time as keyof typeof daysOf] ?? null;
	const sought: Sought = {
		terms: termsOf(q),
		kind: searchKinds.find((one) => one === kind) ?? null,
		room_id: isId(room) ? room : null,
		since: days === null ? null : new Date(now.getTime() - days * 86_400_000),
		by: by === '' ? null : by,
		before: lastOf(text('before', 80)),
		limit: size
	};
	// A filter that means nothing is not in force, and is not shown as if it were.
	const shown = { q, room: sought.room_id ?? '', kind: sought.kind ?? '', time: days === null ? '' : time, by };
	return { sought, shown };
}

/** `before=2026-11-27T08:00:00.000Z,ID`: the last one of the page before. */
function lastOf(text: string): Sought['before'] {
	const [at = '', id = ''] = text.split(',');
	const date = new Date(at);
	return isId(id) && !Number.isNaN(date.getTime()) ? { at: date, id } : null;
}
