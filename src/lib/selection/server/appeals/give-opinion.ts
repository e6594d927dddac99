import { dayOf, done, isId, refused, type Fault, type Outcome } from '#platform';
import { asSystem, noteLook, record, through, type Context, type Trx } from '#platform/server';
import { sentApplication, type SentApplication } from '#applications/server';
import { holds } from '#people/server';
import { callById } from '#programmes/server';
import { appealEffect, type AppealChanges, type AppealEffect } from '../../appeal-effect.ts';
import type { Inputs } from '../../inputs.ts';
import { actById } from '../act.ts';
import { roundOfCall } from '../centre-round.ts';
import { appealById, barredFromReading, type AppealRow } from './appeal-for-centre.ts';

export type AppealToRead = {
	appeal: Pick<
		AppealRow,
		'id' | 'application_id' | 'reference' | 'school' | 'grounds' | 'filed_at' | 'due_on' | 'opinion' | 'read_at' | 'outcome'
	>;
	call: { name: { lt: string; en: string } };
	criteria: { key: string; name: { lt: string; en: string }; levels: { points: number; words: { lt: string; en: string } }[] }[];
	/** What the reviewers gave, and why. */
	reviews: { reviewer: string; scores: { criterion: string; points: number; reason: string }[] }[];
	eligible: boolean;
};

/** An appeal for the person who was named to read it, as long as nothing bars them; to everybody else there is none. */
export function readAppealToRead(context: Context, id: string): Promise<AppealToRead | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const found = await ownAppeal(trx, context, id);
		const act = found?.act_id ? await actById(trx, found.act_id) : undefined;
		const call = found && (await callById(trx, found.call_id));
		if (!found || !act || !call || (await barredFromReading(trx, found)).has(context.actor.id ?? '')) return undefined;
		const { application_id, reference, school, grounds, filed_at, due_on, opinion, read_at, outcome } = found;
		await noteLook(trx, context, 'selection.others', { kind: 'application', id: application_id, label: reference });
		return {
			appeal: { id: found.id, application_id, reference, school, grounds, filed_at, due_on, opinion, read_at, outcome },
			call: { name: call.name },
			criteria: act.scheme.criteria,
			reviews: await reviewsOf(trx, act.inputs, application_id),
			eligible: act.inputs.applications.find((one) => one.id === application_id)?.eligible ?? false
		};
	});
}

/** The application as it was sent, for the person who was named to read an appeal about it and has no interest in it. */
export async function openAppealedApplication(context: Context, id: string): Promise<Outcome<SentApplication, 'not_found'>> {
	const appeal = await context.db.transaction().execute(async (trx) => {
		const found = await ownAppeal(trx, context, id);
		return found && !(await barredFromReading(trx, found)).has(context.actor.id ?? '') ? found : undefined;
	});
	// The right to read comes with the appeal: the application itself knows nothing of its reader.
	return appeal ? sentApplication({ ...context, actor: asSystem }, appeal.application_id) : refused('not_found');
}

export type GiveOpinion = { appeal_id: string; opinion: string; changes: AppealChanges };
export type OpinionRefusal = 'not_found' | 'appeal_decided' | 'reader_barred' | 'not_understood';

/**
 * The reader says what they think and what they would change; the effect on the list is worked out from the inputs that
 * were frozen with the act, and kept with the opinion. Nothing is decided by it.
 */
export function giveOpinion(context: Context, input: GiveOpinion): Promise<Outcome<AppealEffect, OpinionRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const seen = await ownAppeal(trx, context, input.appeal_id);
		const round = seen && (await roundOfCall(trx, seen.call_id, true));
		const appeal = round && (await ownAppeal(trx, context, input.appeal_id));
		const act = appeal?.act_id ? await actById(trx, appeal.act_id) : undefined;
		if (!appeal || !act) return refused('not_found');
		if (appeal.outcome !== null) return refused('appeal_decided');
		// An interest that was found or said after the reader was named bars as well.
		if ((await barredFromReading(trx, appeal)).has(context.actor.id ?? '')) return refused('reader_barred');
		const faults = faultsIn(input, act.inputs, appeal.application_id);
		if (faults.length > 0) return refused('not_understood', faults);

		const effect = appealEffect(act.inputs, appeal.application_id, input.changes);
		await trx
			.updateTable('selection.appeal')
			.set({ opinion: input.opinion.trim(), effect: JSON.stringify(effect), read_at: context.now })
			.where('id', '=', appeal.id)
			.execute();
		await record(trx, context, {
			name: 'appeal.read',
			subject: { kind: 'round', id: appeal.round_id },
			particulars: { reference: appeal.reference }
		});
		return done(effect);
	});
}

/** The appeal that the acting person was named to read and, with a role at the centre today, still may. */
async function ownAppeal(trx: Trx, { actor, now }: Context, id: string) {
	const appeal = isId(id) ? await appealById(trx, id) : undefined;
	const call = appeal && actor.kind === 'person' && appeal.reader_id === actor.id ? await callById(trx, appeal.call_id) : undefined;
	return call && (await holds(trx, actor, ['reviewer', 'centre_officer'], call.programme.centre_id, dayOf(now))) ? appeal : undefined;
}

/** Reviewers stand by number: whose review it was is not what the reader judges. */
async function reviewsOf(trx: Trx, { votes }: Inputs, application: string): Promise<AppealToRead['reviews']> {
	const own = votes.filter((vote) => vote.application === application);
	const given = trx
		.selectFrom('selection.score as score')
		.innerJoin('selection.assignment as assignment', 'assignment.id', 'score.assignment_id')
		.select(['assignment.person_id', 'score.criterion', 'score.reason'])
		.where('assignment.application_id', '=', application)
		.where('assignment.sent_at', 'is not', null)
		.where('score.superseded_at', 'is', null);
	const reasons = await through(trx, 'reviews', () => given.execute());
	return own.map(({ reviewer, points }) => ({
		reviewer,
		scores: Object.entries(points).map(([criterion, given]) => ({
			criterion,
			points: given,
			reason: reasons.find((one) => one.person_id === reviewer && one.criterion === criterion)?.reason ?? ''
		}))
	}));
}

function faultsIn({ opinion, changes }: GiveOpinion, { scheme, votes }: Inputs, application: string): Fault[] {
	const length = [...opinion.trim()].length;
	const faults: Fault[] = [];
	if (length < 5) faults.push({ field: 'opinion', key: 'selection_fault_opinion' });
	if (length > 10_000) faults.push({ field: 'opinion', key: 'selection_fault_too_long', values: { most: 10_000 } });
	const reviewers = new Set(votes.filter((vote) => vote.application === application).map(({ reviewer }) => reviewer));
	for (const { reviewer, criterion, points } of changes.points) {
		const levels = scheme.criteria.find(({ key }) => key === criterion)?.levels ?? [];
		if (!reviewers.has(reviewer) || !levels.includes(points))
			faults.push({ field: `p_${reviewer}_${criterion}`, key: 'selection_fault_level' });
	}
	return faults;
}
