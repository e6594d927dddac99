import type { Trx } from '#platform/server';
import { actById } from '../act.ts';
import { holdsPlace } from '../../held.ts';
import { propose, type Proposal } from '../../propose.ts';
import type { Priority } from '../../scheme.ts';
import { whatIf } from '../../what-if.ts';
import { standingsOf } from '../standings.ts';
import { told } from './read-results.ts';

/** A selection after its letters, by schools: who was ranked, who has a place today, and whom the rules place with and without priority. */
export type EffectOfPriority = {
	priority: Priority;
	ranked: Set<string>;
	placed: Set<string>;
	listed: Set<string>;
	listed_without: Set<string>;
};

/**
 * What priority came to in the selection of a call: its frozen inputs are ranked once more by the same code without it. Nothing before every letter is
 * sent: schools learn it from their letter first. For whoever the caller has let through.
 */
export async function effectOfPriority(trx: Trx, slug: string): Promise<EffectOfPriority | undefined> {
	const found = await told(trx, slug);
	if (!found) return undefined;
	const last = await trx
		.selectFrom('selection.act')
		.select('id')
		.where('round_id', '=', found.round)
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();
	const act = last && (await actById(trx, last.id));
	if (!act) return undefined;
	const schools = await schoolsOf(trx, found.call.id);
	const named = (applications: readonly string[]) => new Set(applications.flatMap((id) => schools.get(id) ?? []));
	const proposal = propose(act.inputs);
	const without = whatIf(act.inputs, { priority: { kind: 'none' } }, proposal).proposal;
	const standings = await standingsOf(trx, found.round);
	return {
		priority: act.inputs.scheme.priority,
		ranked: named(proposal.ranking.map(({ application }) => application)),
		placed: new Set(standings.filter(holdsPlace).map(({ school_id }) => school_id)),
		listed: named(acceptedIn(proposal)),
		listed_without: named(acceptedIn(without))
	};
}

const acceptedIn = ({ ranking }: Proposal): string[] =>
	ranking.filter(({ place }) => place === 'accepted').map(({ application }) => application);

async function schoolsOf(trx: Trx, callId: string): Promise<Map<string, string>> {
	const rows = await trx.selectFrom('applications.application').select(['id', 'school_id']).where('call_id', '=', callId).execute();
	return new Map(rows.map(({ id, school_id }) => [id, school_id]));
}
