import { dayOf, done, isDay, isId, lengthOf, line as oneLine, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { leastPlan, mostCents, overdrawnBy, readMoney } from '#reporting';
import { lockLine, standing, type MoneyEntry } from './lines.ts';

export type TypedEntry = { kind: string; commitment_id: string; on_day: string; amount: string; what: string; document: string };
export type EntryRefusal = 'not_found' | 'line_faulty' | 'beyond_the_line';

/**
 * Writes down money of a line that was promised or paid. What the line has not got is refused or, where the line says so, written and marked with
 * how much is missing. The id comes with the page: sent twice, it is written once. By an officer of the centre.
 */
export function writeMoneyEntry(
	context: Context,
	{ id = newId(), line_id, ...typed }: TypedEntry & { id?: string; line_id: string }
): Promise<Outcome<{ over_cents: number }, EntryRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const line = await lockLine(trx, line_id);
		const edition = line && (await editionFor(trx, context, line.edition_id));
		if (!line || !edition || !isId(id)) return refused('not_found');
		const written = line.entries.find((one) => one.id === id);
		if (written) return done({ over_cents: written.over_cents });
		if (await isElsewhere(trx, id)) return refused('not_found');
		const { entry, faults } = readEntry(typed, standing(line.entries), { id, today: dayOf(context.now) });
		if (!entry) return refused('line_faulty', faults);
		if (leastPlan([...standing(line.entries), entry]) > mostCents) return refused('line_faulty', [tooMuch]);
		const over_cents = overdrawnBy(line.sums.planned, standing(line.entries), entry);
		if (over_cents > 0 && line.overrun === 'refuse') return refused('beyond_the_line');

		await trx
			.insertInto('reporting.money_entry')
			.values({ ...entry, line_id: line.id, over_cents, written_at: context.now, written_by: context.actor.id })
			.execute();
		await record(trx, context, {
			name: entry.kind === 'spending' ? 'money.spent' : 'money.committed',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { line: line.name }
		});
		return done({ over_cents });
	});
}

/** A line holds no more than one amount may be. */
const tooMuch: Fault = { field: 'amount', key: 'budget_fault_money_too_much' };

/** The id of a page is its own: one that names an entry of another line was not given here. */
const isElsewhere = async (trx: Trx, id: string): Promise<boolean> =>
	(await trx.selectFrom('reporting.money_entry').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

type NewEntry = Pick<MoneyEntry, 'id' | 'kind' | 'commitment_id' | 'on_day' | 'cents' | 'what' | 'document'>;

function readEntry(
	typed: TypedEntry,
	entries: readonly MoneyEntry[],
	{ id, today }: { id: string; today: string }
): { entry: NewEntry | null; faults: Fault[] } {
	const kind = typed.kind === 'commitment' || typed.kind === 'spending' ? typed.kind : null;
	const promised = kind === 'spending' && typed.commitment_id !== '' ? typed.commitment_id : null;
	const amount = readMoney(typed.amount);
	const [what, document] = [oneLine(typed.what), oneLine(typed.document)];
	const faults: Fault[] = [];
	if (!kind) faults.push({ field: 'kind', key: 'budget_fault_kind' });
	if (promised && !entries.some((one) => one.id === promised && one.kind === 'commitment'))
		faults.push({ field: 'commitment_id', key: 'budget_fault_commitment' });
	if (!amount.ok) faults.push({ field: 'amount', key: `budget_fault_${amount.fault}` });
	else if (amount.cents === 0) faults.push({ field: 'amount', key: 'budget_fault_money_zero' });
	if (!isDay(typed.on_day)) faults.push({ field: 'on_day', key: 'budget_fault_day' });
	else if (typed.on_day > today) faults.push({ field: 'on_day', key: 'budget_fault_day_to_come' });
	if (lengthOf(what) < 3 || lengthOf(what) > 300) faults.push({ field: 'what', key: 'budget_fault_what' });
	if (document.length > 100) faults.push({ field: 'document', key: 'budget_fault_document' });
	if (!kind || !amount.ok || faults.length > 0) return { entry: null, faults };
	return { entry: { id, kind, commitment_id: promised, on_day: typed.on_day, cents: amount.cents, what, document }, faults };
}

export type WithdrawEntryRefusal = 'not_found' | 'line_faulty' | 'already_taken_back' | 'paid_already';

/**
 * Takes an entry back, with a reason; it stays written down and counts no more. A promise of which something was paid is not taken back before those
 * payments are. By an officer of the centre.
 */
export function withdrawMoneyEntry(
	context: Context,
	{ line_id, entry_id, why: reason }: { line_id: string; entry_id: string; why: string }
): Promise<Outcome<null, WithdrawEntryRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const line = await lockLine(trx, line_id);
		const edition = line && (await editionFor(trx, context, line.edition_id));
		const entry = line?.entries.find(({ id }) => id === entry_id);
		if (!line || !edition || !entry) return refused('not_found');
		if (entry.withdrawn_at !== null) return refused('already_taken_back');
		if (standing(line.entries).some(({ commitment_id }) => commitment_id === entry.id)) return refused('paid_already');
		const why = oneLine(reason);
		if (lengthOf(why) < 3 || lengthOf(why) > 1000) return refused('line_faulty', [{ field: 'why', key: 'budget_fault_why' }]);
		await trx
			.updateTable('reporting.money_entry')
			.set({ withdrawn_at: context.now, withdrawn_by: context.actor.id, withdrawn_why: why })
			.where('id', '=', entry.id)
			.execute();
		await record(trx, context, {
			name: 'money.taken_back',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { line: line.name, why }
		});
		return done(null);
	});
}
