import { readRegisters } from '#delivery/server';
import { inHours } from '#delivery';
import { halfWords, statusWords } from '#lib/delivery/ui/register-words.ts';
import { m } from '#lib/messages/messages.js';
import { number, percent } from '#lib/ui';
import { error } from '@sveltejs/kit';
import { allowed } from '../../../allowed.ts';
import { sheetAnswer } from '../../../sheet-answer.ts';

/** The summary of attendance as a file: participants by half-days, hours by kind, share (e6). Not for participants: it names the others. */
export async function registerSheet(
	kind: 'csv' | 'xlsx',
	{ params, locals, url }: { params: { training: string }; locals: App.Locals; url: URL }
) {
	const { delivery, as, sessions, rows } = allowed(await readRegisters(locals.context, params.training), locals, url);
	if (as === 'participant') error(403, 'not_allowed');
	const hours = (quarters: number) => number(inHours(quarters));
	const heading = [
		m.delivery_register_name(),
		m.delivery_register_post(),
		...sessions.map(({ held_on, half }) => `${held_on} ${halfWords[half]().toLowerCase()}`),
		m.delivery_register_contact(),
		m.delivery_register_consultation(),
		m.delivery_register_share()
	];
	const lines = rows.map((row) => [
		row.name,
		row.post,
		...row.cells.map((cell) =>
			!cell ? '' : cell.contact + cell.consultation > 0 ? hours(cell.contact + cell.consultation) : statusWords[cell.status]()
		),
		hours(row.contact),
		hours(row.consultation),
		percent(row.share)
	]);
	return sheetAnswer(locals, kind, `${m.delivery_register_file()}-${delivery.reference}`, [heading, ...lines], m.delivery_register_title());
}
