import type { Trx } from '#platform/server';

/** Who reviewed in a round, and how many reviews each handed in. */
export async function reviewersOf(trx: Trx, roundId: string): Promise<{ name: string; count: number }[]> {
	const rows = await trx
		.selectFrom('selection.assignment as assignment')
		.innerJoin('people.person as person', 'person.id', 'assignment.person_id')
		.select((eb) => ['person.name', eb.fn.count<string>('assignment.id').as('count')])
		.where('assignment.round_id', '=', roundId)
		.where('assignment.sent_at', 'is not', null)
		.where('assignment.ended_at', 'is', null)
		.groupBy(['person.id', 'person.name'])
		.orderBy('person.name')
		.execute();
	return rows.map(({ name, count }) => ({ name, count: Number(count) }));
}

export type StandingConflict = { person: string; reference: string; school: string; kind: string; source: string };

/** The interests that stood when the decisions were applied. */
export async function conflictsOf(trx: Trx, callId: string): Promise<StandingConflict[]> {
	const rows = await trx
		.selectFrom('selection.conflict as conflict')
		.innerJoin('applications.application as application', 'application.id', 'conflict.application_id')
		.innerJoin('people.person as person', 'person.id', 'conflict.person_id')
		.select(['person.name as person', 'application.reference', 'application.school_name as school', 'conflict.kind', 'conflict.source'])
		.where('application.call_id', '=', callId)
		.where('conflict.lifted_at', 'is', null)
		.orderBy('person.name')
		.orderBy('application.reference')
		.execute();
	return rows.map(({ school, ...row }) => ({ ...row, school: school ?? '' }));
}

export type Named = { id: string; reference: string; school: string };

/** What the applications of a call are called. */
export async function applicationsOf(trx: Trx, callId: string): Promise<Map<string, Named>> {
	const rows = await trx
		.selectFrom('applications.application')
		.select(['id', 'reference', 'school_name'])
		.where('call_id', '=', callId)
		.where('submission_id', 'is not', null)
		.execute();
	return new Map(rows.map(({ id, reference, school_name }) => [id, { id, reference, school: school_name ?? '' }]));
}

/** Who made the decisions that wait, and how many each. */
export async function decidersOf(trx: Trx, roundId: string): Promise<{ name: string; count: number }[]> {
	const rows = await trx
		.selectFrom('selection.decision as decision')
		.innerJoin('people.person as person', 'person.id', 'decision.decided_by')
		.select((eb) => ['person.name', eb.fn.count<string>('decision.id').as('count')])
		.where('decision.round_id', '=', roundId)
		.where('decision.superseded_at', 'is', null)
		.groupBy(['person.id', 'person.name'])
		.orderBy('person.name')
		.execute();
	return rows.map(({ name, count }) => ({ name, count: Number(count) }));
}
