import { done, refused, type Outcome } from '#platform';
import { noteLook, type Context, type Trx } from '#platform/server';
import { stabilityBand, type Cause } from '../../band.ts';
import type { Inputs } from '../../inputs.ts';
import { scoresCloseAt } from '../../phase.ts';
import type { Scheme } from '../../scheme.ts';
import { spreadOf, type ApplicationSpread } from '../../spread.ts';
import { inputsUnder } from '../inputs-of-round.ts';
import { officerRound, type OfficerRefusal, type OfficerRound } from '../round/officer-round.ts';

export type ReviewedRow = {
	id: string;
	reference: string;
	school: string;
	spread: ApplicationSpread;
	/** Each reviewer's raw points by criterion. */
	votes: { name: string; points: Readonly<Record<string, number>> }[];
	band: { accepted: boolean; causes: (Cause & { name?: string })[] } | null;
	/** A third review is proposed here: the place hangs by a thread, fewer than three read it, and scores can still be given. */
	third: boolean;
};
export type ReviewsPage = {
	scheme: Scheme;
	sample: number;
	rows: ReviewedRow[];
	total: number;
	banded: number;
	reviewers: { name: string; reviews: number; shared: number; severity: number | null }[];
};
export const reviewsPageSize = 50;

/**
 * The reviews that were handed in: raw points, how far reviewers are apart, how severe each is, and the applications whose
 * place depends on one reviewer, one weight or the lots. Nothing of those in which the officer has an interest.
 */
export function readReviews(
	context: Context,
	{ call, page, band, size = reviewsPageSize }: { call: string; page: number; band: boolean; size?: number }
): Promise<Outcome<ReviewsPage, OfficerRefusal | 'no_scheme'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		if (!found.ok) return found;
		const { round, scheme, phases, barred } = found.value;
		if (!scheme) return refused('no_scheme');
		const inputs = await inputsUnder(trx, round, scheme);
		// Counted too is only what the officer may know of.
		const told = { ...inputs, votes: inputs.votes.filter(({ application }) => !barred.has(application)) };
		const spread = spreadOf(told, scheme.content.minimum_sample);
		const entries = new Map(stabilityBand(inputs).map((entry) => [entry.application, entry]));
		const asked = spread.applications.filter(({ application }) => !band || entries.has(application));
		const names = await namesOf(trx, found.value, inputs);
		await noteLook(trx, context, 'selection.reviews', { kind: 'call', id: found.value.call.id, label: found.value.call.slug });
		const close = scoresCloseAt(phases);
		const mayScore = round.closed_at === null && close !== null && close > context.now;
		const rows = asked.slice((page - 1) * size, page * size).map((one): ReviewedRow => {
			const entry = entries.get(one.application);
			const given = names.given.get(one.application) ?? 0;
			return {
				id: one.application,
				...(names.applications.get(one.application) ?? { reference: '', school: '' }),
				spread: one,
				votes: inputs.votes
					.filter(({ application }) => application === one.application)
					.map(({ reviewer, points }) => ({ name: names.persons.get(reviewer) ?? '', points })),
				band: entry ? { accepted: entry.accepted, causes: entry.causes.map((cause) => named(cause, names.persons)) } : null,
				third: mayScore && entry !== undefined && given < 3
			};
		});
		return done({
			scheme: scheme.content,
			sample: spread.sample,
			rows,
			total: asked.length,
			banded: spread.applications.filter(({ application }) => entries.has(application)).length,
			reviewers: spread.reviewers.map(({ reviewer, ...rest }) => ({ name: names.persons.get(reviewer) ?? '', ...rest }))
		});
	});
}

const named = (cause: Cause, persons: ReadonlyMap<string, string>): Cause & { name?: string } =>
	cause.kind === 'reviewer' ? { ...cause, name: persons.get(cause.reviewer) ?? '' } : cause;

async function namesOf(trx: Trx, { round, call }: OfficerRound, { votes }: Inputs) {
	const applications = await trx
		.selectFrom('applications.application')
		.select(['id', 'reference', 'school_name'])
		.where('call_id', '=', call.id)
		.where('submission_id', 'is not', null)
		.execute();
	const reviewers = [...new Set(votes.map(({ reviewer }) => reviewer))];
	const persons =
		reviewers.length === 0 ? [] : await trx.selectFrom('people.person').select(['id', 'name']).where('id', 'in', reviewers).execute();
	const given = await trx
		.selectFrom('selection.assignment')
		.select((eb) => ['application_id', eb.fn.countAll<number>().as('count')])
		.where('round_id', '=', round.id)
		.where('ended_at', 'is', null)
		.groupBy('application_id')
		.execute();
	return {
		applications: new Map(applications.map(({ id, reference, school_name }) => [id, { reference, school: school_name ?? '' }])),
		persons: new Map(persons.map(({ id, name }) => [id, name])),
		given: new Map(given.map(({ application_id, count }) => [application_id, Number(count)]))
	};
}
