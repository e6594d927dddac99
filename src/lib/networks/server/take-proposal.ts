import { asPerson, record, type Context, type Trx } from '#platform/server';
import { runOf } from '#planning/server';
import * as v from 'valibot';
import { lockExactly, orderLike, type Group } from '../groups.ts';
import { SituationSchema } from '../situation.ts';
import { isFormed } from './formation.ts';
import { holdFormation } from './officer.ts';
import { proposalById, writeProposal } from './proposals.ts';

/** What the engine answers: groups with their hosts, and how good they are proven to be. */
type Plan = { groups: { host: string; members: string[] }[]; bound: number };

/**
 * Makes a proposal of the plan that a computation ended with, also of the best that a stopped one had. Networks stand in
 * the order of the proposal whose locks were kept, else from the north-west. Done again, it finds the proposal made; once
 * the networks are formed it makes none.
 */
export function takeProposal(context: Context, { run_id }: { run_id: string }): Promise<void> {
	return context.db.transaction().execute(async (trx) => {
		const asking = await trx.selectFrom('networks.asking').selectAll().where('run_id', '=', run_id).executeTakeFirst();
		if (!asking) return;
		await holdFormation(trx, asking.edition_id);
		const run = await runOf<Plan>(trx, run_id);
		const plan = run?.result?.plan;
		if (!plan || (await isTaken(trx, run_id)) || (await isFormed(trx, asking.edition_id))) return;

		const base = asking.base_id ? await proposalById(trx, asking.base_id) : undefined;
		const situation = v.parse(SituationSchema, asking.situation);
		const groups = plan.groups.map(({ host, members }): Group => ({ host, members, locked: [] }));
		const ordered = base ? orderLike(base.groups, groups) : fromNorthWest(situation.schools, groups);
		const by: Pick<Context, 'actor' | 'now'> = {
			actor: asking.asked_by ? asPerson(asking.asked_by) : context.actor,
			now: context.now
		};
		const { number } = await writeProposal(trx, by, {
			edition_id: asking.edition_id,
			how: 'computed',
			base_id: asking.base_id,
			run_id,
			situation,
			groups: lockExactly(ordered, base?.groups.flatMap(({ locked }) => locked) ?? []),
			bound: plan.bound
		});
		await record(trx, by, {
			name: 'formation.proposed',
			subject: { kind: 'edition', id: asking.edition_id },
			particulars: { number, schools: situation.schools.length, networks: groups.length }
		});
	});
}

const isTaken = async (trx: Trx, runId: string): Promise<boolean> =>
	(await trx.selectFrom('networks.proposal').select('id').where('run_id', '=', runId).executeTakeFirst()) !== undefined;

type Placed = { id: string; latitude: number; longitude: number };

/** So that number 1 is in the north-west and the last in the south-east, whatever order the machine found them in. */
function fromNorthWest(schools: readonly Placed[], groups: readonly Group[]): Group[] {
	const diagonal = ({ host }: Group): number => {
		const at = schools.find(({ id }) => id === host);
		return at ? at.longitude * 0.56 - at.latitude : 0;
	};
	return groups.toSorted((one, other) => diagonal(one) - diagonal(other) || one.host.localeCompare(other.host));
}
