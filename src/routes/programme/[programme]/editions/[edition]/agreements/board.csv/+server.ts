import { partyWords, stateWords } from '#lib/agreements/ui/words.ts';
import { m } from '#lib/messages/messages.js';
import { asCsv, disposition } from '#platform/server';
import { exportBoard, readBoardFilters } from '#agreements/server';
import { partyRoles } from '#agreements';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../edition.server.ts';
import type { RequestHandler } from './$types';

/** Exactly the filtered list, for a spreadsheet. */
export const GET: RequestHandler = async (event) => {
	const { locals, url } = event;
	const edition = await editionOf(event);
	const rows = allowed(await exportBoard(locals.context, edition.id, readBoardFilters(url.searchParams)), locals, url);
	const words = {
		signed: (day: string | null) => m.agreement_party_signed({ day: day ?? '' }),
		unchecked: () => m.agreement_party_unchecked(),
		refused: () => m.agreement_party_refused(),
		waiting: () => m.agreement_party_waiting()
	};
	const head = [
		m.agreement_column_number(),
		m.agreement_party_school(),
		m.agreement_column_state(),
		...partyRoles.map((role) => partyWords[role]()),
		m.agreement_column_sign_by()
	];
	const lines = rows.map(({ number, school, state, parties, sign_by }) => [
		number,
		school,
		stateWords[state](),
		...partyRoles.map((role) => {
			const party = parties.find((one) => one.role === role);
			return party ? words[party.state](party.signed_on) : '';
		}),
		sign_by
	]);
	return new Response(asCsv([head, ...lines], locals.context.locale), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': disposition('attachment', `${m.agreement_csv_name()}.csv`),
			'cache-control': 'private, no-store'
		}
	});
};
