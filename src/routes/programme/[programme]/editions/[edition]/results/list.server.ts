import { m } from '#lib/messages/messages.js';
import { amountOf, nameOf, recordHref, standingWords } from '#lib/reporting/ui/indicator-words.ts';
import { readIndicator, readIndicators } from '#reporting/server';
import { allowed } from '../../../../../allowed.ts';
import { sheetAnswer } from '../../../../../sheet-answer.ts';
import { editionOf } from '../agreements/edition.server.ts';
import { overseenEdition } from '../../../overseen.server.ts';

type Asking = Parameters<typeof editionOf>[0];

/** The figures of the edition in the address. */
export async function resultsOf(event: Asking) {
	const { edition, head, managed, calls } = await overseenEdition(event);
	const results = allowed(await readIndicators(event.locals.context, { edition_id: edition.id }), event.locals, event.url);
	return { ...results, programme: head, managed, calls };
}

/** One figure of it with its records. */
export async function indicatorOf(event: Asking & { params: { indicator: string } }) {
	const { edition, head, managed } = await overseenEdition(event);
	const asked = { edition_id: edition.id, indicator: event.params.indicator };
	return { ...allowed(await readIndicator(event.locals.context, asked), event.locals, event.url), programme: head, managed };
}

/** All figures of the edition, for a spreadsheet. */
export async function resultsSheet(event: Asking, kind: 'csv' | 'xlsx'): Promise<Response> {
	const { edition, aimed, beside } = await resultsOf(event);
	const head = [m.results_indicator(), m.results_target(), m.results_actual(), m.results_share(), m.results_standing(), m.results_owner()];
	const rows = [...aimed, ...beside].map(({ indicator, target, actual, share, standing, owner }) => [
		nameOf(indicator),
		target === null ? '' : amountOf(indicator, target, false),
		amountOf(indicator, actual, false),
		share === null ? '' : String(share),
		standingWords[standing](),
		owner?.name ?? ''
	]);
	return sheetAnswer(event.locals, kind, `${m.results_file_name()}-${edition.slug}`, [head, ...rows], m.results_title());
}

/** The records behind one figure, for a spreadsheet of an officer. */
export async function recordsSheet(event: Parameters<typeof indicatorOf>[0], kind: 'csv' | 'xlsx'): Promise<Response> {
	await editionOf(event);
	const { edition, figure, records } = await indicatorOf(event);
	const { indicator } = figure;
	const head = [m.results_record(), m.results_about(), m.results_day(), m.results_county(), m.results_adds(), m.results_address()];
	const rows = (records ?? []).map((one) => {
		const path = recordHref(one);
		const amount = amountOf(indicator, one.amount, false);
		return [one.name, one.about, one.on, one.county ?? m.results_no_county(), amount, path ? new URL(path, event.url).href : ''];
	});
	const file = `${m.results_file_name()}-${edition.slug}-${indicator.replaceAll('_', '-')}`;
	return sheetAnswer(event.locals, kind, file, [head, ...rows], nameOf(indicator).slice(0, 31));
}
