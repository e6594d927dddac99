import { addBudgetLine, writeMoneyEntry } from '#reporting/server';
import { dayOf } from '#platform';
import { value } from '../../support/deciding.ts';
import type { Story } from '../../support/story.ts';

/** A line of the edition's budget with an entry that only the centre may read. Answers what stands in addresses. */
export async function budgeted(
	{ db, query, call }: Story,
	{ officer, secret }: { officer: string; secret: string }
): Promise<{ line: string }> {
	const [edition] = await query<{ id: string; source: string | null }>(
		`select edition.id, edition.terms #>> '{funding,0}' as source from programmes.edition join programmes.call on call.edition_id = edition.id
		where call.id = $1`,
		[call.id]
	);
	const context = db.as(officer, new Date());
	const typed = { name: 'Lektorių darbas', source: edition?.source ?? '', planned: '1 000,00', overrun: 'refuse' };
	const { id } = value(await addBudgetLine(context, { edition_id: edition?.id ?? '', ...typed }));
	const entry = { kind: 'spending', commitment_id: '', amount: '12,50', on_day: dayOf(new Date()), what: secret, document: '' };
	value(await writeMoneyEntry(context, { line_id: id, ...entry }));
	return { line: id };
}
