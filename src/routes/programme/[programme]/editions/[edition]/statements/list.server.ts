import { m } from '#lib/messages/messages.js';
import { stateWords } from '#lib/reporting/ui/words.ts';
import { inHours } from '#delivery';
import { totalsOf, type StatementState } from '#reporting';
import { readEditionStatements, type StatementRecord } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { editionOf } from '../agreements/edition.server.ts';

type Asking = Parameters<typeof editionOf>[0];

/** The statements of the edition in the address, those of one state where it is asked for. */
export async function statementsIn(event: Asking) {
	const { locals, url } = event;
	const found = await editionOf(event);
	const { edition, statements } = allowed(await readEditionStatements(locals.context, { edition_id: found.id }), locals, url);
	const asked = url.searchParams.get('state');
	const state = states.find((one) => one === asked) ?? null;
	return { edition, state, all: statements, statements: statements.filter((one) => state === null || one.state === state) };
}

export const states: StatementState[] = ['waiting', 'approved', 'withdrawn'];

/** A statement as a row of the list. Hours are quarters of an academic hour. */
export const rowOf = ({ id, reference, content, from_on, to_on, made_at, state }: StatementRecord) => ({
	...{ id, reference, from_on, to_on, made_at, state },
	lecturer: content.lecturer,
	...totalsOf(content.lines)
});

/** Exactly the filtered list, for a spreadsheet. */
export async function statementsSheet(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { edition, statements } = await statementsIn(event);
	const head = [
		m.statement_column_number(),
		m.statement_lecturer(),
		m.statement_from(),
		m.statement_to(),
		m.statement_column_contact(),
		m.statement_column_consultation(),
		m.statement_column_kilometres(),
		m.statement_column_state()
	];
	const lines = statements
		.map(rowOf)
		.map(({ reference, lecturer, from_on, to_on, contact, consultation, kilometres, state }) => [
			...[reference, lecturer, from_on, to_on],
			...[inHours(contact), inHours(consultation), kilometres].map((number) =>
				String(number).replace('.', decimal(event.locals.context.locale))
			),
			stateWords[state]()
		]);
	return sheetAnswer(event.locals, kind, `${m.statement_file_name()}-${edition.slug}`, [head, ...lines], m.statement_list_title());
}

/** L-16: programs read a number with the comma of their language. */
const decimal = (locale: string): string => (locale === 'lt' ? ',' : '.');
