import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readEmail } from '#people';
import { personByEmail } from '#people/server';
import { readTable } from '#schools/server';
import { lockOfficerRound, officerRound, type OfficerRefusal, type OfficerRound } from '../round/officer-round.ts';
import { faultOf, lookForInterests, writeAssignments, type Pair, type PairFault } from './assign.ts';

/** A line of the file: the reference of an application and the address of a reviewer. */
export type FileRow = { line: number; reference: string; email: string };
export type RowFault = PairFault | 'reference_unclear' | 'email_unclear' | 'row_doubled';
export type JudgedRow = FileRow & { fault: RowFault | null };
export type FileRefusal = OfficerRefusal | 'round_closed' | 'file_unreadable' | 'file_without_columns' | 'rows_faulty';

const mostRows = 5000;

/** Reads a file of assignments (CSV or XLSX): a column of references and one of addresses, whatever else it has. */
export async function readAssignmentFile(bytes: Uint8Array): Promise<Outcome<FileRow[], 'file_unreadable' | 'file_without_columns'>> {
	const table = await readTable(bytes);
	if (!table.ok || table.value.rows.length > mostRows) return refused('file_unreadable');
	const { headers, rows } = table.value;
	const column = (words: RegExp): number => headers.findIndex((header) => words.test(header.trim().toLowerCase()));
	const reference = column(/parai[šs]k|nuorod|numeris|reference|application/);
	const email = column(/pa[šs]t|e-?mail|vertintoj|reviewer/);
	if (reference < 0 || email < 0 || reference === email) return refused('file_without_columns');
	return done(
		rows.map(({ line, cells }) => ({
			line,
			reference: (cells[reference] ?? '').trim().slice(0, 100),
			email: (cells[email] ?? '').trim().slice(0, 200)
		}))
	);
}

/** Says of every line of a file whether it could be assigned, and if not, why. Writes nothing. */
export function previewAssignments(
	context: Context,
	{ call, rows }: { call: string; rows: readonly FileRow[] }
): Promise<Outcome<JudgedRow[], FileRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await officerRound(trx, context, call);
		if (!found.ok) return found;
		if (found.value.round.closed_at !== null) return refused('round_closed');
		const { judged } = await judge(trx, found.value, rows);
		return done(judged);
	});
}

/** Assigns what a file says: all lines, or none while one of them has a fault. */
export function assignFromFile(
	context: Context,
	{ call, rows }: { call: string; rows: readonly FileRow[] }
): Promise<Outcome<{ count: number }, FileRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockOfficerRound(trx, context, call);
		if (!found.ok) return found;
		if (found.value.round.closed_at !== null) return refused('round_closed');
		const { pairs: asked } = await judge(trx, found.value, rows);
		await lookForInterests(trx, context, found.value, asked);
		const { judged, pairs } = await judge(trx, found.value, rows);
		if (rows.length === 0 || judged.some(({ fault }) => fault !== null)) return refused('rows_faulty');
		await writeAssignments(trx, context, found.value, pairs, 'file');
		return done({ count: pairs.length });
	});
}

async function judge(trx: Trx, round: OfficerRound, rows: readonly FileRow[]): Promise<{ judged: JudgedRow[]; pairs: Pair[] }> {
	const judged: JudgedRow[] = [];
	const pairs: Pair[] = [];
	const given = new Map<string, number>();
	for (const row of rows) {
		const pair = await pairOf(trx, round, row);
		if (typeof pair === 'string') {
			judged.push({ ...row, fault: pair });
			continue;
		}
		const doubled = pairs.some((one) => one.application_id === pair.application_id && one.person_id === pair.person_id);
		const fault = doubled ? 'row_doubled' : ((await faultOf(trx, round, pair)) ?? (await roomFor(trx, round, pair, given)));
		judged.push({ ...row, fault });
		pairs.push(pair);
		given.set(pair.person_id, (given.get(pair.person_id) ?? 0) + 1);
	}
	return { judged, pairs };
}

async function pairOf(trx: Trx, { call, barred }: OfficerRound, { reference, email }: FileRow): Promise<Pair | RowFault> {
	const wanted = reference.toUpperCase().replace(/\s/g, '');
	if (!/^KRT-\d{4}-\d{6}$/.test(wanted)) return 'reference_unclear';
	const read = readEmail(email);
	if (!read) return 'email_unclear';
	const application = await trx
		.selectFrom('applications.application')
		.select('id')
		.where('reference', '=', wanted)
		.where('call_id', '=', call.id)
		.executeTakeFirst();
	if (!application || barred.has(application.id)) return 'no_such_application';
	const person = await personByEmail(trx, read);
	return person ? { application_id: application.id, person_id: person.id } : 'no_such_reviewer';
}

/** Whether a reviewer still has room when the lines before are given too. */
async function roomFor(
	trx: Trx,
	{ round }: OfficerRound,
	{ person_id }: Pair,
	given: ReadonlyMap<string, number>
): Promise<'no_room' | null> {
	const more = given.get(person_id) ?? 0;
	if (more === 0) return null;
	const { at_most } = await trx
		.selectFrom('selection.reviewer')
		.select('at_most')
		.where('round_id', '=', round.id)
		.where('person_id', '=', person_id)
		.executeTakeFirstOrThrow();
	const { count } = await trx
		.selectFrom('selection.assignment')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('round_id', '=', round.id)
		.where('person_id', '=', person_id)
		.where('ended_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count) + more >= at_most ? 'no_room' : null;
}
