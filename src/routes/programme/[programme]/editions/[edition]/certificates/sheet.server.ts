import { stateWords } from '#lib/credentials/ui/words.ts';
import { m } from '#lib/messages/messages.js';
import { number } from '#lib/ui';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { registerOf } from './register.server.ts';

/** Exactly the filtered register, whole, for a spreadsheet. */
export async function registerSheet(event: Parameters<typeof registerOf>[0], kind: 'csv' | 'xlsx'): Promise<Response> {
	const { certificates } = await registerOf(event);
	const hours = (quarters: number): string => number(quarters / 4);
	const head = [
		m.certificate_number(),
		m.certificate_code(),
		m.certificate_name(),
		m.certificate_school(),
		m.certificate_training(),
		m.certificate_column_contact(),
		m.certificate_column_consultation(),
		m.certificate_column_independent(),
		m.certificate_issued_on(),
		m.certificate_state(),
		m.certificate_replaced_by(),
		m.certificate_revoked_why()
	];
	const rows = certificates.map((one) => [
		one.number,
		one.code,
		one.content.name,
		one.school ?? '',
		one.delivery,
		hours(one.contact),
		hours(one.consultation),
		hours(one.independent),
		one.issued_on,
		stateWords[one.state](),
		one.replaced_by ?? '',
		one.revoked_why ?? ''
	]);
	return sheetAnswer(event.locals, kind, m.certificate_sheet_name(), [head, ...rows]);
}
