import { dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import type { Context } from '#platform/server';
import { lastSign, nextStep, quietFor, suggestionFor, type Sign, type Step, type Suggestion } from '../../signs.ts';
import { lastDayOf, looksAfter, networkFor, quietAfter } from './network-side.ts';
import { standingsIn, type SchoolStanding } from './standings.ts';

/** A school as the coordinators' page shows it. */
export type SchoolProgress = Pick<
	SchoolStanding,
	'school_id' | 'school' | 'project_id' | 'title' | 'stuck' | 'remarks' | 'review' | 'half_year'
> & {
	last: Sign | null;
	/** For how many days it has been quiet; nothing while it is not. */
	quiet: number | null;
	next: Step;
	/** What one may write to it. */
	suggestion: Suggestion;
};

export type NetworkProgress = {
	network: { id: string; name: Text; programme: Text; edition: Text };
	open: boolean;
	schools: SchoolProgress[];
};

/**
 * The schools of a network side by side: the last sign of life of each, its next step, and what is stuck. For its coordinators and
 * experts, the school that founded it, and the centre. Schools do not see each other so.
 */
export function readNetworkProgress(context: Context, network_id: string): Promise<Outcome<NetworkProgress, 'not_found' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await networkFor(trx, context, network_id);
		if (!found.ok) return found;
		const { network, side } = found.value;
		if (!looksAfter(side)) return refused('not_yours');
		const today = dayOf(context.now);
		const last = lastDayOf(network);
		const quietAfterDays = await quietAfter(trx, network.edition_id);
		const standings = await standingsIn(trx, context, network, today < last ? today : last);
		return done({
			network: { id: network.id, name: network.name, programme: network.programme.name, edition: network.edition.name },
			open: today <= last,
			schools: standings.map((standing) => progressOf(standing, today <= last ? today : null, quietAfterDays))
		});
	});
}

/** Where nothing is done any more (`today` null), nobody is quiet. */
export function progressOf(standing: SchoolStanding, today: Day | null, quietAfterDays: number): SchoolProgress {
	const { school_id, school, project_id, title, stuck, remarks, review, half_year, since } = standing;
	const last = lastSign(standing.signs);
	const next = nextStep(standing);
	return {
		...{ school_id, school, project_id, title, stuck, remarks, review, half_year, last, next },
		quiet: today === null || next === 'rest' ? null : quietFor(last?.on ?? since, today, quietAfterDays),
		suggestion: suggestionFor(next)
	};
}
