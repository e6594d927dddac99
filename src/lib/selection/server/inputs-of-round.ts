import { through, type Trx } from '#platform/server';
import { rulesOf, type Candidate, type Inputs, type Interest, type Lots, type Rules, type Vote } from '../inputs.ts';
import { schemeInForce, type PublishedScheme, type Round } from './centre-round.ts';
import { keptInputs } from './kept-inputs.ts';
import { lotOf, nameOf } from './names.ts';
import { countedReviews } from './counted-reviews.ts';

/**
 * All on which the ranking of a round rests, as it stands now: the scheme in force, every application that was sent, the
 * reviews that were handed in by somebody without an interest, and the lots.
 */
export async function inputsOf(trx: Trx, round: Ids): Promise<Inputs> {
	const scheme = await schemeInForce(trx, round.id);
	if (!scheme) throw new Error('a round without a published scheme has nothing to rank by');
	return inputsUnder(trx, round, scheme);
}

/** The same under the published scheme that is known already. */
export const inputsUnder = (trx: Trx, round: Ids, scheme: PublishedScheme): Promise<Inputs> =>
	keptInputs(trx, round, scheme, () => gather(trx, round, scheme));

type Ids = Pick<Round, 'id' | 'call_id' | 'salt'>;

async function gather(trx: Trx, round: Ids, scheme: PublishedScheme): Promise<Inputs> {
	const rules = rulesOf(scheme.content);
	const lots = await lotsOf(trx, round.id);
	return {
		scheme: rules,
		scheme_version: scheme.version,
		applications: await applicationsOf(trx, round, rules, lots),
		// Whoever may see the order of a round counts all reviews and all interests, also those that they may not read one by one.
		votes: await through(trx, 'reviews', () => votesOf(trx, round.id, rules)),
		conflicts: await through(trx, 'reviews', () => interestsOf(trx, round.call_id)),
		lots
	};
}

async function lotsOf(trx: Trx, roundId: string): Promise<Lots> {
	const drawn = await trx.selectFrom('selection.lots').select(['seed', 'published_at']).where('round_id', '=', roundId).executeTakeFirst();
	return drawn ? { seed: drawn.seed, published_at: drawn.published_at.toISOString() } : { seed: '', published_at: null };
}

/** An application counts as it was sent last: school and topic as they were then, what decides between equals as it was found. */
async function applicationsOf(trx: Trx, round: Pick<Round, 'call_id' | 'salt'>, rules: Rules, { seed }: Lots): Promise<Candidate[]> {
	const rows = await trx
		.selectFrom('applications.application')
		.select(['id', 'reference', 'priority', 'topic_code as topic', 'county_code as county', 'school_type as type', 'ties'])
		.select((eb) => [eb('state', '=', 'withdrawn').as('withdrawn'), eb('outcome', '=', 'yes').as('eligible')])
		.where('call_id', '=', round.call_id)
		.where('submission_id', 'is not', null)
		.execute();
	const candidates = rows.map(({ id, reference, ties, priority, topic, county, type, ...is }): Candidate => {
		const name = nameOf(round.salt, reference);
		const tie = rules.tie_facts.map((fact) => ties.includes(fact));
		return {
			id,
			name,
			eligible: is.eligible === true,
			withdrawn: is.withdrawn === true,
			priority,
			topic,
			county,
			type,
			tie,
			lot: lotOf(seed, name)
		};
	});
	return candidates.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The votes of a round: of the reviews that count, those that say something of every criterion of the scheme. */
async function votesOf(trx: Trx, roundId: string, { criteria }: Rules): Promise<Vote[]> {
	const rows = await countedReviews(trx)
		.select(['assignment.application_id as application', 'assignment.person_id as reviewer', 'assignment.points'])
		.where('assignment.round_id', '=', roundId)
		.execute();
	const votes = rows as unknown as Vote[];
	return votes.filter(({ points }) => criteria.every(({ key }) => typeof points[key] === 'number'));
}

/** Whoever has an interest in an application, however often it was found or said. */
async function interestsOf(trx: Trx, callId: string): Promise<Interest[]> {
	return trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.select(['conflict.application_id as application', 'conflict.person_id as reviewer'])
		.distinct()
		.where('application.call_id', '=', callId)
		.where('application.submission_id', 'is not', null)
		.where('conflict.lifted_at', 'is', null)
		.orderBy('conflict.application_id')
		.orderBy('conflict.person_id')
		.execute();
}
