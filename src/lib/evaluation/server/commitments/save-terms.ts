import { done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor, understand, type EditionOfCentre } from '#programmes/server';
import { FollowTermsSchema, type FollowTerms } from '../../commitment.ts';
import { followTermsSet } from './terms.ts';

/** The terms as an officer writes them: the obstacles in words, in the order in which they are offered. */
export type FollowTermsInput = Omit<FollowTerms, 'obstacles'> & { obstacles: readonly { lt: string; en: string }[] };
/** With `seen`, which is said when saving: the moment of the last change, empty where there was none. */
export type FollowTermsView = { edition: EditionOfCentre; terms: FollowTerms; seen: string };

/** How an edition follows through, for an officer of its centre. */
export function readFollowTerms(context: Context, editionId: string): Promise<Outcome<FollowTermsView, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, editionId);
		if (!edition) return refused('not_found');
		const { terms, changed_at } = await followTermsSet(trx, edition.id);
		return done({ edition, terms, seen: changed_at?.toISOString() ?? '' });
	});
}

export type SaveFollowTermsRefusal = 'not_found' | 'wrong_follow_terms' | 'changed_meanwhile';

/**
 * Sets after how many weeks people of an edition are asked what came of their promise to themselves, for how many days, when
 * everything of it is deleted, and which obstacles they are offered. By an officer of its centre, who has seen the terms as they
 * were at `seen`. It holds for whatever is asked from now on. Refused with the fields named. An obstacle whose Lithuanian words
 * stay is the same one in all sums.
 */
export function saveFollowTerms(
	context: Context,
	{ edition_id, seen, obstacles, ...rest }: FollowTermsInput & { edition_id: string; seen: string }
): Promise<Outcome<undefined, SaveFollowTermsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition_id).forUpdate().execute();
		const before = await followTermsSet(trx, edition_id);
		if (seen !== (before.changed_at?.toISOString() ?? '')) return refused('changed_meanwhile');
		const read = understand(FollowTermsSchema, { ...rest, obstacles: keyed(obstacles, before.terms.obstacles) });
		if (!read.ok) return refused('wrong_follow_terms', told(read.faults));

		const row = { terms: JSON.stringify(read.value), changed_at: context.now, changed_by: context.actor.id };
		await trx
			.insertInto('evaluation.follow_terms')
			.values({ edition_id, ...row })
			.onConflict((conflict) => conflict.column('edition_id').doUpdateSet(row))
			.execute();
		await record(trx, context, {
			name: 'follow_terms.saved',
			subject: { kind: 'edition', id: edition_id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { edition: edition.name }
		});
		return done();
	});
}

/** Obstacles under the keys by which their answers are summed: known words keep theirs, others get one that nothing ever had. */
function keyed(obstacles: FollowTermsInput['obstacles'], before: FollowTerms['obstacles']): FollowTerms['obstacles'] {
	const keys = new Map(before.map(({ key, text }) => [text.lt, key]));
	return obstacles.map((text) => {
		const key = keys.get(text.lt) ?? `own_${newId().replaceAll('-', '_')}`;
		keys.set(text.lt, key);
		return { key, text };
	});
}

const fields = ['weeks', 'write_days', 'open_days', 'keep_weeks', 'obstacles'];

/** One sentence for each field. */
const told = (faults: readonly Fault[]): Fault[] =>
	fields
		.filter((field) => faults.some((fault) => fault.field.startsWith(field)))
		.map((field) => ({ field, key: `evaluation_follow_terms_fault_${field}` }));
