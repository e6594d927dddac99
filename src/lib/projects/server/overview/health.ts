import * as v from 'valibot';
import { dayOf, done, refused, type Day, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { HealthSchema, healthItems, healthOf, quarterOf, type HealthAnswers } from '../../health.ts';
import { lastDayOf, networkFor } from './network-side.ts';

export type AnswerHealthRefusal = 'not_found' | 'not_yours' | 'network_closed' | 'health_empty';
export type HealthDesk = {
	network: { id: string; name: Text; closed: boolean };
	/** The quarter of today: how many have answered so far is told, what they said when it is over. */
	quarter: Day;
	people: number;
	/** May answer: people of its schools, its coordinators and experts. */
	answers: boolean;
	/** One's own of this quarter; nobody else's are ever shown. */
	own: HealthAnswers | null;
	/** Those that are over, the newest first. */
	quarters: { quarter: Day; health: ReturnType<typeof healthOf> }[];
};

/**
 * How the people of a network find it, by quarter (N-04): means of at least three people, of quarters that are over, and one's own
 * answers. While answers still come, whoever looks before and after one could compute it from two means.
 */
export function readHealth(context: Context, network_id: string): Promise<Outcome<HealthDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await networkFor(trx, context, network_id);
		if (!found.ok) return found;
		const { network, side } = found.value;
		const quarter = quarterOf(dayOf(context.now));
		const rows = await answersOf(trx, network_id);
		const over = lastDayOf(network) < dayOf(context.now);
		const quarters = [...new Set(rows.map((row) => row.quarter).filter((one) => one < quarter))].sort().reverse();
		return done({
			network: { id: network.id, name: network.name, closed: over },
			quarter,
			people: rows.filter((row) => row.quarter === quarter).length,
			answers: !over && (side.belongs.length > 0 || side.duties.length > 0),
			own: rows.find((row) => row.quarter === quarter && row.person_id === context.actor.id)?.answers ?? null,
			quarters: quarters.slice(0, 8).map((one) => ({
				quarter: one,
				health: healthOf(rows.filter((row) => row.quarter === one).map(({ answers }) => answers))
			}))
		});
	});
}

/** Answers how the network is, once a quarter; answered again within it, the later answer counts. Each item may be left out. */
export function answerHealth(
	context: Context,
	{ network_id, ...typed }: { network_id: string } & Record<string, string>
): Promise<Outcome<undefined, AnswerHealthRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await networkFor(trx, context, network_id);
		if (!found.ok) return found;
		const { network, side } = found.value;
		if (actor.kind !== 'person' || (side.belongs.length === 0 && side.duties.length === 0)) return refused('not_yours');
		if (lastDayOf(network) < dayOf(now)) return refused('network_closed');
		const said = Object.fromEntries(healthItems.map((item) => [item, typed[item] ? Number(typed[item]) : null]));
		const read = v.safeParse(HealthSchema, said);
		if (!read.success || healthItems.every((item) => read.output[item] === null))
			return refused('health_empty', [{ field: 'leadership', key: 'projects_fault_health' }]);
		const answers = JSON.stringify(read.output);
		const quarter = quarterOf(dayOf(now));
		const before = (await answersOf(trx, network_id)).some((row) => row.quarter === quarter && row.person_id === actor.id);
		await trx
			.insertInto('projects.health')
			.values({ network_id, quarter, person_id: actor.id, answers, answered_at: now })
			.onConflict((conflict) => conflict.columns(['network_id', 'quarter', 'person_id']).doUpdateSet({ answers, answered_at: now }))
			.execute();
		// That somebody has answered is told without who: the answers are nobody's business.
		if (!before)
			await record(
				trx,
				{ ...context, actor: { kind: 'system', id: null } },
				{ name: 'network_health.answered', subject: { kind: 'network', id: network_id } }
			);
		return done();
	});
}

async function answersOf(trx: Trx, network_id: string): Promise<{ quarter: Day; person_id: string; answers: HealthAnswers }[]> {
	const rows = await trx
		.selectFrom('projects.health')
		.select(['quarter', 'person_id', 'answers'])
		.where('network_id', '=', network_id)
		.execute();
	return rows.map(({ quarter, person_id, answers }) => ({ quarter, person_id, answers: v.parse(HealthSchema, answers) }));
}
