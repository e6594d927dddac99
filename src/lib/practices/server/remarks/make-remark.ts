import { done, isId, prose, refused, type Outcome } from '#platform';
import { record, writeMail, type Context } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { isPracticePart, practiceText } from '../../practice.ts';
import { practiceRemarked } from '../mails/editing.ts';
import { practiceTo, type ActRefusal } from '../records/may.ts';
import { subjectsOf } from '../records/practice-record.ts';
import { authorsOf } from '../writing/authors.ts';

export type RemarkOnPractice = { id: string; practice_id: string; number: number; part: string; body: string };
export type RemarkOnRefusal = ActRefusal | 'version_superseded' | 'practice_faulty' | 'remarks_many';

/** So many remarks wait for an answer at most. */
const mostOpen = 60;

/**
 * The editor remarks on a part of the last version; the authors are told by letter and answer each remark. The id comes with the
 * page: sent twice, it is made once.
 */
export function remarkOnPractice(context: Context, input: RemarkOnPractice): Promise<Outcome<{ id: string }, RemarkOnRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (!isId(input.id)) return refused('not_found');
		const found = await practiceTo(trx, context, input.practice_id, ({ edits }) => edits);
		if (!found.ok) return found;
		const { practice } = found.value;
		if (input.number === 0 || practice.standing.number !== input.number) return refused('version_superseded');
		const body = prose(input.body);
		const faults = [
			...(isPracticePart(input.part) ? [] : [{ field: 'part', key: 'practices_fault_part' }]),
			...([...body].length < 3 || [...body].length > 5000 ? [{ field: 'body', key: 'practices_fault_body' }] : [])
		];
		if (faults.length > 0) return refused('practice_faulty', faults);
		if (practice.standing.open >= mostOpen) return refused('remarks_many');
		const made = await trx
			.insertInto('practices.remark')
			.values({
				id: input.id,
				practice_id: practice.id,
				number: input.number,
				part: input.part,
				body,
				made_at: now,
				made_by: actor.id as string
			})
			.onConflict((conflict) => conflict.column('id').doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) return done({ id: input.id });
		await record(trx, context, { name: 'practice_remark.made', ...subjectsOf(practice), particulars: { number: input.number } });
		const people = await personsById(
			trx,
			(await authorsOf(trx, practice.id)).map(({ id }) => id)
		);
		for (const { id, email, locale } of people.values()) {
			if (!email) continue;
			const address = siteAddress(`/practice/${practice.id}/remarks/${made.id}`, locale);
			const letter = practiceRemarked[locale]({ title: practiceText(practice.content, 'title'), body, address });
			await writeMail(trx, now, 'practice_remark', { email, locale, person_id: id }, letter);
		}
		return done({ id: made.id });
	});
}
