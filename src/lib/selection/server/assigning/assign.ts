import { done, inLocale, instantInWords, newId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import type { CallRecord } from '#programmes/server';
import { scoresCloseAt } from '../../phase.ts';
import { assigned } from '../mails/reviews.ts';
import { lockOfficerRound, type OfficerRefusal, type OfficerRound } from '../round/officer-round.ts';
import { findInterests, hasInterest, keepInterests } from './find-interests.ts';

export type How = 'hand' | 'file' | 'balance' | 'third';
export type Pair = { application_id: string; person_id: string };
/** Why a reviewer cannot get an application. */
export type PairFault =
	'no_such_application' | 'application_withdrawn' | 'no_such_reviewer' | 'in_conflict' | 'already_assigned' | 'no_room';
export type AssignRefusal = OfficerRefusal | 'round_closed' | PairFault;

/**
 * Gives a reviewer an application. Refused where the reviewer has an interest in it, has it already or takes no more. The
 * review is due when scores can no longer be given, unless the round has no such phase yet: then in two weeks.
 */
export function assignReview(
	context: Context,
	{ call, how = 'hand', ...pair }: Pair & { call: string; how?: How }
): Promise<Outcome<{ id: string }, AssignRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		if (found.value.round.closed_at !== null) return refused('round_closed');
		await lookForInterests(trx, context, found.value, [pair]);
		const fault = await faultOf(trx, found.value, pair);
		if (fault) return refused(fault);
		const [id] = await writeAssignments(trx, context, found.value, [pair], how);
		return done({ id: id as string });
	});
}

/** Asks the registers anew about these pairs, so that an interest of yesterday is known before anything is given. */
export async function lookForInterests(trx: Trx, context: Context, round: OfficerRound, pairs: readonly Pair[]): Promise<void> {
	const persons = [...new Set(pairs.map(({ person_id }) => person_id))];
	const applications = [...new Set(pairs.map(({ application_id }) => application_id))];
	const wanted = new Set(pairs.map(({ application_id, person_id }) => `${application_id} ${person_id}`));
	const found = await findInterests(trx, context, round.call.id, persons, applications);
	await keepInterests(
		trx,
		context,
		round,
		found.filter(({ application_id, person_id }) => wanted.has(`${application_id} ${person_id}`))
	);
}

/** Why this reviewer cannot get this application now, or nothing. */
export async function faultOf(
	trx: Trx,
	{ round, call, barred }: OfficerRound,
	{ application_id, person_id }: Pair
): Promise<PairFault | null> {
	// An officer with an interest in an application does not choose who judges it.
	if (barred.has(application_id)) return 'no_such_application';
	const application = await trx
		.selectFrom('applications.application')
		.select('state')
		.where('id', '=', application_id)
		.where('call_id', '=', call.id)
		.where('submission_id', 'is not', null)
		.executeTakeFirst();
	if (!application) return 'no_such_application';
	if (application.state === 'withdrawn') return 'application_withdrawn';
	const reviewer = await trx
		.selectFrom('selection.reviewer')
		.select('at_most')
		.where('round_id', '=', round.id)
		.where('person_id', '=', person_id)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (!reviewer) return 'no_such_reviewer';
	if (await hasInterest(trx, application_id, person_id)) return 'in_conflict';
	const held = await trx
		.selectFrom('selection.assignment')
		.select('application_id')
		.where('round_id', '=', round.id)
		.where('person_id', '=', person_id)
		.where('ended_at', 'is', null)
		.execute();
	if (held.some((one) => one.application_id === application_id)) return 'already_assigned';
	return held.length >= reviewer.at_most ? 'no_room' : null;
}

/** Writes assignments that were found possible, in a locked round. */
export async function writeAssignments(
	trx: Trx,
	context: Context,
	{ round, call, phases, officer }: OfficerRound,
	pairs: readonly Pair[],
	how: How
): Promise<string[]> {
	if (pairs.length === 0) return [];
	const close = scoresCloseAt(phases);
	const due_at = close !== null && close > context.now ? close : new Date(context.now.getTime() + 14 * 86_400_000);
	const rows = pairs.map((pair) => ({
		id: newId(),
		round_id: round.id,
		...pair,
		how,
		assigned_at: context.now,
		assigned_by: officer,
		due_at
	}));
	await trx.insertInto('selection.assignment').values(rows).execute();
	await tellReviewers(trx, context, call, rows);
	await record(trx, context, {
		name: 'reviews.assigned',
		subject: { kind: 'round', id: round.id },
		also: [{ kind: 'call', id: call.id }],
		particulars: { call: call.name, count: rows.length, how }
	});
	return rows.map(({ id }) => id);
}

/** One letter to each reviewer, however many applications they were given at once. */
async function tellReviewers(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	call: CallRecord,
	rows: readonly (Pair & { id: string; due_at: Date })[]
): Promise<void> {
	const persons = await personsById(
		trx,
		rows.map(({ person_id }) => person_id)
	);
	for (const [id, { email, locale }] of persons) {
		const own = rows.filter(({ person_id }) => person_id === id);
		const [first] = own;
		if (!first || email === null) continue;
		const letter = assigned[locale]({
			call: inLocale(call.name, locale),
			count: own.length,
			until: instantInWords(first.due_at, locale),
			address: siteAddress('/review', locale)
		});
		await writeMail(trx, now, 'reviews-assigned', { email, locale, person_id: id }, letter, `reviews.assigned:${first.id}`);
	}
}
