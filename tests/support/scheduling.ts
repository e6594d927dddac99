import { newId } from '#platform';
import type { Handlers } from '#platform/server';
import { findOrAddPerson, giveRole } from '#people/server';
import { placementsOf, type Placed } from '#scheduling';
import { beginSeason, saveLecturer, schedulingSubscriptions, type SeasonInput } from '#scheduling/server';
import { computeTask, solveRuns } from '#planning/server';
import { subscriptionJobs } from '#platform/server';
import { today, type TestDatabase } from './database.ts';
import { makeSchool, openCall, sendOne, type MadeSchool, type OpenCall, type Sending } from './sent.ts';

/** An edition of mini-trainings whose selected schools wait for a timetable. */
export type Scheduling = { open: OpenCall; edition: string };

export const seasonInput = (edition_id: string, changes: Partial<SeasonInput> = {}): SeasonInput => ({
	edition_id,
	first_on: '2027-01-11',
	last_on: '2027-05-28',
	gap_least: '2',
	gap_most: '42',
	begins: '9.00',
	ends: '16.00',
	...changes
});

export async function openScheduling(db: TestDatabase): Promise<Scheduling> {
	const open = await openCall(db);
	return { open, edition: open.call.edition.id };
}

/** A school that has confirmed its place: the rows are written as the selection writes them. */
export async function selectedSchool(
	db: TestDatabase,
	{ open }: Scheduling,
	name: string,
	{ municipality = 'LT-57', ...sending }: Sending & { municipality?: string } = {}
): Promise<MadeSchool & { application: string }> {
	const school = await makeSchool(db, name, municipality);
	const { id } = await sendOne(db, open, school, { answers: {}, ...sending });
	await holdPlace(db, open, id, school.head);
	return { ...school, application: id };
}

/** Lets an application that was sent have a confirmed place. */
export async function holdPlace(db: TestDatabase, open: OpenCall, application: string, head: string): Promise<void> {
	const at = new Date('2026-11-26T08:00:00Z');
	const { rows } = await db.beside.query('select id from selection.round where call_id = $1', [open.call.id]);
	const [round, decision] = [rows[0]?.id ?? newId(), newId()];
	if (rows.length === 0)
		await db.beside.query('insert into selection.round (id, call_id, begun_at, begun_by, salt) values ($1, $2, $3, $4, $5)', [
			round,
			open.call.id,
			at,
			open.centre.officer,
			'0'.repeat(64)
		]);
	await db.beside.query(
		`insert into selection.decision (id, round_id, application_id, outcome, decided_at, decided_by) values ($1, $2, $3, 'accepted', $4, $5)`,
		[decision, round, application, at, open.centre.officer]
	);
	await db.beside.query(
		`insert into selection.offer (id, round_id, application_id, decision_id, source, offered_at, confirm_by, answer, answered_at, answered_by)
		values ($1, $2, $3, $4, 'list', $5, $6, 'confirmed', $5, $7)`,
		[newId(), round, application, decision, at, new Date('2026-12-06T08:00:00Z'), head]
	);
}

/** A lecturer of the centre who teaches these topics, living in the town of a municipality. */
export async function makeLecturer(
	db: TestDatabase,
	{ open, edition }: Scheduling,
	name: string,
	topics: string[] = ['integration'],
	{ municipality = 'LT-57', most_days = '40' } = {}
): Promise<string> {
	const id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => findOrAddPerson(trx, today, { name, email: `${newId().slice(0, 8)}@lektoriai.example` }));
	await giveRole(db.asSystem(), { person_id: id, kind: 'lecturer', organisation_id: open.centre.id, starts_on: '2026-01-01' });
	const { rows } = await db.beside.query('select id from schools.municipality where code = $1', [municipality]);
	const saved = await saveLecturer(db.as(open.centre.officer), {
		edition_id: edition,
		person_id: id,
		municipality_id: rows[0].id,
		topics,
		languages: ['lt'],
		most_days,
		note: ''
	});
	if (!saved.ok) throw new Error(`${saved.refusal} ${JSON.stringify(saved.faults)}`);
	return id;
}

/** A season that has begun, with as many schools and lecturers as asked for. */
export async function openSeason(db: TestDatabase, counts: { schools?: number; lecturers?: number } = {}) {
	const scheduling = await openScheduling(db);
	const schools = [];
	for (let at = 0; at < (counts.schools ?? 2); at++)
		schools.push(await selectedSchool(db, scheduling, `Mokykla ${at + 1} ${newId().slice(0, 4)}`));
	const begun = await beginSeason(db.as(scheduling.open.centre.officer), seasonInput(scheduling.edition));
	if (!begun.ok) throw new Error(`${begun.refusal} ${JSON.stringify(begun.faults)}`);
	const lecturers = [];
	for (let at = 0; at < (counts.lecturers ?? 3); at++) lecturers.push(await makeLecturer(db, scheduling, `Lektorius ${at + 1}`));
	const { rows } = await db.beside.query('select id, application_id from scheduling.training where edition_id = $1', [scheduling.edition]);
	const trainings = schools.map(({ application }) => rows.find((row) => row.application_id === application)?.id as string);
	return { ...scheduling, officer: scheduling.open.centre.officer, schools, lecturers, trainings };
}

/** What follows a publication; letters stay where they were written. */
const others: Handlers = { ...subscriptionJobs(schedulingSubscriptions), 'mail.deliver': () => Promise.resolve() };

/** The background work of the timetable with a solver that answers these placements. */
export const planningWith = (placed: () => readonly Pick<Placed, 'training_id' | 'days' | 'lecturers'>[]): Handlers => ({
	...others,
	'planning.solve': solveRuns(() =>
		Promise.resolve({
			kind: 'found',
			plan: {
				status: 'optimal',
				objective: 100,
				bound: 100,
				gap: 0,
				seconds: 1,
				placements: placementsOf(placed().map((one) => ({ ...one, days_pinned: false, lecturers_pinned: false }))),
				unplaced: [],
				changes: 0
			}
		})
	)
});

/** The same with the real engine in its thread. */
export const realPlanning: Handlers = { ...others, 'planning.solve': solveRuns(computeTask) };
