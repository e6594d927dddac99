import type { Handlers } from '#platform/server';
import { subscriptionJobs } from '#platform/server';
import { solveRuns } from '#planning/server';
import { solveRepair } from '#lib/planning/server/trainings/repair-task.ts';
import { placeTraining, publishTimetable, schedulingSubscriptions } from '#scheduling/server';
import { ask, today, type TestDatabase } from './database.ts';
import { openSeason } from './scheduling.ts';

export type Season = Awaited<ReturnType<typeof openSeason>>;

/** Days of three trainings that stand beside each other in no one’s way. */
export const rows = [
	['2027-03-01', '2027-03-02', '2027-03-03'],
	['2027-03-15', '2027-03-16', '2027-03-17'],
	['2027-04-12', '2027-04-13', '2027-04-14']
] as const;

/** What happens in the background, with the real repair of the engine; letters stay in the outbox. */
export const following: Handlers = {
	...subscriptionJobs(schedulingSubscriptions),
	'planning.solve': solveRuns((task) => {
		if (task.problem !== 'repair') throw new Error('only repairs are computed here');
		return Promise.resolve(solveRepair(task));
	}),
	'mail.deliver': async () => undefined
};

type Placing = { at: number; days?: readonly string[]; lecturers?: string[] };

/** Writes placements into the draft and publishes it; what follows has been done. */
export async function publish(db: TestDatabase, season: Season, placing: readonly Placing[], now = today, note = ''): Promise<string> {
	const { edition, officer, trainings, lecturers } = season;
	for (const { at, days = rows[at] as readonly string[], lecturers: team = lecturers.slice(0, 2) } of placing) {
		const placed = await placeTraining(db.as(officer, now), {
			edition_id: edition,
			training_id: trainings[at] as string,
			days: [...days],
			lecturers: team,
			days_pinned: false,
			lecturers_pinned: false,
			seen: await markNow(db, edition, trainings[at] as string)
		});
		if (!placed.ok) throw new Error(`${placed.refusal} ${JSON.stringify(placed.faults)}`);
	}
	const { rows: drafts } = await db.beside.query(
		'select revision from scheduling.timetable where edition_id = $1 and published_at is null',
		[edition]
	);
	const published = await publishTimetable(db.as(officer, now), { edition_id: edition, seen: drafts[0]?.revision ?? 0, note });
	if (!published.ok) throw new Error(`${published.refusal} ${JSON.stringify(published.faults)}`);
	await db.work(following, now);
	return published.value.timetable_id;
}

/** What stands in a training as `markOf` tells it: in the draft, or in force where there is none. */
async function markNow(db: TestDatabase, edition: string, training: string): Promise<string> {
	const { rows: found } = await db.beside.query(
		`select p.days, p.lecturers from scheduling.placement p join scheduling.timetable t on t.id = p.timetable_id
		where t.edition_id = $1 and p.training_id = $2 and t.id = (
			select id from scheduling.timetable where edition_id = $1 order by published_at is null desc, number desc limit 1)`,
		[edition, training]
	);
	return found[0] ? [[...found[0].days].sort().join(), [...found[0].lecturers].sort().join(), '', ''].join(';') : '';
}

/** A season of so many schools whose trainings are published: the first two lecturers hold them all. */
export async function publishedSeason(db: TestDatabase, counts: { schools?: number; lecturers?: number } = {}): Promise<Season> {
	const season = await openSeason(db, { schools: 1, lecturers: 4, ...counts });
	await publish(
		db,
		season,
		season.trainings.map((_, at) => ({ at }))
	);
	return season;
}

export type OfferRow = { id: string; party: string; person_id: string | null; answer: string | null; days: string[]; answer_by: Date };

/** The offers of a training, the newest first; schools before lecturers. */
export async function offersOf(db: TestDatabase, training: string): Promise<OfferRow[]> {
	const { rows: found } = await db.beside.query(
		`select id, party, person_id, answer, days, answer_by from scheduling.offer where training_id = $1 order by offered_at desc, party desc, id`,
		[training]
	);
	return found;
}

export type LetterRow = {
	template: string;
	to_address: string;
	subject: string;
	body: string;
	attachments: { method: string; content: string }[];
};

/** The letters written so far of these kinds, in the order of writing. */
export async function letters(db: TestDatabase, ...templates: string[]): Promise<LetterRow[]> {
	const { rows: found } = await db.beside.query(
		`select template, to_address, subject, body, attachments from platform.mail where template = any($1) order by written_at, to_address`,
		[templates]
	);
	return found;
}

/** The token of the answer link in a letter. */
export const tokenIn = ({ body }: LetterRow): string => /\/offers\/([\w.~-]+)/.exec(body)?.[1] ?? '';

/**
 * Brings a season that was told for the tests' own day to the real one, by whole weeks, so that a server with a real clock
 * finds it still to come. As the owner: what is published never changes otherwise.
 */
export async function broughtToNow(db: TestDatabase, now = new Date()): Promise<void> {
	const days = Math.max(0, Math.ceil((now.getTime() - today.getTime()) / (7 * 86_400_000))) * 7;
	const moved = (column: string) => `${column} = ${column} + ${days}`;
	const movedDays = `days = array(select day + ${days} from unnest(days) day order by 1)`;
	await ask(
		db.url,
		`alter table scheduling.placement disable trigger user;
		update programmes.edition set ${moved('ends_on')};
		update scheduling.season set ${moved('first_on')}, ${moved('last_on')};
		update scheduling.placement set ${movedDays};
		update scheduling.booking set ${moved('held_on')};
		update scheduling.calendar_entry set ${moved('held_on')};
		update scheduling.offer set ${movedDays}, answer_by = answer_by + interval '${days} days';
		alter table scheduling.placement enable trigger user`
	);
}
