import { sql } from 'kysely';
import * as v from 'valibot';
import { isId, partsInLithuania, type Day } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveriesOf, type Delivery } from '#delivery/server';
import { trainingsInForce } from '#scheduling/server';
import type { Place } from '#schools';
import { StatementSchema, keyOf, stateOfStatement, type Held, type Statement, type StatementState, type ToState } from '../../statement.ts';

/** A statement with whose it is and how it stands. */
export type StatementRecord = {
	id: string;
	reference: string;
	edition_id: string;
	person_id: string;
	from_on: Day;
	to_on: Day;
	content: Statement;
	state: StatementState;
	made_at: Date;
	approved_at: Date | null;
	approved_by: string | null;
	withdrawn_at: Date | null;
	withdrawn_by: string | null;
	withdrawn_why: string | null;
};

type Only = { id?: string; person_id?: string; edition_id?: string };

/** Statements by id, of a lecturer or of an edition, the newest first. */
export async function statementsOf(trx: Trx, { id, person_id, edition_id }: Only): Promise<StatementRecord[]> {
	const rows = await trx
		.selectFrom('reporting.statement as s')
		.leftJoin('people.person as approver', 'approver.id', 's.approved_by')
		.leftJoin('people.person as withdrawer', 'withdrawer.id', 's.withdrawn_by')
		.select(['s.id', 's.reference', 's.edition_id', 's.person_id', 's.from_on', 's.to_on', 's.content', 's.made_at', 's.approved_at'])
		.select(['s.withdrawn_at', 's.withdrawn_why', 'approver.name as approved_by', 'withdrawer.name as withdrawn_by'])
		.where((where) =>
			id !== undefined
				? where('s.id', '=', id)
				: person_id !== undefined
					? where('s.person_id', '=', person_id)
					: where('s.edition_id', '=', edition_id ?? null)
		)
		.orderBy('s.made_at', 'desc')
		.orderBy('s.reference', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, content: v.parse(StatementSchema, row.content), state: stateOfStatement(row) }));
}

export const statementById = async (trx: Trx, id: string): Promise<StatementRecord | undefined> =>
	isId(id) ? (await statementsOf(trx, { id }))[0] : undefined;

/** One at a time for the hours of one lecturer in one edition, until the transaction ends. */
export const holdHoursOf = (trx: Trx, personId: string, editionId: string): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtext(${`statement ${personId} ${editionId}`}))`.execute(trx);

/**
 * What a lecturer has to state in an edition: entries of the ledger that stand in no statement that counts, and entries of approved
 * statements that a correction has superseded since, which are taken back.
 */
export async function toState(trx: Trx, personId: string, editionId?: string): Promise<(ToState & { edition_id: string })[]> {
	const { rows } = await sql<ToState & { edition_id: string }>`
		select h.id, h.edition_id, h.held_on, h.delivery_id, h.session_id, h.contact, h.consultation, h.independent, h.superseded_at is not null as taken_back
		from delivery.hours h
		where h.person_id = ${personId} and h.as_what = 'lecturer' and (${editionId ?? null}::uuid is null or h.edition_id = ${editionId ?? null})
			and case when h.superseded_at is null
				then not exists (select from reporting.statement_entry e where e.hours_id = h.id and e.counts)
				else exists (select from reporting.statement_entry e join reporting.statement s on s.id = e.statement_id
						where e.hours_id = h.id and e.counts and not e.taken_back and s.approved_at is not null)
					and not exists (select from reporting.statement_entry e where e.hours_id = h.id and e.counts and e.taken_back) end
		order by h.held_on, h.id`.execute(trx);
	return rows;
}

/** The deliveries of an edition as a statement tells them, with where they are held as far as the timetable knows. */
export async function heldIn(trx: Trx, context: Pick<Context, 'now'>, editionId: string): Promise<Map<string, Held>> {
	const deliveries = await deliveriesOf(trx, { edition_id: editionId });
	const trainings = new Map((await trainingsInForce(trx, context, { edition_id: editionId })).map((one) => [one.id, one]));
	return new Map(
		deliveries.map((delivery) => {
			const { reference, place, title } = delivery;
			return [delivery.id, { reference, of: ofWhom(delivery), title: title.lt, place, venue: trainings.get(delivery.id) ?? null }];
		})
	);
}

/** The school or the network of a delivery, as a paper names it. */
export const ofWhom = ({ school, network, reference }: Pick<Delivery, 'school' | 'network' | 'reference'>): string =>
	school ?? network?.lt ?? reference;

/** Where a lecturer sets out from: the town of the municipality that they gave. */
export async function homeOf(trx: Trx, personId: string): Promise<(Place & { name: string }) | null> {
	const row = await trx
		.selectFrom('scheduling.lecturer as l')
		.innerJoin('schools.municipality as m', 'm.id', 'l.municipality_id')
		.select(['m.name', 'm.latitude', 'm.longitude'])
		.where('l.person_id', '=', personId)
		.executeTakeFirst();
	return row ?? null;
}

/** Days at deliveries whose way stands in a statement that counts. */
export async function travelledBy(trx: Trx, personId: string, editionId: string): Promise<Set<string>> {
	const counting = (await statementsOf(trx, { person_id: personId })).filter(
		(one) => one.edition_id === editionId && one.state !== 'withdrawn'
	);
	return new Set(
		counting.flatMap(({ content }) => content.lines.filter(({ reckoned, kilometres }) => reckoned !== null || kilometres > 0).map(keyOf))
	);
}

/** The next number of a statement: `LA-2026-000042`. */
export async function nextReference(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('reporting.reference') as number`.execute(trx);
	return `LA-${partsInLithuania(now).year}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}

/** Whether entries of a statement have been superseded since it was handed over. */
export async function hasChanged(trx: Trx, statementId: string): Promise<boolean> {
	const { rows } = await sql<{ changed: boolean }>`
		select exists (select from reporting.statement_entry e join delivery.hours h on h.id = e.hours_id
			where e.statement_id = ${statementId} and e.counts and not e.taken_back and h.superseded_at is not null) as changed`.execute(trx);
	return rows[0]?.changed === true;
}
