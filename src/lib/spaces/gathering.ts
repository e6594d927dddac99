import { addDays, instantAt, isDay, lengthOf, type Day, type Fault } from '#platform';
import { readTime } from '#delivery';
import { plain } from './markup.ts';

/** Something that happens at a time, as it was typed. */
export type TypedGathering = {
	kind: string;
	title: string;
	place: string;
	link: string;
	day: string;
	from: string;
	to: string;
	agenda: string;
	/** How many can come; empty: as many as like. */
	seats: string;
	/** So many of the seats are kept for schools of other networks. */
	neighbours: string;
};

/** The same understood. A visit is to somebody's lesson. */
export type Gathering = {
	kind: 'gathering' | 'visit';
	title: string;
	place: string;
	link: string | null;
	starts_at: Date;
	ends_at: Date;
	agenda: string;
	seats: number | null;
	neighbours: number;
};

const farthest = 550;

/** Understands what somebody plans, or says what of it is faulty: its day lies ahead, it ends after it begins, and what is kept for neighbours is there. */
export function readGathering(typed: TypedGathering, today: Day): { gathering: Gathering; faults: Fault[] } {
	const [title, place, link, agenda] = [plain(typed.title), plain(typed.place), typed.link.trim(), plain(typed.agenda)];
	const [begins, ends] = [readTime(typed.from), readTime(typed.to)];
	const [seats, neighbours] = [readSeats(typed.seats), readSeats(typed.neighbours)];
	const faults: Fault[] = [
		...(lengthOf(title) < 2 || lengthOf(title) > 200 ? [{ field: 'title', key: 'spaces_fault_title' }] : []),
		...(lengthOf(place) < 3 || lengthOf(place) > 400 ? [{ field: 'place', key: 'spaces_fault_place' }] : []),
		...(link !== '' && !/^https:\/\/\S{3,500}$/.test(link) ? [{ field: 'link', key: 'spaces_fault_link' }] : []),
		...(agenda.length > 10_000 ? [{ field: 'agenda', key: 'spaces_fault_long' }] : []),
		...dayFaults(typed.day, today),
		...(begins === undefined ? [{ field: 'from', key: 'spaces_fault_time' }] : []),
		...(ends === undefined ? [{ field: 'to', key: 'spaces_fault_time' }] : []),
		...(begins !== undefined && ends !== undefined && ends <= begins ? [{ field: 'to', key: 'spaces_fault_ends_before' }] : []),
		...(seats === undefined ? [{ field: 'seats', key: 'spaces_fault_seats' }] : []),
		...(neighbours === undefined || (neighbours ?? 0) > (seats ?? 0) ? [{ field: 'neighbours', key: 'spaces_fault_neighbours' }] : [])
	];
	const day = isDay(typed.day) ? typed.day : today;
	return {
		gathering: {
			kind: typed.kind === 'visit' ? 'visit' : 'gathering',
			...{ title, place, agenda, link: link === '' ? null : link },
			starts_at: instantAt(day, begins ?? '00:00'),
			ends_at: instantAt(day, ends ?? '00:00'),
			seats: seats ?? null,
			neighbours: neighbours ?? 0
		},
		faults
	};
}

function dayFaults(day: string, today: Day): Fault[] {
	if (!isDay(day)) return [{ field: 'day', key: 'spaces_fault_day' }];
	if (day < today) return [{ field: 'day', key: 'spaces_fault_day_over' }];
	return day > addDays(today, farthest) ? [{ field: 'day', key: 'spaces_fault_day_far' }] : [];
}

/** A number of seats; null where none was said, undefined where it is no number from 1 to 1000. */
function readSeats(typed: string): number | null | undefined {
	const plain = typed.trim();
	if (plain === '' || plain === '0') return null;
	return /^\d{1,4}$/.test(plain) && Number(plain) <= 1000 ? Number(plain) : undefined;
}

/** Who has signed up: people of the room, and neighbours from other networks. */
export type Taken = { own: number; neighbours: number };

/**
 * How many seats are left for somebody: null where there is no limit. What is kept for neighbours is theirs alone; beyond
 * that the seats are for whoever comes first.
 */
export function seatsLeft(
	{ seats, neighbours }: Pick<Gathering, 'seats' | 'neighbours'>,
	taken: Taken,
	isNeighbour: boolean
): number | null {
	if (seats === null) return null;
	const keptStill = Math.max(0, neighbours - taken.neighbours);
	const left = Math.max(0, seats - taken.own - taken.neighbours);
	return isNeighbour ? left : Math.max(0, left - keptStill);
}
