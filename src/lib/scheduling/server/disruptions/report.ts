import { addDays, dayOf, done, isDay, isId, newId, refused, type Day, type Fault, type Outcome } from '#platform';
import { asPerson, on, record, within, type Context, type Happened, type Trx } from '#platform/server';
import { touchedBy, type DisruptionFacts, type DisruptionKind } from '../../disruption.ts';
import { capacityFor, lockLecturer } from '../lecturer-access.ts';
import type { Offer } from '../offers/offers.ts';
import { seasonOf } from '../seasons.ts';
import { endOr, faultsOfSpan } from '../spans.ts';
import { inForce, placedOfStanding } from '../timetables.ts';
import { lockTraining } from '../training-access.ts';
import type { TrainingInForce } from '../training/in-force.ts';
import { beginRepair } from './begin-repair.ts';
import { disruptionById, type Disruption } from './rows.ts';
import { tellOfficers } from './tell-officers.ts';

export type ReportInput = {
	kind: Exclude<DisruptionKind, 'offer_declined'>;
	/** The lecturer; of `school_closed` nobody. */
	person_id: string | null;
	/** The training of a closed school, or the one that a lecturer leaves; null where they leave all or are away. */
	training_id: string | null;
	starts_on: string;
	/** Empty for one day; nothing is asked where somebody leaves. */
	ends_on: string;
	why: string;
};
export type ReportRefusal = 'not_found' | 'nothing_touched' | 'disruption_unreadable';
export type Reported = { disruptions: string[] };

/** How often somebody may say so of themselves: each time repairs are computed, and the centre gets a letter. */
const limit = { times: 20, seconds: 86_400 };

/**
 * Says that somebody cannot hold what is published, or that a school cannot host it: by the lecturer or the school itself,
 * or by an officer of the centre. The days are kept as an absence or an exception, and the repair begins. Said again while
 * nobody has settled it, it is the same. Refused where no published day to come is touched: then it is no more than an absence.
 */
export function reportDisruption(context: Context, input: ReportInput): Promise<Outcome<Reported, ReportRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const capacity = await capacityIn(trx, context, input);
		if (!capacity) return refused('not_found');
		const faults = faultsOf(input);
		if (faults.length === 0 && capacity === 'own' && !(await within(trx, context.now, 'disruption.report', context.actor.id ?? '', limit)))
			faults.push({ field: 'starts_on', key: 'timetable_fault_too_often' });
		if (faults.length > 0) return refused('disruption_unreadable', faults);
		if (input.person_id !== null) await lockLecturer(trx, input.person_id);
		const [known, fresh]: [string[], string[]] = [[], []];
		for (const edition_id of await editionsOf(trx, context, input)) {
			const span = await spanOf(trx, edition_id, input);
			const facts: DisruptionFacts = { kind: input.kind, person_id: input.person_id, training_id: input.training_id, ...span };
			if ((await touchedIn(trx, context, edition_id, facts)).length === 0) continue;
			const same = await sameAs(trx, edition_id, facts);
			if (same) known.push(same);
			else fresh.push(await open(trx, context, { ...facts, edition_id, why: input.why.trim() }));
		}
		if (known.length + fresh.length === 0) return refused('nothing_touched');
		if (fresh.length > 0) await keepDays(trx, context, input, fresh);
		for (const id of fresh) await repairAndTell(trx, context, id);
		return done({ disruptions: [...known, ...fresh] });
	});
}

/** A declined offer is a disruption: the training cannot stay as it is published. Called in the transaction of the answer. */
export async function reportDeclined(trx: Trx, context: Context, training: TrainingInForce, offer: Offer): Promise<void> {
	const [first, last] = [training.days[0], training.days.at(-1)];
	if (first === undefined || last === undefined) return;
	const id = await open(trx, context, {
		kind: 'offer_declined',
		edition_id: training.edition_id,
		training_id: training.id,
		person_id: offer.person_id,
		starts_on: first,
		ends_on: last,
		why: offer.reason
	});
	await repairAndTell(trx, context, id);
}

/** An absence or an exception that was said elsewhere and hits published days is a disruption too; once for each. */
const followSaid =
	(kind: 'lecturer_away' | 'school_closed') =>
	async ({ db, ...rest }: Context, { subject_id, actor_id, happened_at, particulars }: Happened): Promise<void> => {
		if (!Number(particulars['booked'])) return;
		const [starts_on, ends_on] = [String(particulars['from']), String(particulars['to'])];
		const about = kind === 'lecturer_away' ? { person_id: subject_id, training_id: null } : { person_id: null, training_id: subject_id };
		// Whoever said it has reported it.
		const context: Context = { db, ...rest, actor: actor_id ? asPerson(actor_id) : rest.actor };
		await db.transaction().execute(async (trx) => {
			for (const edition_id of await editionsOf(trx, context, { kind, ...about, starts_on, ends_on, why: '' })) {
				const facts = { kind, ...about, starts_on, ends_on };
				if ((await touchedIn(trx, context, edition_id, facts)).length === 0 || (await sameAs(trx, edition_id, facts, happened_at)))
					continue;
				await repairAndTell(trx, context, await open(trx, context, { ...facts, edition_id, why: await whySaid(trx, facts) }));
			}
		});
	};

export const reportWhenAway = on('absence.said', 'disruptions.away', followSaid('lecturer_away'));
export const reportWhenClosed = on('exception.said', 'disruptions.closed', followSaid('school_closed'));

/** As whom somebody may say so: an officer, or of themselves – a lecturer, or those who speak for the school. */
async function capacityIn(trx: Trx, context: Context, { kind, person_id, training_id }: ReportInput): Promise<'officer' | 'own' | null> {
	if (kind === 'school_closed') {
		const desk = training_id !== null && person_id === null ? await lockTraining(trx, context, training_id) : undefined;
		return !desk?.ok ? null : desk.value.as === 'officer' ? 'officer' : 'own';
	}
	if (person_id === null || (training_id !== null && !isId(training_id))) return null;
	const capacity = await capacityFor(trx, context, person_id);
	return capacity === 'self' ? 'own' : capacity;
}

function faultsOf({ kind, starts_on, ends_on, why }: ReportInput): Fault[] {
	const span =
		kind === 'lecturer_withdrawn'
			? isDay(starts_on)
				? []
				: faultsOfSpan(starts_on, starts_on)
			: faultsOfSpan(starts_on, endOr(starts_on, ends_on));
	return [...span, ...(why.length > 300 ? [{ field: 'why', key: 'timetable_fault_why' }] : [])];
}

/** Whoever leaves is away until the season ends. */
async function spanOf(trx: Trx, editionId: string, { kind, starts_on, ends_on }: ReportInput): Promise<{ starts_on: Day; ends_on: Day }> {
	if (kind !== 'lecturer_withdrawn') return { starts_on, ends_on: endOr(starts_on, ends_on) };
	return { starts_on, ends_on: (await seasonOf(trx, editionId))?.last_on ?? starts_on };
}

/** The editions in which something is published for them from the first day on. */
async function editionsOf(trx: Trx, { now }: Context, { person_id, training_id, starts_on }: ReportInput): Promise<string[]> {
	const rows = await trx
		.selectFrom('scheduling.booking as booking')
		.innerJoin('scheduling.training as training', 'training.id', 'booking.training_id')
		.select('training.edition_id')
		.distinct()
		.where('booking.held_on', '>', dayOf(now))
		.where('booking.held_on', '>=', training_id === null ? starts_on : '0001-01-01')
		.$if(person_id !== null, (query) => query.where('booking.person_id', '=', person_id as string))
		.$if(training_id !== null, (query) => query.where('booking.training_id', '=', training_id as string))
		.orderBy('training.edition_id')
		.execute();
	return rows.map(({ edition_id }) => edition_id);
}

async function touchedIn(trx: Trx, { now }: Context, editionId: string, facts: DisruptionFacts): Promise<string[]> {
	return touchedBy(facts, await placedOfStanding(trx, (await inForce(trx, editionId))?.id), dayOf(now));
}

type Opening = DisruptionFacts & { edition_id: string; why: string };

async function open(trx: Trx, context: Context, row: Opening): Promise<string> {
	const { now, actor } = context;
	const id = newId();
	await trx
		.insertInto('scheduling.disruption')
		.values({ id, ...row, reported_at: now, reported_by: actor.id })
		.execute();
	await record(trx, context, {
		name: 'disruption.reported',
		subject: { kind: 'disruption', id },
		also: [{ kind: 'edition', id: row.edition_id }],
		particulars: { kind: row.kind, from: row.starts_on }
	});
	return id;
}

async function repairAndTell(trx: Trx, context: Context, id: string): Promise<void> {
	const disruption = (await disruptionById(trx, id)) as Disruption;
	await beginRepair(trx, context, disruption);
	await tellOfficers(trx, context, disruption);
}

/** The days are kept where every later planning finds them. Who leaves one training only is not away. */
async function keepDays(trx: Trx, { now, actor }: Context, input: ReportInput, ids: readonly string[]): Promise<void> {
	const said = { said_at: now, said_by: actor.id, why: input.why.trim() };
	if (input.kind === 'school_closed' && input.training_id !== null) {
		const span = { starts_on: input.starts_on, ends_on: endOr(input.starts_on, input.ends_on) };
		await trx
			.insertInto('scheduling.exception')
			.values({ id: newId(), training_id: input.training_id, ...span, ...said })
			.execute();
	} else if (input.person_id !== null && input.training_id === null) {
		const last = (await Promise.all(ids.map((id) => disruptionById(trx, id))))
			.map((one) => one?.ends_on ?? input.starts_on)
			.sort()
			.at(-1);
		// No absence is longer than a year.
		const longest = addDays(input.starts_on, 366);
		const ends_on = last !== undefined && last < longest ? last : longest;
		await trx
			.insertInto('scheduling.absence')
			.values({ id: newId(), person_id: input.person_id, starts_on: input.starts_on, ends_on, ...said })
			.execute();
	}
}

/** The disruption that says the same already: one that waits, or – a job may be done twice – one reported since a moment. */
async function sameAs(
	trx: Trx,
	editionId: string,
	{ kind, person_id, training_id, starts_on, ends_on }: DisruptionFacts,
	since: Date | null = null
): Promise<string | undefined> {
	const row = await trx
		.selectFrom('scheduling.disruption')
		.select('id')
		.where('edition_id', '=', editionId)
		.where('kind', '=', kind)
		.where('starts_on', '=', starts_on)
		.where('ends_on', 'is not distinct from', ends_on)
		.where('person_id', 'is not distinct from', person_id)
		.where('training_id', 'is not distinct from', training_id)
		.where((eb) => eb.or([eb('settled_at', 'is', null), ...(since === null ? [] : [eb('reported_at', '>=', since)])]))
		.executeTakeFirst();
	return row?.id;
}

/** What was said with the absence or the exception. */
async function whySaid(trx: Trx, { kind, person_id, training_id, starts_on, ends_on }: DisruptionFacts): Promise<string> {
	const row =
		kind === 'lecturer_away'
			? await trx
					.selectFrom('scheduling.absence')
					.select('why')
					.where('person_id', '=', person_id as string)
					.where('starts_on', '=', starts_on)
					.where('ends_on', '=', ends_on as Day)
					.orderBy('said_at', 'desc')
					.executeTakeFirst()
			: await trx
					.selectFrom('scheduling.exception')
					.select('why')
					.where('training_id', '=', training_id as string)
					.where('starts_on', '=', starts_on)
					.where('ends_on', '=', ends_on as Day)
					.orderBy('said_at', 'desc')
					.executeTakeFirst();
	return row?.why ?? '';
}
