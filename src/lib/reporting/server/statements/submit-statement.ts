import { dayOf, done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { termsOf } from '#delivery/server';
import { personById } from '#people/server';
import { editionOf, type EditionOfCentre } from '#programmes/server';
import { keyOf, withKilometres, type Line, type Statement } from '../../statement.ts';
import { draftOf, rangeOf, type Drafted, type Range } from './draft.ts';
import { holdHoursOf, nextReference, toState } from './rows.ts';

export type SubmitInput = {
	edition_id: string;
	/** Days; what is left out is all that can be stated. */
	from_on?: string;
	to_on?: string;
	/** Kilometres that the lecturer wrote instead of those reckoned, by `keyOf` of the line. */
	kilometres?: Record<string, string>;
};
export type SubmitRefusal = 'not_found' | 'wrong_range' | 'wrong_kilometres' | 'nothing_to_state';

/**
 * A lecturer hands over what they have taught between two days, and the way to it, for payment. The content is frozen; every entry of the
 * ledger is stated once. What a correction changed after an approved statement is settled here. Refuses days that make no sense
 * (`wrong_range`), what is no number of kilometres (`wrong_kilometres`), and days without hours to state (`nothing_to_state`).
 */
export function submitStatement(context: Context, input: SubmitInput): Promise<Outcome<{ id: string; reference: string }, SubmitRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_found');
		const edition = await editionOf(trx, input.edition_id);
		if (!edition) return refused('not_found');
		await holdHoursOf(trx, actor.id, edition.id);

		const range = rangeOf(input, await toState(trx, actor.id, edition.id), dayOf(now));
		if (!range) return refused('wrong_range', [{ field: 'from_on', key: 'statement_fault_range' }]);
		const drafted = await draftOf(trx, context, { person_id: actor.id, edition, range });
		if (drafted.entries.length === 0) return refused('nothing_to_state');
		const stated = withKilometres(drafted.lines, input.kilometres ?? {});
		const lines = stated.flatMap((line) => line ?? []);
		if (lines.length < stated.length) return refused('wrong_kilometres', faultsIn(drafted.lines, stated));

		const made = await write(trx, context, { edition, range, person_id: actor.id, drafted: { ...drafted, lines } });
		await record(trx, context, {
			name: 'statement.submitted',
			subject: { kind: 'statement', id: made.id },
			also: [{ kind: 'edition', id: edition.id }],
			particulars: { reference: made.reference }
		});
		return done(made);
	});
}

const faultsIn = (lines: readonly Line[], stated: readonly (Line | null)[]): Fault[] =>
	lines.flatMap((line, at) => (stated[at] ? [] : [{ field: `km_${keyOf(line)}`, key: 'statement_fault_kilometres' }]));

type Writing = { edition: EditionOfCentre; range: Range; person_id: string; drafted: Drafted };

async function write(trx: Trx, { now, actor }: Context, { edition, range, person_id, drafted }: Writing) {
	const made = { id: newId(), reference: await nextReference(trx, now) };
	const content: Statement = {
		version: 1,
		reference: made.reference,
		lecturer: (await personById(trx, person_id))?.name ?? '…',
		programme: edition.programme.name.lt,
		edition: edition.name.lt,
		home: drafted.home,
		minutes_an_hour: (await termsOf(trx, edition)).minutes_an_hour,
		lines: drafted.lines
	};
	await trx
		.insertInto('reporting.statement')
		.values({ ...made, ...range, edition_id: edition.id, person_id, content: JSON.stringify(content), made_at: now, made_by: actor.id })
		.execute();
	await trx
		.insertInto('reporting.statement_entry')
		.values(drafted.entries.map(({ id, taken_back }) => ({ statement_id: made.id, hours_id: id, taken_back })))
		.execute();
	return made;
}
