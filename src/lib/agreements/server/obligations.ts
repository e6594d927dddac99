import { done, isId, prose, refused, type Day, type Outcome, type Text } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { PartyRole } from '../state.ts';
import { lockAgreement } from './record.ts';
import { sideOf } from './side.ts';
import { schoolIn, subjectsOf } from './tell.ts';

/** What a party has taken upon itself, by its day; null where it holds all the time. */
export type ObligationRow = {
	id: string;
	party: PartyRole;
	words: Text;
	due_on: Day | null;
	done_at: Date | null;
	done_by: string | null;
	note: string;
	superseded: boolean;
};

export async function obligationsOf(trx: Trx, agreementId: string): Promise<ObligationRow[]> {
	const rows = await trx
		.selectFrom('agreements.obligation as o')
		.innerJoin('agreements.party as party', 'party.id', 'o.party_id')
		.leftJoin('people.person as person', 'person.id', 'o.done_by')
		.select(['o.id', 'party.role as party', 'o.words', 'o.due_on', 'o.done_at', 'person.name as done_by', 'o.note', 'o.superseded_at'])
		.where('o.agreement_id', '=', agreementId)
		.orderBy(
			(eb) => eb.ref('o.due_on'),
			(order) => order.asc().nullsLast()
		)
		.orderBy('o.place')
		.execute();
	return rows.map(({ superseded_at, words, party, ...row }) => ({
		...row,
		party: party as PartyRole,
		words: words as unknown as Text,
		superseded: superseded_at !== null
	}));
}

export type FulfilRefusal = 'not_found' | 'already_done' | 'obligation_superseded';

/** Says that an obligation is done, with a note if wished; said by its own party or by the centre. */
export function fulfilObligation(
	context: Context,
	input: { agreement_id: string; obligation_id: string; note: string }
): Promise<Outcome<undefined, FulfilRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const agreement = await lockAgreement(trx, input.agreement_id);
		const side = agreement && (await sideOf(trx, context, agreement));
		const row = isId(input.obligation_id)
			? await trx
					.selectFrom('agreements.obligation')
					.selectAll()
					.where('id', '=', input.obligation_id)
					.where('agreement_id', '=', input.agreement_id)
					.executeTakeFirst()
			: undefined;
		const party = agreement?.parties.find(({ id }) => id === row?.party_id);
		if (!agreement || !row || !party || context.actor.kind !== 'person') return refused('not_found');
		if (!side?.centre && !side?.parties.includes(party.role)) return refused('not_found');
		if (row.done_at) return refused('already_done');
		if (row.superseded_at) return refused('obligation_superseded');
		await trx
			.updateTable('agreements.obligation')
			.set({ done_at: context.now, done_by: context.actor.id, note: prose(input.note).slice(0, 1000) })
			.where('id', '=', row.id)
			.execute();
		await record(trx, context, {
			name: 'agreement.obligation_done',
			...subjectsOf(agreement),
			particulars: { number: agreement.number, school: schoolIn(agreement), party: party.organisation, what: row.words as unknown as Text }
		});
		return done();
	});
}
