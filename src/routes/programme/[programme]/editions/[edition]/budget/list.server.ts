import { m } from '#lib/messages/messages.js';
import { entryWords, plainMoney, sourceWords } from '#lib/reporting/ui/money-words.ts';
import { error } from '@sveltejs/kit';
import { inLocale, type Locale } from '#platform';
import { readBudget, readBudgetLine, type Budget } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { editionOf } from '../agreements/edition.server.ts';
import { overseenEdition } from '../../../overseen.server.ts';

type Asking = Parameters<typeof editionOf>[0];

/** The budget of the edition in the address. */
export async function budgetOf(event: Asking) {
	const { edition, head } = await overseenEdition(event);
	const budget = allowed(await readBudget(event.locals.context, { edition_id: edition.id }), event.locals, event.url);
	return { ...budget, programme: head };
}

/** One line of it. */
export async function lineOf(event: Asking & { params: { line: string } }) {
	const { id } = await editionOf(event);
	const found = allowed(await readBudgetLine(event.locals.context, { line_id: event.params.line }), event.locals, event.url);
	return found.edition.id === id ? found : error(404, 'not_found');
}

export const budgetHead = ({ slug, name }: Budget['edition'], locale: Locale) => ({ slug, name: inLocale(name, locale) });

/** The lines of the budget, for a spreadsheet. */
export async function budgetSheet(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { edition, currency, lines } = await budgetOf(event);
	const sums = [m.budget_planned(), m.budget_committed(), m.budget_spent(), m.budget_free()].map((one) => `${one}, ${currency}`);
	const rows = lines.map((line) => {
		const { planned, committed, spent, free } = line.sums;
		return [String(line.number), line.name, sourceWords[line.source](), ...[planned, committed, spent, free].map(plainMoney)];
	});
	const head = [m.budget_number(), m.budget_line(), m.budget_source(), ...sums];
	return sheetAnswer(event.locals, kind, `${m.budget_file_name()}-${edition.slug}`, [head, ...rows], m.budget_title());
}

/** What was promised and paid of one line, what was taken back too. */
export async function entriesSheet(event: Parameters<typeof lineOf>[0], kind: 'csv' | 'xlsx'): Promise<Response> {
	const { edition, currency, line } = await lineOf(event);
	const head = [
		...[m.budget_day(), m.budget_kind(), m.budget_what(), m.budget_document(), `${m.budget_amount()}, ${currency}`],
		...[`${m.budget_over()}, ${currency}`, m.budget_taken_back_why()]
	];
	const rows = line.entries.map((one) => [
		...[one.on_day, entryWords[one.kind](), one.what, one.document, plainMoney(one.cents)],
		...[one.over_cents > 0 ? plainMoney(one.over_cents) : '', one.withdrawn_why ?? '']
	]);
	return sheetAnswer(event.locals, kind, `${m.budget_file_name()}-${edition.slug}-${line.number}`, [head, ...rows], m.budget_line());
}
