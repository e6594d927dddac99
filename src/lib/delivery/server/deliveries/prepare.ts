import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { on, record, type Context, type Happened, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { trainingsInForce, type TrainingInForce } from '#scheduling/server';
import { sumOf, type Hours } from '../../hours.ts';
import { daysOfDose, halvesOfDay, type PlannedHalf } from '../../session.ts';
import { cancelDelivery, cancelSessions } from './cancel.ts';
import { lockDelivery, type Delivery } from './delivery-record.ts';
import { addParticipants, addSessions, makeDelivery, setLecturers } from './make-delivery.ts';
import { sessionsOf, type Session } from './parts.ts';
import { ensureTerms } from './terms.ts';

/** How many deliveries were made, and the references of trainings of which the hours do not fit into their days (H-01). */
export type Prepared = { made: number; do_not_fit: string[] };

/**
 * Makes a delivery of every training in force of an edition: its half-days with their hours (M-10), the team of its application, its lecturers.
 * May be done again: days that are no longer in force are cancelled unless their register is closed, new ones are added in their place with
 * their hours, who is there stays. By an officer of the centre or the machine.
 */
export async function prepareDeliveries(
	context: Context,
	{ edition_id, only }: { edition_id: string; only?: string }
): Promise<Outcome<Prepared, 'not_found'>> {
	const gathered = await context.db.transaction().execute(async (trx) => {
		const edition = isId(edition_id) ? await editionFor(trx, context, edition_id) : undefined;
		if (!edition) return undefined;
		const trainings = await trainingsInForce(trx, context, { edition_id });
		const { minutes_an_hour } = await ensureTerms(trx, context, edition);
		return { edition, minutes_an_hour, trainings: trainings.filter(({ id }) => only === undefined || id === only) };
	});
	if (!gathered) return refused('not_found');
	const prepared: Prepared = { made: 0, do_not_fit: [] };
	for (const training of gathered.trainings) {
		const what = await context.db.transaction().execute((trx) => prepareOne(trx, context, gathered, training));
		if (what === 'made') prepared.made++;
		if (what === 'does_not_fit') prepared.do_not_fit.push(training.reference);
	}
	return done(prepared);
}

type Frame = { edition: EditionOfCentre; minutes_an_hour: number };

async function prepareOne(
	trx: Trx,
	context: Context,
	{ edition, minutes_an_hour }: Frame,
	training: TrainingInForce
): Promise<'made' | 'followed' | 'does_not_fit' | 'nothing'> {
	const hours = daysOfDose(edition.terms.dose);
	const halves = hours.map((day) => halvesOfDay(day, training, minutes_an_hour));
	const stands = training.selected && !training.cancelled && training.days.length > 0;
	if (stands && (halves.length === 0 || halves.includes(null))) return 'does_not_fit';
	const made = stands && (await makeOf(trx, context, edition, training, sumOf(hours)));
	const delivery = await lockDelivery(trx, training.id);
	if (!delivery || delivery.cancelled_at !== null) return 'nothing';
	if (!stands) return await unmake(trx, context, delivery, training);
	await followDays(trx, context, delivery, training, halves as PlannedHalf[][]);
	await setLecturers(trx, context, delivery.id, training.lecturers);
	await movePlace(trx, delivery, training.place);
	if (!made) return 'followed';
	await addParticipants(trx, context, delivery.id, await teamOf(trx, context, training));
	await recordPrepared(trx, context, training);
	return 'made';
}

const makeOf = (trx: Trx, context: Context, edition: EditionOfCentre, training: TrainingInForce, promised: Hours): Promise<boolean> =>
	makeDelivery(trx, context, {
		id: training.id,
		reference: training.reference,
		edition_id: edition.id,
		kind: 'training',
		training_id: training.id,
		network_id: null,
		school_id: training.school_id,
		title: training.topic,
		topic: training.topic_code,
		place: training.place,
		lecturers_least: edition.terms.dose.kind === 'days' ? edition.terms.dose.lecturers_at_once : 1,
		...promised
	});

/** The training stands no more: what was not held is cancelled, and so is the whole where nothing was. */
async function unmake(trx: Trx, context: Context, delivery: Delivery, { cancelled_why, days }: TrainingInForce): Promise<'followed'> {
	if (delivery.cancelled_at === null && (cancelled_why !== null || days.length === 0))
		await cancelDelivery(trx, context, delivery, cancelled_why ?? 'Tvarkaraštyje nebeliko dienų.');
	return 'followed';
}

/** Half-days follow the days in force. A day that takes the place of another has the hours that the other one had. */
async function followDays(
	trx: Trx,
	context: Context,
	delivery: Delivery,
	{ days }: TrainingInForce,
	halves: readonly PlannedHalf[][]
): Promise<void> {
	const standing = await sessionsOf(trx, delivery.id);
	const gone = standing.filter((one) => !days.includes(one.held_on) && one.closings === 0);
	const kept = standing.filter((one) => !gone.includes(one));
	const goneDays = daysIn(gone);
	const added = [...days].sort().filter((day) => !kept.some(({ held_on }) => held_on === day));
	await cancelSessions(trx, context, gone, 'Diena perkelta.');
	const planned = added.flatMap((day, at) => {
		const place = goneDays[at] ?? null;
		return (halves[days.indexOf(day)] ?? []).map((half) => ({ day, half: withHours(half, place, gone) }));
	});
	await addSessions(trx, context, delivery.id, planned);
}

const daysIn = (sessions: readonly Session[]): Day[] => [...new Set(sessions.map(({ held_on }) => held_on))].sort();

const withHours = (half: PlannedHalf, day: Day | null, gone: readonly Session[]): PlannedHalf => {
	const before = gone.find((one) => one.held_on === day && one.half === half.half);
	return before ? { ...half, contact: before.contact, consultation: before.consultation } : half;
};

async function movePlace(trx: Trx, delivery: Delivery, place: string): Promise<void> {
	if (delivery.place === place) return;
	await trx
		.updateTable('delivery.delivery')
		.set({ place, revision: delivery.revision + 1 })
		.where('id', '=', delivery.id)
		.execute();
}

/** The team of the application, in its own order; they are of it from the first day or from today on, whichever is earlier. */
async function teamOf(trx: Trx, { now }: Context, { id, school_id, days }: TrainingInForce) {
	const { rows } = await sql<{ person_id: string | null; name: string; post: string }>`
		select m.person_id, m.name, m.post from scheduling.training t
		join applications.team_member m on m.application_id = t.application_id
		where t.id = ${id} order by m.added_at, m.id`.execute(trx);
	const starts_on = [dayOf(now), ...days].sort()[0] as Day;
	return rows.map((row) => ({ ...row, school_id, starts_on }));
}

const recordPrepared = (trx: Trx, context: Context, { id, reference, edition_id, school_id }: TrainingInForce): Promise<void> =>
	record(trx, context, {
		name: 'delivery.prepared',
		subject: { kind: 'training', id },
		also: [
			{ kind: 'edition', id: edition_id },
			{ kind: 'school', id: school_id }
		],
		particulars: { reference }
	});

async function prepareAll(context: Context, event: Happened): Promise<void> {
	const row = await context.db
		.transaction()
		.execute((trx) => trx.selectFrom('scheduling.timetable').select('edition_id').where('id', '=', event.subject_id).executeTakeFirst());
	if (row) await prepareDeliveries(context, row);
}

async function followCancelled(context: Context, { subject_id }: Happened): Promise<void> {
	const row = await context.db
		.transaction()
		.execute((trx) => trx.selectFrom('scheduling.training').select('edition_id').where('id', '=', subject_id).executeTakeFirst());
	if (row) await prepareDeliveries(context, { edition_id: row.edition_id, only: subject_id });
}

export const prepareWhenPublished = on('timetable.published', 'deliveries.prepare', prepareAll);
export const cancelWhenCancelled = on('training.cancelled', 'deliveries.cancel', followCancelled);
